"""Words before a day or a month that make it lunar: "âm lịch: 5/3"."""

from __future__ import annotations

from ..evidence import Evidence
from .context import compiled
from .values import Found

_LEAP_DAY = (29, 2)
_LEFT = 40
_WORDS = ("âm", "nhuận", "âl:", "al:")
_TOLD = (
    r"(?i)(?:^|[\n.,;:(|\u2013-][ \xa0]?"
    r"|(?<!\w)(?:tức|là|theo|nhằm|của|hôm nay,?|vào|ngày)[ \xa0])"
    r"(lịch âm|âm lịch|ngày âm(?: lịch)?|[âa]l(?=:))[ \xa0]?:?"
    r"(?:[ \xa0](?:là|ngày|hôm nay|nhằm)){0,2}[ \xa0]$"
)
_LEAP = (
    r"(?i)(?<!\w)(?:năm[ \xa0](?:[0-9]{4}|[^\W\d_]+(?:[ \xa0](?!lợi)[^\W\d_]+)?)[ \xa0]"
    r"(?:có[ \xa0]|là năm[ \xa0])?|có[ \xa0]|[,;(][ \xa0]?)"
    r"(nhuận)[ \xa0](?:vào[ \xa0])?$"
)


def word_before(text: str, found: Found) -> Evidence | None:
    """Give the word before a day or a month that makes it lunar.

    Offsets are code points. A profit ("lợi nhuận tháng 6") is no leap month.

    >>> from .values import Value
    >>> word_before("Âm lịch: 5/3", Found(9, 12, Value("day", None, 3, 5))).text
    'Âm lịch'
    """
    left = text[max(0, found.start - _LEFT) : found.start]
    lowered = left.lower()
    if not any(word in lowered for word in _WORDS):
        return None
    match = compiled(_TOLD).search(left)
    if match is None and found.value.day is None and found.value.year is None:
        match = compiled(_LEAP).search(left)
    if match is None:
        return None
    start = found.start - len(left) + match.start(1)
    return Evidence("lunar-word", start, start + len(match[1]), match[1])


def is_leap_day(found: Found, tail: str) -> bool:
    """Whether "29/2 nhuận" is the day that leap years of the sun have."""
    day = (found.value.day, found.value.month) == _LEAP_DAY
    return day and tail.lower().strip() == "nhuận"
