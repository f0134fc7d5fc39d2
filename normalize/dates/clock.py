"""Times of day, which count only beside a complete date."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ..mentions import Precision
from .values import Found

_NOON = 12
_MIDNIGHT = 24
_WINDOW = 64
_DAY_PARTS = "sáng|trưa|chiều|tối|đêm"
_WEEKDAY = (
    "(?:thứ[ \xa0](?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|ch[ủú]a?[ \xa0]nhật)"
    "[ \xa0]{0,2},?"
)
_TIME = (
    "(?P<hour>[01]?[0-9]|2[0-4])[ \xa0]?(?:giờ|h|g|:)(?:[ \xa0]?(?P<minute>[0-5][0-9]"
    "|[0-9](?=[ \xa0]?phút))(?![0-9]))?(?:[ \xa0]?phút|')?(?::(?P<second>[0-5][0-9]))?"
    f"(?:[ \xa0]?(?P<half>AM|PM|SA|CH)(?![^\\W_])|[ \xa0](?P<part>{_DAY_PARTS}))?"
)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        f"(?<![0-9:/.,-])(?<!thứ[ \xa0]){_TIME}"
        f"(?:[ ]?[(]?(?:GMT|UTC)[ ]?[+][ ]?0?7[)]?)?"
        f"[\\s,|]{{0,3}}(?:[-\u2013][ ]?)?(?:(?:của|vào)[ ])?"
        f"(?:(?:ngày[ \xa0])?{_WEEKDAY}[ \xa0]{{0,2}})?"
        "(?:ngày[\\s\xa0]{1,2}(?:m[ồù]ng[ ])?)?$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        "[ \t\xa0]{0,3}(?:[,|/\u2013-]|T)?[ \t\xa0]{0,3}"
        "(?:(?:vào )?(?:lúc|hồi)[ \xa0])?"
        f"{_TIME}(?![0-9])",
        re.IGNORECASE,
    )


_RANGE_BEFORE = re.compile(
    r"(?:[0-9][hg']?|giờ|phút|sáng|trưa|chiều|tối)[\s\xa0]{0,2}"
    r"(?:(?<!\w)(?:đến|tới|và)|[-\u2013,])[ \xa0]{0,2}"
    r"(?:(?:lúc|hồi)[ \xa0])?$",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(
    r"[ \xa0]{0,2}(?:(?:đến|tới)[ \xa0]{0,2}[0-9]"
    r"|[-\u2013|][ \xa0]{0,2}[0-9]{1,2}[ ]?[hg:])|[-\u2013][0-9]",
    re.IGNORECASE,
)


def with_clock(text: str, found: Found, floor: int) -> Found:
    """Attach the time that stands beside a complete date.

    Nothing before `floor` is looked at. A range of times is left alone.
    """
    if not found.value.is_complete_day or found.last is not None:
        return found
    after = _after().match(text, found.end)
    if after and not _RANGE_AFTER.match(text, after.end()):
        return _attach(found, after, found.start, after.end())
    base = max(floor, found.start - _WINDOW)
    left = text[base : found.start]
    before = _before().search(left)
    if before and not _RANGE_BEFORE.search(left[: before.start()]):
        return _attach(found, before, base + before.start(), found.end)
    return found


def _attach(found: Found, match: re.Match[str], start: int, end: int) -> Found:
    hour, minute, second = (match[name] for name in ("hour", "minute", "second"))
    of_day = _hour_of_day(int(hour), (match["half"] or match["part"] or "").lower())
    colon = ":" in match.group()
    if of_day is None or (colon and not minute):
        return found
    precision: Precision = "second" if second else "minute" if minute else "hour"
    clock = f"{of_day:02}:{(minute or '').zfill(2)}" + (f":{second}" if second else "")
    value = replace(found.value, clock=clock, precision=precision)
    return replace(found, start=start, end=end, value=value, parts=(found,))


def _hour_of_day(hour: int, part: str) -> int | None:
    """Read an hour of the named part of the day; None where that is not certain."""
    afternoon = part in {"pm", "ch", "chiều", "tối"}
    if hour == _MIDNIGHT or (part == "đêm" and hour in {12, 0}):
        return None
    if part in {"am", "sa", "sáng"}:
        return 0 if hour == _NOON and part != "sáng" else hour if hour < _NOON else None
    if part == "đêm":
        return hour + _NOON if 8 <= hour < _NOON else hour  # noqa: PLR2004 -- 8 in the evening
    if part == "trưa":
        return hour + _NOON if hour < 3 else hour  # noqa: PLR2004 -- 2 in the afternoon
    return hour + _NOON if afternoon and hour < _NOON else hour
