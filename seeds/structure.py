"""The parts of a scraped page: its title, its text, and what the page left in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from ..normalize.boilerplate import BOILERPLATE, Block, Kind, read_page
from ..normalize.evidence import Evidence, Reading, decide
from .model import Part

Span = tuple[int, int]

# A date line that is not the date of publication, such as a second one.
_DATE_LINE = "date-line"
PART_KINDS: tuple[str, ...] = (*get_args(Kind), _DATE_LINE)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# What a table leaves at the ends of a line says nothing without its cells.
_BARS = " \t\r\n\xa0|"
_APART = " \t\xa0|-–—•·"
_MANY_BREAKS = re.compile(r"(?:\r?\n){3,}")


def find_title(text: str) -> Reading[str]:
    """Read the title of a page: the phrase above its date line, or above its body.

    Refused where the page begins with its first sentence. Blank lines, site headers,
    slogans, place lines ("Hải Phòng:") and bylines are no titles.
    """
    page = read_page(text)
    titles = [block for block in page if block.kind == "title"]
    if not titles:
        return decide(())
    best = titles[0]
    dated = any(b.kind == "published" and b.start > best.start for b in page)
    words = text[best.start : best.end]
    reason = "above-date" if dated else "above-body"
    return decide((words,), (Evidence(reason, best.start, best.end, words),))


def find_parts(
    text: str,
    published: Span | None = None,
    title: Span | None = None,
    clocks: Sequence[Span] = (),
) -> tuple[Part, ...]:
    """Find the parts of a page, sorted and disjoint.

    White space and the bars that a table left at the ends of a line are in none.

    `published` is the span of the date of publication, where one was accepted: other
    lines that are dates get the kind "date-line", but for the `clocks` of the page.
    `title` is that of a line that is known to be the title by other means. Offsets are
    code points of `text`.
    """
    parts = tuple(_part(block, published, clocks) for block in read_page(text))
    return parts if title is None else tuple(_with_title(parts, title))


def _with_title(parts: Iterable[Part], title: Span) -> Iterator[Part]:
    """Call a part the title; where it was the lead, the next text is."""
    is_led = False
    for part in parts:
        if part.start <= title[0] and title[1] <= part.end:
            is_led = part.kind == "lead"
            yield replace(part, kind="title")
        elif is_led and part.kind == "body":
            is_led = False
            yield replace(part, kind="lead")
        else:
            yield part


def _part(block: Block, published: Span | None, clocks: Sequence[Span]) -> Part:
    kind: str = block.kind
    if kind == "published" and not (published and _holds(block, published)):
        shown = any(_holds(block, clock) for clock in clocks)
        kind = "counter" if shown else _DATE_LINE
    return Part(kind, block.start, block.end, block.repeated)


def _holds(block: Block, span: Span) -> bool:
    return block.start <= span[0] and span[1] <= block.end


def is_boilerplate(part: Part) -> bool:
    """Say whether the page left this part, and the article can do without it."""
    return part.kind in BOILERPLATE


def without(text: str, spans: Iterable[Span]) -> str:
    r"""Leave spans of a text out, and the lines that nothing is left of.

    >>> without("Đăng nhập\nXã mở hội.", [(0, 9)])
    'Xã mở hội.'
    """
    kept: list[str] = []
    left = list(spans)[::-1]
    position = 0
    for line in _LINE.findall(text):
        rest = _rest(line, position, left)
        kept.append(rest if rest.strip(_BARS) or rest == line else "")
        position += len(line)
    return _MANY_BREAKS.sub("\n\n", "".join(kept)).lstrip("\n")


def _rest(line: str, start: int, left: list[Span]) -> str:
    """Cut the next spans out of a line that begins at `start`; `left` is in reverse.

    So are the bars and dashes that parted them from what is kept.
    """
    kept: list[str] = []
    position = 0
    while left and left[-1][0] < start + len(line):
        first, last = left.pop()
        before = line[position : first - start]
        kept.append(before if kept or before.strip() else "")
        position = last - start
    rest = line[position:]
    if position and not any(kept):
        return rest.lstrip(_APART) or rest
    if position and not rest.strip(_BARS):
        kept = ["".join(kept).rstrip(_BARS)]
    return "".join(kept) + rest
