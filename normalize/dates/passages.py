"""The sentence, the line and the title: what in them says the year of a date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ..evidence import Evidence
from .bounds import is_chrome, line_around, sentence_around
from .context import holidays
from .events import is_event, is_of_a_name, opens_clause
from .links import is_instead, link
from .school_years import year_of_school
from .sequences import follows, meets_in_month, year_of_list, year_of_next
from .values import Found

_TITLE_REACH = 400
_NEAREST = 8
_ADJACENT = re.compile(
    r"[ \xa0]?,?[ \xa0](?:(?:từ|vào|trong|các|hai|sáng|chiều|tối)[ \xa0]){0,3}"
    r"(?:ngày[ \xa0])?"
)


@dataclass(frozen=True, slots=True)
class Passages:
    """The dates of a text, asked for those that say the year of another one.

    `barred` are the starts of the dates that say nothing about an event: those of a
    document's number, of publication, of the page's clock. `full_days` are the
    complete days by day and month. Only the nearest are asked, so
    that a page of nothing but dates is still read in linear time.
    """

    text: str
    dates: tuple[Found, ...]
    barred: frozenset[int]
    starts: tuple[int, ...]
    full_days: dict[tuple[int, int], tuple[Found, ...]]

    @classmethod
    def of(
        cls, text: str, dates: tuple[Found, ...], barred: frozenset[int]
    ) -> Passages:
        """Index the dates of a text."""
        full: dict[tuple[int, int], tuple[Found, ...]] = {}
        for found in dates:
            value = found.value
            if value.is_complete_day and found.start not in barred and not found.last:
                key = (value.day or 0, value.month or 0)
                full[key] = (*full.get(key, ())[:_NEAREST], found)
        return cls(text, dates, barred, tuple(d.start for d in dates), full)

    def years_in_sentence(self, found: Found) -> dict[int, Evidence]:
        """Find the years that the same sentence gives a date, with their evidence."""
        first, last = sentence_around(self.text, found.start, found.end)
        if is_chrome(self.text[first:last]):
            return {}
        at = bisect_left(self.starts, found.start)
        listed = year_of_list(self.text, self.dates, at)
        if listed is not None and listed[1].start not in self.barred:
            return {listed[0]: _cite(self.text, listed[1], "year-in-sentence")}
        years: dict[int, Evidence] = {}
        for other in self._near(found, first, last):
            value = other.value
            if value.precision in {"decade", "century"} or value.year is None:
                continue
            school = year_of_school(self.text, found, other, first)
            if school is not None:
                reason = _cite(self.text, other, "school-year")
                years.setdefault(school, reason)
            elif self._tells(found, other, first):
                reason = _cite(self.text, other, "year-in-sentence")
                years.setdefault(value.year, reason)
        following = None if years else year_of_next(self.text, self.dates, at)
        if following is not None and following[1].start not in self.barred:
            year, other = following
            years[year] = _cite(self.text, other, "year-in-sentence")
        return years

    def year_listed(self, found: Found) -> bool:
        """Whether the list of a date says its year: "lễ 30/4, 1/5 năm 2021"."""
        at = bisect_left(self.starts, found.start)
        listed = year_of_list(self.text, self.dates, at)
        return listed is not None and listed[1].start not in self.barred

    def year_before(self, found: Found) -> tuple[int, Evidence] | None:
        """Find the year that stands directly before a date: "Năm 2020, từ ngày 5/3"."""
        at = bisect_left(self.starts, found.start) - 1
        other = self.dates[at] if at >= 0 else None
        if other is None or other.last or other.calendar == "lunar":
            return None
        month = other.value.precision == "month" and other.value.year is not None
        same = month and other.value.month == found.value.month and found.value.day
        if other.value.precision != "year" and not same:
            return None
        between = self.text[other.end : found.start].lower()
        first, _ = sentence_around(self.text, other.start, other.end)
        opens = opens_clause(self.text, other.start, first)
        if other.value.year is None or not opens or not _ADJACENT.fullmatch(between):
            return None
        return other.value.year, _cite(self.text, other, "year-in-sentence")

    def years_in_line(self, found: Found) -> dict[int, Evidence]:
        """Find the year of a full date earlier in the line, or of the same day."""
        if found.value.day is None:
            return {}
        day = (found.value.day, found.value.month or 0)
        same: dict[int, Evidence] = {}
        for other in self.full_days.get(day, ()):
            if self._is_same_day(found, other):
                reason = _cite(self.text, other, "same-day-in-text")
                same.setdefault(other.value.year or 0, reason)
        if len(same) == 1:
            return same
        years: dict[int, Evidence] = {}
        first, last = line_around(self.text, found.start, found.end)
        for other in self._near(found, first, last):
            if other.value.is_complete_day and self._is_same_event(found, other, first):
                reason = _cite(self.text, other, "full-date-in-passage")
                years.setdefault(other.value.year or 0, reason)
        for other in self.dates[:_NEAREST]:
            if other.start < _TITLE_REACH and other.holds_day(found.value):
                reason = _cite(self.text, other, "range-in-title")
                years.setdefault(other.value.year or 0, reason)
        return years

    def year_agreeing(self, found: Found, year: int) -> tuple[Evidence, ...]:
        """Cite "năm 2023" in the same sentence, where it agrees with other evidence."""
        first, last = sentence_around(self.text, found.start, found.end)
        return tuple(
            _cite(self.text, other, "year-agrees")
            for other in self._near(found, first, last)
            if other.value.precision == "year" and other.value.year == year
        )[:1]

    def _near(self, found: Found, first: int, last: int) -> Iterator[Found]:
        """Yield the nearest other dates of a passage whose years are said."""
        at = bisect_left(self.starts, found.start)
        for other in self.dates[max(0, at - _NEAREST) : at + _NEAREST]:
            within = first <= other.start < last and other.start != found.start
            solar = other.calendar != "lunar" and not other.value.lacks_year
            if within and solar and other.start not in self.barred:
                yield other

    def _tells(self, found: Found, other: Found, first: int) -> bool:
        """Whether the year of one date of the sentence is that of another."""
        if other.value.precision == "year":
            return other.last is None and is_event(self.text, found, other, first)
        if meets_in_month(self.text, found, other):
            return not is_of_a_name(self.text, other.start, first)
        return self._is_same_event(found, other, first)

    def _is_same_event(self, found: Found, other: Found, first: int) -> bool:
        """Whether a full date says the year of one after it, not in a list with it."""
        if other.start > found.start or link(self.text, other, found):
            return False
        if is_of_a_name(self.text, other.start, first):
            return False
        if is_instead(self.text, other, found):
            return False
        return follows(found.value, other.value)

    def _is_same_day(self, found: Found, other: Found) -> bool:
        day = (found.value.day, found.value.month)
        if (other.value.day, other.value.month) != day or other.last is not None:
            return False
        first, _ = line_around(self.text, other.start, other.end)
        named = is_of_a_name(self.text, other.start, first)
        return day not in holidays() and not named


def _cite(text: str, found: Found, reason: str) -> Evidence:
    return Evidence(reason, found.start, found.end, text[found.start : found.end])
