"""Fill in a missing year from what the document says, and cite where it says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from ..evidence import Evidence, Reading, decide
from . import weekdays
from .bounds import is_chrome, line_around
from .context import after, before, ends_with, holidays, starts_with
from .passages import Passages
from .values import Found, Value, century_of

_NEAR = 45
_FIRST_DATES = 8
_WEAK = 3
_FAR_BEHIND = 270
_FAR_AHEAD = 183
_FEAST = re.compile(
    r"(?:dịp|lễ|kỷ niệm|kỉ niệm|chào mừng|mừng|truyền thống|ngày hội)[^.;\n]{0,60}$"
)
_SINCE = re.compile(r"(?<!\w)từ đó,?[ \xa0](?:trở đi,?[ \xa0])?(?:ngày[ \xa0])?$")
_NAMED_DAY = re.compile(r"Ngày [^\W\d_][^.,;:()\n0-9]{3,70}[ (]{1,2}$")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about the document: its dates, and its publication."""

    text: str
    passages: Passages
    published: Value | None = None
    published_evidence: tuple[Evidence, ...] = ()


def is_open(found: Found) -> bool:
    """Say whether a date lacks a year that the document may give it."""
    value = found.value
    solar = found.calendar != "lunar" and value.precision != "decade"
    return solar and value.lacks_year and value.is_real


def infer(known: Known, found: Found) -> Found:
    """Give a date its year where the evidence leaves one; else leave it as it is."""
    value = found.value
    if not is_open(found) or is_recurring(known.text, found):
        return found
    if is_feast(known.text, found) and not known.passages.year_listed(found):
        return found
    reading = year_of(known, found)
    evidence = (*found.evidence, *reading.evidence)
    if reading.value is None:
        return replace(found, evidence=evidence)
    return replace(
        found,
        value=value.with_year(reading.value),
        last=found.last and found.last.with_year(reading.value),
        inferred=True,
        evidence=evidence,
    )


def is_recurring(text: str, found: Found) -> bool:
    """Whether a day is meant as every year's."""
    left, right = before(text, found.start, 100), after(text, found.end)
    if starts_with(right, "recurring", key="after", gap=r"[ \xa0,]*(?:của )?"):
        return True
    gap = r"[\s]*,?[\s]*(?:từ )?(?:vào )?(?:các )?(?:ngày )?"
    if ends_with(left, "recurring", key="before", gap=gap):
        return True
    named = _NAMED_DAY.search(text[max(0, found.start - 80) : found.start])
    return named is not None or _SINCE.search(left) is not None


def is_feast(text: str, found: Found) -> bool:
    """Whether a day is meant as the name of a feast: "nhân dịp 30/4"."""
    feast = (found.value.day, found.value.month) in holidays()
    return feast and _FEAST.search(before(text, found.start, 100)) is not None


def year_of(known: Known, found: Found) -> Reading[int]:
    """Read the year of a date from its sentence, the publication and its line.

    A year directly before the date decides. Else the publication and the sentence must
    not contradict each other; without a publication, the sentence, then the line and
    the title decide.
    """
    near = known.passages.years_in_sentence(found)
    weekday = weekdays.weekday_beside(known.text, found)
    opening = known.passages.year_before(found)
    if opening is not None:
        return decide((opening[0],), (opening[1],))
    if known.published is not None:
        return _by_publication(known, found, near, weekday)
    near = near or known.passages.years_in_line(found)
    years = {
        year: reason
        for year, reason in near.items()
        if found.value.with_year(year).is_real
        and (weekday is None or weekdays.fits(found, weekday[0], year))
    }
    if found.value.short_year:
        years = {y: e for y, e in years.items() if y % 100 == found.value.year}
    weak = () if years else _weak_years(known)
    return decide(tuple(years), tuple(years.values()) or weak)


def _weak_years(known: Known) -> tuple[Evidence, ...]:
    """Name years of banners and slogans: candidates too weak to be taken."""
    weak = []
    for other in known.passages.dates[:_FIRST_DATES]:
        first, last = line_around(known.text, other.start, other.end)
        if other.value.precision == "year" and is_chrome(known.text[first:last]):
            cited = known.text[other.start : other.end]
            weak.append(Evidence("weak-candidate", other.start, other.end, cited))
    return tuple(weak[:_WEAK])


def _by_publication(
    known: Known,
    found: Found,
    near: dict[int, Evidence],
    weekday: tuple[int, Evidence] | None,
) -> Reading[int]:
    published = known.published and known.published.first_day()
    year = _nearest_year(found.value, published) if published else None
    if year is None or not found.value.with_year(year).is_real:
        return Reading(None)
    if weekday and not weekdays.fits(found, weekday[0], year):
        return Reading(None, (year,), (replace(weekday[1], reason="weekday-mismatch"),))
    if set(near) - {year}:
        candidates = tuple(dict.fromkeys((year, *near)))
        return Reading(None, candidates, tuple(near.values()))
    agreeing = known.passages.year_agreeing(found, year)
    return decide((year,), (*known.published_evidence, *near.values(), *agreeing))


def _nearest_year(value: Value, published: date) -> int | None:
    """Choose the year nearest to the publication; None where two are near enough."""
    if value.short_year and value.year is not None:
        return century_of(value.year, published.year)
    if value.part is not None:
        return published.year
    own = _distance(value, published.year, published)
    if own is None:
        return None
    beside = {
        year: _distance(value, year, published)
        for year in (published.year - 1, published.year + 1)
    }
    near = [y for y, days in beside.items() if days is not None and abs(days) <= _NEAR]
    if -_FAR_BEHIND <= own <= _FAR_AHEAD and not near:
        return published.year
    return near[0] if len(near) == 1 and abs(own) > _FAR_BEHIND else None


def _distance(value: Value, year: int, published: date) -> int | None:
    day = value.with_year(year).first_day()
    return None if day is None else (day - published).days
