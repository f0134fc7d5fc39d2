"""Days in a form that only the head of a page has."""

from __future__ import annotations

import re
from functools import cache

from ..boilerplate.date_line import ENGLISH_MONTHS
from .values import Found, Value

_MONTHS = 12
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def odd_day(line: str, start: int) -> list[Found]:
    """Read a line that is a day as only machines write it; `start` is its place.

    With spaces only, with the month first where the day can be no month, or with the
    month in English.

    >>> [found.edtf() for found in odd_day("21 09 2025", 0)]
    ['2025-09-21']
    >>> [found.edtf() for found in odd_day("11/18/2024 12:00:00 AM", 0)]
    ['2024-11-18']
    >>> [found.edtf() for found in odd_day("Posted on March 5, 2024", 0)]
    ['2024-03-05']
    """
    named = _named_month().fullmatch(line)
    if named is not None:
        return [_of_named_month(named, start)]
    match = _odd().fullmatch(line)
    if match is None:
        return []
    first, second, year = (int(n) for n in match.groups() if n)
    day, month = (second, first) if "/" in line else (first, second)
    if "/" in line and not month <= _MONTHS < day:
        return []
    return [Found(start, start + len(line), Value("day", year, month, day))]


def _of_named_month(match: re.Match[str], start: int) -> Found:
    month = _MONTH_NAMES.index((match["month"] or match["later"])[:3].lower()) + 1
    day = int(match["day"] or match["before"])
    first, last = match.span("all")
    value = Value("day", int(match["year"]), month, day)
    return Found(start + first, start + last, value)


@cache
def _named_month() -> re.Pattern[str]:
    weekday = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    return re.compile(
        rf"(?:(?:posted|published|updated)(?: on|:)? )?(?:{weekday},? )?(?P<all>"
        rf"(?:(?P<month>{ENGLISH_MONTHS}) (?P<day>[0-9]{{1,2}}),?"
        rf"|(?P<before>[0-9]{{1,2}}) (?P<later>{ENGLISH_MONTHS}),?)"
        " (?P<year>(?:19|20)[0-9]{2}))",
        re.IGNORECASE,
    )


@cache
def _odd() -> re.Pattern[str]:
    zone = r"(?: GMT ?\+ ?7)?"
    return re.compile(
        "([0-9]{2}) ([0-9]{2}) ([0-9]{4})"
        "|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}) [0-9]{1,2}:[0-9]{2}:[0-9]{2} [AP]M"
        + zone
    )


def is_stamp(line: str) -> bool:
    """Say whether a line is a day with its minute, and no clock of the page.

    A clock names its weekday too, but for "Thứ hai - 11/11/2024 04:09" and "Thứ Tư, 24
    tháng 4, 2019", which is how systems of many sites write the publication.

    >>> is_stamp("13/11/2018 - 22:01"), is_stamp("Thứ Ba, 13/11/2018 22:01")
    (True, False)
    >>> is_stamp("Xã hội - 15:56, 12/01/2026")
    True
    """
    bare = line.strip()
    # A day of a table in a database: no clock stands at midnight.
    midnight = bare.removesuffix(" GMT+7").endswith(" 12:00:00 AM")
    return midnight or _stamp().fullmatch(bare) is not None


@cache
def _stamp() -> re.Pattern[str]:
    day = r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"
    time = r"[0-9]{1,2}:[0-9]{2}"
    weekday = "(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật) - "
    zone = r"(?: \(?GMT ?\+ ?7\)?)?"
    gap = "[ ,|–-]{1,3}"
    # The name of a column, which is no weekday.
    other = "(?!thứ |ch[ủú]|hôm |ngày |t[2-7]|cn)"
    column = rf"(?:{other}[^\W\d_]+(?: [^\W\d_]+){{0,4}} - )?"
    long = f"{weekday.replace(' - ', ', ')}[0-9]{{1,2}} tháng [0-9]{{1,2}}, [0-9]{{4}}"
    return re.compile(
        f"{column}(?:{day}{gap}{time}|{time}{gap}{day}|{weekday}{day} {time}|{long})"
        f"{zone}",
        re.IGNORECASE,
    )
