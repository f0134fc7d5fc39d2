"""The foot of a page: the name and address of its site; and the signature above."""

from __future__ import annotations

import re
from functools import cache

from . import closing, wording
from .people import is_bare_name, is_domain
from .places import is_full_place
from .prose import has_stop
from .reading import Reading

_NAME_WORDS = 10


def find_foot(page: Reading) -> None:
    """Find the name of the site after the text, with its address below it."""
    for i in range(page.last + 1, len(page) - 1):
        if page.last < 0 or page.kinds[i] is not None:
            continue
        below = page.kinds[i + 1] or page.weak[i + 1]
        known = page.weak[i] == "site-header" and wording.start(page.text(i))
        loud = page.text(i).isupper() and len(page.text(i).split()) <= _NAME_WORDS
        footed = below == "footer"
        if (footed and (known or loud)) or (known and _is_address(page, i + 1)):
            page.kinds[i] = page.kinds[i + 1] = "footer"
    _find_foot_lines(page)
    end = len(page) - 1
    while page.is_left(end):
        end -= 1
    if 0 <= page.last < end and _is_contact(page, end):
        page.kinds[end] = "footer"
    if 0 <= page.last < end and page.weak[end] == "site-header":
        page.kinds[end] = "footer" if is_full_place(page.text(end)) else None


def _is_contact(page: Reading, i: int) -> bool:
    """Whether the last line is an address with its telephones."""
    return page.weak[i] == "footer" and closing.count_contacts(page.text(i)) > 1


def _is_address(page: Reading, i: int) -> bool:
    """Whether a piece opens with the number of a house: "Số 12 - Lê Hồng Phong"."""
    return page.kinds[i] is None and _house().match(page.text(i)) is not None


@cache
def _house() -> re.Pattern[str]:
    return re.compile(
        r"[Ss]ố (?:nhà )?[0-9]{1,4}[A-Za-z]?(?: ?[-–,]? ?)[A-ZĐ][^\W\d_]+ [A-ZĐ]"
    )


def _find_foot_lines(page: Reading) -> None:
    """Take a line with an address between other lines of the site for its foot."""
    for i in range(page.last + 2, len(page) - 1):
        text = page.text(i)
        free = page.last >= 0 and page.kinds[i] is None and not has_stop(text)
        below = page.is_worded(i - 1) or page.weak[i - 1] == "menu"
        between = below and page.kinds[i + 1] == "footer"
        if free and between and closing.count_contacts(text):
            page.kinds[i] = "footer"


def find_signature(page: Reading) -> None:
    """Find the signature: pieces after the text that are only names."""
    for i in range(page.last + 1, len(page)):
        free = page.kinds[i] is None and page.weak[i] != "menu"
        if page.last < 0 or not free or not is_signature(page, i):
            continue
        below = page.kinds[i + 1] if i + 1 < len(page) else None
        # The name of the site follows the signature, above its address.
        site = page.kinds[i - 1] == "byline" and below == "footer"
        site = site or (page.weak[i] == "site-header" and page.is_worded(i - 1))
        page.kinds[i] = "footer" if site else "byline"


def is_signature(page: Reading, i: int) -> bool:
    """Whether a piece is only names, or the site below a name that it is from."""
    below_name = page.kinds[i - 1] == "byline" or is_bare_name(page.text(i - 1))
    return is_bare_name(page.text(i)) or (below_name and is_domain(page.text(i)))
