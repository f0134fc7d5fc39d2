"""Lunar days in lists: "ngày 25/2 và 14/11 âm lịch" names two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..evidence import Evidence
from .links import link
from .values import Found

_OR = re.compile(r"[\s\xa0](?:hoặc|hay)[\s\xa0](?:ngày[\s\xa0])?", re.IGNORECASE)


def spread(text: str, dates: Sequence[Found]) -> list[Found]:
    """Mark as lunar what a list or a range joins to a lunar day that closes it.

    A date with its year is solar: "27/3/2024, 18/2 âm lịch" is one day in both
    calendars.
    """
    result = list(dates)
    for i in range(len(result) - 2, -1, -1):
        first, last = result[i], result[i + 1]
        plain = first.calendar == "gregorian" and first.value.year is None
        if last.calendar != "lunar" or not plain:
            continue
        if last.value.day is None and not _is_other(text, first, last):
            continue
        if first.value.day is not None and link(text, first, last):
            cited = text[last.start : last.end]
            reason = Evidence("lunar-word", last.start, last.end, cited)
            evidence = (*first.evidence, reason)
            result[i] = replace(first, calendar="lunar", evidence=evidence)
    return result


def _is_other(text: str, first: Found, last: Found) -> bool:
    """Whether "8 tháng 4 hoặc rằm tháng 4 âm lịch" names one feast by two days."""
    told = "lịch" in text[last.start : last.end].lower()
    return told and _OR.fullmatch(text[first.end : last.start]) is not None
