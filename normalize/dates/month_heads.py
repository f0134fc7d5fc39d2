"""Bare days after the month that they belong to: "tháng 9/2023: ngày 5, 15 và 25"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..evidence import Evidence
from . import guards
from .values import LAST_DAY, Found

_LIMIT = 12
_G = "[ \xa0]"
_FIRST = re.compile(
    f"(?:{_G}?[,:;(\u2013-]{_G}?|{_G})(?:(?:vào|gồm|trong){_G})?(?:(?:các|hai|ba){_G})?ngày{_G}"
    "(?P<day>[0-9]{1,2})(?![0-9]|[.,]?[0-9]|[/-]|[ \xa0](?:tháng|[/-])|[^\\W_])",
    re.IGNORECASE,
)
_NEXT = re.compile(
    f"(?:,{_G}?(?:và{_G})?|;{_G}|{_G}(?:và|hoặc){_G})(?:(?:sáng|chiều){_G})?(?:ngày{_G})?"
    "(?P<day>[0-9]{1,2})(?![0-9]|[.,]?[0-9]|[/-]|[ \xa0](?:tháng|[/-])|[^\\W_])",
    re.IGNORECASE,
)


def days_of_month(text: str, found: Found, ceiling: int) -> Iterator[Found]:
    """Yield the days that directly follow a month, before the offset `ceiling`.

    They get its month and year: "tháng 9/2023: ngày 05, ngày 15 và ngày 25".
    """
    month = found.value
    if month.precision != "month" or found.last or found.calendar == "lunar":
        return
    cited = Evidence(
        "month-of-list", found.start, found.end, text[found.start : found.end]
    )
    end, pattern, last = found.end, _FIRST, 0
    for _ in range(_LIMIT):
        match = pattern.match(text, end)
        day = int(match["day"]) if match else 0
        if match is None or not last < day <= LAST_DAY or match.end() > ceiling:
            return
        value = replace(month, precision="day", day=day)
        if not value.is_real or guards.is_counted(text, match.end()):
            return
        yield Found(
            match.start("day"), match.end(), value, inferred=True, evidence=(cited,)
        )
        end, pattern, last = match.end(), _NEXT, day
