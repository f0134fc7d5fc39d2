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
from .words import Spans, has_own_letter, language_of

ID = "unicode-entity"
# Text that was escaped more often than this says nothing certain any more.
_MOST_PASSES = 3
_LONGEST_WORD = 12  # code points of the longest syllable, decomposed
_EVIDENCE = 2
_CUE = 16  # code points to look back for what names an entity
_INNER = r"(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_MARKUP = frozenset("&<>")


@cache
def _entities() -> re.Pattern[str]:
    return re.compile(rf"&(?:amp;)*+(?:{_INNER})|&(?:amp;)++")


@cache
def _inside_word() -> re.Pattern[str]:
    return re.compile(rf"[a-z]&(?:amp;)*+{_INNER}|&(?:amp;)*+{_INNER}[a-z]")


@cache
def _tags() -> re.Pattern[str]:
    return re.compile(r"</?[A-Za-z][^<>]*>")


@cache
def _cited() -> re.Pattern[str]:
    # What names an entity that a text speaks of, before it, and what ends it then.
    return re.compile(
        "(?:(?:[Mm]ã|[Tt]hực thể|[Kk][ýí] (?:tự|hiệu)|[Gg]õ|[Vv]iết(?: là)?|[Ee]ntity"
        "|[Dd]ùng|[Tt]hành|[Ll]à|[Tt]hẻ|[Bb]ằng) ?[\"'\u2018\u201c`(]?)\\Z"
    )


@cache
def _ends_word() -> re.Pattern[str]:
    return re.compile("\\Z|[\\s,;:)\"'\u2019\u201d`]|\\.(?:\\s|\\Z)")


@cache
def _lone_letters() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])[^\W\d_](?![^\W_])")


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
    and `&gt;` alone may be meant, and so may an entity that stands by itself, and a
    sign inside a tag: they are reported. Source: the HTML standard, named character
    references.
    """
    found = list(_entities().finditer(text))
    values = [_value(match.group()) for match in found]
    plain, places = _decoded(text, found, values)
    tags = Spans([match.span() for match in _tags().finditer(text)])
    is_ours = is_broken = False
    lone: frozenset[str] = frozenset()
    if found:
        is_ours, is_broken = _is_vietnamese(plain), bool(_inside_word().search(text))
        lone = frozenset(() if is_broken else _lone_letters().findall(text))
    for match, value, place in zip(found, values, places, strict=True):
        before = match.group()
        if value is None or value in _MARKUP:
            if value is not None or before.count("amp;") > 0:
                yield _report(match)
            continue
        if _is_cited(text, match, value, lone):
            belongs = False
        elif not _is_letter(value):
            belongs = is_ours and not tags.hold(match.start()) and _touches(text, match)
        else:
            in_line = is_ours and (is_broken or not _is_alone(text, match))
            belongs = in_line or _is_in_syllable(plain, place)
        if belongs:
            yield Edit(*match.span(), before, value, (ID,), Tier.SAFE)
        else:
            yield _report(match)


def _is_vietnamese(plain: str) -> bool:
    line = language_of(plain)
    if line.is_own:
        return 2 * line.valid >= line.total > 0
    return line.valid == line.total >= _EVIDENCE


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


def _decoded(
    text: str, found: list[re.Match[str]], values: list[str | None]
) -> tuple[str, list[int]]:
    """Put all values in place; say where in the result each of them stands."""
    parts: list[str] = []
    places = []
    position = length = 0
    for match, value in zip(found, values, strict=True):
        length += match.start() - position
        places.append(length)
        parts += [text[position : match.start()], value or " "]
        length += len(parts[-1])
        position = match.end()
    return "".join((*parts, text[position:])), places


def _is_letter(value: str) -> bool:
    return value.isalpha() or category(value).startswith("M")


def _touches(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(letter.isalnum() or letter in "&;,." for letter in beside)


def _is_alone(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    return text[max(0, start - 1) : start].isspace() and text[end : end + 1].isspace()


def _is_cited(
    text: str, match: re.Match[str], value: str, lone: frozenset[str]
) -> bool:
    """Say whether a text speaks of an entity: by name, or its letter stands by too."""
    start, end = match.span()
    if text[start - 1 : start].isalnum() or not _ends_word().match(text, end):
        return False
    is_item = text[end : end + 1] in (",", ")") and text[start - 2 : start] == ", "
    is_named = _cited().search(text[max(0, start - _CUE) : start]) is not None
    return is_item or is_named or value in lone


def _is_in_syllable(plain: str, place: int) -> bool:
    before, after = _edge_letters()
    head = before.search(plain[max(0, place - _LONGEST_WORD) : place])
    tail = after.match(plain, place + 1)
    word = (head.group() if head else "") + plain[place : place + 1]
    word = normalize("NFC", word + (tail.group() if tail else ""))
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
