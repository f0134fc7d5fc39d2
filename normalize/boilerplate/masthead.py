"""What stands above the title of a page: the name of its site, its menus, its clock."""

from __future__ import annotations

import re

from . import likeness, title
from .date_line import day_of, is_labelled, is_of_article
from .people import is_caption
from .places import is_banner
from .prose import has_stop
from .reading import Reading
from .trail import is_trail

_NAME_WORDS = 4
_NEAR = 4
_PHONE_FIGURES = 8
_OPENING = 80
_BELOW_TITLE = ("menu", "counter", "machine")


def find_site(page: Reading) -> None:
    """Take what stands before the title for the head of the site."""
    _find_section(page)
    if page.title is None:
        _find_name(page)
        return
    official = any(title.is_official(page.text(i)) for i in range(page.first))
    trails = (i for i in range(page.title) if is_trail(page.text(i)))
    top = max((last_banner(page, page.title), *trails))
    for i in range(page.title):
        weak = page.weak[i]
        if official and weak not in ("menu", "counter"):
            continue
        if page.prose[i] and has_stop(page.text(i)):
            continue  # a sentence above the title is the article's
        if page.kinds[i] is None and weak is not None:
            page.kinds[i] = "section" if weak == "menu" else weak
        elif page.kinds[i] is None and (i < top or _is_header(page, i)):
            page.kinds[i] = "site-header"
    _find_clock(page, page.title)
    _find_tools(page, page.title, official=official)


def _find_name(page: Reading) -> None:
    """Take the name of the site that a page without a title begins with."""
    for i in range(page.first if page.last >= 0 else 0):
        named = page.weak[i] == "site-header" and not is_banner(page.text(i))
        if page.kinds[i] is None and not named and page.weak[i] != "menu":
            return
        page.kinds[i] = page.kinds[i] or ("site-header" if named else "section")


def _find_tools(page: Reading, title_at: int, *, official: bool) -> None:
    """Take menus, counters and machine text between the title and the text as such."""
    for i in range(title_at + 1, page.first if page.last >= 0 else 0):
        weak = page.weak[i]
        if page.kinds[i] is None and page.is_behind_bar(i):
            page.kinds[i] = "site-header"
            continue
        is_heading = weak == "menu" and page.text(i).isupper() and " " in page.text(i)
        is_body = is_heading or (official and weak == "machine") or _is_cell(page, i)
        if page.kinds[i] is None and weak in _BELOW_TITLE and not is_body:
            page.kinds[i] = "section" if weak == "menu" else weak


def _find_section(page: Reading) -> None:
    """Take the name of a column that stands on the line of a date for one."""
    for i in range(1, min(len(page), page.first)):
        if page.pieces[i].row != page.pieces[i - 1].row:
            continue
        if page.is_machine_date(i - 1) and page.weak[i] == "menu":
            page.kinds[i] = page.kinds[i] or "section"
        if page.kinds[i - 1] == "published" and not any(map(str.isalpha, page.text(i))):
            page.kinds[i] = "counter"
        for day, column in ((i, i - 1), (i - 1, i)):
            dated = page.kinds[day] == "published" and is_labelled(page.text(day))
            if dated and page.kinds[column] is None:
                page.kinds[column] = "section"


def last_banner(page: Reading, end: int) -> int:
    """Find the last slogan of the site above a piece; -1 where there is none."""
    slogans = (i for i in range(end) if page.weak[i] == "site-header")
    return max((i for i in slogans if is_banner(page.text(i))), default=-1)


def _is_cell(page: Reading, i: int) -> bool:
    """Whether a number stands below a phrase, as in a table, not below the title."""
    above = page.kinds[i - 1]
    number = all(map(str.isdigit, page.text(i)))
    return number and above not in ("title", "published") and not page.is_worded(i - 1)


def _find_clock(page: Reading, end: int) -> None:
    """Take a date that lines of the site part from the title for the page's clock.

    So is one above the title where another stands below it.
    """
    days = [day_of(page.text(i)) for i in range(end, page.first) if _is_dated(page, i)]
    for i in range(end):
        if page.kinds[i] != "published" or page.is_machine_date(i):
            continue
        behind_clock = i > 0 and page.text(i - 1) == "Clock"
        if behind_clock and page.first < len(page) and _tells_day(page, i):
            continue
        glued = i > 0 and page.pieces[i - 1].row == page.pieces[i].row
        glued = glued and _is_phone(page.text(i - 1))
        below = bool(days) and day_of(page.text(i)) not in days
        apart = (
            below
            or glued
            or (page.is_worded(i + 1) and not is_of_article(page.text(i + 1)))
        )
        if behind_clock or (apart and not is_labelled(page.text(i))):
            page.kinds[i] = "counter"


def _tells_day(page: Reading, i: int) -> bool:
    """Whether the lead opens with the day and month of a date line."""
    when = day_of(page.text(i))
    if when is None:
        return False
    opening = re.compile(rf"(?<![0-9])0?{when[0]}[-/.]0?{when[1]}(?![0-9])")
    return opening.search(page.text(page.first)[:_OPENING]) is not None


def _is_dated(page: Reading, i: int) -> bool:
    return page.kinds[i] == "published"


def _is_phone(text: str) -> bool:
    """Whether a line has the figures of a telephone number."""
    return sum(map(str.isdigit, text)) >= _PHONE_FIGURES


def _is_alien(page: Reading, i: int) -> bool:
    """Whether a phrase above a dated title says nothing of the article."""
    at = page.title or 0
    dated = any(page.kinds[j] == "published" for j in range(at + 1, page.first))
    if not dated or has_stop(page.text(i)):
        return False
    article = (piece.text for piece in page.pieces[at : page.first + _NEAR])
    return likeness.is_foreign(page.text(i), "\n".join(article))


def _is_header(page: Reading, i: int) -> bool:
    text = page.text(i)
    if is_caption(text):
        return False
    if _is_alien(page, i):
        return True
    half = len(text) // 2
    doubled = text[:half].strip() == text[half:].strip()
    few = len(text.split()) <= _NAME_WORDS and not text.endswith(":")
    return not has_stop(text) and (
        doubled or few or text.isupper() or page.is_worded(i - 1)
    )
