"""Dates in words: "5 tháng 3 năm 2024", "quý IV năm 2023", "thế kỷ XX"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import guards
from .context import after, before, ends_with, starts_with
from .numbers import DAY_WORD, MONTH_WORD, YEAR_WORD, read_number
from .numeric import FIRST_YEAR, LAST_YEAR, Candidate, _checked
from .values import Found, Value

_ = r"(?:[ \t\xa0]{1,4}|[ \t\xa0]{0,2}\r?\n[ \t\xa0]{0,4})"
_O = f"{_}?"
_WORDS = f"(?:(?:{YEAR_WORD})(?![^\\W_])[ \xa0]?){{2,9}}"
_BC = f"(?:{_}(?P<bc>trước{_}Công{_}nguyên|TCN|tr[.]?{_}?CN))?"
_OF = f"(?:{_}của)?"
_Y = f"(?P<year>[12][0-9]{{3}}(?![0-9])|[0-9]{{3}}(?![0-9.,]?[0-9])|{_WORDS})"
_NAM = f"{_OF}(?:{_O}[,/-]?){_O}năm{_}{_Y}{_BC}"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    flags = re.IGNORECASE
    part = f"(?:{_NAM}|{_O}[/.-]{_O}(?P<year2>[12][0-9]{{3}})(?![0-9]))"
    comma = f",?{_}(?P<year3>[12][0-9]{{3}})(?![0-9.,/-]?[0-9])"
    return {
        "anchor": re.compile(
            "(?<![^\\W_])(?:tháng|thg[.]?|năm|qu[ýí]|qúy|thế[ \xa0]k[ỷỉ]"
            "|thập[ \xa0](?:niên|k[ỷỉ])|nửa)(?=[\\s\xa0])",
            flags,
        ),
        "month": re.compile(
            f"{_}(?P<month>[0-9]{{1,2}}(?![0-9])|(?:{MONTH_WORD})(?![^\\W_]))"
            f"(?:{_}(?P<day>[0-9]{{1,2}}),{_}(?P<year4>[12][0-9]{{3}})(?![0-9])"
            f"|{part}|{comma})?",
            flags,
        ),
        "day": re.compile(
            f"(?<![^\\W_])(?P<day>[0-9]{{1,2}}|{DAY_WORD})(?:{_}|{_O},{_O})$", flags
        ),
        "year": re.compile(f"{_}{_Y}{_BC}", flags),
        "quarter": re.compile(
            f"{_}(?P<quarter>III|II|IV|I|[1-4]|một|hai|ba|bốn|tư)(?![^\\W_])"
            f"(?:{part}|{comma})?",
            flags,
        ),
        "century": re.compile(
            f"{_}(?:thứ{_})?(?P<century>[IVX]{{1,6}}|[0-9]{{1,2}})(?![^\\W_]){_BC}",
            flags,
        ),
        "decade": re.compile(
            f"{_}(?:đầu{_}|cuối{_})?(?P<decade>[12][0-9]{{2}}0|[1-9]0)(?![0-9])"
            f"(?:{_OF}{_}thế{_}k[ỷỉ]{_}(?:thứ{_})?(?P<century>[IVX]{{1,6}}|[0-9]{{1,2}})"
            f"(?![^\\W_]))?",
            flags,
        ),
        "part": re.compile(
            f"(?<![^\\W_])(?P<count>3|6|9|ba|sáu|chín|03|06|09){_}$", flags
        ),
        "part_tail": re.compile(
            f"{_}(?P<side>đầu|cuối)(?:{_NAM}|{_}năm(?![^\\W_]))", flags
        ),
        "half_tail": re.compile(f"{_}(?P<side>đầu|cuối){_NAM}", flags),
    }


def worded(text: str) -> Iterator[Candidate]:
    """Yield what words in a text say, in order of the word that names it."""
    readers = {
        "tháng": _month,
        "thg": _month,
        "năm": _year,
        "quý": _quarter,
        "quí": _quarter,
        "qúy": _quarter,
        "nửa": _half,
        "thế": _century,
        "thập": _decade,
    }
    for anchor in _patterns()["anchor"].finditer(text):
        name = anchor.group().lower().split()[0].rstrip(".")
        yield from readers[name](text, anchor.start(), anchor.end())


def _number(match: re.Match[str], *names: str) -> int | None:
    for name in names:
        written = match.groupdict().get(name)
        if written:
            return read_number(written)
    return None


def _end_of(match: re.Match[str]) -> int:
    """Leave out white space that number words took along."""
    return match.end() - (len(match.group()) - len(match.group().rstrip()))


def _signed(match: re.Match[str], year: int | None) -> int | None:
    return 1 - year if year and match.groupdict().get("bc") else year


def _month(text: str, start: int, end: int) -> Iterator[Candidate]:
    patterns = _patterns()
    match = patterns["month"].match(text, end)
    yield from _months_of_year(text, start, end)
    if not match:
        return
    month = _number(match, "month")
    year = _number(match, "year", "year2", "year3", "year4")
    stop = _end_of(match)
    if match["month"].lower() == "năm" and (not year or not match["year"]):
        return
    if match["year3"] and (
        starts_with(after(text, stop), "counted") or not 1900 <= (year or 0) <= 2100  # noqa: PLR2004 -- a year, or a number
    ):
        year, stop = None, match.end("month")
    if match["year"] and year is None:
        stop = match.end("month")
    year = _signed(match, year)
    left = text[max(0, start - 24) : start]
    day_match = patterns["day"].search(left)
    day = _number(match, "day") or (_number(day_match, "day") if day_match else None)
    if day is not None and month is not None:
        begin = start - len(left) + day_match.start() if day_match else start
        yield from _day(text, begin, stop, Value("day", year, month, day))
    elif month is not None:
        begin = match.start("month") if match["year2"] else start
        yield from _month_alone(text, start, begin, stop, Value("month", year, month))


def _day(text: str, start: int, end: int, value: Value) -> Iterator[Candidate]:
    named = guards.has_day_word(text, start)
    found = Found(start, end, value)
    if value.is_real:
        loose = value.year is None and not named
        if loose and (guards.is_counted(text, end) or _is_span(text, start)):
            return
        yield Candidate(_checked(found), sure=True, form="day")
    elif named or value.year is not None:
        yield Candidate(_checked(found), sure=True, form="day")


def _is_span(text: str, start: int) -> bool:
    left = before(text, start)
    return (
        ends_with(left, "per")
        or re.search(r"(?:trong|suốt|cả|được|gần|hơn|khoảng|kéo dài)[\s]*$", left)
        is not None
    )


def _month_alone(
    text: str, start: int, begin: int, end: int, value: Value
) -> Iterator[Candidate]:
    left = before(text, start)
    if not value.is_real or re.search(r"[0-9][\s]*$", left):
        return
    if value.year is None:
        if guards.is_counted(text, end) or ends_with(left, "per"):
            return
        if re.match(
            r"[ \xa0]*(?:[/.:%-][ \xa0]*[0-9]|[0-9,])", after(text, end, 6)
        ) and (not re.match(r"[ \xa0]*,[ \xa0]", after(text, end, 6))):
            return
        if re.search(r"cách mạng[\s]*$", left):
            return
    yield Candidate(Found(begin, end, value), sure=True, form="month")


def _months_of_year(text: str, start: int, end: int) -> Iterator[Candidate]:
    patterns = _patterns()
    tail = patterns["part_tail"].match(text, end)
    left = text[max(0, start - 8) : start]
    count = patterns["part"].search(left) if tail else None
    if not tail or not count:
        return
    months = read_number(count["count"]) or 0
    begin = start - len(left) + count.start()
    year = _number(tail, "year")
    if months == 6:  # noqa: PLR2004 -- half a year
        part = 40 if tail["side"].lower() == "đầu" else 41
        value, last = Value("half", year, part=part), None
    elif tail["side"].lower() == "đầu":
        value, last = Value("month", year, 1), Value("month", year, months)
    else:
        value, last = Value("month", year, 13 - months), Value("month", year, 12)
    found = Found(begin, _end_of(tail), value, last)
    yield Candidate(found, sure=True, form="part")


def _half(text: str, start: int, end: int) -> Iterator[Candidate]:
    tail = _patterns()["half_tail"].match(text, end)
    year = _number(tail, "year") if tail else None
    if tail and year:
        part = 40 if tail["side"].lower() == "đầu" else 41
        found = Found(start, _end_of(tail), Value("half", year, part=part))
        yield Candidate(found, sure=True, form="part")


def _quarter(text: str, start: int, end: int) -> Iterator[Candidate]:
    match = _patterns()["quarter"].match(text, end)
    if not match:
        return
    written = match["quarter"]
    number = read_number(written)
    year = _number(match, "year", "year2", "year3")
    stop = _end_of(match) if year else match.end("quarter")
    if number is None or (
        year is None
        and written.isalpha()
        and written.islower()
        and not guards.is_stopped(text, stop)
    ):
        return
    if year is None and guards.is_counted(text, stop):
        return
    found = Found(start, stop, Value("quarter", year, part=32 + number))
    yield Candidate(found, sure=True, form="quarter")


def _year(text: str, start: int, end: int) -> Iterator[Candidate]:
    match = _patterns()["year"].match(text, end)
    if re.search(r"những[\s\xa0]$", before(text, start)):
        decade = list(_decade(text, start, end))
        if decade:
            yield from decade
            return
    year = _number(match, "year") if match else None
    if not match or not year:
        return
    left, right = before(text, start), after(text, match.end())
    stop = _end_of(match)
    digits = match["year"].isdigit()
    old = not FIRST_YEAR <= year <= LAST_YEAR
    if starts_with(right, "measured") or ends_with(left, "per"):
        return
    if old and not match["bc"] and not (digits and guards.ends_like_date(text, stop)):
        return
    if re.match(r"[.,/%][0-9]", right):
        return
    if not digits and not re.match(
        r"(?:một|hai)[\s\xa0](?:nghìn|ngàn|không)", match["year"], re.IGNORECASE
    ):
        return
    value = Value("year", _signed(match, year))
    yield Candidate(Found(start, stop, value), sure=True, form="year")


_LISTED = re.compile(r"[\s\xa0]?(?:[-\u2013/]|,|và)[\s\xa0]?[12][0-9]{3}|[.,/%][0-9]")


def _century(text: str, start: int, end: int) -> Iterator[Candidate]:
    match = _patterns()["century"].match(text, end)
    number = read_number(match["century"].upper()) if match else None
    if match and number and number <= 21:  # noqa: PLR2004 -- the present century
        year = 100 * (1 - number if match["bc"] else number - 1)
        if match["bc"] and number == 1:
            return
        value = Value("century", year)
        yield Candidate(Found(start, match.end(), value), sure=True, form="year")


def _decade(text: str, start: int, end: int) -> Iterator[Candidate]:
    match = _patterns()["decade"].match(text, end)
    if not match or _LISTED.match(text, match.end()):
        return
    decade = int(match["decade"])
    century = (
        read_number((match["century"] or "").upper()) if match["century"] else None
    )
    short = decade < 100 and century is None  # noqa: PLR2004 -- two digits
    year = decade + 100 * (century - 1) if century and decade < 100 else decade  # noqa: PLR2004 -- two digits
    value = Value("decade", year, short_year=short)
    yield Candidate(Found(start, match.end(), value), sure=True, form="year")
