"""Days in a form that only the head of a page has."""

from __future__ import annotations

import re
from functools import cache

from .values import Found, Value

_SPACED = re.compile("([0-9]{2}) ([0-9]{2}) ([0-9]{4})")


def spaced_day(line: str, start: int) -> list[Found]:
    """Read a line that is a day with spaces only; `start` is its place in the text.

    >>> [found.edtf() for found in spaced_day("21 09 2025", 0)]
    ['2025-09-21']
    """
    match = _SPACED.fullmatch(line)
    if match is None:
        return []
    day, month, year = map(int, match.groups())
    return [Found(start, start + len(line), Value("day", year, month, day))]


def is_stamp(line: str) -> bool:
    """Say whether a line is a day with its minute, and no clock of the page.

    A clock names its weekday too, but for "Thứ hai - 11/11/2024 04:09", which is how a
    system of many sites writes the publication.

    >>> is_stamp("13/11/2018 - 22:01"), is_stamp("Thứ Ba, 13/11/2018 22:01")
    (True, False)
    """
    return _stamp().fullmatch(line.strip()) is not None


@cache
def _stamp() -> re.Pattern[str]:
    day = r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"
    time = r"[0-9]{1,2}:[0-9]{2}"
    weekday = "(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật) - "
    zone = r"(?: \(?GMT ?\+ ?7\)?)?"
    gap = "[ ,|–-]{1,3}"
    return re.compile(
        f"(?:{day}{gap}{time}|{time}{gap}{day}|{weekday}{day} {time}){zone}",
        re.IGNORECASE,
    )
