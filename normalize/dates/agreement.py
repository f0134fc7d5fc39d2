"""Whether the text agrees with the date of publication at the head of its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from .values import MONTHS, Found

_FRESH = 3
_SOON = timedelta(days=10)
_LONG = timedelta(days=180)
_AMERICAN = re.compile(
    r"(?<![0-9])[1-9][0-9]?/[1-9][0-9]?/[0-9]{4},? [1-9][0-9]?:[0-9]{2}(?::[0-9]{2})?"
    r" ?[AP]M",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:^|\n|[-\u2013.)][ \xa0])[ \t\xa0]*"
    r"(?:(?:Ngày|Sáng|Chiều|Tối|Trưa|Vừa qua, ngày)(?: ngày)?|Trong ngày)[ \xa0]$"
)
_FROM_NOW = re.compile(r"từ nay (?:cho )?(?:đến|tới) (?:cuối |hết )?$", re.IGNORECASE)
_LEAD_REACH = 3000
_HISTORY = 10
_LEAD_LENGTH = 300
_AHEAD = 7
_BEHIND = 75


def lead_after(
    text: str, best: Found, dates: Sequence[Found], *, history: bool = True
) -> Found | None:
    """Find the day that opens the article, where it does not fit the publication.

    `history`: a day that says its year may lie before the publication, however long.
    """
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
        is_past = best.value.day and _is_history(found, published)
        if not fits and is_past and (history or not lead):
            continue
        if not fits:
            return found if lead or found.value.lacks_year else None
        if lead:
            return None
    return None


def _is_history(found: Found, published: date) -> bool:
    """Whether a day says its year, and lies before the publication."""
    day = found.value.first_day()
    return day is not None and day < published


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


def is_soon_after(text: str, best: Found, dates: Sequence[Found]) -> bool:
    """Whether a whole day in the text lies at most a few days before a date."""
    published = best.value.first_day()
    for found in dates:
        first = found.value.first_day() if found.value.day else None
        if found.start <= best.end or first is None or published is None:
            continue
        last = (found.last and found.last.first_day()) or first
        if found.start <= _LEAD_REACH and first <= published <= last + _SOON:
            return True
    return False


def is_only_day(best: Found, dates: Sequence[Found]) -> bool:
    """Whether no date behind this one names a day, which might say otherwise."""
    return not any(f.start > best.start and f.value.day for f in dates)


def is_stale(best: Found, dates: Sequence[Found], *, by_year: bool = False) -> bool:
    """Whether all whole days of a text lie half a year or more before a day above it.

    `by_year`: or all its years lie two before. What lies many years before is history,
    and says nothing of when it was told.
    """
    published = best.value.first_day()
    told = [found.value for found in dates if found.start > best.start]
    years = [value.year for value in told if value.year]
    if published is None or not years or max(years) < published.year - _HISTORY:
        return False
    days = [value.first_day() for value in told if value.day and value.year]
    last = max((day for day in days if day), default=published)
    return last + _LONG < published or (by_year and max(years) < published.year - 1)


def tells_day(best: Found, dates: Sequence[Found], lead: int) -> bool:
    """Whether the first sentences, from `lead` on, name the day of publication."""
    value = best.value
    return any(
        lead <= found.start < lead + _LEAD_LENGTH
        and (found.value.day, found.value.month) == (value.day, value.month)
        and found.value.year in (None, value.year)
        for found in dates
    )


def may_be_american(line: str, best: Found) -> bool:
    """Whether a day may be written month first, as beside AM and PM without zeros.

    >>> from .values import Value
    >>> day = Found(0, 9, Value("day", 2018, 5, 10))
    >>> may_be_american("10/5/2018 3:25 PM", day), may_be_american("10/5/2018", day)
    (True, False)
    """
    day, month = best.value.day, best.value.month
    if day is None or month is None or day == month or day > MONTHS:
        return False
    return _AMERICAN.search(line) is not None


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
