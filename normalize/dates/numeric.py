"""Dates in digits: 10/06/2022, 11-06-2022, 2022-06-10, 8/12, 6/2022, 2020-2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..evidence import Evidence
from . import guards
from .context import after, before, ends_with, holidays, starts_with
from .runs import Segment, runs
from .values import Found, Value

FIRST_YEAR, LAST_YEAR = 1000, 2199
_MODERN = range(1900, 2101)
_MONTH_BEFORE = re.compile(r"(?:^|\W)(?:tháng|thg[.]?|th[.])[\s\xa0]*$")
_T_BEFORE = re.compile(r"(?<![\w/.&-])t[.]?$")
_MACHINE = re.compile(r"(?:^|\W)date[:\s]*$")
_YEAR_TAIL = re.compile(
    r"(?:[ \xa0]*[/,-])?[\s\xa0]{0,3}năm[\s\xa0]{1,3}([12][0-9]{3})(?![0-9])"
)
_TERM_GAP = r"[\s(]*"
_BRACKET = re.compile(r"[(][ ]?$")
_LONGEST_TERM = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be one: `sure` where its own words say so.

    `link` says that it may be accepted beside another date: "left" or "any".
    """

    found: Found
    sure: bool
    form: str


def numeric(text: str) -> Iterator[Candidate]:
    """Yield what digits in a text may say, in order."""
    for run in runs(text):
        if len(run) == 1:
            yield from _single(text, run[0])
        else:
            yield from _joined(text, run)


def _single(text: str, segment: Segment) -> Iterator[Candidate]:
    match segment.shape:
        case (2, 2, 4) | (2, 2, 2) | (4, 2, 2):
            yield from _triple(text, segment)
        case (2, 2):
            yield from _day_month(text, segment)
        case (2, 4) | (4, 2):
            yield from _month_year(text, segment)


def _joined(text: str, run: tuple[Segment, ...]) -> Iterator[Candidate]:
    """Read segments with dashes between: each by itself, then bare numbers."""
    shapes = [segment.shape for segment in run]
    if shapes == [(4,), (4,)]:
        yield from _years(text, run[0], run[1])
        return
    if shapes == [(2,), (2,)] or shapes == [(2,), (2, 4)]:
        yield from _months(text, run[0], run[1])
        return
    for segment in run:
        yield from _single(text, segment)


def _found(segment: Segment, value: Value) -> Found:
    return Found(segment.start, segment.end, value)


def _triple(text: str, segment: Segment) -> Iterator[Candidate]:
    numbers = [int(number) for number in segment.numbers]
    if segment.separator == "?" or guards.is_file_name(text, segment.end):
        return
    short = segment.shape == (2, 2, 2)
    if segment.shape == (4, 2, 2):
        year, month, day = numbers
        if segment.separator == "." or len(segment.numbers[2]) == 1:
            return
    else:
        day, month, year = numbers
    value = Value("day", year, month, day, short_year=short)
    cue = guards.day_month_cue(text, segment.start, segment.end, day, month)
    plausible = short or FIRST_YEAR <= year <= LAST_YEAR
    if cue == "strong":
        if plausible:
            yield Candidate(_checked(_found(segment, value)), sure=True, form="day")
        return
    if not plausible or guards.names_number(text, segment.start):
        return
    if not value.is_real and (segment.separator != "/" or short):
        return
    if short and not _is_short_date(text, segment, cue):
        return
    yield Candidate(_checked(_found(segment, value)), sure=True, form="day")


def _is_short_date(text: str, segment: Segment, cue: str) -> bool:
    if guards.is_counted(text, segment.end) or guards.is_address(text, segment.end):
        return False
    if segment.separator != "/":
        return False
    return bool(cue) or guards.ends_like_date(text, segment.end)


def _checked(found: Found) -> Found:
    """Note that the calendar has no such day."""
    if found.value.is_real:
        return found
    reason = Evidence("no-such-day", found.start, found.end)
    return replace(found, evidence=(*found.evidence, reason))


