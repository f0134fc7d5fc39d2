"""Parts of a year: 6 tháng đầu năm 2018, 9 tháng năm 2018, bán niên 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import guards
from .candidates import MODERN, Candidate
from .numbers import MONTH_WORD, read_number
from .values import Found, Value
from .wording import GAP, OF_YEAR, end_of, number_of

_FIRST_HALF = 40
_HALF_YEAR = 6
_BARE_YEAR = f"{GAP}(?P<year2>(?:19|20)[0-9]{{2}})(?![0-9]|[.,/-][0-9]|[^\\W_])"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    forms = {
        "count": f"(?<![^\\W_])(?P<count>[0-9]{{1,2}}|{MONTH_WORD}){GAP}$",
        "part": f"{GAP}(?P<side>đầu|cuối)(?:{OF_YEAR}|{_BARE_YEAR}"
        f"|{GAP}năm(?![^\\W_])(?!{GAP}học))",
        "report": f"(?:{GAP}năm)?{_BARE_YEAR}",
        "half": f"{GAP}(?P<side>đầu|cuối)(?:{OF_YEAR}|{_BARE_YEAR})",
    }
    return {name: re.compile(form, re.IGNORECASE) for name, form in forms.items()}


def months_of_year(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield "6 tháng đầu năm 2018" (a half-year), "9 tháng đầu năm 2020" (a range)."""
    tail = _patterns()["part"].match(text, end)
    left = text[max(0, start - 12) : start]
    count = _patterns()["count"].search(left) if tail else None
    months = read_number(count["count"]) if count else None
    if not tail or not count or not months or not 1 < months < 12:  # noqa: PLR2004 -- a year
        return
    if tail["year2"] and guards.is_counted(text, tail.end()):
        return
    year, first = number_of(tail, "year", "year2"), tail["side"].lower() == "đầu"
    if months == _HALF_YEAR:
        value, last = Value("half", year, part=_FIRST_HALF + (not first)), None
    elif first:
        value, last = Value("month", year, 1), Value("month", year, months)
    else:
        value, last = Value("month", year, 13 - months), Value("month", year, 12)
    begin = start - len(left) + count.start()
    yield Candidate(Found(begin, end_of(tail), value, last), sure=True, form="part")


def first_months(
    start: int, end: int, count: str, year: int | None
) -> Iterator[Candidate]:
    """Yield "9 tháng năm 2018", the first nine months, as reports have it."""
    months = read_number(count)
    if not months or not 1 < months < 12 or year not in MODERN:  # noqa: PLR2004 -- a year
        return
    value, last = Value("month", year, 1), Value("month", year, months)
    if months == _HALF_YEAR:
        found = Found(start, end, Value("half", year, part=_FIRST_HALF))
    else:
        found = Found(start, end, value, last)
    yield Candidate(found, sure=True, form="part")


def half(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield "nửa đầu năm 2020"."""
    tail = _patterns()["half"].match(text, end)
    year = number_of(tail, "year", "year2") if tail else None
    if tail and year:
        part = _FIRST_HALF + (tail["side"].lower() != "đầu")
        found = Found(start, end_of(tail), Value("half", year, part=part))
        yield Candidate(found, sure=True, form="part")


def half_report(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield "bán niên 2023": reports of a half-year are on the first."""
    match = _patterns()["report"].match(text, end)
    if match:
        value = Value("half", int(match["year2"]), part=_FIRST_HALF)
        yield Candidate(Found(start, match.end(), value), sure=True, form="part")
