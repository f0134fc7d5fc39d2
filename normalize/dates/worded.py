"""Days and months in words: "5 tháng 3 năm 2024", "tháng Ba"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import guards, month_guards, parts, periods
from .candidates import MODERN, Candidate, checked
from .context import after, before, ends_with, starts_with
from .numbers import DAY_WORD, MONTH_WORD
from .values import Found, Value
from .wording import GAP, YEAR_TAIL, end_of, number_of, signed

_ANCHOR = (
    "(?<![^\\W_])(?:(?:tháng|năm)(?=[\\s\xa00-9])"
    "|(?:thg[.]?|qu[ýí]|qúy|thế[ \xa0]k[ỷỉ]|thập[ \xa0](?:niên|k[ỷỉ])|nửa"
    "|bán[ \xa0]niên)(?=[\\s\xa0])"
    "|(?:từ|đến|tới|trước|sau|cuối|giữa|bước[ \xa0]sang|tầm[ \xa0]nhìn"
    "|thời[ \xa0]điểm|sn|sinh)"
    "(?=:?[\\s\xa0]{1,2}(?:19|20)[0-9]{2}))"
)
_LEFT = 24
_NUMBERED = re.compile(r"(?:tháng|quý|quí|năm|số)[\s\xa0]*$")
_COUNTS = re.compile(
    r"(?:trong|suốt|cả|được|gần|hơn|khoảng|kéo dài|tròn|nhuận|bảo hành|kỳ hạn|kì hạn"
    r"|trả góp)[\s\xa0:]*$"
)
_MAY = re.compile(r"(?:đầu|giữa|cuối|vào|sang|trong|hồi|từ|đến)[\s\xa0]*$")
_NUMBER_BEFORE = re.compile(r"(?<![0-9])[0-9]{1,2}[ \t\xa0]*(?:\n[ \t\xa0]*)?$")
_NUMBER_AFTER = re.compile(r"[ \xa0]?[/.:%-][ \xa0]?[0-9]|[0-9]|,[0-9]")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    flags = re.IGNORECASE
    month = (
        f"(?:{GAP}|(?=[0-9]))(?P<month>[0-9]{{1,2}}(?![0-9])|(?:{MONTH_WORD})(?![^\\W_]))"
        f"(?:{GAP}(?P<day>[0-9]{{1,2}}),{GAP}(?P<year4>[12][0-9]{{3}})(?![0-9])"
        f"|{YEAR_TAIL})?"
    )
    day = (
        f"(?:(?<![^\\W_])|(?<=ngày))(?P<day>[0-9]{{1,2}}|{DAY_WORD})"
        f"(?:{GAP}|{GAP}?,{GAP}?|(?P<slash>[ ]?/[ ]?))$"
    )
    return re.compile(_ANCHOR, flags), re.compile(month, flags), re.compile(day, flags)


def worded(text: str) -> Iterator[Candidate]:
    """Yield what words in a text say, in order of the word that names it."""
    readers = {"tháng": _month, "thg": _month, **periods.READERS}
    for anchor in _patterns()[0].finditer(text):
        name = anchor.group().lower().split()[0].rstrip(".")
        yield from readers[name](text, anchor.start(), anchor.end())


def _month(text: str, start: int, end: int) -> Iterator[Candidate]:
    yield from parts.months_of_year(text, start, end)
    _, month_form, day_form = _patterns()
    match = month_form.match(text, end)
    month = number_of(match, "month") if match else None
    if not match or month is None:
        return
    year = number_of(match, "year", "year2", "year3", "year4")
    stop = end_of(match)
    if (match["year"] and year is None) or _is_no_year(text, match, year):
        year, stop = None, match.end("month")
    named_day = day_form.search(text[max(0, start - _LEFT) : start])
    day = number_of(match, "day") or (
        number_of(named_day, "day") if named_day else None
    )
    begin = start - (named_day.end() - named_day.start()) if named_day else start
    if match["month"].lower() == "năm" and not _is_may(text, begin, start, match):
        if named_day and match["year3"] and not month_guards.is_told_count(text, begin):
            yield from parts.first_months(begin, stop, named_day["day"], year)
        return
    year = signed(match, year)
    if named_day and named_day["slash"] and year is None:
        return
    if named_day and (
        month_guards.is_fourth(text, begin, named_day) or _is_apart(text, begin, start)
    ):
        named_day, day, begin = None, number_of(match, "day"), start
    if day is not None:
        days = list(_day(text, begin, stop, Value("day", year, month, day)))
        yield from days
        if days or (year is None and not month_guards.has_months_after(text, stop)):
            return
    value = Value("month", year, month)
    if _stands_alone(text, start, stop, value):
        digits = match["year2"] and match["month"].isdigit()
        found = Found(match.start("month") if digits else start, stop, value)
        yield Candidate(found, sure=True, form="month")


def _is_apart(text: str, begin: int, start: int) -> bool:
    """Whether a comma parts the number from the month: "tháng 1, tháng 2"."""
    listed = "," in text[begin:start]
    if not listed:
        return False
    left = before(text, begin)
    named = guards.has_day_word(text, begin) or ends_with(left, "strong", gap=",?[ ]*")
    return _NUMBERED.search(left) is not None or not named


def _is_no_year(text: str, match: re.Match[str], year: int | None) -> bool:
    """Whether a number after a bare comma or space counts something."""
    if not match["year3"]:
        return False
    return year not in MODERN or starts_with(after(text, match.end()), "counted")


def _is_may(text: str, begin: int, start: int, match: re.Match[str]) -> bool:
    """Tell "tháng năm" (May) from "10 tháng năm 2022" and from months and years."""
    if match["year"]:
        return True
    if match["year2"] or match["year3"]:
        return False
    if begin < start:
        named = guards.has_day_word(text, begin)
        return named or guards.is_stopped(text, match.end())
    capital = match["month"][0].isupper()
    cued = _MAY.search(before(text, start)) is not None
    return (capital or cued) and guards.ends_like_date(text, match.end("month"))


def _day(text: str, start: int, end: int, value: Value) -> Iterator[Candidate]:
    named = guards.has_day_word(text, start)
    loose = value.year is None and not named
    if not named and not value.is_real:
        return
    if loose and (
        guards.is_counted(text, end) or month_guards.is_count_after(text, end)
    ):
        return
    left = before(text, start)
    spoken = month_guards.is_one_word(text, start) and not ends_with(left, "strong")
    if not named and (spoken or ends_with(left, "ordinal")):
        return
    if loose and (ends_with(left, "per") or _COUNTS.search(left)):
        return
    if loose and (
        month_guards.is_count_of_months(text, start, end) or ends_with(left, "address")
    ):
        return
    if value.day and value.month:
        yield Candidate(checked(Found(start, end, value)), sure=True, form="day")


def _stands_alone(text: str, start: int, end: int, value: Value) -> bool:
    """Whether a month without its day is named, not counted."""
    left, right = before(text, start), after(text, end)
    if not value.is_real:
        return False
    numbered = _NUMBER_BEFORE.search(left)
    if numbered and not month_guards.has_months_after(text, end):
        return value.year is not None and ends_with(left[: numbered.start()], "ordinal")
    if value.year is not None:
        return True
    counted = guards.is_counted(text, end) and not starts_with(right, "share")
    if (counted and not month_guards.is_place(text, end)) or ends_with(left, "per"):
        return False
    if left.endswith(("ngày ", "ngày\xa0")):  # "ngày tháng" means a date as such
        return False
    return _NUMBER_AFTER.match(right) is None and not re.search(
        r"cách mạng[\s]*$", left
    )
