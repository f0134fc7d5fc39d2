"""Short forms that the document defines itself: "Ban Chỉ đạo (BCĐ)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..evidence_score import is_syllable_in_any_case
from .alignment import STOPS, WORD, align, align_first, parts_of
from .tokens import CAPITALS
from .words import fold_word

_SHORT = (
    rf"(?P<short>[{CAPITALS}](?:[{CAPITALS}a-z./&-]{{0,13}}[{CAPITALS}a-z])?)"
    rf"(?![{CAPITALS}a-z])"
)
_QUOTE = "[\"'“”‘’«»]?"
_SAID = (
    r"(?:(?:sau đây|dưới đây|từ đây)\s+)?(?:được\s+)?"
    r"(?:gọi tắt|viết tắt|gọi chung|gọi|tắt)(?:\s+là|\s+bằng)?\s*:?\s*"
)
# "gọi tắt là Tổ CNSCĐ": the form may follow words that the phrase begins with.
_LEAD = r"(?:[^\W\d_]{1,7} ){0,3}"
_BRACKET = re.compile(
    rf"\(\s*(?P<said>{_SAID}(?:{_QUOTE}{_LEAD})?)?{_QUOTE}{_SHORT}{_QUOTE}"
    r"(?P<tail>(?: \w{1,12}){0,4})\s*\)"
)
_DASHED = re.compile(rf" [-–] {_QUOTE}{_SHORT}{_QUOTE}(?=[\s,.;:)])")
_SPOKEN = re.compile(rf"(?:gọi tắt|viết tắt)(?:\s+là)?\s*:?\s*{_QUOTE}{_LEAD}{_SHORT}")
_INLINE = re.compile(
    rf"(?:^|[;:,.(])[ \t]*{_QUOTE}{_SHORT}{_QUOTE}[ \t]*[:=][ \t]*"
    r"(?P<full>[^\n;:=|]{4,120})",
    re.MULTILINE,
)
_OPENED = re.compile(rf"{_SHORT}\s*\((?P<full>[^()\n]{{4,120}})\)")
_LISTED = re.compile(
    rf"^[ \t|]*(?:[-+*•–]\s*|[0-9]{{1,3}}[.)]?[ \t|]+)?{_QUOTE}{_SHORT}{_QUOTE}[ \t]*"
    r"(?:[:=\t|–-]|là viết tắt của|viết tắt của|là)[ \t]*(?P<full>[^\n]{4,160})",
    re.MULTILINE,
)
_BACK = 200
_TRAILING = 6
_SURE = 3
# Words that a name may have more than its short form: of whom or where the body is.
_OF_PLACE = frozenset(
    map(fold_word, "tỉnh huyện xã phường quận thị trấn thành phố việt nam ương".split())
)


@dataclass(frozen=True, slots=True)
class Definition:
    """What the document says a short form means.

    `expansion` is None where it defines the form by words that do not spell it.
    `is_weak` says that more words stand before the bracket than the form spells
    ("Hội đồng nhân dân huyện (HĐND)"): it only counts if a table knows the reading.
    [`start`, `end`) are the words that define, `at` is where the short form stands.
    """

    short: str
    expansion: str | None
    start: int
    end: int
    at: int
    is_weak: bool = False


def _before(text: str, end: int) -> list[re.Match[str]]:
    piece = text[max(0, end - _BACK) : end].rstrip(" ,(\n")
    start = max(0, end - _BACK)
    return list(WORD.finditer(text, start, start + len(piece)))


def _without(words: list[re.Match[str]], tail: str) -> list[re.Match[str]]:
    """Drop the last words where the bracket says them too: "UBND tỉnh"."""
    said = [w.group() for w in WORD.finditer(tail)]
    last = [w.group() for w in words[-len(said) :]] if said else []
    return words[: -len(said)] if said and said == last else words


def _clean(phrase: str) -> str:
    phrase = " ".join(phrase.split())
    return phrase.lower() if phrase.isupper() else phrase


def _by_brackets(text: str) -> Iterator[Definition]:
    for match in _BRACKET.finditer(text):
        short, at = match["short"], match.start("short")
        units = parts_of(short)
        words = _without(_before(text, match.start()), match["tail"])
        span = align(units, words) if len(units) > 1 else None
        if span:
            yield Definition(short, _clean(text[slice(*span)]), *span, at)
            continue
        if match["said"]:
            yield Definition(short, None, match.start(), match.end(), at)
        for n in range(1, min(_TRAILING, len(words))) if len(units) > 1 else ():
            if span := align(units, words[:-n]):
                phrase = _clean(text[slice(*span)])
                is_weak = len(units) < _SURE or not _is_place(words[-n:])
                yield Definition(short, phrase, *span, at, is_weak)
                break


def _is_place(words: list[re.Match[str]]) -> bool:
    return all(fold_word(word.group()) in _OF_PLACE for word in words)


def _by_dash(text: str) -> Iterator[Definition]:
    for match in _DASHED.finditer(text):
        units = parts_of(match["short"])
        if len(units) >= _SURE and (span := align(units, _before(text, match.start()))):
            phrase, at = _clean(text[slice(*span)]), match.start("short")
            yield Definition(match["short"], phrase, *span, at)


def _by_words(text: str) -> Iterator[Definition]:
    for match in _SPOKEN.finditer(text):
        if re.match(r"\w|\s*[:=]", text[match.end() : match.end() + _SURE]):
            continue
        head = text[max(0, match.start() - 40) : match.start()]
        cut = re.search(r"[\s,(]*(?:sau đây|dưới đây)?\s*(?:được\s*)?$", head)
        end = match.start() - len(cut.group() if cut else "")
        units, words = parts_of(match["short"]), _before(text, end)
        span = align(units, words) if len(units) > 1 else None
        at = match.start("short")
        phrase = _clean(text[slice(*span)]) if span else None
        start, stop = span or match.span()
        yield Definition(match["short"], phrase, start, stop, at)


def _by_list(text: str) -> Iterator[Definition]:
    for pattern in (_OPENED, _LISTED, _INLINE):
        for match in pattern.finditer(text):
            units, base = parts_of(match["short"]), match.start("full")
            span = align_first(units, text, base, match.end("full"))
            if len(units) > 1 and span:
                phrase = _clean(text[slice(*span)])
                yield Definition(match["short"], phrase, *span, match.start("short"))


def find_definitions(text: str) -> list[Definition]:
    """Find the definitions of a document, in the order of the text.

    The words must spell the short form with their first letters.

    >>> [(d.short, d.expansion) for d in find_definitions("Ban Chỉ đạo (BCĐ) họp.")]
    [('BCĐ', 'Ban Chỉ đạo')]
    >>> find_definitions("thu nhập bình quân (GDP) tăng.")
    []
    """
    found = [
        definition
        for find in (_by_brackets, _by_words, _by_dash, _by_list)
        for definition in find(text)
    ]
    ours = [d for d in found if d.expansion is None or _is_vietnamese(d.expansion)]
    return sorted(ours, key=lambda d: (d.at, d.expansion is None))


def _is_vietnamese(phrase: str) -> bool:
    """Say whether two words in three are syllables, so not "Gross Domestic Product"."""
    words = [word for word in WORD.findall(phrase) if word not in STOPS]
    return sum(map(is_syllable_in_any_case, words)) * 3 >= len(words) * 2
