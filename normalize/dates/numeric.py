"""Days in digits: 10/06/2022, 11-06-2022, 2022-06-10, 8/12."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from . import guards
from .candidates import FIRST_YEAR, LAST_YEAR, Candidate, checked
from .cells import is_cell
from .context import after, before, compiled, holidays, starts_with
from .month_years import month_to_year, month_year
from .numeric_periods import (
    MONTH_BEFORE,
    is_short_term,
    month_chain,
    months,
    old_life,
    short_term,
    years,
)
from .occasions import is_occasion, is_titled
from .runs import Segment, runs
from .values import LAST_DAY, MONTHS, Found, Value

_YEAR_TAIL = re.compile(
    r"(?:[ \xa0]?[/,-])?[\s\xa0]{0,3}năm[\s\xa0]{1,3}([12][0-9]{3})(?![0-9])",
    re.IGNORECASE,
)
_PAIRED = re.compile(r"[\s\xa0]{1,2}(?:cho )?(?:đến|tới)(?!\w)")
_TO = re.compile(r"(?:đến|tới|vào)[\s\xa0]*$")
_OPENS = re.compile(r"(?:^|[.,;:!?\n])[\s\xa0]*(?:từ|đến|tới|hết|sau|trước)[\s\xa0]$")
_LAST_SMALL = 10
_LISTED = (
    r"(?<![0-9/.-])([0-3]?[0-9])-([01]?[0-9])(?:,[\s\xa0](?:và[\s\xa0])?"
    r"|[\s\xa0](?:và|đến)[\s\xa0])(?:ngày[\s\xa0])?$"
)


def numeric(text: str) -> Iterator[Candidate]:
    """Yield what digits in a text may say, in order."""
    for run in runs(text):
        shapes = [segment.shape for segment in run]
        if shapes == [(4,), (4,)]:
            yield from years(text, *run)
        elif shapes == [(3,), (3,)]:
            yield from old_life(text, *run)
        elif shapes in ([(2, 4), (4,)], [(4,), (2, 4)]):
            yield from month_to_year(text, *run)
        elif shapes in ([(2,), (2,)], [(2,), (2, 4)]):
            yield from months(text, *run)
        elif shapes in ([(2,), (2,), (2, 4)], [(2,), (2,), (2,), (2, 4)]):
            yield from month_chain(text, run)
        else:
            for candidate in (c for part in run for c in _single(text, part)):
                yield replace(candidate, sure=candidate.sure or _in_brackets(text, run))


def _in_brackets(text: str, run: tuple[Segment, ...]) -> bool:
    """Whether nothing but "(10-14/7)" stands in brackets: no share, no score."""
    shapes = [segment.shape for segment in run]
    if shapes not in ([(2,), (2, 2)], [(2,), (2, 2, 4)], [(2, 2), (2, 2)]):
        return False
    start, end = run[0].start, run[-1].end
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _single(text: str, segment: Segment) -> Iterator[Candidate]:
    if segment.separator == "?" or guards.is_file_name(text, segment.end):
        return
    match segment.shape:
        case (2, 2, 4) | (2, 2, 2):
            yield from _day(text, segment)
        case (4, 2, 2):
            yield from _iso_day(text, segment)
        case (2, 2):
            yield from _day_month(text, segment)
        case (4, 2) if is_short_term(text, segment):
            yield from short_term(segment)
        case (2, 4) | (4, 2):
            yield from month_year(text, segment)
        case (4, 4) if segment.separator == "/":
            yield from years(text, segment)


def _iso_day(text: str, segment: Segment) -> Iterator[Candidate]:
    year, month, day = (int(number) for number in segment.numbers)
    value = Value("day", year, month, day)
    padded = len(segment.numbers[2]) > 1 and len(segment.numbers[1]) > 1
    if segment.separator == "." or not padded or not FIRST_YEAR <= year <= LAST_YEAR:
        return
    plausible = value.is_real or (0 < month <= MONTHS and 0 < day <= LAST_DAY)
    if plausible and not guards.names_code(text, segment.start):
        found = checked(Found(segment.start, segment.end, value))
        yield Candidate(found, sure=True, form="day")


def _day(text: str, segment: Segment) -> Iterator[Candidate]:
    day, month, year = (int(number) for number in segment.numbers)
    short = segment.shape == (2, 2, 2)
    value = Value("day", year, month, day, short_year=short)
    cue = guards.day_month_cue(text, segment.start, segment.end, day, month)
    plausible = len(segment.numbers[2]) > 1 if short else _is_year(year)
    named = plausible and cue == "strong"
    whole = not short and (
        segment.separator != "." or min(map(len, segment.numbers)) > 1
    )
    names = guards.names_code if whole else guards.names_number
    by_itself = plausible and not names(text, segment.start)
    if not value.is_real:
        by_itself = by_itself and segment.separator == "/" and not short
    if short:
        by_itself = by_itself and _is_short_date(text, segment, cue)
    if named or by_itself:
        found = checked(Found(segment.start, segment.end, value))
        yield Candidate(found, sure=True, form="day")


def _is_year(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _is_short_date(text: str, segment: Segment, cue: str) -> bool:
    end = segment.end
    if guards.is_counted(text, end) or guards.is_address(text, end):
        return False
    return segment.separator == "/" and (cue != "" or guards.ends_like_date(text, end))


def _day_month(text: str, segment: Segment) -> Iterator[Candidate]:
    day, month = int(segment.numbers[0]), int(segment.numbers[1])
    start, end = segment.start, segment.end
    if MONTH_BEFORE.search(before(text, start, 12)):
        yield from months(text, segment)
        return
    value = Value("day", None, month, day)
    cue = guards.day_month_cue(text, start, end, day, month)
    if not value.is_real:
        named = guards.has_day_word(text, start) and segment.separator == "/"
        if named and day and month and not guards.is_counted(text, end):
            yield Candidate(checked(Found(start, end, value)), sure=True, form="day")
        return
    sure = _is_sure(text, segment, cue)
    tail = _YEAR_TAIL.match(text, end)
    if tail and (cue or segment.separator == "/" or _is_listed(text, start)):
        value, end = value.with_year(int(tail.group(1))), tail.end()
        sure = True
    yield Candidate(Found(start, end, value), sure=sure, form="day")


def _is_listed(text: str, start: int) -> bool:
    """Whether a day that is sure stands before, in a list: "ngày 30-4, 1-5"."""
    base = max(0, start - 18)
    match = compiled(_LISTED).search(text[base:start])
    if match is None:
        return False
    day, month = int(match[1]), int(match[2])
    begin, end = base + match.start(), base + match.end(2)
    cue = guards.day_month_cue(text, begin, end, day, month)
    return cue != "" and Value("day", None, month, day).is_real


def _is_sure(text: str, segment: Segment, cue: str) -> bool:
    start, end = segment.start, segment.end
    if cue == "strong":
        return True
    day, month = int(segment.numbers[0]), int(segment.numbers[1])
    if is_occasion(text, start, end, day, month):
        return True
    if not cue and (is_cell(text, start, end) or is_titled(text, start, end)):
        return True
    if not cue:
        alone = segment.separator == "/" and segment.is_padded
        return alone and guards.is_whole_line(text, start, end)
    if segment.separator == "." or (
        cue == "weak" and not guards.ends_like_date(text, end)
    ):
        return False
    return _is_no_fraction(text, segment)


def _is_no_fraction(text: str, segment: Segment) -> bool:
    """Whether day/month is no share such as 2/3: "từ 1/7", but "từ 1/3 đến 1/2"."""
    day, month = int(segment.numbers[0]), int(segment.numbers[1])
    if segment.is_padded or day >= month or month > _LAST_SMALL:
        return True
    if (day, month) in holidays():
        return True
    left = before(text, segment.start, 12)
    if _OPENS.search(left) and starts_with(after(text, segment.end), "whole"):
        return True
    if _TO.search(left) or not guards.ends_like_date(text, segment.end):
        return False
    return not (
        left.endswith(("từ ", "từ\xa0")) and _PAIRED.match(after(text, segment.end))
    )
