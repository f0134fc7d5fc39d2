"""Date lines that hold more than a date: the name of a column, a number of readers."""

from __future__ import annotations

import re
from functools import cache

from .date_line import is_date_line, is_labelled

_LONGEST = 120


def dated_seam(text: str) -> int:
    """Find where what is no date begins in a date line, or where the date begins.

    0 where the line is a date only, or no date line.

    >>> line = "Thứ Hai, 05/03/2024 | 08:30 | Lượt xem: 318"
    >>> line[dated_seam(line) :]
    ' | Lượt xem: 318'
    >>> line = "Đời sống - Ngày đăng: 08:30, 05/03/2024"
    >>> line[dated_seam(line) :]
    'Ngày đăng: 08:30, 05/03/2024'
    """
    if len(text) > _LONGEST or not _year().search(text):
        return 0
    views = _views().search(text)
    if views and is_date_line(text[: views.start()]):
        return views.start()
    column = _column().match(text)
    if column and is_date_line(text[column.end() :]):
        return column.end()
    behind = _behind().search(text)
    if behind and is_labelled(text) and is_date_line(text[: behind.start()]):
        return behind.end() - len(behind["column"])
    return 0


@cache
def _year() -> re.Pattern[str]:
    return re.compile("[-/.](?:19|20)[0-9]{2}(?![0-9])")


@cache
def _views() -> re.Pattern[str]:
    number = "[0-9]+(?:[.,][0-9]{3})*"
    seen = "(?:số )?lượt (?:xem|đọc)|(?:đã )?xem|đã đọc|views?"
    return re.compile(
        rf"(?<=[^\W_)])[\s|•·,;(–-]{{1,8}}(?:(?:{seen}) ?: ?{number}"
        rf"|{number} (?:lượt (?:xem|đọc)|views?))\)?\s*$",
        re.IGNORECASE,
    )


@cache
def _column() -> re.Pattern[str]:
    return re.compile(
        r"[^\W\d_][^\d.:;!?|]{2,50} - (?=Ngày (?:đăng|cập nhật) ?:)", re.IGNORECASE
    )


@cache
def _behind() -> re.Pattern[str]:
    """Match the name of a column behind a date, in capitals, and what parts them."""
    word = "[A-ZĐÂĂÊÔƠƯÀ-Ỹ][^\\Wa-z\\d]+"
    return re.compile(rf"(?<=[0-9]{{4}}) ?- (?P<column>{word}(?: {word}){{1,7}})$")
