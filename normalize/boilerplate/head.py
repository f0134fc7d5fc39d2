"""The head of a page: where its article begins, and its title."""

from __future__ import annotations

from collections.abc import Sequence

from . import closing, likeness, title, wording
from .long_title import (
    below_notice,
    has_phrase_above,
    is_in_trail,
    is_long_title,
    trail_above,
)
from .masthead import last_banner
from .people import is_caption
from .places import is_banner, says_something
from .prose import has_stop, opens_lead
from .reading import Reading

_HEAD = 12
_NEAR = 4
_TOOLS = ("menu", "counter")


def find_body(page: Reading) -> None:
    """Find the first and the last piece of running text, and give body its due.

    A sentence that only begins like a line of the site is body where more text follows
    it, or where nothing beside it is the site's.
    """
    _settle(page)
    _give_back(page)
    _settle(page)
    if title.is_kicker(page.pieces, page.first) and not has_phrase_above(
        page, page.first
    ):
        page.prose[page.first] = False
        _settle(page)
    texts = list(page.texts())
    if len(texts) > 1 and (below := below_notice(page, texts)):
        page.first = below
    elif len(texts) > 1 and is_long_title(page, texts):
        words = page.text(texts[0])
        others = [i for i in texts if not likeness.same(page.text(i), words)]
        page.first = others[0] if others else texts[1]


def _settle(page: Reading) -> None:
    texts = list(page.texts())
    kept = [i for i in texts if page.weak[i] != "site-header" or i == texts[-1]]
    page.first, page.last = (kept[0], kept[-1]) if kept else (len(page), -1)


def _give_back(page: Reading) -> None:
    for i, kind in enumerate(page.kinds):
        if kind in ("menu", "related", "counter") and _runs_on(page, i):
            page.kinds[i] = None
        if kind not in ("footer", "related") or not page.prose[i]:
            continue
        if closing.is_about_comments(page.text(i)):
            continue
        known = wording.start(page.text(i))
        above, below = page.is_left(i - 1), page.is_left(i + 1)
        alone = not above and not below
        amid = above and below
        doubtful = alone or (i < page.last and not amid)
        if (known is None or not known.sure) and doubtful:
            page.kinds[i] = None


def _runs_on(page: Reading, i: int) -> bool:
    """Whether a line amid the text goes on in the next one, in small letters."""
    if not page.first < i < page.last:
        return False
    piece, following = page.pieces[i : i + 2]
    near = piece.is_right_above(following) and page.kinds[i + 1] is None
    return near and following.text[0].islower() and not has_stop(piece.text)


def find_title(page: Reading) -> None:
    """Choose the title among the pieces above the running text."""
    end = page.first if page.last >= 0 else min(len(page), _HEAD)
    dated = [
        i
        for i in range(end)
        if page.kinds[i] == "published" and not page.is_machine_date(i)
    ]
    free = [i for i in range(end) if _is_free(page, i, dated)]
    body = "\n".join(piece.text for piece in page.pieces[end : end + _NEAR + _NEAR])
    named = [i for i in free if is_in_trail(page, i)]
    below = [i for i in free if i > trail_above(page, end)]
    banner = -1 if dated and dated[-1] > 0 else last_banner(page, end)
    clear = [i for i in below if i > banner >= 0 and not is_caption(page.text(i))]
    tools = [i for i in range(end) if page.kinds[i] in _TOOLS and page.is_worded(i)]
    for chosen_from in filter(None, (named, clear, below, free)):
        if page.title is None:
            page.title = title.choose(page.pieces, chosen_from, dated, body, tools)
        if page.title is None and chosen_from is named:
            sure = (i for i in named if title.can_be(page.text(i)))
            page.title = next(sure, None)
    if page.title is not None:
        chosen = page.text(page.title)
        for i in free:
            if likeness.same(page.text(i), chosen):
                page.kinds[i] = "title"


def _is_told(page: Reading, i: int) -> bool:
    """Whether the lead tells a phrase again that opens as a lead can."""
    told = page.first < len(page) and not has_stop(page.text(i))
    return told and likeness.is_told_again(page.text(i), page.text(page.first))


def _is_free(page: Reading, i: int, dated: Sequence[int]) -> bool:
    """Whether a piece of the head can be the title."""
    text = page.text(i)
    slogan = is_banner(text) and not text.endswith("!")
    free = page.weak[i] is None or (page.weak[i] == "site-header" and slogan)
    # "UBND xã họp ..." only begins as the foot of a page, or its head.
    begins = page.weak[i] in ("footer", "site-header") and not is_banner(text)
    above_day = page.weak[i] == "footer" and i + 1 in dated and ":" not in text
    free = free or (begins and says_something(text)) or above_day
    opens = opens_lead(text) and not (i + 1 in dated or page.is_above_lead(i))
    opens = opens and not _is_told(page, i)
    cell = page.is_cell(i) and i + 1 not in dated
    opens = opens or page.is_behind_bar(i) or cell
    return page.kinds[i] is None and free and not opens
