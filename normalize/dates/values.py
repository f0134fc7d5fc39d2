"""The value of a date: what of it is said, its EDTF, and whether it exists."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date

from ..evidence import Evidence
from ..mentions import Calendar, Precision

MONTHS = 12
LAST_DAY = 31
_CENTURY = 100
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Value:
    """What a date says; what it does not say is None.

    `part` is an EDTF part of the year: 33 to 36 quarters, 40 and 41 half-years.
    `short_year` says that only the last two digits of `year` are known. For a decade
    and a century, `year` is its first. `clock` is a time ("17:39").
    """

    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None
    short_year: bool = False
    clock: str = ""

    @property
    def is_real(self) -> bool:
        """Whether the calendar has such a day; a day without its year may be 29/02."""
        if self.month is not None and not 1 <= self.month <= MONTHS:
            return False
        if self.day is None or self.month is None:
            return True
        year = self.year if self.year and self.year > 0 else _LEAP_YEAR
        return 1 <= self.day <= monthrange(year, self.month)[1]

    @property
    def is_complete_day(self) -> bool:
        """Whether year, month and day are said, and are a real day."""
        known = self.year is not None and self.year > 0 and not self.short_year
        return known and self.day is not None and self.is_real

    @property
    def lacks_year(self) -> bool:
        """Whether the year, or its century, is not said."""
        return self.year is None or self.short_year

    def first_day(self) -> date | None:
        """Give the day, or the first of the month, where the year is said."""
        if self.lacks_year or not self.is_real or not self.year or self.year < 1:
            return None
        return date(self.year, self.month or 1, self.day or 1)

    def with_year(self, year: int) -> Value:
        """Say the year."""
        return replace(self, year=year, short_year=False)

    def edtf(self) -> str | None:
        """Write the value in EDTF; None where the calendar has no such day.

        >>> Value("day", month=11, day=13).edtf()
        'XXXX-11-13'
        >>> Value("decade", year=1990).edtf(), Value("century", year=1900).edtf()
        ('199X', '19XX')
        """
        if not self.is_real:
            return None
        year = _edtf_year(self)
        if self.part is not None:
            return f"{year}-{self.part}"
        numbers = [f"{n:02}" for n in (self.month, self.day) if n is not None]
        return "-".join((year, *numbers)) + (f"T{self.clock}" if self.clock else "")


def _edtf_year(value: Value) -> str:
    if value.year is None:
        return "XXXX"
    if value.short_year:
        digits = f"XX{value.year:02}"
    else:
        digits = f"{'-' if value.year < 0 else ''}{abs(value.year):04}"
    cut = {"decade": 1, "century": 2}.get(value.precision, 0)
    return digits[: len(digits) - cut] + "X" * cut


@dataclass(frozen=True, slots=True)
class Found:
    """A date as it stands in the text, before anything is inferred.

    `last` is the end of a range; `parts` are then the dates that were written at its
    ends, and of a date with a time, the date alone. `inferred` says that a part of
    the value stands outside the span.
    """

    start: int
    end: int
    value: Value
    last: Value | None = None
    calendar: Calendar = "gregorian"
    parts: tuple[Found, ...] = ()
    inferred: bool = False
    evidence: tuple[Evidence, ...] = field(default=())

    def edtf(self) -> str | None:
        """Write the date or the range in EDTF."""
        first = self.value.edtf()
        if self.calendar == "lunar" or first is None or self.last is None:
            return None if self.calendar == "lunar" else first
        last = self.last.edtf()
        return None if last is None else f"{first}/{last}"

    def holds_day(self, value: Value) -> bool:
        """Whether a range of complete days contains a day, in the year of its start."""
        begin = self.value.first_day()
        end = self.last.first_day() if self.last else None
        if begin is None or end is None or begin.year != end.year:
            return False
        day = value.with_year(begin.year).first_day()
        return day is not None and begin <= day <= end

    def written(self) -> tuple[Found, ...]:
        """Give the single dates that were written: the ends of a range, or itself."""
        return tuple(w for part in self.parts for w in part.written()) or (self,)


def century_of(short: int, near: int) -> int:
    """Complete a year of two digits to the one nearest to `near`, never far ahead.

    >>> century_of(91, 2017), century_of(24, 2017)
    (1991, 2024)
    """
    base = near - near % _CENTURY + short
    years = (base - _CENTURY, base, base + _CENTURY)
    return min(years, key=lambda year: abs(year - near))
