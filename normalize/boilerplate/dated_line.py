"""Date lines that hold more than a date: the name of a column, a number of readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import wording
from .date_line import is_date_line, is_labelled

_LONGEST = 120


def dated_seam(text: str) -> tuple[int, int]:
    """Find what parts a date from what else its line says: where it begins, and ends.

    (0, 0) where the line is a date only, or no date line.

    >>> line = "Thứ Hai, 05/03/2024 | 08:30 | Lượt xem: 318"
    >>> start, end = dated_seam(line)
    >>> line[:start], line[end:]
    ('Thứ Hai, 05/03/2024 | 08:30', 'Lượt xem: 318')
    >>> line = "Đời sống - Ngày đăng: 08:30, 05/03/2024"
    >>> start, end = dated_seam(line)
    >>> line[:start], line[end:]
    ('Đời sống', 'Ngày đăng: 08:30, 05/03/2024')
    """
    if len(text) > _LONGEST or not _year().search(text):
        return 0, 0
    return next(_seams(text), (0, 0))


def _seams(text: str) -> Iterator[tuple[int, int]]:
    """Find the places that part the date, by what stands on their other side."""
    figure = _figure().search(text)
    if figure and (end := _column_end(text, figure.start())):
        yield end, figure.start()
    views = _views().search(text)
    if views and is_date_line(text[: views.start()]):
        yield views.span("apart")
    tools = _tools().search(text)
    if tools and is_date_line(text[: tools.start()]) and _is_tool(tools["tool"]):
        yield tools.span("apart")
    column = _column().match(text)
    if column and is_date_line(text[column.end() :]):
        yield column.span("apart")
    behind = _behind().search(text)
    if behind and is_labelled(text) and is_date_line(text[: behind.start()]):
        yield behind.span("apart")


def _column_end(text: str, day: int) -> int:
    """Find the end of the name of a column before a day; 0 where none stands there."""
    before = text[:day].rstrip(" -–|•")
    named = before and not is_labelled(before) and is_date_line(text[day:])
    known = wording.whole(before) if named else None
    return len(before) if known and known.family == "menu" else 0


def _is_tool(text: str) -> bool:
    """Whether what stands behind a moment are numbers of readers, or a button."""
    known = wording.whole(text)
    return not any(map(str.isalpha, text)) or (
        known is not None and known.family == "menu"
    )


@cache
def _tools() -> re.Pattern[str]:
    """Match what stands behind the minute of a date line."""
    return re.compile(
        r"(?:(?<=:[0-9]{2})|(?<= [AP]M)|(?<=[+]7[\])]))(?P<apart> )"
        r"(?P<tool>[0-9]{1,6}(?: [0-9]{1,4})?|[^\W\d_][^\d:]{2,40})$"
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile("[-/.](?:19|20)[0-9]{2}(?![0-9])")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile("[0-9]")


@cache
def _views() -> re.Pattern[str]:
    number = "[0-9]+(?:[.,][0-9]{3})*"
    seen = "(?:số )?lượt (?:xem|đọc)|(?:đã )?xem|đã đọc|views?(?: count)?"
    return re.compile(
        rf"(?<=[^\W_)])(?P<apart>[\s|•·,;(–-]{{1,8}})(?:(?:{seen}) ?: ?{number}"
        rf"|(?<=[|] ): ?{number}|{number} (?:lượt (?:xem|đọc)|views?))\)?\s*$",
        re.IGNORECASE,
    )


@cache
def _column() -> re.Pattern[str]:
    return re.compile(
        r"[^\W\d_][^\d.:;!?|]{2,50}(?P<apart> - )(?=Ngày (?:đăng|cập nhật) ?:)",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    """Match the name of a column behind a date, in capitals, and what parts them."""
    word = "[A-ZĐÂĂÊÔƠƯÀ-Ỹ][^\\Wa-z\\d]+"
    return re.compile(rf"(?<=[0-9]{{4}})(?P<apart> ?- ){word}(?: {word}){{1,7}}$")
