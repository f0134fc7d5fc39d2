"""The words by which a line of a page is known, from `tables/boilerplate.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Family = Literal["counter", "menu", "related", "footer", "site-header"]

_LONGEST = 240
_MENU_ITEMS = 3
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_APART = re.compile(r"[^\w#@©®]+|_+")
_SPACE = re.compile(r"\s+")
_NEW_TO_OLD = dict(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)
# Open syllables only, and never after q: "toàn" and "quý" have one placement.
_NEW_STYLE = re.compile("(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\\W_])")


class Known(NamedTuple):
    """What a line is known as; not `strong` where it is so only beside others."""

    family: Family
    strong: bool


def is_known(text: str) -> bool:
    """Say whether a line is what a page left, whatever stands beside it.

    >>> is_known("Đang truy cập: 8341"), is_known("Tin tức")
    (True, False)
    """
    known = whole(text) or start(text)
    return known is not None and known.strong


def whole(text: str) -> Known | None:
    """Read a line that is made of known phrases only.

    >>> whole("Lượt xem: 430 Bản in Email")
    Known(family='counter', strong=True)
    """
    if len(text) > _LONGEST:
        return None
    key = _fold(text)
    if not key:
        return None
    if key in _phrases():
        return _phrases()[key]
    if _all_phrases().fullmatch(key) is None:
        return None
    parts = [_phrases()[match[1]] for match in _one_phrase().finditer(key)]
    strong = [part for part in parts if part.strong]
    best = strong[0] if strong else parts[0]
    words = [part for part in parts if part.family != "counter"]
    return Known(best.family, bool(strong) or len(words) >= _MENU_ITEMS)


def start(text: str) -> Known | None:
    """Read a line by its first words.

    >>> start("Bản quyền © 2020 UBND huyện")
    Known(family='footer', strong=True)
    """
    head = _lower(text[:_LONGEST]).lstrip(" \t\xa0•·*-–—+|»>›▪►●○◦:.,(")
    match = _starts().match(head)
    if match is None:
        return None
    group = match.lastgroup or ""
    family, _, weak = group.replace("_", "-").partition("--")
    return Known(_FAMILIES[family], not weak)


_FAMILIES: dict[str, Family] = {
    "counter": "counter",
    "menu": "menu",
    "related": "related",
    "footer": "footer",
    "site-header": "site-header",
}


def lowered(text: str) -> str:
    """Write a line in lower case, with the old placement of tone marks."""
    return _lower(text)


def _lower(text: str) -> str:
    lower = _SPACE.sub(" ", text.lower())
    return _NEW_STYLE.sub(lambda match: _NEW_TO_OLD[match[0]], lower)


def _fold(text: str) -> str:
    return _APART.sub(" ", _NUMBER.sub("#", _lower(text))).strip()


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    table = files("chuanhoa.normalize.tables").joinpath("boilerplate.toml")
    return tomllib.loads(table.read_text("utf-8"))


@cache
def _phrases() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for key, strong in (("whole", True), ("weak", False)):
        for name, group in _table().items():
            for phrase in group.get(key, []):
                found.setdefault(_fold(phrase), Known(_FAMILIES[name], strong))
    return found


def _longest_first(phrases: object) -> str:
    listed = sorted(map(str, phrases), key=lambda p: (-len(p), p))  # type: ignore[call-overload]
    return "|".join(re.escape(each) for each in listed)


@cache
def _one_phrase() -> re.Pattern[str]:
    return re.compile(f"({_longest_first(_phrases())})(?: |$)")


@cache
def _all_phrases() -> re.Pattern[str]:
    # Possessive: a phrase once read is not given back, so that time stays linear.
    return re.compile(f"(?:(?:{_longest_first(_phrases())})(?: |$))++")


@cache
def _starts() -> re.Pattern[str]:
    groups = []
    for key, mark in (("start", ""), ("weak_start", "__weak")):
        for name, group in _table().items():
            if key in group:
                either = _longest_first(_lower(each) for each in group[key])
                either = either.replace(r"\#", "[0-9]").replace("#", "[0-9]")
                groups.append(f"(?P<{name.replace('-', '_')}{mark}>{either})")
    return re.compile(f"(?:{'|'.join(groups)})(?:(?<=\\W)|(?![^\\W_]))")
