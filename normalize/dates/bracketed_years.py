"""Years in brackets behind the name that a court gave them: "Tự Đức 5 (1852)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .candidates import FIRST_YEAR, Candidate
from .lunar import BRANCHES, ETH, STEMS
from .named_years import fits
from .values import Found, Value

_BRACKETED = re.compile("[(][ \xa0]?([1-9][0-9]{1,3})[ \xa0]?[)]")
_LEFT = 84
_LAST = 2100
# Names of reigns of the Lê, Tây Sơn and Nguyễn, after which a bare number counts years.
# Source: Đại Nam thực lục; Đại Việt sử ký toàn thư.
_REIGNS = (
    "Gia Long|Minh Mạng|Minh Mệnh|Thiệu Trị|Tự Đức|Kiến Phúc|Hàm Nghi|Đồng Khánh"
    "|Thành Thái|Duy Tân|Khải Định|Bảo Đại|Quang Trung|Cảnh Thịnh|Thái Đức|Cảnh Hưng"
    "|Hồng Đức|Quang Thuận|Thuận Thiên|Vĩnh Thịnh|Bảo Thái|Chính Hòa|Vĩnh Hựu"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    flags = re.IGNORECASE
    gap = "[ \xa0\n]{1,2}"
    number = "(?:[0-9]{1,2}|[IVX]{1,5}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    counted = (
        f"(?<![^\\W_])(?:niên hiệu|năm|khoa|triều|đời|vua|đại hội|hội nghị|{_REIGNS})"
        f"(?![^\\W_])[^.;()0-9]{{0,48}}?{gap}(?:(?:lần )?thứ{gap}{number}|nguyên niên)"
        f"[ \xa0\n]$"
    )
    reign = f"(?<![^\\W_])(?:{_REIGNS}){gap}(?:năm{gap})?[0-9]{{1,2}}[ \xa0]$"
    named = (
        f"(?<![^\\W_])(?P<head>năm|khoa|khoa thi){gap}(?P<stem>{STEMS}|{ETH}){gap}"
        f"(?P<branch>{BRANCHES})(?![^\\W_])(?P<more>[^.;()]{{0,48}})$"
    )
    return (
        re.compile(counted, flags),
        re.compile(reign, flags),
        re.compile(named, flags),
    )


def bracketed_years(text: str) -> Iterator[Candidate]:
    """Yield the year in brackets after the count of a reign, or its name in the cycle.

    A year before 1000 stands directly behind a name that fits it: "năm Canh Tý (40)".
    """
    for digits in _BRACKETED.finditer(text):
        year = int(digits[1])
        left = text[max(0, digits.start() - _LEFT) : digits.start()]
        if year <= _LAST and _is_told(left, year):
            found = Found(*digits.span(1), Value("year", year))
            yield Candidate(found, sure=True, form="year")


def _is_told(left: str, year: int) -> bool:
    counted, reign, named = _patterns()
    match = named.search(left)
    if match and fits(year, match["stem"], match["branch"]):
        return year >= FIRST_YEAR or not match["more"].strip()
    if year < FIRST_YEAR:
        return False
    return counted.search(left) is not None or reign.search(left) is not None
