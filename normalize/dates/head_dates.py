"""Dates that stand alone among the first lines of a page, and what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..boilerplate.date_line import has_views, is_labelled
from .agreement import agrees, is_only_day, is_soon_after, lead_after, tells_day
from .bounds import line_around
from .head_lines import Head
from .stamps import is_stamp, odd_day
from .values import Found

# The role of a date that may be of the day of scraping.
CLOCK = "page-clock"
_LABEL = 24
_PLACE = re.compile(
    r"(?:^|[ \t\xa0]{2})[^\W\d_][^,:;.\n]{1,40},[ \xa0]{0,2}ngày[ \xa0]{0,2}$"
)
_WEEKDAY = re.compile("thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|nhật", re.IGNORECASE)
_MACHINE = re.compile(r"[ \t\xa0]*date[: ][ ]?$", re.IGNORECASE)


def names_weekday(text: str, found: Found) -> bool:
    """Say whether the line of a date names its weekday, as clocks of pages do."""
    line = text[slice(*line_around(text, found.start, found.end))]
    return _WEEKDAY.search(line) is not None


@dataclass(frozen=True, slots=True)
class HeadDate:
    """A date among the first lines that stands apart from the text, and its role."""

    found: Found
    role: str


def head_dates(text: str, dates: Sequence[Found]) -> list[HeadDate]:
    """Find the dates that stand alone on one of the first lines.

    Where a title stands before it, such a line may be the date of publication; where
    it opens the page, it may be the page's clock ("page-clock") unless it is labelled,
    or stands directly above the title and the days of the article bear it out.
    """
    heads: list[HeadDate] = []
    head = Head.of(text)
    for start, end in head.spans:
        line = text[start:end]
        inside = [found for found in dates if start <= found.start and found.end <= end]
        if (start, end) in head.dated and not any(f.value.is_real for f in inside):
            inside = odd_day(line, start)
        if not inside:
            continue
        if start > head.lead and not (is_labelled(line) or inside[0].value.clock):
            continue  # a day in a chronicle
        role = _role(line, start, inside, title_seen=head.title < start)
        if (start, end) in head.dated and role in {"", CLOCK}:
            role = _role_alone(text, inside, head, dates) or role
        first = (start, end) == head.spans[0]
        if role == "place-and-date" and first and not _fits(text, inside[0], dates):
            role = CLOCK  # a print of the page opens so; a document, with its number
        if role:
            heads.append(HeadDate(inside[0], role))
    return heads


def _role_alone(
    text: str, inside: list[Found], head: Head, dates: Sequence[Found]
) -> str:
    """Say what makes the date of a line that is a date, and no more, published."""
    found = inside[0]
    value = found.value
    if found.last or found.calendar == "lunar" or value.lacks_year or not value.is_real:
        return ""
    if value.day is None or len(inside) > 1:
        return ""
    start, end = line_around(text, found.start, found.end)
    before = text[:start].rstrip().rpartition("\n")[2].strip()
    label = before.endswith(":") and len(before) <= _LABEL and is_labelled(before)
    if label or is_labelled(text[start:end]):
        return "publication-label"
    # A counter of readers below a date is the article's, and so is the date.
    counted = start in head.counted or has_views(text[start:end])
    if head.title < found.start or counted:
        return "date-line"
    above = head.below <= found.start and _is_above(text, found, head, dates)
    return "date-above-title" if above else CLOCK


def _is_above(text: str, found: Found, head: Head, dates: Sequence[Found]) -> bool:
    """Whether a date line above the title is the article's, and no clock."""
    start, end = line_around(text, found.start, found.end)
    # A title may be glued to the day.
    for day in head.dated:
        if day[0] <= found.start and found.end <= day[1]:
            start, end = day
    line = text[start:end]
    if is_stamp(line) and head.follows(text, end):
        return lead_after(text, found, dates, history=False) is None
    clocked = re.match("[ \t]*Clock", line) is not None
    if clocked or _WEEKDAY.search(line):
        # A clock shows any day of the years since; hardly ever that of the story.
        return agrees(text, found, dates) or tells_day(found, dates, head.lead)
    # A clock of the page names its weekday or its time.
    to_title = text[start : head.title] if head.title < head.lead else ""
    bare = to_title.strip() == text[found.start : found.end] and not found.value.clock
    fits = _fits(text, found, dates)
    return fits or (bare and is_only_day(found, dates))


def _fits(text: str, found: Found, dates: Sequence[Found]) -> bool:
    return agrees(text, found, dates) or is_soon_after(text, found, dates)


def _role(line: str, start: int, inside: list[Found], *, title_seen: bool) -> str:
    """Say what makes a date in a line the date of publication, or ""."""
    found = inside[0]
    value = found.value
    if found.last or found.calendar == "lunar" or value.lacks_year or not value.is_real:
        return ""
    left, right = line[: found.start - start], line[found.end - start :]
    if value.month is not None and _MACHINE.fullmatch(left):
        return "machine-date-line"
    if value.day is None:
        return ""
    lead, tail = _frame()
    match = lead.match(left)
    if match is None and _PLACE.search(left) and not right.strip(" \t\xa0"):
        return "place-and-date"
    if match is None or tail.match(right) is None:
        return ""
    label = (match["label"] or "").strip(" :\xa0").lower()
    alone = "date-line" if title_seen else CLOCK
    return alone if label in {"", "ngày", "thời gian"} else "publication-label"


@cache
def _frame() -> tuple[re.Pattern[str], re.Pattern[str]]:
    label = (
        "(?P<label>(?:ngày|thời gian|đăng|cập nhật|xuất bản|ngày đăng(?: bài)?"
        "|ngày xuất bản|đăng ngày|đăng lúc|đăng tin|cập nhật lúc|ngày cập nhật"
        "|cập nhật ngày|ngày tạo"
        "|ngày viết|đã đăng|đăng vào|published|posted|updated)"
        "[ \xa0]{0,2}[: ][ \xa0]{0,2})?"
    )
    weekday = (
        "(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|ch[ủú]a? nhật)"
        "[ \xa0]{0,2},?[ \xa0]{0,2})?"
        "(?:ngày[ \xa0])?"
    )
    tail = (
        "[ \t\xa0|,.()-]{0,6}(?:[(]?(?:GMT|UTC)[ ]?[+]?[ ]?0?7(?::00)?[)]?)?"
        "[ \t\xa0|]{0,4}"
        "(?:(?:lượt xem|xem|đã xem|tác giả|nguồn|in bài|lượt đọc|views?)[^\n]{0,80})?$"
    )
    lead = f"^[ \t\xa0|•*(\\[-]{{0,8}}{label}{weekday}$"
    return re.compile(lead, re.IGNORECASE), re.compile(tail, re.IGNORECASE)
