"""Rule unicode-entity: HTML entities and numeric references left in text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import category, normalize

from .edits import Edit, Tier
from .rule import Rare, Rule, Scope, Severity, Text
from .settings import Settings
from .syllables import parse_syllable
from .words import has_own_letter, reads_as_vietnamese

ID = "unicode-entity"
# Text that was escaped more often than this says nothing certain any more.
_MOST_PASSES = 3
_LONGEST_WORD = 7  # letters of the longest syllable (nghiêng)
_INNER = r"(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_MARKUP = frozenset("&<>")


@cache
def _entities() -> re.Pattern[str]:
    return re.compile(rf"&(?:amp;)*+(?:{_INNER})|&(?:amp;)++")


@cache
def _inside_word() -> re.Pattern[str]:
    return re.compile(rf"[a-z]&(?:amp;)*+{_INNER}|&(?:amp;)*+{_INNER}[a-z]")


@cache
def _edge_letters() -> tuple[re.Pattern[str], re.Pattern[str]]:
    letter = "(?:[^\\W\\d_]|[\u0300-\u036f])"
    return re.compile(rf"{letter}{{0,{_LONGEST_WORD}}}\Z"), re.compile(
        rf"{letter}{{0,{_LONGEST_WORD}}}"
    )


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find entities, also those that were escaped up to three times.

    A letter is put in place where the word becomes a Vietnamese syllable; spaces and
    punctuation where a Vietnamese line has them stuck to its words. `&amp;`, `&lt;`
    and `&gt;` alone may be meant, and so may an entity that stands by itself: they
    are reported. Source: the HTML standard, named character references.
    """
    found = list(_entities().finditer(text))
    values = [_value(match.group()) for match in found]
    plain = _decoded(text, found, values)
    is_ours: bool | None = None
    for match, value in zip(found, values, strict=True):
        before = match.group()
        if value is None or value in _MARKUP:
            if value is not None or before.count("amp;") > 0:
                yield _report(match)
            continue
        if is_ours is None:
            is_ours = has_own_letter(plain) and reads_as_vietnamese(plain)
        if _belongs(text, match, value, is_ours=is_ours):
            yield Edit(*match.span(), before, value, (ID,), Tier.SAFE)
        else:
            yield _report(match)


def _report(match: re.Match[str]) -> Edit:
    return Edit(*match.span(), match.group(), match.group(), (ID,), Tier.HUMAN)


def _value(entity: str) -> str | None:
    """Decode one entity; None where it is none, or was escaped too often."""
    from html import unescape  # noqa: PLC0415 -- its table is large

    passes = entity.count("amp;")
    if passes > _MOST_PASSES:
        return None
    value = unescape("&" + entity[1:].replace("amp;", "")) if passes else ""
    if value in ("", "&"):
        value = unescape(entity)
    if len(value) != 1 or category(value) in ("Cc", "Cn", "Cs", "Co"):
        return None
    return value


def _decoded(text: str, found: list[re.Match[str]], values: list[str | None]) -> str:
    parts = []
    position = 0
    for match, value in zip(found, values, strict=True):
        parts += [text[position : match.start()], value or " "]
        position = match.end()
    return "".join((*parts, text[position:]))


def _belongs(text: str, match: re.Match[str], value: str, *, is_ours: bool) -> bool:
    start, end = match.span()
    if not (value.isalpha() or category(value).startswith("M")):
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        return is_ours and any(
            letter.isalnum() or letter in "&;,." for letter in beside
        )
    alone = text[max(0, start - 1) : start].isspace() and text[end : end + 1].isspace()
    if is_ours and (not alone or _inside_word().search(text)):
        return True
    before, after = _edge_letters()
    head = before.search(text[max(0, start - _LONGEST_WORD) : start])
    tail = after.match(text, end)
    word = (head.group() if head else "") + value + (tail.group() if tail else "")
    word = normalize("NFC", word)
    return parse_syllable(word) is not None and has_own_letter(word)


RULE = Rule(
    id=ID,
    find=find,
    trigger="&(?:amp;|#[0-9]+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]+;)",
    rare=Rare("&", "(?:amp;|#[0-9]+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]+;)"),
    scope=Scope.LINE,
    tiers=(Tier.SAFE, Tier.HUMAN),
    severity=Severity.WARNING,
    title=Text(vi="Mã HTML còn sót trong văn bản", en="HTML entity left in the text"),
    about=Text(
        vi="Mã như &#7879; hay &nbsp; là dấu vết của trang web. Chữ được trả lại khi từ"
        " trở thành âm tiết tiếng Việt; &amp; &lt; &gt; đứng riêng chỉ được báo cáo.",
        en="Entities such as &#7879; or &nbsp; are traces of a web page. A letter is"
        " put back where the word becomes a Vietnamese syllable; &amp; &lt; &gt; alone"
        " are only reported.",
    ),
    example=("Th&#432; vi&#7879;n&nbsp;xã", "Thư viện\u00a0xã"),
)
