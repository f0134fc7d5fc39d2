"""The words by which a line of a page is known, from `tables/boilerplate.csv`."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ..tables.read import text_of
from .lines import is_item
from .trail import is_trail

Family = Literal["counter", "menu", "related", "footer", "site-header"]

_FAMILIES: tuple[Family, ...] = (
    "counter",
    "menu",
    "related",
    "footer",
    "site-header",
)
_LONGEST = 240
_MENU_ITEMS = 3
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_APART = re.compile(r"[^\w#@©®]+|_+")
_FIRST = re.compile(r"[^\W_]+|[©®]")
_MOST_WORDS = 12
_NEW_TO_OLD = dict(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)
# Open syllables only, and never after q: "toàn" and "quý" have one placement.
_NEW_STYLE = re.compile("(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\\W_])")


@cache
def _in_a_row() -> re.Pattern[str]:
    return re.compile(", ?[a-zà-ỹđ]")


class Known(NamedTuple):
    """What a line is known as; not `strong` where it is so only beside others.

    `sure`: even where it is a whole sentence.
    """

    family: Family
    strong: bool
    sure: bool = False


def is_known(text: str) -> bool:
    """Say whether a line is what a page left, whatever stands beside it.

    >>> is_known("Đang truy cập: 8341"), is_known("Tin tức")
    (True, False)
    """
    known = whole(text) or start(text)
    return known is not None and known.strong


def whole(text: str) -> Known | None:
    """Read a line that is made of known phrases only.

    >>> whole("Lượt xem: 430 Bản in Email").family
    'counter'
    """
    if len(text) > _LONGEST or is_item(text):
        return None
    if text[:1].islower() and text[-1] == ".":
        return None  # the end of a sentence that was broken by hand
    key = folded(text.removesuffix("()"))
    if not key:
        return None
    if key in _known():
        # "Ý kiến (0)": only a page counts so.
        return (
            _known()[key]._replace(strong=True) if _is_counted(text) else _known()[key]
        )
    parts = _split(key.split(" "))
    # "Thông báo lịch tiếp dân" is a title, of parts that are menus by themselves.
    if not parts or key.startswith("thông báo "):
        return None
    strong = [part for part in parts if part.strong]
    best = strong[0] if strong else parts[0]
    words = [part for part in parts if part.family != "counter"]
    # "Văn hóa, y tế, giáo dục" is a heading of the article's.
    several = len(words) >= _MENU_ITEMS and not _in_a_row().search(text)
    return Known(best.family, bool(strong) or several)


def _is_counted(text: str) -> bool:
    return text.endswith(("()", "(0)"))


def _split(words: list[str]) -> list[Known]:
    """Read words as phrases one after another, the longest first; [] where one is none.

    A phrase once read is not given back, so that time stays linear.
    """
    found = []
    at = 0
    while at < len(words):
        for size in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            known = _known().get(" ".join(words[at : at + size]))
            if known is not None:
                found.append(known)
                at += size
                break
        else:
            return []
    return found


def start(text: str) -> Known | None:
    """Read a line by its first words.

    >>> start("Bản quyền © 2020 UBND huyện").family
    'footer'
    """
    if is_trail(text):
        return Known("menu", strong=True)
    head = lowered(text[:_LONGEST]).lstrip(" \t\xa0•·*-–—+|»›▪►●○◦:.,()")
    first = _FIRST.match(head)
    for phrase, known in _starts().get(first[0] if first else "", ()):
        if head.startswith(phrase) and not (
            phrase[-1].isalnum() and head[len(phrase) : len(phrase) + 1].isalnum()
        ):
            return known
    return None


@lru_cache(maxsize=512)
def lowered(text: str) -> str:
    """Write a line in lower case, with one space between words and old tone marks.

    >>> lowered("Bảo vệ  HOÀ bình")
    'bảo vệ hòa bình'
    """
    lower = " ".join(text.lower().split())
    return _NEW_STYLE.sub(lambda match: _NEW_TO_OLD[match[0]], lower)


def folded(text: str) -> str:
    """Write a line as the table writes its phrases: words, and # for each number.

    >>> folded("Lượt xem: 1.204")
    'lượt xem #'
    """
    return _APART.sub(" ", _NUMBER.sub("#", lowered(text))).strip()


def phrases(group: str, match: str = "whole") -> tuple[str, ...]:
    """Give the phrases of a group: what lines of articles, or of pages, look like.

    >>> "tin, ảnh" in phrases("byline")
    True
    """
    return _table().get((group, match), ())


@cache
def _table() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    # Not by name of column: a thousand dictionaries cost as much as all else here.
    lines = iter(text_of("boilerplate.csv").splitlines())
    next(lines)
    for group, match, phrase, _ in csv.reader(lines):
        found.setdefault((group, match), []).append(phrase)
    return {key: tuple(listed) for key, listed in found.items()}


@cache
def _known() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for match, strong in (("whole", True), ("weak", False)):
        for family in _FAMILIES:
            known = Known(family, strong)
            for phrase in _table().get((family, match), ()):
                plain = phrase.replace(" ", "").replace("#", "").isalpha()
                key = phrase if plain else folded(phrase)
                found.setdefault(key, known)
    return found


@cache
def _starts() -> dict[str, list[tuple[str, Known]]]:
    """Give the openings of lines by their first word, the longest first."""
    found: dict[str, list[tuple[str, Known]]] = {}
    for match in ("sure", "start", "weak-start"):
        for family in _FAMILIES:
            for phrase in _table().get((family, match), ()):
                first = _FIRST.match(phrase)
                known = Known(family, match != "weak-start", match == "sure")
                listed = found.setdefault(first[0] if first else "", [])
                listed.append((phrase, known))
    for listed in found.values():
        listed.sort(key=lambda each: -len(each[0]))
    return found
