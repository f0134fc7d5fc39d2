"""Feasts of the lunar calendar beside their day: "Tết Đoan ngọ 5/5" is no 5 May."""

from __future__ import annotations

import re
from functools import cache

from ..evidence import Evidence
from .context import after, before, lunar_feasts
from .values import Value

_BESIDE = 44
_LINK = r"(?:[ \xa0]|[(,:\u2013-]|(?:vào|nhằm|đúng|dịp|là|ngày|rằm|năm nay)(?!\w)){0,8}"


def feast_beside(text: str, start: int, end: int, value: Value) -> Evidence | None:
    """Give the lunar feast that stands directly beside its own day and month.

    None where a year is written, for that is how solar dates stand. Offsets are code
    points.

    >>> text = "Trung thu, ngày 15/8"
    >>> feast_beside(text, 16, 20, Value("day", month=8, day=15)).text
    'trung thu'
    """
    names = lunar_feasts().get((value.day or 0, value.month or 0))
    if names is None or value.year is not None:
        return None
    left, right = _patterns(names)
    found = left.search(before(text, start, _BESIDE))
    found = found or right.match(after(text, end, _BESIDE))
    return None if found is None else Evidence("lunar-feast", text=found[1])


@cache
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    either = "|".join(map(re.escape, names))
    left = re.compile(rf"(?<!\w)({either}){_LINK}$")
    feast = r"(?:(?:là|tết|lễ|đại lễ|ngày|cúng|tiễn)[ \xa0]){0,3}"
    right = re.compile(rf"[ \xa0]?[(\u2013-]?[ \xa0]?{feast}({either})(?!\w)")
    return left, right