def _day_month(text: str, segment: Segment) -> Iterator[Candidate]:
    day, month = int(segment.numbers[0]), int(segment.numbers[1])
    if segment.separator == "?" or guards.is_file_name(text, segment.end):
        return
    month_word = _MONTH_BEFORE.search(before(text, segment.start, 12))
    if month_word:
        return
    value = Value("day", None, month, day)
    end = segment.end
    tail = _YEAR_TAIL.match(text, end) or _YEAR_TAIL.match(after(text, end, 20))
    cue = guards.day_month_cue(text, segment.start, end, day, month)
    if tail and value.is_real and (cue or segment.separator == "/"):
        at = end + tail.end() if tail.string is not text else tail.end()
        value = value.with_year(int(tail.group(1)))
        found = Found(segment.start, at, value)
        yield Candidate(_checked(found), sure=bool(cue), form="day")
        return
    if not value.is_real:
        named = guards.has_day_word(text, segment.start) and segment.separator == "/"
        if named and not guards.is_counted(text, end) and day and month:
            yield Candidate(_checked(_found(segment, value)), sure=True, form="day")
        return
    sure = _is_sure(text, segment, cue, day, month)
    yield Candidate(_found(segment, value), sure=sure, form="day")


def _is_sure(text: str, segment: Segment, cue: str, day: int, month: int) -> bool:
    if cue == "strong":
        return True
    if segment.separator != "/" and not (segment.separator == "-" and cue):
        return False
    if not cue:
        return segment.is_padded and guards.is_whole_line(
            text, segment.start, segment.end
        )
    telling = day > 9 or day > month or segment.is_padded  # noqa: PLR2004 -- two digits
    named = (day, month) in holidays()
    return (telling or named) and guards.ends_like_date(text, segment.end)


def _month_year(text: str, segment: Segment) -> Iterator[Candidate]:
    first, second = int(segment.numbers[0]), int(segment.numbers[1])
    month, year = (second, first) if segment.shape == (4, 2) else (first, second)
    value = Value("month", year, month)
    if not value.is_real or segment.separator == "?":
        return
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return
    left = before(text, segment.start)
    if segment.shape == (4, 2):
        if _MACHINE.search(left) and len(segment.numbers[1]) == 2:  # noqa: PLR2004 -- "2023-12"
            yield Candidate(_found(segment, value), sure=True, form="month")
        return
    t_word = _T_BEFORE.search(left)
    if _MONTH_BEFORE.search(left) or t_word:
        start = segment.start - len(t_word.group()) if t_word else segment.start
        yield Candidate(Found(start, segment.end, value), sure=True, form="month")
        return
    if segment.separator == "." or year not in _MODERN:
        return
    cued = ends_with(left, "month_year", gap=r"[\s]*") or _BRACKET.search(left)
    known = cued and not ends_with(left, "document", gap=_TERM_GAP)
    sure = bool(known) and guards.ends_like_date(text, segment.end)
    yield Candidate(_found(segment, value), sure=sure, form="month")


def _months(text: str, first: Segment, last: Segment) -> Iterator[Candidate]:
    """Read "tháng 5-6/2024", "ngày 10-6/2022"; "ngày 5 - 7" has too many readings."""
    left = before(text, first.start, 12)
    months = int(first.numbers[0]), int(last.numbers[0])
    if _MONTH_BEFORE.search(left):
        year = int(last.numbers[1]) if len(last.numbers) > 1 else None
        begin, end = (Value("month", year, month) for month in months)
        if begin.is_real and end.is_real and months[0] < months[1]:
            parts = (
                Found(first.start, first.end, begin),
                Found(last.start, last.end, end),
            )
            found = Found(first.start, last.end, begin, end, parts=parts)
            yield Candidate(found, sure=True, form="month")
    elif len(last.numbers) > 1 and guards.has_day_word(text, first.start):
        value = Value("day", int(last.numbers[1]), months[1], months[0])
        if value.is_real:
            yield Candidate(Found(first.start, last.end, value), sure=True, form="day")


def _years(text: str, first: Segment, last: Segment) -> Iterator[Candidate]:
    begin, end = int(first.numbers[0]), int(last.numbers[0])
    left = before(text, first.start)
    if not (FIRST_YEAR <= begin < end <= LAST_YEAR and end - begin <= _LONGEST_TERM):
        return
    named = ends_with(left, "term", gap=_TERM_GAP)
    if not named and (begin not in _MODERN or guards.names_number(text, first.start)):
        return
    if not named and starts_with(after(text, last.end), "measured"):
        return
    values = Value("year", begin), Value("year", end)
    parts = (
        Found(first.start, first.end, values[0]),
        Found(last.start, last.end, values[1]),
    )
    found = Found(first.start, last.end, *values, parts=parts)
    yield Candidate(found, sure=True, form="year")
