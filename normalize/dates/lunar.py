"""Days of the lunar calendar: found and marked, never read as solar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..evidence import Evidence
from .context import compiled
from .lunar_feasts import feast_beside
from .lunar_words import is_leap_day, word_before
from .numbers import DAY_WORD, MONTH_WORD
from .values import Found, Value

STEMS = "Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Kỉ|Canh|Tân|Nhâm|Quý|Quí"
BRANCHES = "Tý|Tí|Sửu|Dần|Mão|Mẹo|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi"
ETH = "\u00d0inh"  # as many old pages have it
_G = "(?:[ \t\xa0\n]{1,3})"
_DAY = f"(?:[12][0-9]|30|0?[1-9]|{DAY_WORD})"
_AND = f"(?:,{_G}(?:và{_G})?|{_G}(?:và|hoặc){_G})(?:ngày{_G})?"
_MONTH = f"(?:(?:1[0-2]|0?[1-9])(?![0-9])|(?:{MONTH_WORD})(?![^\\W_]))"
_SHORT = "âm(?=[ ]?(?:[,.;)\n]|$))"  # of "âm lịch"; a test is "âm tính"

# The words that name a lunar day; what stands before them is read backwards.
_WORD = re.compile(
    "[Tt][Ếế][Tt]|TẾT|[Rr][Ằằ][Mm]|[Gg][Ii][Êê][Nn][Gg]|[Cc][Hh][Ạạ][Pp]|[Ââ]m [Ll]ịch"
)
_LEFT = 90
_GOES_ON = re.compile(
    "[^\\W_]|[ \xa0](?:(?!(?:19|20)[0-9]{2})[0-9]|(?:hàng|hằng|mỗi) tháng)"
)


@cache
def _named() -> re.Pattern[str]:
    day = f"(?:m[ồù]ng{_G})?{_DAY}"
    to = f"{_G}?(?:-|\u2013|đến|tới){_G}?(?:hết{_G})?(?:ngày{_G})?"
    days = f"{day}(?:(?:{_AND}|{to}){day}){{0,6}}"
    return re.compile(
        f"(?<![^\\W_])(?:(?:đêm{_G})?(?:{days}){_G}tết"
        f"|(?:(?:{days}){_G})?tháng{_G}(?:giêng|chạp)"
        f"|(?:(?<=ngày[ \xa0])|(?=m[ồù]ng)){day}{to}{day}{_G}âm lịch)$",
        re.IGNORECASE,
    )


@cache
def _full_moon() -> re.Pattern[str]:
    return re.compile(
        f"rằm{_G}(?:tháng{_G})?(?:{_MONTH}|trung{_G}thu)(?![^\\W_])",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    year = (
        f"(?:năm{_G})?(?:{STEMS}|{ETH}){_G}(?:{BRANCHES})"
        "(?:[ ]?[,\u2013-]?[ ](?:19|20)[0-9]{2})?"
    )
    leap = f"nhuận(?:{_G}(?:{year}|âm{_G}lịch|âl))?"
    return re.compile(
        f"{_G}?[(,]?{_G}?(?:{leap}|{year}|âm{_G}lịch|âl|AL|Â[.]?L[.]?|{_SHORT})"
        "(?![^\\W_])",
        re.IGNORECASE,
    )


@cache
def _and() -> re.Pattern[str]:
    return re.compile(_AND, re.IGNORECASE)


_LUNAR = re.compile("lịch|[âa][.]?l|âm$|nhuận", re.IGNORECASE)
_MONG = re.compile(r"(?<![^\W_])m[ồù]ng[\s\xa0]$", re.IGNORECASE)
_KINGS = re.compile(r"giỗ tổ|hùng vương")
_CERTAIN = frozenset({"lunar-word", "giỗ tổ"})
_NUMBER = r"[\s\xa0:]{0,3}(?:là |ngày ){0,2}(?:m[ồù]ng )?[0-9]"
_SOLAR = re.compile(r"[ \xa0]?[(]?[ \xa0]?(?:dương lịch|DL(?!\w))", re.IGNORECASE)
_KINGS_DAY = (10, 3)


def named_days(text: str) -> Iterator[Found]:
    """Yield the days and months that only the lunar calendar has.

    Days in a list are one each, as in the solar calendar; a range is one.
    """
    for word in _WORD.finditer(text):
        base = 0
        match = None
        if word.group()[0] in "rR":
            if not text[max(0, word.start() - 1) : word.start()].isalnum():
                match = _full_moon().match(text, word.start())
        elif not _GOES_ON.match(text, word.end()):
            base = max(0, word.start() - _LEFT)
            match = _named().search(text[base : word.end()])
        if match is not None:
            yield from _days(text, base + match.start(), match)


def _days(text: str, start: int, match: re.Match[str]) -> Iterator[Found]:
    """Yield the days of one match, one each of a list."""
    written = match.group()
    in_month = not written.lower().endswith("tết")
    end = _named_end(text, start + len(written), in_month=in_month)
    value = Value("month" if written.lower().startswith("tháng") else "day")
    reason = Evidence("lunar-word", start, end, text[start:end])
    bounds = [m.span() for m in _and().finditer(written)]
    starts = [start, *(start + last for _, last in bounds)]
    stops = [*(start + first for first, _ in bounds), end]
    for first, stop in zip(starts, stops, strict=True):
        yield Found(
            first,
            stop,
            value,
            calendar="lunar",
            inferred=stop != end,
            evidence=(reason,),
        )


def _named_end(text: str, end: int, *, in_month: bool) -> int:
    """Give the end of the named day with "âm lịch", of a month with its year too."""
    tail = _tail().match(text, end)
    if tail is None or "(" in tail.group():
        return end
    return tail.end() if in_month or "lịch" in tail.group().lower() else end


def marked_lunar(text: str, found: Found) -> Found:
    """Mark a date as lunar where the words beside it say so."""
    if found.value.month is None or found.last is not None:
        return found
    tail = _tail().match(text, found.end)
    if tail and "(" in tail.group() and compiled(_NUMBER).match(text, tail.end()):
        tail = None  # of the day in the brackets: "27-11 (âm lịch 4-11)"
    if tail and found.value.year and not _LUNAR.search(tail.group()):
        return found  # the name of the year stands beside its number
    if tail and is_leap_day(found, tail.group()):
        return found
    if tail:
        reason = Evidence("lunar-word", found.end, tail.end(), tail.group())
        closes = "(" in tail.group() and text[tail.end() : tail.end() + 1] == ")"
        end = tail.end() + (1 if closes else 0)
        if "(" in tail.group() and not closes:
            end = found.end
        mong = _MONG.search(text[max(0, found.start - 6) : found.start])
        start = found.start - (len(mong.group()) if mong else 0)
        evidence = (*found.evidence, reason)
        return replace(found, start=start, end=end, calendar="lunar", evidence=evidence)
    told = word_before(text, found)
    return _lunar(text, found, told) if told else _marked_feast(text, found)


def _marked_feast(text: str, found: Found) -> Found:
    """Mark the day of a lunar feast; that of the kings is told by the passage."""
    if _SOLAR.match(text, found.end) or found.value.year:
        return found
    reason = feast_beside(text, found.start, found.end, found.value)
    if reason is None and (found.value.day, found.value.month) == _KINGS_DAY:
        window = text[max(0, found.start - 60) : found.end + 40]
        kings = _KINGS.search(window.lower())
        reason = kings and Evidence("lunar-feast", text=kings.group())
    return _lunar(text, found, reason) if reason else found


def _lunar(text: str, found: Found, reason: Evidence) -> Found:
    """Mark a date as lunar; "mùng" belongs to the name of a lunar day."""
    mong = _MONG.search(text[max(0, found.start - 6) : found.start])
    start = found.start - (len(mong.group()) if mong else 0)
    evidence = (*found.evidence, reason)
    return replace(found, start=start, calendar="lunar", evidence=evidence)


def is_certain(found: Found) -> bool:
    """Whether the words beside a number make it a lunar date without another cue."""
    reasons = {cited for e in found.evidence for cited in (e.reason, e.text)}
    return found.calendar == "lunar" and not _CERTAIN.isdisjoint(reasons)
