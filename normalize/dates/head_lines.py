"""The first lines of a page among which the date of its publication stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..boilerplate import Block, read_page
from ..boilerplate.date_line import is_of_article
from .bounds import is_chrome, is_header

Span = tuple[int, int]

_LINES = 16
_RUNNING = 2
_LINE_LIMIT = 400
_TITLE_WORDS = 4
_TOOLS = ("counter", "menu", "section")


@dataclass(frozen=True, slots=True)
class Head:
    """The first lines of a page that are the article's, and where its title is.

    `dated` are the lines that are dates, `counted` those above a number of readers or
    the choice of a font; `title`, `below` (the last date above it) and `lead` are where
    these start. All are code points.
    """

    spans: tuple[Span, ...]
    dated: frozenset[Span]
    counted: frozenset[int]
    title: int
    below: int
    lead: int

    @classmethod
    def of(cls, text: str) -> Head:
        """Read the first lines of a page."""
        page = read_page(text)
        counted = frozenset(
            day.start
            for day, below in pairwise(page)
            if below.kind in _TOOLS and is_of_article(text[below.start : below.end])
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
