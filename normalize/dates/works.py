"""Years in brackets behind a work or an event: "(thơ, 1989)", "Genève (1954)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from .candidates import Candidate
from .context import compiled
from .values import Found, Value

_BRACKET = re.compile("[(][ \xa0]?((?:1[89]|20)[0-9]{2})(?=[ \xa0]?[),])")
_CLOSED = re.compile("[ \xa0]((?:1[89]|20)[0-9]{2})[ \xa0]?[)]")
_COUNT = "[(][ \xa0]?([0-9]{1,3}(?:[.][0-9]{3})+|[0-9]{1,7})[ \xa0]?[)]"
_AFTER_YEAR = "[ \xa0]?(?:[)]|,[ \xa0][^\\W\\d_]{2,}[ \xa0][^\\W\\d_])"
_LINE_END = "[ \t\xa0]*(?:\n|$)"
_GENRES = (
    "truyện|truyện ngắn|truyện dài|truyện ký|thơ|kịch|ký|tiểu thuyết|tiểu luận|hồi ký"
    "|phim|phim truyện|album|tùy bút|tuỳ bút|bút ký|trường ca|ca khúc|nxb"
)
_COUNTED = (
    r"(?<!\w)(?:xem|đọc|thích|like|likes|bình luận|trả lời|lượt|chia sẻ|tin|bài|tải"
    r"|comments?|views?|posts?|followers|mã|số|khoảng|gần|hơn|tổng|giá|điểm|cỡ|thứ)$"
)
_NAME = "(?:[^\\W\\d_]|[\"'\u201d\u2019\u00bb]|tháng [0-9]{1,2})$"
_EVENT = (
    r"[ \t\xa0*\u2022-]*(?:chiến dịch|chiến thắng|trận|hiệp định|hiệp ước|hiến pháp"
    r"|cách mạng|khởi nghĩa|kháng chiến|phong trào|hội nghị|đại hội|cuộc)(?!\w)"
)
_LEFT = 128
_BESIDE = 600
_YEARS = range(1800, 2036)
_PLAIN = 31


@cache
def _in_bracket() -> re.Pattern[str]:
    counts = "(?:tổng|số|khoảng|gần|hơn|diện tích|giá)(?!\\w)"
    word = f"(?!{counts})[^\\W\\d_][^()\\n0-9]{{0,110}}"
    return re.compile(f"[(](?:{word},|{_GENRES})[ \xa0]$", re.IGNORECASE)


def years_of_works(text: str) -> Iterator[Candidate]:
    """Yield the years that stand in brackets behind the name of a work or an event.

    Numbers that may count something, as those at the ends of the lines of a menu,
    are left.
    """
    closed: list[int] = []
    for match in _CLOSED.finditer(text):
        left = text[max(0, match.start(1) - _LEFT) : match.start(1)]
        if int(match[1]) in _YEARS and _in_bracket().search(left):
            closed.append(match.start(1))
            yield _candidate(match)
    matches = list(_BRACKET.finditer(text))
    counts = _Counts(text, closed) if matches else None
    for match in matches:
        if counts and int(match[1]) in _YEARS and _is_named(text, match, counts):
            yield _candidate(match)


def tells_of_work(text: str, found: Found) -> bool:
    """Whether a year stands in brackets, and so says nothing of other dates."""
    value, written = found.value, text[found.start : found.end]
    if value.precision != "year" or found.last or not written.isdigit():
        return False
    return (
        text[found.start - 1 : found.start] == "("
        or text[found.end : found.end + 1] == ")"
    )


def _candidate(match: re.Match[str]) -> Candidate:
    found = Found(match.start(1), match.end(1), Value("year", int(match[1])))
    return Candidate(found, sure=True, form="year")


class _Counts:
    """The numbers in brackets of a text, and which of them may be no years."""

    def __init__(self, text: str, closed: list[int]) -> None:
        self.closed = closed
        matches = list(compiled(_COUNT).finditer(text))
        self.starts = [match.start() for match in matches]
        self.values = [int(match[1].replace(".", "")) for match in matches]
        self.ends = [
            compiled(_LINE_END).match(text, m.end()) is not None for m in matches
        ]

    def beside(self, start: int) -> list[tuple[int, bool]]:
        """Give the other numbers near an offset, and whether each ends its line."""
        first = bisect_left(self.starts, start - _BESIDE)
        last = bisect_left(self.starts, start + _BESIDE)
        return [
            (self.values[i], self.ends[i])
            for i in range(max(first, 0), min(last, first + 40))
            if self.starts[i] != start
        ]

    def has_work_beside(self, start: int) -> bool:
        """Whether "(thơ, 1971)" stands near an offset."""
        first = bisect_left(self.closed, start - _BESIDE)
        return first < len(self.closed) and self.closed[first] < start + _BESIDE


def _is_named(text: str, match: re.Match[str], counts: _Counts) -> bool:
    """Whether a name, not a count, stands before "(1954)" in running text."""
    left = text[max(0, match.start() - 24) : match.start()]
    after = compiled(_AFTER_YEAR).match(text, match.end(1))
    if after is None or left[-1:] not in {" ", "\xa0", "\n"}:
        return False
    name = left.rstrip(" \xa0\n")
    if compiled(_NAME).search(name) is None or compiled(_COUNTED).search(name.lower()):
        return False
    beside = counts.beside(match.start())
    if any(value >= _PLAIN and value not in _YEARS for value, _ in beside):
        return False
    closes = compiled(_LINE_END).match(text, after.end()) is not None
    line = text[max(0, match.start() - _LEFT) : match.start()].rpartition("\n")[2]
    if not closes or compiled(_EVENT).match(line.lower()):
        return True
    years = [value in _YEARS for value, ends in beside if ends]
    return all(years) and (bool(years) or counts.has_work_beside(match.start()))
