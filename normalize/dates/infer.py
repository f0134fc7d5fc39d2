"""Fill in a missing year from what the document says, and cite where it says it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from ..evidence import Evidence, Reading, decide
from . import weekdays
from .context import after, before, ends_with, holidays, starts_with
from .passages import is_chrome, is_of_a_name, line_around, sentence_around
from .values import Found, Value, century_of

_NEAR = 45
_FAR = 270
_INTERVAL_LIMIT = 400
_TITLE_REACH = 400
_FEAST = re.compile(
    r"(?:dịp|lễ|kỷ niệm|kỉ niệm|chào mừng|mừng|truyền thống|hội)[^.;\n]{0,60}$"
)
_NAMED_DAY = re.compile(r"Ngày [^.,;:()\n0-9]{4,70}[ (]{1,2}$")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about the document: its dates, its numbers, its publication."""

    text: str
    dates: tuple[Found, ...]
    is_of_document: Callable[[Found], bool]
    published: Value | None = None
    published_evidence: tuple[Evidence, ...] = ()


def infer(known: Known, found: Found) -> Found:
    """Give a date its year where the evidence leaves one; else leave it as it is."""
    if (
        found.calendar == "lunar"
        or not found.value.lacks_year
        or not found.value.is_real
    ):
        return found
    if found.value.precision == "decade" or is_recurring(known.text, found):
        return found
    reading = year_of(known, found)
    evidence = (*found.evidence, *reading.evidence)
    if reading.value is None:
        return replace(found, evidence=evidence)
    value = found.value.with_year(reading.value)
    last = found.last and found.last.with_year(reading.value)
    return replace(found, value=value, last=last, inferred=True, evidence=evidence)


def is_recurring(text: str, found: Found) -> bool:
    """Whether a day is meant as every year's, or as the name of a feast."""
    left, right = before(text, found.start, 100), after(text, found.end)
    if starts_with(right, "recurring", key="after", gap=r"[ \xa0,]*(?:của )?"):
        return True
    if ends_with(
        left, "recurring", key="before", gap=r"[\s]*,?[\s]*(?:vào )?(?:ngày )?"
    ):
        return True
    if _NAMED_DAY.search(text[max(0, found.start - 80) : found.start]):
        return True
    feast = (found.value.day, found.value.month) in holidays()
    return feast and _FEAST.search(left) is not None


def year_of(known: Known, found: Found) -> Reading[int]:
    """Read the year of a date from the sentence, the publication and the line."""
    near = _in_sentence(known, found)
    weekday = weekdays.weekday_beside(known.text, found)
    by_date = _by_publication(known, found)
    if by_date is not None:
        if weekday and not weekdays.fits(found, weekday[0], by_date):
            return Reading(None, (by_date,), (weekday[1],))
        others = {year for year in near if year != by_date}
        if others:
            return Reading(None, (by_date, *sorted(others)), tuple(near.values()))
        reasons = (*known.published_evidence, *near.values())
        return decide((by_date,), reasons)
    if known.published is not None:
        return Reading(None)
    near = near or _in_line(known, found)
    if weekday:
        near = {y: e for y, e in near.items() if weekdays.fits(found, weekday[0], y)}
    years = {y: e for y, e in near.items() if _exists(found, y)}
    if len(years) != 1:
        return Reading(None, tuple(years), tuple(years.values()))
    return decide(tuple(years), tuple(years.values()))


def _exists(found: Found, year: int) -> bool:
    full = _complete(found.value, year)
    return full is not None and full.is_real


def _complete(value: Value, year: int) -> Value | None:
    if value.short_year and value.year is not None and year % 100 != value.year:
        return None
    return value.with_year(year)


def _by_publication(known: Known, found: Found) -> int | None:
    """Choose the year nearest to the publication; None where two are near enough."""
    published = known.published and known.published.first_day()
    if not known.published or not published:
        return None
    value = found.value
    if value.short_year and value.year is not None:
        return century_of(value.year, published.year)
    if value.part is not None:
        return published.year
    own = _distance(value, published.year, published)
    beside = {
        y: _distance(value, y, published)
        for y in (published.year - 1, published.year + 1)
    }
    near = [
        year for year, days in beside.items() if days is not None and abs(days) <= _NEAR
    ]
    if own is None:
        return None
    if abs(own) <= _FAR and not near:
        return published.year
    return near[0] if len(near) == 1 and abs(own) > _FAR else None


def _distance(value: Value, year: int, published: date) -> int | None:
    day = value.with_year(year).first_day()
    return None if day is None else (day - published).days


def _evidence(text: str, found: Found, reason: str) -> Evidence:
    return Evidence(reason, found.start, found.end, text[found.start : found.end])


def _in_sentence(known: Known, found: Found) -> dict[int, Evidence]:
    """Find years in the same sentence: of full dates, then of "năm 2020"."""
    first, last = sentence_around(known.text, found.start, found.end)
    if is_chrome(known.text[first:last]):
        return {}
    years: dict[int, Evidence] = {}
    for other in known.dates:
        if other.end <= first or other.start >= last or other.start == found.start:
            continue
        year = other.value.year
        if year is None or other.value.lacks_year or other.calendar == "lunar":
            continue
        if other.value.precision in {"decade", "century"} or known.is_of_document(
            other
        ):
            continue
        if other.last is not None and other.value.precision == "year":
            continue
        if other.value.precision == "year" and is_of_a_name(
            known.text, other.start, first
        ):
            continue
        years.setdefault(year, _evidence(known.text, other, "year-in-sentence"))
    return years


def _in_line(known: Known, found: Found) -> dict[int, Evidence]:
    """Find the year of the one full date before it in its line, or in the title."""
    text = known.text
    first, _ = line_around(text, found.start, found.end)
    same: dict[int, Evidence] = {}
    years: dict[int, Evidence] = {}
    for other in known.dates:
        value = other.value
        if value.day is None or value.lacks_year or known.is_of_document(other):
            continue
        if not value.is_real or other.calendar == "lunar":
            continue
        year = value.year or 0
        if (value.day, value.month) == (found.value.day, found.value.month):
            same.setdefault(year, _evidence(text, other, "same-day-in-text"))
        if first <= other.start < found.start and found.value.day is not None:
            years.setdefault(year, _evidence(text, other, "full-date-in-passage"))
        if other.start < _TITLE_REACH and _holds(other, found):
            years.setdefault(year, _evidence(text, other, "range-in-title"))
    return same if len(same) == 1 else years


def _holds(interval: Found, found: Found) -> bool:
    """Whether a range of complete days contains the day, in the year of its start."""
    begin = interval.value.first_day()
    end = interval.last.first_day() if interval.last else None
    if begin is None or end is None or found.value.day is None:
        return False
    day = found.value.with_year(begin.year).first_day()
    short = (end - begin).days <= _INTERVAL_LIMIT
    return day is not None and short and begin.year == end.year and begin <= day <= end
