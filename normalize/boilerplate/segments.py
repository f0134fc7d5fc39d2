"""The lines of a page, and the pieces of a line that a scraper glued together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from . import wording
from .people import is_bare_name

# What is glued to the end of a line is a heading or a counter, never a sentence.
_LONGEST_PIECE = 160
_MOST_PIECES = 24
_HEAD_LINES = 40
_LONGEST_TITLE = 400
_LONGEST_SIGNED = 80
_LONGEST_DAY = 32
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
_MARKS = ("date", "Clock", "null")
_DATE_MARKS = (
    "Ngày cập",
    "Cập nhật",
    "Ngày đăng",
    "Đăng ",
    *(f"{n})" for n in range(10)),
)
_BULLETS = "•·*-–—+»"
_BARS = " \t\r\xa0|"


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.;:!?]\s")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"\s(?=[A-ZĐÝÚỦẢ])")


class Line(NamedTuple):
    """A line that is not blank, or a piece of one, without the white space around it.

    `start` and `end` are code points of the text.
    """

    start: int
    end: int
    text: str


def lines(text: str) -> Iterator[Line]:
    r"""Find the lines that are not blank; only LF and CR LF end one.

    The bars that a table left at both ends are no part of a line.

    >>> list(lines(" a\n\n b "))
    [Line(start=1, end=2, text='a'), Line(start=5, end=6, text='b')]
    """
    position = 0
    for raw in text.split("\n"):
        inner = raw.strip()
        edges = _BARS if "|" in inner and any(map(str.isalnum, inner)) else None
        inner = inner.strip(edges)
        if inner:
            start = position + len(raw) - len(raw.lstrip(edges))
            yield Line(start, start + len(inner), inner)
        position += len(raw) + 1


def segments(text: str) -> list[Line]:
    """Find the lines, each cut where the scraper glued a heading of the page to it.

    >>> [each.text for each in segments("Tin, ảnh: Thanh HàThống kê truy cập")]
    ['Tin, ảnh: Thanh Hà', 'Thống kê truy cập']
    """
    return [
        piece
        for number, line in enumerate(lines(text))
        for piece in _pieces(line, is_head=number < _HEAD_LINES)
    ]


def _is_glued(before: str) -> bool:
    """Whether a capital after this character, without a space, begins another line."""
    return before.islower() or before.isdigit() or before in ".!?)"


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(
        r"(?:date[: ] ?[0-9]{4}(?:-[0-9]{2}){0,2}|Clock|null)"
        r"(?:[ \t\xa0]+(?=[^\W\d_a-z]|[\"“(-])|(?=[A-ZĐ]))"
    )


@cache
def _inner_date() -> re.Pattern[str]:
    """Match a labelled date that stands between a title and the text, or ends it."""
    day = r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"
    label = "Ngày cập nhật|Cập nhật ngày|Cập nhật|Ngày đăng|Đăng ngày|Đăng lúc"
    return re.compile(
        rf"[( ]\s?(?:{label})\s?:?\s?{day}(?:[ ,|-]{{1,3}}[0-9]{{1,2}}:[0-9]{{2}})?"
        rf"(?![0-9])\s?\)?|\s\({day}\)$"
    )


def _pieces(line: Line, *, is_head: bool = False) -> Iterator[Line]:
    for part in _at_dates(line) if is_head else (line,):
        yield from _at_seams(part)


def _at_dates(line: Line) -> Iterator[Line]:
    """Cut a line of the head behind the mark of a machine, and around its date."""
    start = line.start
    is_marked = line.text.startswith(_MARKS)
    machine = _prefix().match(line.text) if is_marked else None
    if machine and machine.end() < len(line.text):
        yield _cut(line, start, start + machine.end())
        start += machine.end()
    inner = None
    if line.text[0] not in _BULLETS and any(m in line.text for m in _DATE_MARKS):
        inner = _inner_date().search(line.text, start - line.start, _LONGEST_TITLE)
    if inner and not _stop().search(line.text, start - line.start, inner.start()):
        yield _cut(line, start, line.start + inner.start())
        yield _cut(line, line.start + inner.start(), line.start + inner.end())
        start = line.start + inner.end()
    yield from _before_day(_cut(line, start, line.end))


def _before_day(line: Line) -> Iterator[Line]:
    """Cut a title where a day with its time is glued to its end."""
    first = max(0, len(line.text) - _LONGEST_DAY)
    ends_in_time = line.text[-1:].isdigit() and ":" in line.text[-6:]
    day = _last_day().search(line.text, first) if ends_in_time else None
    if day and day.start() > first and _ends_title(line.text[day.start() - 1]):
        yield _cut(line, line.start, line.start + day.start())
        yield _cut(line, line.start + day.start(), line.end)
    elif line.text:
        yield line


@cache
def _last_day() -> re.Pattern[str]:
    return re.compile(
        r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"
        r"[ ,|-]{1,3}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?$"
    )


def _ends_title(char: str) -> bool:
    return char in ')”"' or "a" <= char <= "z" or "à" <= char <= "ỹ"


def _at_seams(line: Line) -> Iterator[Line]:
    """Cut a line where what the page left is glued to it."""
    signed = _signature_end(line.text)
    if signed:
        yield _cut(line, line.start, line.start + signed)
        yield _cut(line, line.start + signed, line.end)
        return
    first = max(0, len(line.text) - _LONGEST_PIECE)
    seams = (match.end() for match in _SEAM.finditer(line.text, first))
    cuts = [at for at in seams if _is_glued(line.text[at - 1])]
    for cut in cuts[-_MOST_PIECES:]:
        rest, before = line.text[cut:], line.text[:cut]
        if wording.is_known(rest) or wording.is_known(before):
            yield _cut(line, line.start, line.start + cut)
            yield from _at_seams(_cut(line, line.start + cut, line.end))
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


def _cut(line: Line, start: int, end: int) -> Line:
    raw = line.text[start - line.start : end - line.start]
    inner = raw.strip()
    start += len(raw) - len(raw.lstrip())
    return Line(start, start + len(inner), inner)
