"""Years, quarters, halves, decades and centuries in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import guards, parts
from .candidates import FIRST_YEAR, LAST_YEAR, MODERN, Candidate
from .context import after, before, compiled, ends_with, starts_with
from .named_years import bare_year
from .numbers import read_number
from .occasions import is_quarter
from .values import Found, Value
from .wording import (
    BEFORE_CHRIST,
    GAP,
    GLUED_YEAR,
    OF,
    YEAR,
    YEAR_TAIL,
    end_of,
    number_of,
    signed,
)

_FIRST_QUARTER = 33
_THIS_CENTURY = 21
_TWO_DIGITS = 100
_CENTURY = f"(?:thứ{GAP})?(?P<century>[IVX]{{1,6}}|[0-9]{{1,2}})(?![^\\W_])"
_LISTED = re.compile(r"[\s\xa0]?(?:[-\u2013/]|,|và)[\s\xa0]?[12][0-9]{3}|[.,/%][0-9]")
_YEAR_IN_WORDS = re.compile(
    r"(?:một|hai)[\s\xa0](?:nghìn|ngàn|không|chín)", re.IGNORECASE
)
_JOINED = re.compile(r"[-\u2013](?:[^\W\d_]|[0-9])")
_TERM = re.compile(r"[ \xa0]?[-\u2013/][ \xa0]?[12][0-9]{3}(?![0-9])")
_OLD_TERM = re.compile(
    r"[ \xa0]?[-\u2013][ \xa0]?([1-9][0-9]{2})(?=[ \xa0]?(?:[).,;:\n]|$))(?![.,][0-9])"
)
_UNFILLED = range(198, 204)
_BLANK = re.compile(r"[ \xa0]?(?:\u2026|[.]{2})")
_LIFE = r"(?<!\w)(?:sinh|mất|qua đời|băng hà)(?: vào)?[\s\xa0]$"
_THOSE = re.compile(r"những[\s\xa0]$")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    flags = re.IGNORECASE
    forms = {
        "year": f"{GLUED_YEAR}{YEAR}",
        "quarter": f"{GAP}(?P<quarter>III|II|IV|I|[1-4]|một|hai|ba|bốn|tư)(?![^\\W_])"
        f"{YEAR_TAIL}?",
        "century": f"{GAP}{_CENTURY}{BEFORE_CHRIST}",
        "decade": f"{GAP}(?:đầu{GAP}|cuối{GAP})?(?P<decade>[12][0-9]{{2}}0|[1-9]0)"
        f"(?![0-9])(?:{OF}{GAP}thế{GAP}k[ỷỉ]{GAP}{_CENTURY})?",
    }
    return {name: re.compile(form, flags) for name, form in forms.items()}


def _quarter(text: str, start: int, end: int) -> Iterator[Candidate]:
    match = _patterns()["quarter"].match(text, end)
    number = number_of(match, "quarter") if match else None
    if not match or number is None or match["quarter"] in {"i", "ii", "iii", "iv"}:
        return
    year = number_of(match, "year", "year2", "year3")
    if match["year3"] and year not in MODERN:
        year = None
    stop = end_of(match) if year else match.end("quarter")
    worded = not match["quarter"].isdigit() and match["quarter"].islower()
    if year is None and worded and not is_quarter(text, start, stop):
        return
    counted = guards.is_counted(text, stop) or ends_with(before(text, start), "per")
    if year is None and counted:
        return
    value = Value("quarter", year, part=_FIRST_QUARTER - 1 + number)
    yield Candidate(Found(start, stop, value), sure=True, form="quarter")


def _year(text: str, start: int, end: int) -> Iterator[Candidate]:
    left = before(text, start)
    if _THOSE.search(left) and (decades := list(_decade(text, start, end))):
        yield from decades
        return
    match = _patterns()["year"].match(text, end)
    year = number_of(match, "year") if match else None
    if (
        not match
        or not year
        or ends_with(left, "per_year" if year in MODERN else "per")
    ):
        return
    stop = end_of(match)
    right = after(text, stop)
    if _TERM.match(right) or starts_with(right, "measured"):
        return
    if re.match(r"[.,/%][0-9]", right):
        return
    digits = match["year"].isdigit()
    if not digits and not _YEAR_IN_WORDS.match(match["year"]):
        return
    old = not FIRST_YEAR <= year <= LAST_YEAR
    written = (
        digits and guards.ends_like_date(text, stop) and not _is_blank(year, right)
    )
    joined = _JOINED.match(right) is not None
    told = written or (digits and compiled(_LIFE).search(left) is not None)
    if old and not match["bc"] and (joined or not told):
        return
    term = _old_term(match, year, right)
    value = Value("year", signed(match, year))
    yield Candidate(term or Found(start, stop, value), sure=True, form="year")


def _old_term(match: re.Match[str], year: int, right: str) -> Found | None:
    """Read "năm 541 - 547", the years of a reign."""
    term = _OLD_TERM.match(right) if match["year"].isdigit() else None
    if term is None or not year < int(term[1]) or year >= FIRST_YEAR:
        return None
    values = Value("year", year), Value("year", int(term[1]))
    return Found(match.start("year"), match.end() + term.end(), *values)


def _is_blank(year: int, right: str) -> bool:
    """Whether "năm 199..." is a form to be filled in."""
    return _BLANK.match(right) is not None or (
        year in _UNFILLED and not right.partition("\n")[0].strip()
    )


def _century(text: str, start: int, end: int) -> Iterator[Candidate]:
    match = _patterns()["century"].match(text, end)
    number = read_number(match["century"].upper()) if match else None
    if not match or not number or number > _THIS_CENTURY:
        return
    if match["bc"] and number == 1:
        return
    year = 100 * (1 - number if match["bc"] else number - 1)
    found = Found(start, match.end(), Value("century", year))
    yield Candidate(found, sure=True, form="year")


def _decade(text: str, start: int, end: int) -> Iterator[Candidate]:
    match = _patterns()["decade"].match(text, end)
    if not match or _LISTED.match(text, match.end()):
        return
    year = int(match["decade"])
    century = read_number(match["century"].upper()) if match["century"] else None
    short = year < _TWO_DIGITS and century is None
    if century and year < _TWO_DIGITS:
        year += 100 * (century - 1)
    value = Value("decade", year, short_year=short)
    yield Candidate(Found(start, match.end(), value), sure=True, form="year")


READERS = {
    **dict.fromkeys(("từ", "đến", "tới", "trước", "sau", "cuối", "giữa"), bare_year),
    **dict.fromkeys(("tầm", "thời", "sn", "sinh", "bước"), bare_year),
    "năm": _year,
    "quý": _quarter,
    "quí": _quarter,
    "qúy": _quarter,
    "nửa": parts.half,
    "bán": parts.half_report,
    "thế": _century,
    "thập": _decade,
}
