"""Titles that are glued, on one line, between a column and a lead."""

from __future__ import annotations

import re
from functools import cache

from . import wording
from .prose import is_prose

_LONGEST = 400
_TITLE_WORDS = 4
_COLUMN_WORDS = 6


def glued_heads(text: str) -> list[int]:
    """Measure the column and the title that are glued before a lead; [] in doubt.

    >>> glued_heads("Giáo dục Giáo viên trẻ về bản xa Sáng 18/11, xã đón ba cô giáo.")
    [9, 24]
    """
    for seam in _lead().finditer(text, 0, _LONGEST):
        before = text[: seam.start()]
        words = before.split(" ")
        if len(words) < _TITLE_WORDS or sentence_in().search(before):
            return []
        column = _column_words(words)
        if column and not words[column + 1].islower():
            return []
        size = len(" ".join(words[:column])) + bool(column)
        return [size, seam.end() - size] if column else [seam.end()]
    words = text.split(" ")
    column = _column_words(words) if not is_prose(text) else 0
    told = column and words[column + 1].islower()
    return [len(" ".join(words[:column])) + 1] if told else []


def _column_words(words: list[str]) -> int:
    """Count the first words that name a column of a site, before a title."""
    for size in range(_COLUMN_WORDS, 0, -1):
        known = wording.whole(" ".join(words[:size]))
        if known and known.family == "menu" and len(words) - size >= _TITLE_WORDS:
            return size if words[size][0].isupper() else 0
    return 0


@cache
def _lead() -> re.Pattern[str]:
    """Match the space before a lead that opens with the day of its story."""
    part = "Sáng|Trưa|Chiều|Tối|Đêm|Rạng sáng|Ngày|Trong đêm|Trong ngày"
    sign = r"(?:[A-ZĐ]{2,8} ?[-–] ?|\([^)]{2,20}\) ?[-–]? ?)?"
    return re.compile(
        rf"(?<=[^\W_]|[”\")])\s(?={sign}(?:{part}) (?:ngày )?"
        "[0-9]{1,2}[/-][0-9]{1,2}[ ,)])"
    )


@cache
def sentence_in() -> re.Pattern[str]:
    """Match what a title has neither inside nor before a day."""
    return re.compile(
        r"[.;!?]\s|\s(?:ngày|lúc|từ|đến|vào|hồi|trước|sau|là|hạn)[ :]*$|[0-9]/[0-9]{4}",
        re.IGNORECASE,
    )
