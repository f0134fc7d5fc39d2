"""Dates inside a line of the head, glued to a title, to a lead or to a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .date_line import is_date_line
from .dated_line import dated_seam
from .glued_title import glued_heads, sentence_in
from .lines import Line, cut

_LONGEST_TITLE = 400
_TITLE_WORDS = 4
_LONGEST_DAY = 32
_FIRST_ROWS = 3
_BULLETS = "•·*-–—+»"
_MARKS = ("date", "Clock", "null")
_DATE_MARKS = (
    "Ngày cập",
    "Cập nhật",
    "Ngày đăng",
    "Đăng ",
    *(f"{n})" for n in range(10)),
)
_YEARS = ("/20", "-20", ".20", "/19", "-19", ".19")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.;:!?]\s")


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(
        r"(?:date[: ] ?[0-9]{4}(?:-[0-9]{2}){0,2}|Clock|null)"
        r"(?:[ \t\xa0]+(?=[^\W\d_a-z]|[\"“({+-])|(?=[A-ZĐ]))"
    )


@cache
def _inner_date() -> re.Pattern[str]:
    """Match a labelled date that stands between a title and the text, or ends it."""
    day = r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"
    time = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AP]M)?"
    label = "Ngày cập nhật|Cập nhật ngày|Cập nhật|Ngày đăng|Đăng ngày|Đăng lúc"
    return re.compile(
        rf"[( ]\s?(?:{label})\s?:?\s?{day}(?:[ ,|-]{{1,3}}{time})?"
        rf"(?![0-9])\s?\)?|\s\({day}\)$"
    )


def around_dates(line: Line) -> Iterator[Line]:
    """Cut a line of the head behind the mark of a machine, and around its date."""
    start = line.start
    first, last = dated_seam(line.text)
    if last:
        yield cut(line, start, start + first)
        yield cut(line, start + last, line.end)
        return
    is_marked = line.text.startswith(_MARKS)
    machine = _prefix().match(line.text) if is_marked else None
    if machine and machine.end() < len(line.text):
        yield cut(line, start, start + machine.end())
        start += machine.end()
    if start > line.start or line.row < _FIRST_ROWS:
        marked = start > line.start
        *heads, rest = _at_heads(cut(line, start, line.end), marked=marked)
        yield from heads
        start = rest.start
    if not is_marked and not _has_year(line.text):
        yield cut(line, start, line.end)
        return
    inner = None
    if line.text[0] not in _BULLETS and any(m in line.text for m in _DATE_MARKS):
        inner = _inner_date().search(line.text, start - line.start, _LONGEST_TITLE)
    if inner and not _stop().search(line.text, start - line.start, inner.start()):
        yield cut(line, start, line.start + inner.start())
        yield cut(line, line.start + inner.start(), line.start + inner.end())
        start = line.start + inner.end()
    yield from _around_stamp(cut(line, start, line.end))


def _at_heads(line: Line, *, marked: bool) -> Iterator[Line]:
    """Cut the column and the title off a lead."""
    start = line.start
    for head in glued_heads(line.text, marked=marked):
        yield cut(line, start, start + head)
        start += head
    yield cut(line, start, line.end)


def _has_year(text: str) -> bool:
    """Whether a line has the year of a day in figures."""
    may_have = "20" in text or "19" in text
    return may_have and any(year in text for year in _YEARS)


def _around_stamp(line: Line) -> Iterator[Line]:
    """Cut a title from a day with its minute behind it, and from the lead after it.

    So is the number of readers cut from the minute that it is glued to, and a title.
    """
    titled = _titled().match(line.text) if line.text[:1].isdigit() else None
    if titled and not is_date_line(line.text):
        yield cut(line, line.start, line.start + titled.end())
        yield cut(line, line.start + titled.end(), line.end)
        return
    counted = _counted().fullmatch(line.text) if line.text[-1:].isdigit() else None
    if counted:
        yield cut(line, line.start, line.start + counted.end(1))
        yield cut(line, line.start + counted.end(1), line.end)
        return
    text = line.text[:_LONGEST_TITLE]
    dated = ":" in text and _has_year(text) and text[0] not in _BULLETS
    stamp = _stamp().search(text) if dated else None
    title = line.text[: stamp.start()] if stamp else ""
    phrase = len(title.split()) >= _TITLE_WORDS and not sentence_in().search(title)
    if stamp is None or not phrase or is_date_line(line.text):
        yield from _before_day(line)
        return
    first, last = line.start + stamp.start(), line.start + stamp.end()
    weekday = _weekday_before().search(title.rstrip())
    if weekday:
        first = line.start + weekday.start()
    yield cut(line, line.start, first)
    yield cut(line, first, last)
    if last < line.end:
        yield cut(line, last, line.end)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        "((?:Thứ [^ ]{2,4}|Chủ nhật) - [0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2})"
        "[0-9]{1,6}"
    )


@cache
def _titled() -> re.Pattern[str]:
    """Match a day, perhaps with its minute, the first word of a text glued to it."""
    return re.compile(
        r"[0-9]{2}[-/][0-9]{2}[-/][0-9]{4}(?:[ ,|-]{1,3}[0-9]{2}:[0-9]{2})?"
        r"(?=[A-ZĐ][^\W\d_])"
        r"|[0-9]{2}[-/][0-9]{2}[-/][0-9]{4}[ ,|-]{1,3}[0-9]{2}:[0-9]{2}(?= [(A-ZĐ])"
        r"|[0-9]{2}:[0-9]{2}[ ,|-]{1,3}[0-9]{2}[-/][0-9]{2}[-/][0-9]{4}(?= [(A-ZĐ])"
    )


@cache
def _stamp() -> re.Pattern[str]:
    day = r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"
    time = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    return re.compile(
        rf"\s(?:{day}[ ,|-]{{1,3}}{time}|{time}[ ,|-]{{1,3}}{day})"
        r"(?: \(?GMT ?\+ ?7\)?)?(?=$|\s[(“\"A-ZĐ])"
    )


@cache
def _weekday_before() -> re.Pattern[str]:
    """Match the weekday of a clock that is glued to a phone number, or to a title."""
    return re.compile(r"(?:Thứ (?:hai|ba|tư|năm|sáu|bảy)|Chủ nhật),?$", re.IGNORECASE)


def _before_day(line: Line) -> Iterator[Line]:
    """Cut a title where a day with its time is glued to its end."""
    first = max(0, len(line.text) - _LONGEST_DAY)
    ends_in_time = line.text[-1:].isdigit() and ":" in line.text[-6:]
    day = _last_day().search(line.text, first) if ends_in_time else None
    if day and day.start() > first and _ends_title(line.text[day.start() - 1]):
        yield cut(line, line.start, line.start + day.start())
        yield cut(line, line.start + day.start(), line.end)
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
