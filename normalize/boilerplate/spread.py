"""Pieces of a page that are known by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from . import likeness
from .foot import is_signature
from .idiom import idiom
from .people import is_bare_name, is_caption
from .prose import has_stop, is_prose
from .reading import Reading

_MENU_RUN = 3
_WORDED = 2
_FOLLOWERS = "người theo dõi"
_FEW_WORDS = 4
_GALLERY = 3
_LONGEST_LINKS = 600
_FIRST_PARTS = ("0", "1", "01")
_SMALL = re.compile("[0-9]{1,2}")
# "tậtTặng", and no "ViệtNam".
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile("[0-9.,% ]+")
_SPREADING = ("menu", "counter", "footer", "machine")


def _find_between(page: Reading) -> None:
    """Take a few words after the text, between pieces of the site, for the site's."""
    for i in range(page.last + 2, len(page) - 1):
        text = page.text(i)
        few = len(text.split()) <= _FEW_WORDS and not has_stop(text) and ":" not in text
        known = page.kinds[i] or page.weak[i] or is_signature(page, i)
        if page.last < 0 or known or not few:
            continue
        above, below = page.weak[i - 1] == "menu", page.weak[i + 1] == "menu"
        above, below = above or page.is_worded(i - 1), below or page.is_worded(i + 1)
        # Between two pictures stands the caption of one.
        pictures = page.kinds[i - 1] == page.kinds[i + 1] == "machine"
        # A heading of the site may follow the signature; a caption may, too.
        signed = page.kinds[i - 1] == "byline" or is_bare_name(page.text(i - 1))
        signed = signed and page.is_worded(i + 1) and not is_caption(page.text(i))
        if (above and below and not pictures) or signed:
            page.weak[i] = "menu"


def _find_idioms(page: Reading) -> None:
    """Take lines after the text that sound like the site's for the site's.

    The title told once more there is a link.
    """
    title = None if page.title is None else page.text(page.title)
    for i in range(page.last + 1, len(page)):
        if page.last < 0 or page.kinds[i] is not None:
            continue
        known = idiom(page.text(i))
        if title and likeness.same(page.text(i), title):
            page.kinds[i] = "related"
        elif known is not None and known.strong:
            page.kinds[i] = "menu"
        elif known is not None and page.weak[i] is None:
            page.weak[i] = "menu"


def spread(page: Reading) -> None:
    """Take a weak piece beside a sure one, and a run of weak ones, for the same."""
    _find_idioms(page)
    _find_followed(page)
    _find_glued(page)
    _find_between(page)
    for step in (1, -1):
        for i in range(len(page))[::step]:
            if page.kinds[i] is None and _is_beside(page, i, i - step):
                page.kinds[i] = page.weak[i]
    weak_menu = [
        kind is None and weak in ("menu", "counter")
        for kind, weak in zip(page.kinds, page.weak, strict=True)
    ]
    for run in _runs(weak_menu):
        # Numbers below one heading may be a table of the article's.
        worded = sum(not _NUMBER.fullmatch(page.text(i)) for i in run)
        if len(run) >= _MENU_RUN and worded >= _WORDED:
            for i in run:
                page.kinds[i] = page.weak[i]
    _find_galleries(page)


def _find_glued(page: Reading) -> None:
    """Take titles that are glued to each other, with no sentence, for links."""
    for i in range(page.first + 1, len(page)):
        text = page.text(i)
        free = page.kinds[i] is None and not page.prose[i]
        free = free and len(text) <= _LONGEST_LINKS
        if not free or has_stop(text) or is_caption(text):
            continue
        parts = glued_parts(text)
        if len(parts) > 1 and all(_is_phrase(part) for part in parts):
            page.kinds[i] = "related"


def _is_phrase(text: str) -> bool:
    few = len(text.split()) <= _FEW_WORDS
    return not (few or has_stop(text) or is_prose(text) or is_caption(text))


def glued_parts(text: str) -> list[str]:
    """Cut a line where a capital stands inside a word that begins small."""
    cuts = []
    for match in _WORD.finditer(text):
        inner = next((i for i, char in enumerate(match[0]) if char.isupper()), 0)
        glued = inner and match[0][:inner].islower() and match[0][inner + 1 :].islower()
        # "anhNguyễn Văn An": a name is no title.
        if glued and not text[match.end() + 1 :][:1].isupper():
            cuts.append(match.start() + inner)
    return [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]


def _find_followed(page: Reading) -> None:
    """Take the name above a number of followers for a link to that account."""
    for i in range(page.last + 1, len(page) - 1):
        followed = page.kinds[i + 1] == "counter" and _FOLLOWERS in page.text(i + 1)
        if page.last >= 0 and followed and page.kinds[i] in (None, "byline"):
            page.kinds[i] = "menu"


def _is_beside(page: Reading, i: int, other: int) -> bool:
    """Whether a weak piece stands beside a sure one that says what it is."""
    if page.weak[i] not in _SPREADING or not page.is_worded(other):
        return False
    # "Địa chỉ: ..." may end an announcement, and a counter stand below it.
    return page.weak[i] != "footer" or page.kinds[other] == "footer"


def _runs(flags: Sequence[bool]) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for i, flag in enumerate(flags):
        if flag:
            found[-1].append(i)
        elif found[-1]:
            found.append([])
    return found


def _find_placeholder(page: Reading, numbers: Sequence[int]) -> None:
    """Take one number alone between two texts for what was a picture.

    An article in numbered parts has a first one, and others.
    """
    if len(numbers) != 1 or not page.first < numbers[0] < page.last:
        return
    i = numbers[0]
    between = page.is_text(i - 1) and page.is_text(i + 1)
    if between and page.text(i) not in _FIRST_PARTS:
        page.kinds[i] = "machine"


def _find_galleries(page: Reading) -> None:
    """Find runs of lines that are rising small numbers: the buttons of a gallery."""
    small = [
        page.kinds[i] is None and _SMALL.fullmatch(page.text(i)) is not None
        for i in range(len(page))
    ]
    _find_placeholder(page, [i for i, flag in enumerate(small) if flag])
    for run in _runs(small):
        numbers = [int(page.text(i)) for i in run]
        rising = all(a < b for a, b in pairwise(numbers))
        if len(run) >= _GALLERY and rising:
            for i in run:
                page.kinds[i] = "machine"
