"""Weekdays beside a date: they confirm it, or contradict it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from ..evidence import Evidence
from .values import Found

_NAMES = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3,
    "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5, "nhật": 6,
}  # fmt: skip
_DAY = (
    "(?:thứ[ \xa0](?P<day>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])"
    "|ch[ủú]a?[ \xa0](?P<sun>nhật))"
)
_WINDOW = 48


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        "(?P<lead>(?:^|[\n.,;:(|\u2013-][ \xa0]{0,2}|(?<![^\\W_])(?:sáng|trưa|chiều|tối"
        "|đêm|vào|từ|đến|hôm|ngày|nay|qua|lịch|tuần|là)[ \xa0]))"
        f"{_DAY}[ \xa0]{{0,2}}[,(]?[ \xa0]{{0,2}}"
        "(?:\\(?ngày[ \xa0]{1,2}(?:m[ồù]ng )?)?$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(f"[ \xa0]?[(][ \xa0]?{_DAY}[ \xa0]?[)]", re.IGNORECASE)


def weekday_beside(text: str, found: Found) -> tuple[int, Evidence] | None:
    """Find the weekday (Monday is 0) written beside a date, and where it stands."""
    base = max(0, found.start - _WINDOW)
    match = _before().search(text[base : found.start])
    if not match:
        base, match = 0, _after().match(text, found.end)
    if not match:
        return None
    name = match["day"] or match["sun"]
    start = base + match.start("day" if match["day"] else "sun")
    at = text.rfind(" " if " " in match.group() else "\xa0", 0, start)
    first = max(text.rfind(c, 0, start - 1) for c in " \n\xa0(,.;:|-") + 1 if at else 0
    end = start + len(name)
    return _NAMES[name.lower()], Evidence("weekday", first, end, text[first:end])


def fits(found: Found, weekday: int, year: int) -> bool:
    """Whether the date, in that year, is that weekday."""
    value = found.value.with_year(year)
    if not (value.is_complete_day and value.month and value.day):
        return False
    return date(year, value.month, value.day).weekday() == weekday


def contradiction(text: str, found: Found) -> Evidence | None:
    """Say what a complete date contradicts: the calendar, or the weekday beside it."""
    if found.calendar == "lunar":
        return None
    for reason in found.evidence:
        if reason.reason == "no-such-day":
            return replace(reason, text=text[found.start : found.end])
    if not found.value.is_complete_day or found.inferred:
        return None
    weekday = weekday_beside(text, found)
    if weekday is None or fits(found, weekday[0], found.value.year or 0):
        return None
    return replace(weekday[1], reason="weekday-mismatch")
