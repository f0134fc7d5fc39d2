"""The date of publication that a scraped page shows in its first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ..boilerplate import Block, read_page
from ..boilerplate.date_line import has_views, is_labelled, is_views
from ..evidence import Evidence, Reading, decide
from .agreement import (
    agrees,
    is_soon_after,
    is_stale,
    lead_after,
    may_be_american,
    year_before,
)
from .bounds import is_chrome, is_header, line_around
from .stamps import is_stamp, odd_day
from .values import Found

Span = tuple[int, int]

# Evidence of a date that the text contradicts: it is of the day of scraping.
CLOCK = "page-clock"
_LINES = 16
_RUNNING = 2
_LINE_LIMIT = 400
_TITLE_WORDS = 4
_LABEL = 24
_PLACE = re.compile(
    r"(?:^|[ \t\xa0]{2})[^\W\d_][^,:;.\n]{1,40},[ \xa0]{0,2}ngày[ \xa0]{0,2}$"
)
_WEEKDAY = re.compile("thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|nhật", re.IGNORECASE)
_MACHINE = re.compile(r"[ \t\xa0]*date[: ][ ]?$", re.IGNORECASE)


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


@dataclass(frozen=True, slots=True)
class HeadDate:
    """A date among the first lines that stands apart from the text, and its role."""

    found: Found
    role: str


def head_dates(text: str, dates: Sequence[Found]) -> list[HeadDate]:
    """Find the dates that stand alone on one of the first lines.

    Where a title stands before it, such a line may be the date of publication; where
    it opens the page, it may be the page's clock ("page-clock") unless it is labelled,
    or stands directly above the title and agrees with the day that opens the article.
    """
    heads: list[HeadDate] = []
    head = _Head.of(text)
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


@dataclass(frozen=True, slots=True)
class _Head:
    """The first lines of a page that are the article's, and where its title is."""

    spans: tuple[Span, ...]
    dated: frozenset[Span]
    counted: frozenset[int]
    title: int
    below: int
    lead: int

    @classmethod
    def of(cls, text: str) -> _Head:
        page = read_page(text)
        counted = frozenset(
            day.start
            for day, below in pairwise(page)
            if below.kind == "counter" and is_views(text[below.start : below.end])
        )
        blocks = [block for block in page if not block.is_boilerplate]
        titles = [block for block in blocks if block.kind == "title"]
        title = titles[0].start if titles else _first_phrase(text, blocks)
        running = [b.start for b in blocks if b.kind in {"lead", "body"}]
        lead = [b.start for b in blocks if b.kind == "lead"]
        end = running[_RUNNING] if len(running) > _RUNNING else len(text)
        kept = [b for b in blocks[:_LINES] if b.start <= end]
        dated = frozenset((b.start, b.end) for b in kept if b.kind == "published")
        spans = tuple((b.start, b.end) for b in kept if b.end - b.start <= _LINE_LIMIT)
        after = [b.start for b in blocks if b.kind == "published" and b.start < title]
        below = after[-1] if after else -1
        first = lead[0] if lead else len(text)
        return cls(spans, dated, counted, title, below, first)

    def follows(self, text: str, end: int) -> bool:
        """Whether the article begins right below a line that ends there."""
        starts = [*(start for start, _ in self.spans), self.lead]
        below = min((start for start in starts if start >= end), default=None)
        return below is not None and end <= self.lead and not text[end:below].strip()


def _first_phrase(text: str, blocks: Sequence[Block]) -> int:
    """Find the first line that can be a title where none was found for sure."""
    for block in blocks:
        line = text[block.start : block.end]
        if block.kind == "published" or is_chrome(line) or is_header(line):
            continue
        if len(line.split()) >= _TITLE_WORDS:
            return block.start
    return len(text)


def _role_alone(
    text: str, inside: list[Found], head: _Head, dates: Sequence[Found]
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


def _is_above(text: str, found: Found, head: _Head, dates: Sequence[Found]) -> bool:
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
        return agrees(text, found, dates)
    # A clock of the page names its weekday or its time.
    to_title = text[start : head.title] if head.title < head.lead else ""
    bare = to_title.strip() == text[found.start : found.end] and not found.value.clock
    fits = _fits(text, found, dates)
    late = lead_after(text, found, dates, history=False)
    return fits or (bare and late is None and not is_stale(found, dates))


def _fits(text: str, found: Found, dates: Sequence[Found]) -> bool:
    return agrees(text, found, dates) or is_soon_after(text, found, dates)


def publication(text: str, dates: Sequence[Found]) -> Reading[Found]:
    """Read the date of publication among the dates that stand alone at the head."""
    heads = [h for h in head_dates(text, dates) if h.role != CLOCK]
    kept = [h for h in heads if h.role == "publication-label"] or heads
    chosen = tuple(h.found for h in kept)
    reasons = tuple(_cite(text, h.found, h.role) for h in kept)
    days = {(f.value.year, f.value.month, f.value.day) for f in chosen}
    if len(days) != 1:
        return Reading(None, chosen, (*reasons, *_clocks(text, dates)))
    best = max(chosen, key=lambda found: (len(found.value.clock), -found.start))
    line = text[slice(*line_around(text, best.start, best.end))]
    if may_be_american(line, best) and not agrees(text, best, dates):
        return Reading(None, (best,), reasons)
    late = lead_after(text, best, dates) or year_before(text, best, dates)
    if late is not None:
        return Reading(
            None, (best,), (*reasons, _cite(text, late, "contradicted-by-text"))
        )
    return decide((replace(best, evidence=()),), reasons)


def _clocks(text: str, dates: Sequence[Found]) -> list[Evidence]:
    """Cite the dates at the head that are a page's clock: they name their weekday.

    The text is older.
    """
    heads = [head.found for head in head_dates(text, dates) if head.role == CLOCK]
    return [
        _cite(text, found, CLOCK)
        for found in heads
        if _WEEKDAY.search(text[slice(*line_around(text, found.start, found.end))])
        and (
            lead_after(text, found, dates, history=False) is not None
            or is_stale(found, dates, by_year=True)
        )
    ]


def _cite(text: str, found: Found, reason: str) -> Evidence:
    return Evidence(reason, found.start, found.end, text[found.start : found.end])


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
