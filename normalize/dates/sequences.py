"""The year of a date that stands in a list, or before the next month or quarter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import takewhile

from .context import before
from .links import link
from .values import Found, Value

_LONGEST = 12
_NEAR_DAYS = 45
_SEASON = timedelta(days=200)
_FIRST_HALF = 40
_REACH = 90
_KINDS = ("day", "month", "quarter", "half")
_DAY_KINDS = frozenset({"second", "minute", "hour"})
_STOP = re.compile(r"[.!?\u2026](?![0-9])|\n[ \t]*\n")
_OF_YEAR = re.compile(
    r"[ \xa0]?,?[ \xa0](?:và|đến)[ \xa0]"
    r"(?:hết|cả|cuối|đầu|[0-9]{1,2} tháng(?: đầu| của)?)[ \xa0]$"
)
_MEETING = re.compile(
    r"(?<!\w)(?:họp|phiên|giao ban|thường kỳ|lịch)(?!\w)[^.;\n]{0,48}$"
)
_THEN = re.compile(
    r"(?:;[ \xa0](?:đến |từ )?"
    r"|[ \xa0](?:và )?(?:kết thúc|kéo dài đến|bế mạc)[ \xa0](?:vào )?)"
    r"(?:(?:sáng|chiều|tối|đêm) )?(?:ngày )?$"
)


def year_of_list(
    text: str, dates: Sequence[Found], at: int
) -> tuple[int, Found] | None:
    """Read the year of `dates[at]` from the list that it stands in, with its witness.

    A list goes on in time. Where it passes New Year, the days must be near each
    other: "28/12 và 5/1/2023". Two ends that disagree say nothing.
    """
    told = [
        (year, other)
        for step in (1, -1)
        for other in _linked(text, dates, at, step)
        if (year := year_beside(dates[at].value, _end(other, step), step)) is not None
    ]
    return told[0] if len({year for year, _ in told}) == 1 else None


def year_of_next(
    text: str, dates: Sequence[Found], at: int
) -> tuple[int, Found] | None:
    """Read the year of a month or a quarter from the next one, in one sentence.

    "Kết quả tháng 10, nhiệm vụ tháng 11/2023" says both. A day gets it from a later
    day of the same list of clauses: "ngày 20/10 họp; ngày 21/10/2023 nghỉ".
    """
    found = dates[at]
    for other in dates[at + 1 : at + 3]:
        between = text[found.end : other.start]
        if len(between) > _REACH or _STOP.search(between):
            break
        value, first = other.value, found.last or found.value
        if _OF_YEAR.fullmatch(between) and value.precision == "year" and value.year:
            return (value.year, other) if first.month and not other.last else None
        if value.year is None or value.short_year or other.calendar == "lunar":
            continue
        if _kind(first) != _kind(value) or not (first.is_real and value.is_real):
            break
        if first.day is not None and not _THEN.search(between):
            break
        year = year_beside(first, value, 1)
        near = first.day is not None or _order(value) in _nexts(first)
        return (year, other) if year is not None and near else None
    return None


def follows(value: Value, other: Value) -> bool:
    """Whether a date, in the year of another one, is that one or soon after.

    Further on than `_SEASON`, the same day of the year before may be meant.

    >>> paid = Value("day", 2020, 1, 8)
    >>> follows(Value("day", None, 2, 5), paid)
    True
    >>> follows(Value("day", None, 11, 14), paid)
    False
    """
    if other.part is not None:
        return (value.month or 0) in _months_of(other.part)
    begin, day = other.first_day(), value.with_year(other.year or 0).first_day()
    if begin is None or day is None:
        return False
    return timedelta(0) <= day - begin <= _SEASON


def _months_of(part: int) -> range:
    """Give the months of a quarter or a half-year."""
    length = 3 if part < _FIRST_HALF else 6
    first = 1 + length * (part - (_FIRST_HALF if part >= _FIRST_HALF else 33))
    return range(first, first + length)


def meets_in_month(text: str, found: Found, other: Found) -> bool:
    """Whether "họp tháng 7 năm 2022" names the month of a day: "Ngày 14/7, xã họp"."""
    month = other.value.precision == "month" and other.last is None
    left = before(text, other.start)
    same = month and other.value.month == found.value.month
    return same and _MEETING.search(left) is not None


def _linked(text: str, dates: Sequence[Found], at: int, step: int) -> Iterator[Found]:
    """Yield the nearest date with a year that lists lead to, on one side."""
    last = at
    stops: Iterable[int] = range(at + step, at + step * _LONGEST, step)
    for i in takewhile(lambda i: 0 <= i < len(dates), stops):
        pair = (dates[last], dates[i]) if step > 0 else (dates[i], dates[last])
        if dates[i].calendar == "lunar" or not link(text, *pair):
            return
        if not dates[i].value.lacks_year:
            yield dates[i]
            return
        last = i


def _end(found: Found, step: int) -> Value:
    """Give the end of a date that its neighbor must not pass."""
    last = found.last
    in_year = last is not None and last.year == found.value.year
    return last if last is not None and (step < 0 or in_year) else found.value


def _kind(value: Value) -> str:
    return "day" if value.precision in _DAY_KINDS else value.precision


def _order(value: Value) -> tuple[int, int, int]:
    return (value.part or 0, value.month or 0, value.day or 0)


def _nexts(value: Value) -> set[tuple[int, int, int]]:
    """Give the next month or quarter, as it is ordered."""
    if value.part is not None:
        return {(33 if value.part in {36, 41} else value.part + 1, 0, 0)}
    return {(0, (value.month or 0) % 12 + 1, 0)}


def year_beside(value: Value, other: Value, step: int) -> int | None:
    """Say the year of a date before (step 1) or after (step -1) another one."""
    if other.year is None or _kind(value) != _kind(other) or _kind(value) not in _KINDS:
        return None
    if value.short_year or not (value.is_real and other.is_real):
        return None
    passes = (
        _order(value) > _order(other) if step > 0 else _order(value) < _order(other)
    )
    if not passes:
        return other.year
    return other.year - step if _is_near(value, other, step) else None


def _is_near(value: Value, other: Value, step: int) -> bool:
    """Whether a date on the other side of New Year is the next, or soon after."""
    if value.part is not None or value.day is None:
        first, second = (value, other) if step > 0 else (other, value)
        return _order(second) in _nexts(first)
    own = value.with_year((other.year or 0) - step).first_day()
    day = other.first_day()
    return own is not None and day is not None and abs((day - own).days) <= _NEAR_DAYS
