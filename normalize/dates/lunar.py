"""Days of the lunar calendar: found and marked, never read as solar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..evidence import Evidence
from .numbers import DAY_WORD, MONTH_WORD
from .values import Found, Value

_STEMS = "Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Kỉ|Canh|Tân|Nhâm|Quý|Quí"
_BRANCHES = "Tý|Tí|Sửu|Dần|Mão|Mẹo|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi"
_G = "(?:[ \t\xa0\n]{1,3})"
_DAY = f"(?:[12][0-9]|30|0?[1-9]|{DAY_WORD})"
_MONTH = f"(?:(?:1[0-2]|0?[1-9])(?![0-9])|(?:{MONTH_WORD})(?![^\\W_]))"


@cache
def _named() -> re.Pattern[str]:
    to = f"{_G}?(?:-|\u2013|đến|tới|và){_G}?(?:hết{_G})?(?:ngày{_G})?"
    tet = f"(?:(?:m[ồù]ng|đêm){_G})?{_DAY}(?:{to}(?:m[ồù]ng{_G})?{_DAY})?{_G}tết"
    full_moon = f"rằm{_G}(?:tháng{_G})?(?:{_MONTH}|trung{_G}thu)"
    range_ = f"{_DAY}(?:{to}(?:m[ồù]ng{_G})?{_DAY})?"
    named = f"(?:{range_}{_G})?tháng{_G}(?:giêng|chạp)"
    return re.compile(
        f"(?<![^\\W_])(?:{tet}|{full_moon}|{named})(?![^\\W_])(?:{_G}âm{_G}lịch)?",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        f"{_G}?[(,]?{_G}?(?:(?:năm{_G})?(?:{_STEMS}){_G}(?:{_BRANCHES})|âm{_G}lịch|âl|AL"
        "|Â[.]?L[.]?)(?![^\\W_])",
        re.IGNORECASE,
    )


_TET_WORD = re.compile(r"tết$", re.IGNORECASE)
_MONG = re.compile(r"(?:^|\W)m[ồù]ng[\s\xa0]$|(?:^|\W)đêm[\s\xa0]$", re.IGNORECASE)
_KINGS = re.compile(r"giỗ tổ|hùng vương")
_CERTAIN = frozenset({"lunar-word", "giỗ tổ"})
_SOLAR = re.compile(r"[ \xa0]?[(]?[ \xa0]?(?:dương lịch|DL(?!\w))", re.IGNORECASE)
_KINGS_DAY = (10, 3)


def named_days(text: str) -> Iterator[Found]:
    """Yield the days and months that only the lunar calendar has."""
    for match in _named().finditer(text):
        month_only = match.group().lower().startswith("tháng")
        value = Value("month" if month_only else "day")
        reason = Evidence("lunar-word", match.start(), match.end(), match.group())
        yield Found(
            match.start(), match.end(), value, calendar="lunar", evidence=(reason,)
        )


def marked_lunar(text: str, found: Found) -> Found:
    """Mark a date as lunar where the words beside it say so."""
    if found.value.month is None or found.last is not None:
        return found
    tail = _tail().match(text, found.end)
    if tail:
        reason = Evidence("lunar-word", found.end, tail.end(), tail.group())
        closes = "(" in tail.group() and text[tail.end() : tail.end() + 1] == ")"
        end = tail.end() + (1 if closes else 0)
        if "(" in tail.group() and not closes:
            end = found.end
        return replace(
            found, end=end, calendar="lunar", evidence=(*found.evidence, reason)
        )
    if (found.value.day, found.value.month) != _KINGS_DAY or found.value.year:
        return found
    window = text[max(0, found.start - 60) : found.end + 40]
    kings = _KINGS.search(window.lower())
    if kings is None or _SOLAR.match(text, found.end):
        return found
    reason = Evidence("lunar-feast", text=kings.group())
    return replace(found, calendar="lunar", evidence=(*found.evidence, reason))


def is_certain(found: Found) -> bool:
    """Whether the words beside a number make it a lunar date without another cue."""
    reasons = {cited for e in found.evidence for cited in (e.reason, e.text)}
    return found.calendar == "lunar" and not _CERTAIN.isdisjoint(reasons)
