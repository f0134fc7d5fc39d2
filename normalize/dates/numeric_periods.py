"""Periods in digits: tháng 5-6/2024, tháng 10-11-12/2022, 2020-2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import guards
from .candidates import FIRST_YEAR, LAST_YEAR, MODERN, Candidate
from .context import after, before, compiled, ends_with, starts_with
from .lunar import marked_lunar
from .runs import Segment
from .values import MONTHS, Found, Value

MONTH_BEFORE = re.compile(r"(?:^|\W)(?:tháng|thg[.]?|th[.])[\s\xa0]*$")
_YEAR_TAIL = re.compile(
    r"[\s\xa0]{1,2}(?:của )?năm[\s\xa0]{1,2}([12][0-9]{3})(?![0-9])"
)
_TERM_GAP = r"[\s(:]*"
_NO_YEARS = re.compile(r"[ \xa0]?(?:[,.][0-9]|%|°)")
_SEASON = re.compile(
    r"(?<!\w)(?:năm học|mùa giải|mùa bóng|niên vụ|niên khóa|niên khoá|niên học|mùa"
    r"|vụ đông xuân|đông xuân)[\s\xa0(:]*$"
)
_LABELLED = re.compile(
    r"(?<!\w)(?:năm|giai đoạn|thời kỳ|thời gian|nhiệm kỳ|niên đại)"
    r"(?:,?[ \xa0][^\W\d_]{1,8}){1,4}[ ]?:[ ]?$"
)
_LONGEST_TERM = 120
_NAME_REACH = 40
_LONGEST_DYNASTY = 500
_BESIDE = 600
_ROUNDING = 20
_RECENT = 1800
_YEARS_OF = r"(?<![0-9.,])([1-9][0-9]{1,3})[ \xa0]năm[ \xa0][(][ ]?$"
_OLD_YEAR = r"(?<!\w)[Nn]ăm[ \xa0]([1-9][0-9]{2})(?![0-9]|[.,][0-9])"
_NAME = re.compile(
    r"(?P<dynasty>(?:nhà|triều|triều đại|thời)[ \xa0])?(?<![^\W_])"
    r"(?P<name>[^\W\d_]{1,12})[\s\xa0]?[(][ \xa0]?$",
    re.IGNORECASE,
)


def months(
    text: str, first: Segment, last: Segment | None = None
) -> Iterator[Candidate]:
    """Yield "tháng 5-6/2024" and "tháng 5-6"; "ngày 10-6/2022" is a day.

    "ngày 5 - 7" alone has too many readings.
    """
    numbers = first.numbers + (last.numbers if last else ())
    end = last.end if last else first.end
    begin_month, end_month = int(numbers[0]), int(numbers[1])
    year = int(numbers[2]) if len(numbers) > 2 else None  # noqa: PLR2004 -- month, month, year
    left = before(text, first.start, 12)
    word = MONTH_BEFORE.search(left)
    if word is None:
        tail = _YEAR_TAIL.match(after(text, end)) if year is None else None
        if tail and last:
            year, end = int(tail.group(1)), end + tail.end()
        if year is None and last:
            yield from _spaced_day(text, first, last)
        if year and last and guards.has_day_word(text, first.start):
            value = Value("day", year, end_month, begin_month)
            if value.is_real:
                yield Candidate(Found(first.start, end, value), sure=True, form="day")
        return
    start = first.start
    if year is None:
        tail = _YEAR_TAIL.match(after(text, end))
        year = int(tail.group(1)) if tail else None
        end += tail.end() if tail else 0
        start -= len(word.group()) - (
            len(word.group()) > 0 and word.group()[0] not in "tT"
        )
    begin, until = (Value("month", year, month) for month in (begin_month, end_month))
    if begin.is_real and until.is_real and begin_month < end_month:
        yield Candidate(Found(start, end, begin, until), sure=True, form="month")


def _spaced_day(text: str, first: Segment, last: Segment) -> Iterator[Candidate]:
    """Yield "ngày 30 \u2013 3" and "1 - 4 âm lịch", which no range of days can be."""
    day, month = int(first.numbers[0]), int(last.numbers[0])
    found = Found(first.start, last.end, Value("day", None, month, day))
    if not found.value.is_real:
        return
    lunar = marked_lunar(text, found).calendar == "lunar"
    if lunar or day > MONTHS:
        cue = guards.day_month_cue(text, first.start, last.end, day, month)
        yield Candidate(found, sure=cue == "strong" and day > MONTHS, form="day")


def month_chain(text: str, run: tuple[Segment, ...]) -> Iterator[Candidate]:
    """Yield "tháng 10-11-12/2022", months that follow each other, as a range."""
    *numbers, year = (int(number) for part in run for number in part.numbers)
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    begin, until = Value("month", year, numbers[0]), Value("month", year, numbers[-1])
    plausible = begin.is_real and until.is_real and FIRST_YEAR <= year <= LAST_YEAR
    named = MONTH_BEFORE.search(before(text, run[0].start, 12))
    if in_order and plausible and named:
        found = Found(run[0].start, run[-1].end, begin, until)
        yield Candidate(found, sure=True, form="month")


def _is_lifetime(text: str, start: int, end: int, begin: int, until: int) -> bool:
    """Whether two years, one before 1900, stand in brackets after a name: a life.

    Round numbers after a name may measure something; a dynasty may last longer.
    """
    name = _NAME.search(text[max(0, start - _NAME_REACH) : start])
    if not name or not name["name"][0].isupper() or text[end : end + 1] != ")":
        return False
    longest = _LONGEST_DYNASTY if name["dynasty"] else _LONGEST_TERM
    return until - begin <= longest and not begin % 50 == until % 50 == 0


def _is_bracketed(text: str, start: int, end: int, begin: int, until: int) -> bool:
    """Whether "(1883-1945)" stands alone in brackets, no round measures."""
    alone = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    recent = begin >= _RECENT and until in MODERN
    return alone and recent and not begin % 50 == until % 50 == 0


def _is_counted_out(text: str, start: int, end: int, length: int) -> bool:
    """Whether so many years are counted before: "gần 300 năm (1484 - 1780)"."""
    match = compiled(_YEARS_OF).search(text[max(0, start - 24) : start])
    if match is None or text[end : end + 1] != ")":
        return False
    return abs(length - int(match[1])) <= max(1, length // _ROUNDING)


def old_life(text: str, first: Segment, last: Segment) -> Iterator[Candidate]:
    """Yield "Ngô Quyền (897 - 944)" where "năm 938" says that such years are meant."""
    begin, until = int(first.numbers[0]), int(last.numbers[0])
    name = _NAME.search(text[max(0, first.start - _NAME_REACH) : first.start])
    bracketed = name is not None and text[last.end : last.end + 1] == ")"
    if not bracketed or not begin < until <= begin + _LONGEST_TERM:
        return
    beside = text[max(0, first.start - _BESIDE) : last.end + _BESIDE]
    told = (int(year) for year in compiled(_OLD_YEAR).findall(beside))
    if any(begin - _LONGEST_TERM <= year <= until + _LONGEST_TERM for year in told):
        values = Value("year", begin), Value("year", until)
        yield Candidate(Found(first.start, last.end, *values), sure=True, form="year")


def is_short_term(text: str, segment: Segment) -> bool:
    """Whether "năm học 2024-25", "mùa giải 2023/24" names two years."""
    first, last = int(segment.numbers[0]), int(segment.numbers[1])
    follows = first in MODERN and last == (first + 1) % 100
    return follows and _SEASON.search(before(text, segment.start)) is not None


def short_term(segment: Segment) -> Iterator[Candidate]:
    """Yield the two years of `is_short_term`."""
    first = int(segment.numbers[0])
    found = Found(
        segment.start, segment.end, Value("year", first), Value("year", first + 1)
    )
    yield Candidate(found, sure=True, form="year")


def years(
    text: str, first: Segment, last: Segment | None = None
) -> Iterator[Candidate]:
    """Yield a term or a period: "2020-2025", "năm học 2023/2024"."""
    numbers = first.numbers + (last.numbers if last else ())
    begin, until = int(numbers[0]), int(numbers[1])
    end = last.end if last else first.end
    left, right = before(text, first.start), after(text, end)
    if not FIRST_YEAR <= begin < until <= LAST_YEAR:
        return
    if starts_with(right, "measured") or _NO_YEARS.match(right):
        return
    named = ends_with(left, "term", gap=_TERM_GAP) or bool(
        last and _LABELLED.search(left)
    )
    modern = begin in MODERN and until in MODERN
    termed = named or (modern and (last is not None or until == begin + 1))
    counted = last is not None and _is_counted_out(
        text, first.start, end, until - begin
    )
    bracketed = last is not None and _is_bracketed(text, first.start, end, begin, until)
    termed = ((termed or bracketed) and until - begin <= _LONGEST_TERM) or counted
    if not termed and not (last and _is_lifetime(text, first.start, end, begin, until)):
        return
    if not named and guards.names_number(text, first.start):
        return
    values = Value("year", begin), Value("year", until)
    parts: tuple[Found, ...] = ()
    if last:
        parts = (
            Found(first.start, first.end, values[0]),
            Found(last.start, last.end, values[1]),
        )
    found = Found(first.start, end, *values, parts=parts)
    yield Candidate(found, sure=True, form="year")
