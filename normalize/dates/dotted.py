"""Days with a dot, in a text that writes its days so: "bắt đầu từ 22.9"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import guards
from .candidates import Candidate
from .context import before

_DOTTED = re.compile(r"[0-9]{1,2}[.][0-9]{1,2}")
_MEASURES = re.compile(
    r"(?<!\w)(?:tăng|giảm|mức|giá|đạt|điểm|tỷ lệ|tỉ lệ|lãi|cao|thấp|lên|xuống"
    r"|nặng|độ|phiên bản)(?!\w)[^;\n]{0,24}$"
)


def writes_dots(text: str, candidates: Iterable[Candidate]) -> bool:
    """Whether a day and month that is sure has a dot between: "ngày 29.9"."""
    return any(c.sure and _is_dotted(text, c) for c in candidates)


def is_dotted_day(text: str, candidate: Candidate) -> bool:
    """Whether a word such as "từ" makes a number a day where days have dots."""
    found = candidate.found
    if candidate.sure or not _is_dotted(text, candidate):
        return False
    day, month = found.value.day or 0, found.value.month or 0
    if not guards.ends_like_date(text, found.end):
        return False
    if not guards.day_month_cue(text, found.start, found.end, day, month):
        return False
    return _MEASURES.search(before(text, found.start, 40)) is None


def _is_dotted(text: str, candidate: Candidate) -> bool:
    found = candidate.found
    solar = candidate.form == "day" and found.calendar == "gregorian"
    return solar and _DOTTED.fullmatch(text, found.start, found.end) is not None
