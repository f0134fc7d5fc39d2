"""Whether a year in a sentence is that of what happens, or part of a name."""

from __future__ import annotations

import re
from functools import cache

from .context import before, compiled, words
from .values import Found

_REACH = 160
_EVENT = re.compile(
    r"(?<!\w)(?:tổ chức|khai mạc|diễn ra|phát động|khai giảng|bế mạc|tiến hành|ra quân"
    r"|mở lớp|công bố|trao|tham dự|dự|họp|làm việc|tuyên dương|tập huấn|hội nghị)(?!\w)"
)
# What is given in the first months of a year is often for the year before.
_AWARD = r"(?<!\w)(?:trao|tuyên dương|vinh danh|khen thưởng|công bố)(?!\w)"
_FIRST_MONTHS = 6
_MADE = re.compile(
    r"(?<!\w)(?:xây dựng|khởi công|ban hành|hoàn thành|sinh|mất|từ|đến|trước|sau|của"
    r"|thành lập|đầu tư|cuối|đầu|so với|vào|trong|khóa|hết|là|được)[\s\xa0]+$"
)
_OPENING = re.compile(
    r"(?:^|[,:;(\n\u2013-])[ \t\xa0]*(?:trong |vào )?(?:cả )?(?:tháng )?$"
)


def is_event(text: str, found: Found, other: Found, first: int) -> bool:
    """Whether "năm 2021" is the year of what happens on a day of its sentence.

    `first` is the offset (code points) at which the sentence begins.

    >>> from .values import Value
    >>> text = "Ngày 6/3, xã tổ chức hội vật năm 2023"
    >>> year = Found(29, 37, Value("year", 2023))
    >>> is_event(text, Found(5, 8, Value("day", None, 3, 6)), year, 0)
    True
    """
    if is_of_a_name(text, other.start, first):
        return False
    if other.end <= found.start:
        return opens_clause(text, other.start, first)
    between = text[found.end : other.start].lower()
    early = (found.value.month or 0) <= _FIRST_MONTHS
    if early and compiled(_AWARD).search(between):
        return False
    held = _EVENT.search(between) is not None
    return held and _MADE.search(before(text, other.start)) is None


def opens_clause(text: str, start: int, first: int) -> bool:
    """Whether a year stands first in its clause: "Năm 2021, từ ngày 5/7"."""
    return _OPENING.search(text[first:start].lower()[-_REACH:]) is not None


@cache
def _either(group: str) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in words(group))
    return re.compile(f"(?<![^\\W_])(?:{either})(?![^\\W_])")


def is_of_a_name(text: str, start: int, first: int) -> bool:
    """Whether a year belongs to a programme, a plan, a law or a look back."""
    left = before(text, start, max(0, min(_REACH, start - first)))
    return _either("retrospective").search(left) is not None
