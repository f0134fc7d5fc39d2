"""Months as blogs shorten them: "02 Th3 2024", "Th12 25, 2023", "15 Th6" on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .candidates import Candidate
from .context import compiled
from .values import Found, Value

_MONTH = re.compile(r"Th(1[0-2]|0?[1-9])(?![^\W_]|[.,/-][0-9])")
_DAY_BEFORE = r"(?:^|[^\w/.:-])([0-3]?[0-9])[ \n]$"
_YEAR_AFTER = r",?[ ]((?:19|20)[0-9]{2})(?![0-9]|[.,/-][0-9]|[^\W_])"
_DAY_AFTER = r"[ ]([0-3]?[0-9]),[ ]((?:19|20)[0-9]{2})(?![0-9]|[.,/-][0-9]|[^\W_])"
_ALONE_BEFORE = r"(?:^|\n)[ \t]*[0-3]?[0-9][ \n]$"
_ALONE_AFTER = r"[ \t]*(?:\n|$)"
_LEFT = 8


def short_months(text: str) -> Iterator[Candidate]:
    """Yield the days that a short month makes, with a year or alone on their line."""
    for month in _MONTH.finditer(text):
        left = text[max(0, month.start() - _LEFT) : month.start()]
        if left[-1:].isalnum():
            continue
        start = month.start() - len(left)
        day, after = (
            compiled(_DAY_BEFORE).search(left),
            compiled(_DAY_AFTER).match(text, month.end()),
        )
        year = compiled(_YEAR_AFTER).match(text, month.end())
        if after and not day:
            start, end = month.start(), after.end()
            value = Value("day", int(after[2]), int(month[1]), int(after[1]))
        elif day and (year or _is_alone(text, left, month.end())):
            start, end = start + day.start(1), (year or month).end()
            told = int(year[1]) if year else None
            value = Value("day", told, int(month[1]), int(day[1]))
        else:
            continue
        if value.day and value.is_real:
            yield Candidate(Found(start, end, value), sure=True, form="day")


def _is_alone(text: str, left: str, end: int) -> bool:
    """Whether nothing else stands on the line of a day and its short month."""
    begins = compiled(_ALONE_BEFORE).search(left) is not None
    return begins and compiled(_ALONE_AFTER).match(text, end) is not None
