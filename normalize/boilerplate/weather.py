"""The heat of the day and the hour that the head of a page shows."""

from __future__ import annotations

import re
from functools import cache

_LONGEST = 120


def is_weather(line: str) -> bool:
    """Say whether a line gives the heat of a town, as the heads of pages do.

    >>> is_weather("Bắc Ninh 31 °C / 26 - 34 °C"), is_weather("Nóng 31 độ")
    (True, False)
    """
    return (
        ("°" in line or "oC" in line)
        and len(line) <= _LONGEST
        and bool(_weather().fullmatch(line))
    )


def is_clock(line: str) -> bool:
    """Say whether a line is a weekday, a day with a short year, and its second.

    >>> is_clock("Thứ tư, 3-12-25 07:18:22"), is_clock("Thứ tư, 3-12-2025 07:18")
    (True, False)
    """
    return line[-3:-2] == ":" and _clock().fullmatch(line) is not None


@cache
def _weather() -> re.Pattern[str]:
    heat = "-?[0-9]{1,2} ?[°o]? ?C?"
    return re.compile(
        rf"(?:[^\W\d_][^\d.;°]{{1,30}})?{heat}(?: ?[/–-] ?{heat}){{0,3}}"
        r"(?: Icon [^\d.;:]{1,40})?"
    )


@cache
def _clock() -> re.Pattern[str]:
    weekday = "(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
    return re.compile(
        rf"{weekday},? [0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{2}},? "
        "[0-9]{1,2}:[0-9]{2}:[0-9]{2}",
        re.IGNORECASE,
    )
