"""Words of a legacy encoding that clean text shows on purpose, as an example."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from unicodedata import normalize

from ..evidence_score import letters_pattern
from ..words import Spans, has_own_letter, vietnamese_words
from .mojibake_quoted import quotations
from .repair import Repair

_SURROUNDED = 3  # words


@cache
def _named() -> re.Pattern[str]:
    return re.compile("TCVN ?3|VNI|VIQR|VISCII|\\.Vn[A-Z]")


@cache
def _cue() -> re.Pattern[str]:
    # What lines speak of that show how text looks in a wrong font.
    return re.compile(
        "Unicode|UTF-?8|VPS|[Bb]ảng mã|[Mm]ã (?:hoá|hóa)|[Pp]hông|[Ff]ont|hiển thị"
    )


def without_shown(text: str, repairs: Iterable[Repair]) -> Iterator[Repair]:
    """Refuse what a line shows that speaks of encodings in clean words.

    It names one, or all that is damaged stands in quotation marks, or is there once
    more as it should be.
    """
    for start, group in groupby(_with_lines(text, repairs), lambda pair: pair[0]):
        line = [repair for _, repair in group]
        if _is_shown(text, start, line):
            reason = "damage-that-is-quoted"
            line = [replace(repair, after=None, reason=reason) for repair in line]
        yield from line


def _with_lines(text: str, repairs: Iterable[Repair]) -> Iterator[tuple[int, Repair]]:
    """Give each repair with the start of its line, in linear time."""
    start = looked = 0
    for repair in repairs:
        ends = (text.rfind(end, looked, repair.start) for end in "\r\n")
        start = max(start, *(end + 1 for end in ends))
        looked = repair.start
        yield start, repair


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile("[\r\n]|\\Z")


def _is_shown(text: str, start: int, repairs: list[Repair]) -> bool:
    ends = _line_end().search(text, start)
    end = ends.start() if ends else len(text)
    is_named = _named().search(text, start, end) is not None
    if not is_named and _cue().search(text, start, end) is None:
        return False
    outside = _outside(text, start, end, repairs)
    if not has_own_letter(outside) or vietnamese_words(outside)[1] < _SURROUNDED:
        return False
    return (
        is_named
        or _are_quoted(text, start, end, repairs)
        or _are_there(outside, repairs)
    )


def _outside(text: str, start: int, end: int, repairs: list[Repair]) -> str:
    parts = []
    for repair in repairs:
        parts.append(text[start : repair.start])
        start = max(start, repair.end)
    return " ".join((*parts, text[start:end]))


def _are_quoted(text: str, start: int, end: int, repairs: list[Repair]) -> bool:
    spans = Spans(quotations(text, start, end))
    return all(spans.hold(r.start) and spans.hold(r.end - 1) for r in repairs)


def _are_there(outside: str, repairs: list[Repair]) -> bool:
    """Say whether all words that are read stand outside too, whatever their tones."""
    words = {_bare(word) for word in letters_pattern().findall(outside)}
    read = (letters_pattern().findall(repair.after or "") for repair in repairs)
    return all(_bare(word) in words for found in read for word in found)


def _bare(word: str) -> str:
    letters = normalize("NFD", word.lower())
    return "".join(letter for letter in letters if letter.isalpha())
