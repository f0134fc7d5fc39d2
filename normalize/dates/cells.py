"""Days that fill the first cell of a row: "13/1 | 19h30 | ..."."""

from __future__ import annotations

import re

from .context import before

_REACH = 800
_ROW = re.compile(r"(?:^|\n)[ \t\xa0]*(?:[|][ \t\xa0]*)?$")
_CELL_ENDS = re.compile(r"[ \t\xa0]*[|]")
_CLOCK = re.compile(r"[ \t\xa0]*[|][ \t\xa0]*[0-2]?[0-9](?:h|:[0-5][0-9])")
_HEADER = re.compile(
    r"(?:^|\n)[ \t\xa0|]*(?:ngày|thứ|thời gian)(?:[ ,/][^|\n0-9]{0,24})?[|]"
)


def is_cell(text: str, start: int, end: int) -> bool:
    """Whether day/month fills the first cell of a row, and the table says so.

    A time stands in the next cell, or the first column has the head "Ngày".
    """
    if "/" not in text[start:end] or not _CELL_ENDS.match(text, end):
        return False
    if _ROW.search(text[max(0, start - 24) : start]) is None:
        return False
    if _CLOCK.match(text, end):
        return True
    return _HEADER.search(before(text, start, _REACH)) is not None
