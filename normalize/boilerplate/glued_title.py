"""Titles that are glued, on one line, between a column and a lead."""

from __future__ import annotations

import re
from functools import cache

from . import wording
from .prose import is_prose

_LONGEST = 400
_TITLE_WORDS = 4
_COLUMN_WORDS = 6
_SAME_WORDS = 5
_JOINTS = frozenset("và với của cùng do cho tại là giữa ở về theo hoặc".split())


def glued_heads(text: str, *, marked: bool) -> list[int]:
    """Measure the column and the title that are glued before a lead; [] in doubt.

    `marked`: the mark of a machine stands before the line. Without it, only the name
    of a column before a title tells enough, or the words of a title told again.

    >>> line = "Giáo dục Giáo viên trẻ về bản xa Sáng 18/11, xã đón ba cô giáo."
    >>> glued_heads(line, marked=False)
    [9, 24]
    """
    again = _told_again(text[:_LONGEST])
    if again and is_prose(text[again:]):
        return [again]
    seam = _lead().search(text, 0, _LONGEST)
    if seam is None:
        return _before_title(text) if marked else []
    heads = _before_lead(text, seam.start(), seam.end())
    return heads if marked or len(heads) > 1 else []


def _before_lead(text: str, end: int, start: int) -> list[int]:
    """Measure the column and the title that end at `end`, where a lead follows."""
    before = text[:end]
    words = before.split(" ")
    if len(words) < _TITLE_WORDS or sentence_in().search(before):
        return []
    column = _column_words(words)
    if column and not words[column + 1].islower():
        return []
    size = len(" ".join(words[:column])) + bool(column)
    return [size, start - size] if column else [start]


def _before_title(text: str) -> list[int]:
    """Measure the name of a column before a title that is no running text."""
    words = text[:_LONGEST].split(" ")
    column = 0 if is_prose(text) else _column_words(words)
    told = column and words[column + 1].islower()
    return [len(" ".join(words[:column])) + 1] if told else []


def _told_again(text: str) -> int:
    """Find where a lead begins with the first words of the title before it; or 0."""
    first = " ".join(text.split(" ", _SAME_WORDS)[:_SAME_WORDS])
    at = text.find(first, len(first)) if text[:1].isupper() else -1
    before = text[: max(at, 0)].rstrip()
    if len(before.split()) <= _SAME_WORDS or not (before[-1:].isalnum()):
        return 0
    joined = before.rpartition(" ")[2].lower() in _JOINTS
    return 0 if joined or sentence_in().search(before) else at


def _column_words(words: list[str]) -> int:
    """Count the first words that name a column of a site, before a title."""
    for size in range(_COLUMN_WORDS, 0, -1):
        known = wording.whole(" ".join(words[:size]))
        if known and known.family == "menu" and len(words) - size >= _TITLE_WORDS:
            return size if words[size][:1].isupper() else 0
    return 0


@cache
def _lead() -> re.Pattern[str]:
    """Match the space before a lead that opens with the day of its story."""
    part = "Sáng|Trưa|Chiều|Tối|Đêm|Rạng sáng|Ngày|Trong đêm|Trong ngày"
    sign = r"(?:[A-ZĐ]{2,8} ?[-–] ?|\([^)]{2,20}\) ?[-–]? ?)?"
    return re.compile(
        rf"(?<=[^\W_]|[”\")])\s(?={sign}(?:{part})(?: nay,?| qua,?)? (?:ngày )?"
        "[0-9]{1,2}[/-][0-9]{1,2}[ ,)])"
    )


@cache
def sentence_in() -> re.Pattern[str]:
    """Match what a title has neither inside nor before a day."""
    return re.compile(
        r"[.;!?]\s|\s(?:ngày|lúc|từ|đến|vào|hồi|trước|sau|là|hạn)[ :]*$|[0-9]/[0-9]{4}",
        re.IGNORECASE,
    )
