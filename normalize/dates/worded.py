"""Days and months in words: "5 tháng 3 năm 2024", "tháng Ba"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import guards, parts, periods
from .candidates import MODERN, Candidate, checked
from .context import after, before, ends_with, starts_with
from .numbers import DAY_WORD, MONTH_WORD
from .values import Found, Value
from .wording import GAP, YEAR_TAIL, end_of, number_of, signed

_ANCHOR = (
    "(?<![^\\W_])(?:(?:tháng|năm)(?=[\\s\xa00-9])"
    "|(?:thg[.]?|qu[ýí]|qúy|thế[ \xa0]k[ỷỉ]|thập[ \xa0](?:niên|k[ỷỉ])|nửa"
    "|bán[ \xa0]niên)(?=[\\s\xa0])"
    "|(?:từ|đến|tới|trước|sau|cuối|giữa|tầm[ \xa0]nhìn|thời[ \xa0]điểm|sn|sinh)"
    "(?=:?[\\s\xa0]{1,2}(?:19|20)[0-9]{2}))"
)
_LEFT = 24
_NUMBERED = re.compile(r"(?:tháng|quý|quí|năm|số)[\s\xa0]*$")
_ONE_FOR_ONE = re.compile(r"[\s\xa0]đ[ổố]i[\s\xa0][0-9]")
_YEARS_AFTER = re.compile(
    r"[\s\xa0]năm(?![\s\xa0](?:[0-9]|nay|ngoái|trước|sau|tới|đó|ấy|này|nào|kia|một|hai))"
)
_COUNTS = re.compile(
    r"(?:trong|suốt|cả|được|gần|hơn|khoảng|kéo dài|tròn|nhuận|bảo hành|kỳ hạn|kì hạn"
    r"|trả góp)[\s\xa0:]*$"
)
_PLACE = re.compile(
    "[ \xa0](?:phường|xã|huyện|quận|tỉnh|thành phố|thị trấn|trường|thôn)"
    "[ \xa0][A-ZĐÀ-Ỹ]"
)
_LASTS = re.compile(
    r"(?:suốt|kéo dài|nhuận|bảo hành|kỳ hạn|kì hạn|trả góp|thời hạn|thai)[\s\xa0:]*$"
)
_MAY = re.compile(r"(?:đầu|giữa|cuối|vào|sang|trong|hồi|từ|đến)[\s\xa0]*$")
_MONTHS_AFTER = re.compile(
    r"(?:,[ \xa0]|[ \xa0]và[ \xa0])(?:1[0-2]|0?[1-9])(?![0-9/]|[.,][0-9]|[ \xa0]tháng)"
)
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
        if named_day and match["year3"] and not _is_told_count(text, begin):
            yield from parts.first_months(begin, stop, named_day["day"], year)
        return
    year = signed(match, year)
    if named_day and named_day["slash"] and year is None:
        return
    if named_day and _is_apart(text, begin, start):
        named_day, day, begin = None, number_of(match, "day"), start
    if day is not None:
        days = list(_day(text, begin, stop, Value("day", year, month, day)))
        yield from days
        if days or (year is None and not _MONTHS_AFTER.match(text, stop)):
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


def _is_told_count(text: str, begin: int) -> bool:
    """Whether a number before "tháng năm 2022" is a day, or lasts: "bảo hành 6"."""
    left = before(text, begin)
    lasting = ends_with(left, "per") or ends_with(left, "ordinal")
    return guards.has_day_word(text, begin) or lasting or bool(_LASTS.search(left))


def _day(text: str, start: int, end: int, value: Value) -> Iterator[Candidate]:
    named = guards.has_day_word(text, start)
    loose = value.year is None and not named
    if not named and not value.is_real:
        return
    if loose and (guards.is_counted(text, end) or _is_count_after(text, end)):
        return
    left = before(text, start)
    if not named and ends_with(left, "ordinal"):
        return
    if loose and (ends_with(left, "per") or _COUNTS.search(left)):
        return
    if loose and (_is_count_of_months(text, start, end) or ends_with(left, "address")):
        return
    if value.day and value.month:
        yield Candidate(checked(Found(start, end, value)), sure=True, form="day")


def _is_count_after(text: str, end: int) -> bool:
    """Whether "12 tháng 1 năm" and "12 tháng 1 đổi 1" count months, then something."""
    after_it = _YEARS_AFTER.match(text, end) or _ONE_FOR_ONE.match(text, end)
    return after_it is not None


def _is_count_of_months(text: str, start: int, end: int) -> bool:
    """Tell "hai tháng 6 và 7", "3 tháng 10, 11, 12" from a day of a month."""
    return not text[start].isdigit() or _MONTHS_AFTER.match(text, end) is not None


def _stands_alone(text: str, start: int, end: int, value: Value) -> bool:
    """Whether a month without its day is named, not counted."""
    left, right = before(text, start), after(text, end)
    if not value.is_real:
        return False
    numbered = _NUMBER_BEFORE.search(left)
    if numbered and not _MONTHS_AFTER.match(text, end):
        return value.year is not None and ends_with(left[: numbered.start()], "ordinal")
    if value.year is not None:
        return True
    counted = guards.is_counted(text, end) and not _PLACE.match(text, end)
    if counted or ends_with(left, "per"):
        return False
    if left.endswith(("ngày ", "ngày\xa0")):  # "ngày tháng" means a date as such
        return False
    return _NUMBER_AFTER.match(right) is None and not re.search(
        r"cách mạng[\s]*$", left
    )
