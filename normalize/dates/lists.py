"""Lists: "27 và 28-7", "tháng 5, 6 và 7/2024", "năm 2020, 2021 và 2022"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ..evidence import Evidence
from . import guards
from .context import after, starts_with
from .links import LONGEST, TO, link
from .numbers import read_number
from .sequences import year_beside
from .values import Found, Value

_LIMIT = 12
_FIRST_QUARTER = 33
LAST_CENTURY = 21
_MODERN = "1900"
_DAY = (
    "(?<![0-9/.:-])(?<![^\\W_])(?P<mong>m[ồù]ng[\\s\xa0])?(?P<day>[0-9]{1,2})"
    "(?P<link>[\\s\xa0]?(?:,[\\s\xa0]?(?:và[\\s\xa0])?|[-\u2013][\\s\xa0]?"
    f"|[\\s\xa0](?:và|hoặc|rạng|rạng sáng|{TO})[\\s\xa0])(?:ngày[\\s\xa0])?"
    "(?:m[ồù]ng[\\s\xa0])?)$"
)
_AND = "(?:,[\\s\xa0](?:và[\\s\xa0])?|[\\s\xa0](?:và|hoặc)[\\s\xa0])"
_ITS_YEAR = (
    "(?P<its_year>[\\s\xa0]?/[\\s\xa0]?[12][0-9]{3}|[\\s\xa0]năm[\\s\xa0][12][0-9]{3})?"
)
_END = "(?![0-9.,/-]?[0-9])(?![^\\W_])"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    to_year = f"(?:{_AND}|[\\s\xa0]{TO}[\\s\xa0])"
    comma = f"(?:{_AND}|[ ]?[,+&][ ]?)"
    forms = {
        "day": _DAY,
        "year": f"{to_year}(?P<head>năm[\\s\xa0])?(?P<number>(?:1[0-9]|20)[0-9]{{2}})"
        f"(?P<its_year>)?{_END}",
        "month": f"{_AND}(?P<head>)?(?P<number>1[0-2]|0?[1-9])(?![0-9]){_ITS_YEAR}"
        f"{_END}"
        "(?![ \xa0][-\u2013/])",
        "quarter": f"{comma}(?P<head>qu[ýí][ ])?(?P<number>IV|III|II|I|[1-4])(?![0-9])"
        f"{_ITS_YEAR}{_END}",
        "century": f"{_AND}(?P<head>)?(?-i:(?P<number>[IVX]{{1,5}}))(?P<its_year>)?"
        f"{_END}",
    }
    return {name: re.compile(form, re.IGNORECASE) for name, form in forms.items()}


def bare_days(text: str, found: Found) -> list[Found]:
    """Read the days before a date that share its month: "5, 6 và " before 7/3."""
    chain: list[Found] = []
    value, following = found.value, found.start
    lunar = found.calendar == "lunar"
    if value.precision != "day" or not (value.is_real or lunar):
        return chain
    while len(chain) < _LIMIT and value.day:
        base = max(0, following - LONGEST)
        match = _patterns()["day"].search(text[base:following])
        day = int(match["day"]) if match else 0
        if not match or not 0 < day < value.day:
            break
        value = replace(value, day=day)
        start = match.start("mong") if lunar and match["mong"] else match.start("day")
        bare = Found(base + start, base + match.end("day"), value)
        chain.insert(0, replace(bare, calendar=found.calendar))
        following = base + start
    return chain


def is_cued(text: str, found: Found, chain: list[Found]) -> bool:
    """Whether the first of the bare days stands where a date stands."""
    if not chain:
        return False
    start, end = chain[0].start, found.end
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    if (
        len(chain) == 1
        and found.value.is_complete_day
        and link(text, chain[0], found) == "range"
    ):
        return True
    day, month = found.value.day or 0, found.value.month or 0
    return guards.day_month_cue(text, start, end, day, month) != ""


def with_bare_days(text: str, found: Found) -> list[Found]:
    """Give a date after the bare days that share its month and year."""
    chain = bare_days(text, found)
    if not is_cued(text, found, chain):
        return [found]
    cited = Evidence(
        "month-of-list", found.start, found.end, text[found.start : found.end]
    )
    return [*(replace(day, inferred=True, evidence=(cited,)) for day in chain), found]


def with_tail(text: str, found: Found) -> list[Found]:
    """Give a month, quarter or year before those that are listed after it.

    The year of the last is the year of all: "tháng 5, 6 và 7/2024".
    """
    kind, listed = found.value.precision, [found]
    if found.last or kind not in _patterns() or kind == "day":
        return listed
    told = kind not in {"year", "century"} and found.value.year is not None
    if found.calendar == "lunar" or told:
        return listed
    while len(listed) < _LIMIT:
        match = _patterns()[kind].match(text, listed[-1].end)
        number = read_number(match["number"].upper()) if match else None
        if not match or number is None or _is_count(text, match.end(), kind):
            break
        if kind == "century" and number > LAST_CENTURY:
            break
        start = match.start("number" if match["head"] is None else "head")
        listed.append(Found(start, match.end(), _listed_value(kind, number)))
        if match["its_year"]:
            return _of_year(text, listed, int(match["its_year"][-4:]))
    return listed


def _is_count(text: str, end: int, kind: str) -> bool:
    if kind == "year" and text[end - 4 : end] < _MODERN:
        return not guards.ends_like_date(text, end)
    group = "measured" if kind == "year" else "counted"
    return starts_with(after(text, end), group)


def _listed_value(kind: str, number: int) -> Value:
    if kind == "year":
        return Value("year", number)
    if kind == "month":
        return Value("month", month=number)
    if kind == "century":
        return Value("century", 100 * (number - 1))
    return Value("quarter", part=_FIRST_QUARTER - 1 + number)


def _of_year(text: str, listed: list[Found], year: int) -> list[Found]:
    """Carry the year of the last to those before it, over New Year where it is near."""
    last = listed[-1]
    cited = Evidence("year-of-list", last.start, last.end, text[last.start : last.end])
    following = last.value.with_year(year)
    filled = [replace(last, value=following)]
    for found in reversed(listed[:-1]):
        own = year_beside(found.value, following, 1)
        if own is None:
            return [*listed[: len(listed) - len(filled)], *filled]
        following = found.value.with_year(own)
        told = replace(found, value=following, inferred=True, evidence=(cited,))
        filled.insert(0, told)
    return filled
