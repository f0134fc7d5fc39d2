"""Whether the text agrees with the date of publication at the head of its page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .values import Found

_FRESH = 3
_LEAD = re.compile(
    r"(?:^|\n|[-\u2013.][ \xa0])[ \t\xa0]*(?:(?:Ngày|Sáng|Chiều|Tối|Trưa|Vừa qua, ngày)"
    r"(?: ngày)?|Trong ngày)[ \xa0]$"
)
_FROM_NOW = re.compile(r"từ nay (?:cho )?(?:đến|tới) (?:cuối |hết )?$", re.IGNORECASE)
_LEAD_REACH = 3000
_AHEAD = 7
_BEHIND = 75


def lead_after(text: str, best: Found, dates: Sequence[Found]) -> Found | None:
    """Find the day that opens the article, where it does not fit the publication."""
    published = best.value.first_day()
    if published is None:
        return None
    for found in dates:
        if found.start <= best.end or found.start > _LEAD_REACH:
            continue
        lead = _LEAD.search(text[max(0, found.start - 24) : found.start]) is not None
        if not lead and (best.value.day or found.value.day is None or found.last):
            continue
        years = (
            [found.value.year]
            if found.value.year
            else [published.year, published.year - 1]
        )
        days = [found.value.with_year(y).first_day() for y in years]
        whole_month = 0 if best.value.day else 31
        fits = any(
            d is not None and -_BEHIND <= (d - published).days <= _AHEAD + whole_month
            for d in days
        )
        if not fits:
            return found if lead or found.value.lacks_year else None
        if lead:
            return None
    return None


def year_before(text: str, best: Found, dates: Sequence[Found]) -> Found | None:
    """Find "từ nay đến cuối năm 2010" in what is dated later by a machine."""
    published = best.value.year
    for found in dates:
        if found.start <= best.end or found.start > _LEAD_REACH:
            continue
        left = text[max(0, found.start - 32) : found.start]
        year = found.value.year
        if published and year and year < published and _FROM_NOW.search(left):
            return found
    return None


def agrees(text: str, best: Found, dates: Sequence[Found]) -> bool:
    """Whether the day that opens the article is that of publication, or just before."""
    published = best.value.first_day()
    for found in dates:
        if found.start <= best.end or found.start > _LEAD_REACH:
            continue
        if not _LEAD.search(text[max(0, found.start - 24) : found.start]):
            continue
        if published is None or found.value.day is None or found.last:
            return False
        year = found.value.year or published.year
        day = found.value.with_year(year).first_day()
        return day is not None and 0 <= (published - day).days <= _FRESH
    return False
