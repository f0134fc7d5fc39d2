"""The lines of a page, and the pieces of a line that a scraper glued together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise

from . import wording
from .date_line import is_date_line
from .inner_dates import around_dates
from .lines import Line, cut, lines
from .machine import is_machine_text
from .people import is_bare_name

# What is glued to the end of a line is a heading or a counter, never a sentence.
_LONGEST_PIECE = 160
_MOST_PIECES = 24
_HEAD_LINES = 40
_SHORTEST_TITLE = 30
_LONGEST_SIGNED = 80
_BAR = " | "
_CODES = frozenset("[]<>")
_ROWS = 4
_MOST_PARTS = 3
_TITLE_WORDS = 4
_SITE_WORDS = 6
# The last words of what can stand behind a signature, on its line.
_AFTER_NAME = (
    "khác",
    "liên quan",
    "đã đưa",
    "hơn",
    "bạn đọc",
    "truy cập",
    "chuyên mục",
)
# The capitals with which what a page leaves can begin.
_SEAM = re.compile(r"\S(?=[A-ZĐÝÚỦẢ])")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"\s(?=[A-ZĐÝÚỦẢ])")


def segments(text: str) -> list[Line]:
    """Find the lines, each cut where the scraper glued a heading of the page to it.

    >>> [each.text for each in segments("Tin, ảnh: Thanh HàThống kê truy cập")]
    ['Tin, ảnh: Thanh Hà', 'Thống kê truy cập']
    """
    every = list(lines(text))
    return [
        piece
        for number, line in enumerate(every)
        for part in ([line] if number else _at_bars(line, every[1:_ROWS]))
        for inner in _around_codes(part)
        for piece in _pieces(inner, is_head=number < _HEAD_LINES)
        if piece.text
    ]


def _at_bars(line: Line, below: list[Line]) -> list[Line]:
    """Cut the first line where it is the name of the page's window, and no table.

    "Xã mở hội | Báo Tân Lập": the title, then the site, perhaps the day.
    """
    parts = line.text.split(_BAR)
    if not 1 < len(parts) <= _MOST_PARTS or any("|" in row.text for row in below):
        return [line]
    long = len(parts[0].split()) >= _TITLE_WORDS
    few = all(0 < len(part.split()) <= _SITE_WORDS for part in parts[1:])
    if not (long and few) or is_date_line(line.text) or wording.whole(line.text):
        return [line]
    if wording.start(line.text):
        return [line]
    ends = accumulate(len(part) + len(_BAR) for part in parts)
    bars = [line.start, *(line.start + end - 2 for end in ends)]
    return [cut(line, start, end) for start, end in pairwise((*bars[:-1], line.end))]


def _around_codes(line: Line) -> Iterator[Line]:
    """Cut short codes and empty tags from the ends of a line."""
    coded = line.text[0] in _CODES or line.text[-1] in _CODES
    if not coded or is_machine_text(line.text):
        yield line
        return
    first = _code().match(line.text)
    start = line.start + (first.end() if first else 0)
    last = _last_code().search(line.text, start - line.start)
    end = line.start + last.start() if last else line.end
    for piece in ((line.start, start), (start, end), (end, line.end)):
        if piece[0] < piece[1]:
            yield cut(line, *piece)


@cache
def _code() -> re.Pattern[str]:
    code = r"\[/?[a-z]{2,20}(?: [a-z_]{2,20}=\"[^\"\n]{0,120}\"){0,6}\]"
    return re.compile(rf"{code}|</?[a-z]{{1,8}}(?::[a-z]{{1,8}})? ?/?>")


@cache
def _last_code() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_code().pattern})\s?){{1,6}}$")


def _is_glued(before: str) -> bool:
    """Whether a capital after this character, without a space, begins another line."""
    return before.islower() or before.isdigit() or before in ".!?)"


def _pieces(line: Line, *, is_head: bool = False) -> Iterator[Line]:
    if not is_head:
        yield from _at_seams(line)
        return
    for part in around_dates(line):
        half = len(part.text) // 2
        if half > _SHORTEST_TITLE and part.text[:half] == part.text[-half:]:
            # A title with its link, or with the name of its picture.
            yield cut(part, part.start, part.start + half)
            yield cut(part, part.start + half, part.end)
        else:
            yield from _at_seams(part)


def _at_seams(line: Line) -> Iterator[Line]:
    """Cut a line where what the page left is glued to it."""
    signed = _signature_end(line.text)
    if signed:
        yield cut(line, line.start, line.start + signed)
        yield cut(line, line.start + signed, line.end)
        return
    first = max(0, len(line.text) - _LONGEST_PIECE)
    seams = (match.end() for match in _SEAM.finditer(line.text, first))
    cuts = [at for at in seams if _is_glued(line.text[at - 1])]
    for seam in cuts[-_MOST_PIECES:]:
        rest, before = line.text[seam:], line.text[:seam]
        if wording.is_known(rest) or wording.is_known(before):
            yield cut(line, line.start, line.start + seam)
            yield from _at_seams(cut(line, line.start + seam, line.end))
            return
    yield line


def _signature_end(text: str) -> int:
    """Find where a heading of the page follows a name on its line; 0 where none does.

    >>> _signature_end("Lò Văn Ún Các tin khác")
    9
    """
    if len(text) > _LONGEST_SIGNED or not text.lower().endswith(_AFTER_NAME):
        return 0
    if wording.is_known(text):
        return 0
    for match in _next_word().finditer(text):
        known = wording.whole(text[match.end() :])
        if known is not None and known.strong:
            before = text[: match.start()]
            return match.start() if is_bare_name(before) else 0
    return 0
