"""Titles of other articles around a lead, where nothing says that they are."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from . import likeness, title
from .people import is_caption
from .prose import has_stop, opens_lead
from .reading import Reading
from .spread import glued_parts

_NAME_WORDS = 4
_NEAR = 8
_MOST = 8
_FOREIGN_ABOVE = 0.3
# Below a lead there may be captions, which share more of its words.
_FOREIGN_BELOW = 0.2
_VERSE_WORDS = 8


def find_headlines(page: Reading) -> None:
    """Take several phrases right above or below the lead for titles of others.

    The text shares few of their words; a phrase alone may be a second title.
    """
    lead = page.first
    if page.last < 0 or any(title.is_official(page.text(i)) for i in range(lead)):
        return
    start = lead
    above = -1 if page.title is None else page.title
    while start - 1 > above and _is_headline(page, start - 1):
        start -= 1
    if page.title is not None:
        _take(page, range(start, lead), _FOREIGN_ABOVE)
    for i in range(above + 1, lead):
        bullet = above >= 0 and page.text(i).startswith("• ")
        if bullet and page.kinds[i] is None and not has_stop(page.text(i)):
            page.kinds[i] = "related"
    end = lead + 1
    while end < min(len(page), lead + _MOST) and _is_headline(page, end):
        end += 1
    _take(page, range(lead + 1, end), _FOREIGN_BELOW)


def _take(page: Reading, run: range, foreign: float) -> None:
    texts = [page.text(i) for i in run]
    # Two lines of a poem may open an article; no line of one is that long.
    several = len(texts) > 1 and any(len(t.split()) > _VERSE_WORDS for t in texts)
    if not several or not _are_apart(page, run):
        return
    near = range(page.first, min(len(page), page.first + _NEAR))
    known = likeness.pairs("\n".join(page.text(i) for i in near if i not in run))
    shares = (likeness.share(likeness.pairs(text), known) for text in texts)
    if all(share < foreign for share in shares):
        for i in run:
            page.kinds[i] = "related"


def _are_apart(page: Reading, run: range) -> bool:
    """Whether lines stand apart: else one sentence may be broken.

    Cells of tables stand below pictures.
    """
    around = page.pieces[max(0, run.start - 1) : run.stop + 1]
    inner = around if run.start > page.first else around[1:]
    broken = any(one.is_right_above(other) for one, other in pairwise(inner))
    return not broken and not any(page.pieces[i].is_barred for i in run)


def _is_headline(page: Reading, i: int) -> bool:
    text = page.text(i)
    if page.kinds[i] or page.weak[i] or page.prose[i] or not text[0].isupper():
        return False
    # Titles that are glued to each other are known by that.
    if glued_parts(text)[1:] or (opens_lead(text) and _told().search(text)):
        return False
    if len(text.split()) <= _NAME_WORDS or has_stop(text) or not title.can_be(text):
        return False
    # "Kính thưa ..." and "Về việc ..." stand above the text of an announcement.
    return not (
        text.startswith(("Kính ", "Về ")) or text[-1] == "!" or is_caption(text)
    )


@cache
def _told() -> re.Pattern[str]:
    """Match what a first sentence has, and a title that opens like one has not."""
    return re.compile("[0-9,;–-]")
