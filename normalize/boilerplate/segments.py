"""The lines of a page, and the pieces of a line that a scraper glued together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from . import wording

# What is glued to the end of a line is a heading or a counter, never a sentence.
_LONGEST_PIECE = 160
_MOST_PIECES = 24


class Line(NamedTuple):
    """A line that is not blank, or a piece of one, without the white space around it.

    `start` and `end` are code points of the text.
    """

    start: int
    end: int
    text: str


def lines(text: str) -> Iterator[Line]:
    r"""Find the lines that are not blank; only LF and CR LF end one.

    >>> list(lines(" a\n\n b "))
    [Line(start=1, end=2, text='a'), Line(start=5, end=6, text='b')]
    """
    position = 0
    for raw in text.split("\n"):
        inner = raw.strip()
        if inner:
            start = position + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(inner), inner)
        position += len(raw) + 1


def segments(text: str) -> list[Line]:
    """Find the lines, each cut where the scraper glued a heading of the page to it.

    >>> [each.text for each in segments("Tin, ảnh: Thanh HàThống kê truy cập")]
    ['Tin, ảnh: Thanh Hà', 'Thống kê truy cập']
    """
    return [piece for line in lines(text) for piece in _pieces(line)]


def _is_seam(text: str, at: int) -> bool:
    """Whether a small letter, a digit or a stop meets a capital without a space."""
    before = text[at - 1]
    glued = before.islower() or before.isdigit() or before in ".!?)"
    return glued and text[at].isupper()


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(
        r"(?:date[: ] ?[0-9]{4}(?:-[0-9]{2}){0,2}|Clock)(?:[ \t\xa0]+|(?=[A-ZĐ]))"
    )


def _pieces(line: Line) -> Iterator[Line]:
    start = line.start
    machine = _prefix().match(line.text)
    if machine and machine.end() < len(line.text):
        yield _cut(line, start, start + machine.end())
        start += machine.end()
    offset = start - line.start
    first = max(offset, len(line.text) - _LONGEST_PIECE)
    seams = range(first + 1, len(line.text))
    cuts = [at for at in seams if _is_seam(line.text, at)]
    for cut in cuts[-_MOST_PIECES:]:
        rest, before = line.text[cut:], line.text[offset:cut]
        if wording.is_known(rest) or wording.is_known(before):
            yield _cut(line, start, line.start + cut)
            yield from _pieces(_cut(line, line.start + cut, line.end))
            return
    yield _cut(line, start, line.end)


def _cut(line: Line, start: int, end: int) -> Line:
    raw = line.text[start - line.start : end - line.start]
    inner = raw.strip()
    start += len(raw) - len(raw.lstrip())
    return Line(start, start + len(inner), inner)
