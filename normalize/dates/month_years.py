"""Months in digits: 6/2022 where a word, a range or the line says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import guards
from .candidates import FIRST_YEAR, LAST_YEAR, MODERN, Candidate
from .context import BEFORE, after, before, compiled, ends_with
from .numeric_periods import MONTH_BEFORE
from .runs import Segment
from .values import Found, Value

_T_BEFORE = re.compile(r"(?<![\w/.&-])t[.]?[ ]?$")
_MACHINE = re.compile(r"(?:^|\W)date[:\s]*$")
_CALENDAR = r"(?<!\w)lịch(?:[ \xa0][^\W\d_]{1,7}){1,3}[ \xa0]$"
_BRACKET = re.compile(r"[(][ ]?$")
_NAMED_GAP = r"[\s(:]*"
_DIGITS_OF_YEAR = 4
_LONGEST = 60


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    gap = "[ \xa0]{0,2}"
    until_now = f"{gap}(?:[-\u2013]|đến|tới){gap}(?:nay|hiện nay|hiện tại)(?!\\w)"
    until = (
        f"{gap}(?:[-\u2013]|đến|tới){gap}(?:tháng )?(1[0-2]|0?[1-9])/([12][0-9]{{3}})"
    )
    lead = (
        "(?:^|\n)[ \t\xa0*+\u2022-]*(?:ảnh[^\n]{0,56},[ \xa0]|[^\\W\\d_]{2,12}"
        "(?:[ \xa0][^\\W\\d_]{1,12}){0,3},[ \xa0])$"
    )
    return re.compile(until_now), re.compile(f"{until}(?![0-9])"), re.compile(lead)


def month_year(text: str, segment: Segment) -> Iterator[Candidate]:
    """Yield "6/2022" where a word says that it is a month."""
    first, second = int(segment.numbers[0]), int(segment.numbers[1])
    machine = segment.shape[0] == _DIGITS_OF_YEAR
    month, year = (second, first) if machine else (first, second)
    value = Value("month", year, month)
    if not value.is_real or not FIRST_YEAR <= year <= LAST_YEAR:
        return
    start, left = segment.start, before(text, segment.start)
    if machine:
        sure = _MACHINE.search(left) is not None and len(segment.numbers[1]) > 1
    elif t_word := _T_BEFORE.search(left):
        start, sure = start - len(t_word.group()), True
    else:
        sure = MONTH_BEFORE.search(left) is not None or _is_cued(text, segment, value)
    yield Candidate(Found(start, segment.end, value), sure=sure, form="month")


def month_to_year(text: str, first: Segment, last: Segment) -> Iterator[Candidate]:
    """Yield "10/1948 - 1950" and "1950 - 7/1954", times of service, as ranges."""
    begin, until = _month_or_year(first), _month_or_year(last)
    years = begin.year or 0, until.year or 0
    in_order = years[0] < years[1] <= years[0] + _LONGEST
    modern = years[0] in MODERN and years[1] in MODERN
    if not (in_order and modern and begin.is_real and until.is_real):
        return
    slashed = "/" in {first.separator, last.separator}
    numbered = _is_numbered(before(text, first.start))
    if slashed and not numbered and not guards.names_number(text, first.start):
        found = Found(first.start, last.end, begin, until)
        yield Candidate(found, sure=True, form="month")


def _month_or_year(segment: Segment) -> Value:
    *month, year = (int(number) for number in segment.numbers)
    return Value("month", year, month[0]) if month else Value("year", year)


def _is_cued(text: str, segment: Segment, value: Value) -> bool:
    if segment.separator == "." or value.year not in MODERN:
        return False
    left = before(text, segment.start)
    if _is_numbered(left):
        return False
    if _is_period(text, segment, value) or _is_in_place(text, segment, left):
        return True
    cued = ends_with(left, "month_year", gap=r"[\s:]*") or _BRACKET.search(left)
    cued = cued or compiled(_CALENDAR).search(left)
    return bool(cued) and guards.ends_like_date(text, segment.end)


def _is_numbered(left: str) -> bool:
    """Whether a document, an issue, a batch has this number: "đợt 1/2020"."""
    return any(
        ends_with(left, group, gap=_NAMED_GAP)
        for group in ("document", "ordinal", "number")
    )


def _is_period(text: str, segment: Segment, value: Value) -> bool:
    """Whether a later month, or "nay", ends what begins here: a time of service."""
    until_now, until, _ = _beside()
    right = after(text, segment.end)
    if until_now.match(right):
        return segment.separator == "/"
    match = until.match(right)
    if match is None or segment.separator != "/":
        return False
    end = int(match[2]), int(match[1])
    return end[0] in MODERN and end > (value.year or 0, value.month or 0)


def _is_in_place(text: str, segment: Segment, left: str) -> bool:
    """Whether it ends a caption or a line "place, month/year"."""
    right = after(text, segment.end, 4)
    _, _, lead = _beside()
    if segment.separator != "/" or not re.match(r"[.]?[ )]*(?:\n|$)", right):
        return False
    line_in_sight = "\n" in left or segment.start <= BEFORE
    match = lead.search(left)
    if not line_in_sight or match is None:
        return False
    first = text[segment.start - len(match.group()) : segment.start].lstrip("\n\t *+-")
    return first[:1].isupper()
