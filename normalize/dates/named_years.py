"""Years after the name of a season or of the lunar year: "Xuân 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import guards
from .candidates import MODERN, Candidate
from .context import after, before, compiled, starts_with
from .lunar import BRANCHES, ETH, STEMS
from .values import Found, Value

_FIRST_CYCLE = 4  # the year 4 was Giáp Tý
_LEFT = 30
_LONGEST_SEASON = 4  # a longer name is that of a crop: "hè thu"
_YEAR = re.compile("(?:1[0-9]|20)[0-9]{2}(?![0-9]|[.,/-][0-9]|[^\\W_])")
_BARE = re.compile(
    r":?[\s\xa0]{1,2}(?P<year>19[0-9]{2}|20[0-5][0-9])(?![0-9]|[.,/:-][0-9]|[-/.]?[^\W\d_])"
    r"(?:[\s\xa0](?:đến|tới)[\s\xa0](?:năm[\s\xa0])?(?P<until>[0-9]{4})(?![0-9]))?",
    re.IGNORECASE,
)
_AND_START = r"[\s\xa0](?:sang[\s\xa0])?đầu[\s\xa0](?:năm[\s\xa0])?(?:19|20)[0-9]{2}"
_SEASON_BEFORE = re.compile(
    '(?:^|[\n.:;!?(\u201c"\u2013-]|(?<!\\w)(?:mùa|vụ|mừng|đón|chào|tết|hội|báo|trại|dịp'
    "|chiến dịch|tình nguyện|đợt|hè|đông|sau|trước|trong|kỳ nghỉ|khóa|lớp"
    "|đầu|giữa|cuối))[\\s\xa0]*$"
)
_BORN_BEFORE = re.compile("(?:^|[,;:(\n\u2013-])[ \xa0]*(?:năm[ \xa0])?$")
_LABEL_BEFORE = re.compile(
    r"(?<!\w)năm[ \xa0](?:(?:sinh|mất|xuất bản|thành lập|sản xuất|ban hành|tốt nghiệp"
    r"|nhập ngũ|phát hành|hoàn thành|xây dựng|khởi công|sáng tác|công bố|bắt đầu"
    r"|kết thúc)[ ]?:|tài chính|ngân sách|kế hoạch|dương lịch|mới)[ \xa0]$"
)
_NAMELESS = re.compile(
    "(?<![^\\W\\d_])(?!(?:anh|chị|ông|bà|cô|chú|bác|em|cháu|thầy|má|dì|mẹ|cha|bé)[ ])"
    "[a-zà-ỹđ]{2,7}[ ]$"
)
_SIDEWALK = re.compile("vỉa[\\s\xa0]$")


def bare_year(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield "từ 1978 đến 1989", "sau 1975": years without "năm" after such words."""
    match = _BARE.match(text, end)
    if not match or guards.names_number(text, start):
        return
    born = text[start:end].lower() == "sinh"
    if born and _BORN_BEFORE.search(before(text, start, 12)) is None:
        return
    until = int(match["until"]) if match["until"] else None
    if until is not None and until not in MODERN:
        return
    ends = guards.ends_like_date(text, match.end())
    if not ends and not compiled(_AND_START).match(text, match.end()):
        return
    found = Found(
        match.start("year"), match.end("year"), Value("year", int(match["year"]))
    )
    yield Candidate(found, sure=True, form="year")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(
        f"(?<![^\\W_])(?:(?P<head>năm[ \xa0])?(?P<stem>{STEMS}|{ETH})[ \xa0]"
        f"(?P<branch>{BRANCHES})"
        "[ \xa0]{0,2}[,(\u2013-]?[ \xa0]{0,2}|(?P<crop>(?:lúa|vụ)[ \xa0])?"
        "(?P<season>đông[ -]xuân|hè[ -]thu|thu[ -]đông|nguyên đán|xuân|hè|hạ|thu|đông)"
        "[ \xa0])$",
        re.IGNORECASE,
    )


def named_years(text: str) -> Iterator[Candidate]:
    """Yield the years of "năm Giáp Thìn 2024", "Tết Quý Mão 2023", "Hè 2023"."""
    for digits in _YEAR.finditer(text):
        base = max(0, digits.start() - _LEFT)
        match = _names().search(text[base : digits.start()])
        year = int(digits.group())
        if match is None and _is_labelled(text, digits):
            found = Found(*digits.span(), Value("year", year))
            yield Candidate(found, sure=True, form="year")
        if match is None or text[digits.start() - 1] not in " \xa0(-\u2013":
            continue
        if not _is_named(text, match, base, digits.end(), year):
            continue
        head = match["head"] and "(" not in match.group()
        start = base + match.start("head") if head else digits.start()
        found = Found(start, digits.end(), Value("year", year))
        yield Candidate(found, sure=True, form="year")


def _is_labelled(text: str, digits: re.Match[str]) -> bool:
    """Whether "Năm xuất bản: 1989", "năm tài chính 2023" is a year."""
    left = before(text, digits.start(), _LEFT)
    counted = starts_with(after(text, digits.end()), "measured")
    return not counted and _LABEL_BEFORE.search(left) is not None


def _is_named(text: str, match: re.Match[str], base: int, end: int, year: int) -> bool:
    """Whether the name fits the year, or is a season here, not a person's name."""
    if starts_with(after(text, end), "measured"):
        return False
    if match["stem"]:
        return fits(year, match["stem"], match["branch"])
    if year not in MODERN:
        return False
    if match["crop"] or len(match["season"]) > _LONGEST_SEASON:
        return True
    start = base + match.start()
    left = before(text, start)
    if match["season"].lower() == "hè":
        return _SIDEWALK.search(left) is None
    named = _SEASON_BEFORE.search(left) or _is_plain(text, start)
    return bool(named) and guards.ends_like_date(text, end)


def _is_plain(text: str, start: int) -> bool:
    """Whether "Xuân" stands after a common noun, so that nobody is named."""
    left = text[max(0, start - 12) : start]
    return text[start : start + 1].isupper() and _NAMELESS.search(left) is not None


def fits(year: int, stem: str, branch: str) -> bool:
    """Whether a year, or the one before it, has this name in the cycle of sixty.

    >>> fits(2024, "Giáp", "Thìn"), fits(2020, "Giáp", "Thìn")
    (True, False)
    """
    names = _place(stem, STEMS), _place(branch, BRANCHES)
    return any(
        (y - _FIRST_CYCLE) % 10 == names[0] and (y - _FIRST_CYCLE) % 12 == names[1]
        for y in (year, year - 1)
    )


_SAME = {
    ETH.lower(): "đinh",
    "kỉ": "kỷ",
    "quí": "quý",
    "tí": "tý",
    "mẹo": "mão",
    "tị": "tỵ",
}


def _place(name: str, listed: str) -> int:
    ordered = [n for n in listed.lower().split("|") if n not in _SAME]
    return ordered.index(_SAME.get(name.lower(), name.lower()))
