"""Trails of links that lead from the front page of a site to an article."""

from __future__ import annotations

import re
from functools import cache

_APART = r"(?:\s{2,8}|\s?[>»›→/|]{1,2}\s?)"
_REACH = 12
_OPENINGS = frozenset({"tran", "home"})


@cache
def _trail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:Trang chủ|Trang nhất|Home){_APART}[^\s>»›→/|]", re.IGNORECASE
    )


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"{_APART}$")


def is_trail(text: str) -> bool:
    """Say whether a line begins as a trail of links to a page does.

    >>> is_trail("Trang chủ > Tin tức"), is_trail("Trang chủ")
    (True, False)
    """
    return text[:4].lower() in _OPENINGS and _trail().match(text) is not None


def ends_in(trail: str, title: str) -> bool:
    """Say whether the last link of a trail is a title.

    >>> ends_in("Trang chủ > Tin xã > Mở hội ở xã", "Mở hội ở xã")
    True
    >>> ends_in("Trang chủ > Tin xã > Mở hội ở xã", "xã")
    False
    """
    if not trail.endswith(title):
        return False
    end = len(trail) - len(title)
    return _joint().search(trail[max(0, end - _REACH) : end]) is not None


def is_glued(links: str, title: str) -> bool:
    """Say whether names of columns end in a title, with nothing between them.

    >>> is_glued("Tin xãThời sựMở hội ở xã", "Mở hội ở xã")
    True
    >>> is_glued("Bà con mở hội ở xã", "mở hội ở xã")
    False
    """
    before = links.removesuffix(title)
    seam = before != links and before[-1:].islower()
    return seam and " " in title and title[0].isupper()
