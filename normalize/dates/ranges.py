"""Ranges, which are one date each, and anniversaries, which are two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..evidence import Evidence
from . import clock
from .context import before
from .links import link
from .values import Found, Value

_FAR_YEARS = 5
_LEFT = 200
_DAYS = frozenset({"second", "minute", "hour", "day"})
_FEAST = re.compile(
    r"kỷ niệm|kỉ niệm|truyền thống|năm thành lập|ngày sinh|năm ngày|năm sinh"
)
_SPAN_OF_YEARS = re.compile(r"(?<![0-9])([0-9]{1,3})[\s\xa0]năm(?!\w)")


def merged(text: str, dates: Iterable[Found]) -> list[Found]:
    """Make one of the two ends of a range; the dates of an anniversary stay two."""
    result: list[Found] = []
    for found in dates:
        floor = result[-2].end if len(result) > 1 else 0
        joined = _range(text, result[-1], found, floor) if result else None
        if joined is not None:
            result[-1] = joined
        elif found.last and is_anniversary(text, found.start, found.value, found.last):
            result += found.parts or (found,)
        else:
            result.append(found)
    return result


def _range(text: str, first: Found, last: Found, floor: int) -> Found | None:
    if first.last or last.last or first.calendar != last.calendar:
        return None
    kinds = {first.value.precision, last.value.precision}
    if (len(kinds) > 1 and not kinds <= _DAYS) or link(text, first, last) != "range":
        return None
    if first.calendar == "lunar":
        return replace(last, start=first.start, parts=(first, last))
    filled = _filled(first.value, last.value)
    if filled is None or is_anniversary(text, first.start, *filled):
        return None
    if first.value.year is None and last.value.clock:
        first, filled = _with_clock(text, first, filled, floor)
    return _joined(text, first, last, filled)


def _with_clock(
    text: str, first: Found, filled: tuple[Value, Value], floor: int
) -> tuple[Found, tuple[Value, Value]]:
    """Attach the time of a begin whose year only its end says: "8h ngày 3/2 đến"."""
    whole = replace(first, value=filled[0], inferred=True)
    timed = clock.with_clock(text, whole, floor)
    return (first, filled) if timed is whole else (timed, (timed.value, filled[1]))


def _joined(text: str, first: Found, last: Found, filled: tuple[Value, Value]) -> Found:
    begin, end = filled
    deduced = begin.year != end.year and None in {first.value.year, last.value.year}
    cited = text[first.start : last.end]
    reason = Evidence("order-of-range", first.start, last.end, cited)
    parts = tuple(
        part if part.value == value else replace(part, value=value, inferred=True)
        for part, value in zip((first, last), filled, strict=True)
    )
    return Found(
        first.start,
        last.end,
        begin,
        end,
        parts=parts,
        inferred=deduced,
        evidence=(reason,) if deduced else (),
    )


def _order(value: Value) -> tuple[int, int, int, str]:
    return (value.part or 0, value.month or 0, value.day or 0, value.clock)


def _filled(first: Value, last: Value) -> tuple[Value, Value] | None:
    """Share the year of one end; None where the ends are not in order."""
    if not (first.is_real and last.is_real) or first.short_year or last.short_year:
        return None
    backwards = _order(first) > _order(last)
    if first.year is None and last.year is not None:
        first = first.with_year(last.year - backwards)
    elif last.year is None and first.year is not None:
        last = last.with_year(first.year + backwards)
    elif first.year is None and backwards:
        return None
    begin, end = first.year or 0, last.year or 0
    ordered = begin < end or (begin == end and _order(first) < _order(last))
    return (first, last) if ordered and first.is_real and last.is_real else None


def is_anniversary(text: str, start: int, first: Value, last: Value) -> bool:
    """Whether two dates are the same day of two years, as in an anniversary."""
    if first.year is None or last.year is None or first.year == last.year:
        return False
    if (first.month, first.day, first.part) != (last.month, last.day, last.part):
        return False
    years = last.year - first.year
    left = before(text, start, _LEFT)
    feast = _FEAST.search(left) is not None
    counted = years in {int(number) for number in _SPAN_OF_YEARS.findall(left)}
    if first.precision == "year":
        return feast and counted
    return feast or counted or (first.day is not None and years >= _FAR_YEARS)
