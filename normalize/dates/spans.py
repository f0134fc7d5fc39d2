"""Ranges that share one head word: "quý III - IV/2023", "thế kỷ XV - XVII"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from . import guards
from .candidates import MODERN, Candidate
from .links import TO
from .numbers import read_number
from .values import Found, Value

_FIRST_QUARTER = 33
_FIRST_HALF = 40
_HALF_YEAR = 6
_LAST_CENTURY = 21
_SHORT = re.compile(
    "[Qq][.]?[ ]?(IV|III|II|I|[1-4])[ ]?[/.-][ ]?"
    "((?:19|20)[0-9]{2})(?![0-9/-]|[.,][0-9]|[^\\W_])"
)


@cache
def _tails() -> dict[str, re.Pattern[str]]:
    to = f"(?:[ \xa0]?[-\u2013][ \xa0]?|[ \xa0]{TO}[ \xa0])"
    end = "(?![^\\W_]|[.,/-][0-9])"
    year = "(?:[ \xa0]?[/-][ \xa0]?|[ \xa0](?:của[ \xa0])?năm[ \xa0])"
    return {
        "quarter": re.compile(
            f"{to}(?P<number>IV|III|II|I|[1-4])(?![0-9])"
            f"(?:{year}(?P<year>(?:19|20)[0-9]{{2}}))?{end}"
        ),
        "century": re.compile(
            f"{to}(?:thứ[ \xa0])?(?P<number>[IVX]{{1,5}}|[12]?[0-9]){end}"
        ),
    }


def with_end(text: str, found: Found) -> Found:
    """Join a quarter or a century to the bare number that ends its range."""
    kind, first = found.value.precision, found.value
    match = _tails()[kind].match(text, found.end) if kind in _tails() else None
    number = read_number(match["number"]) if match else None
    if match is None or number is None or found.last or found.calendar == "lunar":
        return found
    if kind == "century":
        last = replace(first, year=100 * (number - 1))
        in_order = (first.year or 0) < (last.year or 0) and number <= _LAST_CENTURY
    else:
        year = int(match["year"]) if match["year"] else first.year
        in_order = first.year in {None, year} and (first.part or 0) < number + 32
        first = replace(first, year=year)
        last = replace(first, part=_FIRST_QUARTER - 1 + number)
    if not in_order:
        return found
    return replace(found, end=match.end(), value=first, last=last)


_SHORT_PART = re.compile(
    "(?:(?P<months>T)[/.]?|(?P<half>H)/?|H(?P<half2>[12])/)"
    "(?P<year>20[0-9]{2})(?![0-9/-]|[.,][0-9]|[^\\W_])"
)
_COUNT_BEFORE = {"T": re.compile("(?:[2-9]|1[01])$"), "H": re.compile("[12]$")}


def short_parts(text: str) -> Iterator[Candidate]:
    """Yield "9T/2023", nine months, and "1H2023", a half-year."""
    for match in _SHORT_PART.finditer(text):
        start, count = match.start(), match["half2"]
        if count is None:
            left = text[max(0, start - 2) : start]
            number = _COUNT_BEFORE[match["months"] or "H"].search(left)
            if number is None:
                continue
            start, count = start - len(number.group()), number.group()
        before_it = text[max(0, start - 1) : start]
        if before_it.isalnum() or before_it in set("/.&-_"):
            continue
        if not guards.names_number(text, start):
            months = int(count) if match["months"] else 0
            yield _part(start, match.end(), int(match["year"]), months, int(count))


def _part(start: int, end: int, year: int, months: int, half: int) -> Candidate:
    """Give the first months of a year; six of them, and none, are a half-year."""
    if months in {0, _HALF_YEAR}:
        part = _FIRST_HALF if months else _FIRST_HALF - 1 + half
        found = Found(start, end, Value("half", year, part=part))
    else:
        until = Value("month", year, months)
        found = Found(start, end, Value("month", year, 1), until)
    return Candidate(found, sure=True, form="part")


def short_quarters(text: str) -> Iterator[Candidate]:
    """Yield "Q1/2024" and "Q.III/2023"."""
    for match in _SHORT.finditer(text):
        number, year = read_number(match[1]), int(match[2])
        left = text[max(0, match.start() - 1) : match.start()]
        if left.isalnum() or left in set("/.&-_"):
            continue
        if number is not None and year in MODERN:
            value = Value("quarter", year, part=_FIRST_QUARTER - 1 + number)
            yield Candidate(Found(*match.span(), value), sure=True, form="quarter")
