"""What the occasion says is a date: "Huy hiệu Đảng đợt 7/11", "lễ 30/4 - 1/5"."""

from __future__ import annotations

import re

from . import guards
from .candidates import Candidate
from .context import after, before, holidays
from .links import link
from .values import MONTHS

_LEFT = 110
_ROUND = re.compile(r"(?<!\w)đợt[\s\xa0]$")
_GIVEN = re.compile(
    r"(?<!\w)(?:huy hiệu|tuổi đảng|đặc xá|ân xá|quân hàm|kết nạp đảng|phong tặng)(?!\w)"
)
_OF_COUNTRY = re.compile(
    r"(?<!\w)quốc khánh (?:của )?(?:nước )?(?:cộng h(?:òa|oà) xã hội chủ nghĩa "
    r"|chxhcn )?(?:việt nam|vn) [(]?$"
)
_FEAST = re.compile(r"(?<!\w)(?:lễ|nghỉ|dịp|tết|kỷ niệm|kỉ niệm|chào mừng)(?!\w)")
_STREET = re.compile(r"(?<!\w)(?:đường|phố|quảng trường|công viên|giao lộ)(?!\w)")
_RESULT = re.compile(
    r"[\s\xa0](?:năm nay|năm ngoái|vừa qua|tới|này|ước|đạt|tăng|giảm|sẽ|đã|của)(?!\w)"
)
_IN_TIME = re.compile(r"(?<!\w)(?:trong|đầu|cuối|giữa|hết|sang|gdp)[\s\xa0]$")
_TITLE = re.compile(
    r"[ \xa0]?[-\u2013:][ \xa0]?(?:ngày|lễ|quốc khánh|quốc tế|kỷ niệm)[ \xa0]"
)
_NATIONAL_DAY = (2, 9)


def is_occasion(text: str, start: int, end: int, day: int, month: int) -> bool:
    """Whether day/month is the name of an occasion, not a part of a whole.

    "đợt 3/2" is no batch of two; "đợt 2/9" may be one of nine, where nothing beside it
    is given on that day.
    """
    left = before(text, start, _LEFT)
    if guards.is_counted(text, end):
        return False
    if (day, month) == _NATIONAL_DAY and _OF_COUNTRY.search(left):
        return True
    if _ROUND.search(left) is None:
        return False
    beside = left.rpartition("\n")[2] + after(text, end, 60).partition("\n")[0]
    given = _GIVEN.search(beside) is not None
    return given or (day > month and "/" in text[start:end])


def is_titled(text: str, start: int, end: int) -> bool:
    """Whether a line opens with a feast and its name: "22/12 - Ngày hội ..."."""
    opens = not text[max(0, start - 24) : start].rpartition("\n")[2].strip(" \t\xa0*-")
    if not opens or _TITLE.match(after(text, end)) is None:
        return False
    day, _, month = text[start:end].partition("/")
    return month.isdigit() and (int(day), int(month)) in holidays()


def is_feast_pair(text: str, first: Candidate, second: Candidate) -> bool:
    """Whether two feasts stand side by side, one of them no share: "30/4 - 1/5"."""
    if first.form != "day" or second.form != "day":
        return False
    days = [(c.found.value.day or 0, c.found.value.month or 0) for c in (first, second)]
    if not all(day in holidays() for day in days) or days[0][0] <= MONTHS:
        return False
    start, end = first.found.start, second.found.end
    slashed = "/" in text[start : first.found.end] and "/" in text[end - 3 : end]
    if not slashed or not link(text, first.found, second.found):
        return False
    left = before(text, start)
    if _FEAST.search(left) is None or _STREET.search(left):
        return False
    return not (guards.names_number(text, start) or guards.is_counted(text, end))


def is_quarter(text: str, start: int, end: int) -> bool:
    """Whether "quý hai" is a quarter: a time stands before it, or a result after."""
    if guards.is_stopped(text, end) or _RESULT.match(after(text, end)):
        return True
    return _IN_TIME.search(before(text, start)) is not None
