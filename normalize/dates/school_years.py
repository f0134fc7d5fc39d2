"""The year of a day that a school year names: "khai giảng năm học 2023-2024"."""

from __future__ import annotations

from .context import before, compiled
from .values import Found

_HEAD = r"(?<!\w)năm học(?: mới)?[ \xa0(:]*$"
_OPENS = r"(?<!\w)(?:khai giảng|tựu trường|khai trường|khai khóa)(?!\w)"
_PLANS = r"(?<!\w)(?:triển khai nhiệm vụ|phương hướng,? nhiệm vụ)(?!\w)"
_CLOSES = r"(?<!\w)(?:bế giảng|tổng kết|kết thúc năm học|tổng kết năm học)(?!\w)"
_FIRST_TERM = r"(?<!\w)kết thúc h[ọo]c k[ỳì] (?:i|1)(?!\w)"
_SECOND_TERM = r"(?<!\w)kết thúc h[ọo]c k[ỳì] (?:ii|2)(?!\w)"
_ENROLS = r"(?<!\w)(?:tuyển sinh|xét tuyển|nhập học|nhận hồ sơ)(?!\w)"
_REACH = 60
# What happens, the months it happens in, and in which year of the two.
_RULES = (
    (_OPENS, range(8, 10), 0),
    (_PLANS, range(7, 11), 0),
    (_CLOSES, range(5, 9), 1),
    (_FIRST_TERM, range(12, 13), 0),
    (_FIRST_TERM, range(1, 2), 1),
    (_SECOND_TERM, range(5, 7), 1),
)


def year_of_school(text: str, found: Found, other: Found, sentence: int) -> int | None:
    """Read the year of a day from the school year of an event in its sentence.

    `other` is the school year, `sentence` the offset (code points) of its begin. The
    event stands directly before the day, or else before the name of the school year.

    >>> from .values import Value
    >>> text = "Sáng 5/9, trường khai giảng năm học 2023-2024"
    >>> day = Found(5, 8, Value("day", None, 9, 5))
    >>> school = Found(36, 45, Value("year", 2023), Value("year", 2024))
    >>> year_of_school(text, day, school, 0)
    2023
    """
    year, last = other.value.year, other.last and other.last.year
    head = compiled(_HEAD).search(before(text, other.start, 16))
    if head is None or year is None or last != year + 1 or found.value.day is None:
        return None
    name = other.start - len(head.group())
    if compiled(_ENROLS).search(before(text, name, max(0, min(name - sentence, 160)))):
        return None
    for start in (found.start, name):
        floor = max(sentence, start - _REACH)
        if floor < other.end < start:
            floor = other.end
        left = before(text, start, start - floor)
        told = [
            year + step
            for event, months, step in _RULES
            if compiled(event).search(left) and found.value.month in months
        ]
        if told:
            return told[0] if len(set(told)) == 1 else None
    return None
