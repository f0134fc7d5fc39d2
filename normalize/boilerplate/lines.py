"""The lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BARS = " \t\r\xa0|"
# "3. Đánh giá", "a) Chia sẻ": items of a list are the article's.
_LISTED = re.compile(r"\(?(?:[0-9]{1,3}|[a-zđ]|[IVX]{1,5})[.)] ?(?!Bình luận)[^\W\d_]")
_ON_PAGE = re.compile(
    r"\((?:[Xx]em |[Đđ]ọc )?(?:tr|[Tt]rang)[. ]{1,2}[0-9][0-9, –-]{0,12}\)$"
)


class Line(NamedTuple):
    """A line that is not blank, or a piece of one, without the white space around it.

    `start` and `end` are code points of the text, `row` counts its lines from 0, blank
    ones too. `is_barred`: a bar that a table left ends the line.
    """

    start: int
    end: int
    text: str
    row: int = 0
    is_barred: bool = False

    def is_right_above(self, other: Line) -> bool:
        r"""Say whether another line is the next one, whatever ends this one.

        >>> [a.is_right_above(b) for a, b in (lines("a\r\nb"), lines("a\n\nb"))]
        [True, False]
        """
        rows = other.row - self.row
        return rows == 1 or (rows == 0 and other.start - self.end == 1)


def lines(text: str) -> Iterator[Line]:
    r"""Find the lines that are not blank; only LF and CR LF end one.

    The bars that a table left at both ends are no part of a line.

    >>> [(line.start, line.text, line.row) for line in lines(" a\n\n| b |")]
    [(1, 'a', 0), (6, 'b', 2)]
    """
    position = 0
    for row, raw in enumerate(text.split("\n")):
        inner = raw.strip()
        edges = _BARS if "|" in inner and any(map(str.isalnum, inner)) else None
        inner = inner.strip(edges)
        if inner:
            start = position + len(raw) - len(raw.lstrip(edges))
            barred = edges is not None and raw.rstrip().endswith("|")
            yield Line(start, start + len(inner), inner, row, barred)
        position += len(raw) + 1


def is_listed_page(text: str) -> bool:
    """Say whether a line names an article of a printed paper, and its page there.

    >>> is_listed_page("Đi sớm, về khuya (Xem trang 4, 6)"), is_listed_page("Trang 4")
    (True, False)
    """
    return text.endswith(")") and _ON_PAGE.search(text) is not None


def cut(line: Line, start: int, end: int) -> Line:
    """Cut a piece out of a line, without the white space around it."""
    raw = line.text[start - line.start : end - line.start]
    inner = raw.strip()
    start += len(raw) - len(raw.lstrip())
    barred = line.is_barred and start + len(inner) == line.end
    return Line(start, start + len(inner), inner, line.row, barred)


def is_item(text: str) -> bool:
    """Say whether a line is an item of a list, by its number or letter.

    >>> is_item("3. Đánh giá"), is_item("Đánh giá 3")
    (True, False)
    """
    return _LISTED.match(text) is not None
