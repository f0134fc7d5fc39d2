"""How much of its words a title shares with other lines of its page."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from .places import says_something
from .wording import lowered

_TOLD = 0.7
_FOREIGN = 0.3
_WORD = re.compile(r"[^\W_]+")
_COUNT = re.compile(
    r"\s?\((?:(?:lượt xem|đã xem|xem|views?) ?: ?[0-9][0-9.,]{0,8}|[0-9]{2,6})\)$",
    re.IGNORECASE,
)


def same(one: str, other: str) -> bool:
    """Say whether two lines are the same title."""
    return key(one) == key(other)


def is_foreign(text: str, article: str) -> bool:
    """Say whether a phrase says nothing of an article: its words are others.

    >>> is_foreign("Tin các phường", "Phường 3 mở hội")
    True
    """
    return not says_something(text) and share(pairs(text), pairs(article)) < _FOREIGN


def is_told_again(text: str, lead: str) -> bool:
    """Say whether a lead has nearly all words of a title once more, and says more.

    >>> is_told_again("Xã mở hội ở thôn.", "Sáng nay, xã mở hội ở thôn Tày cho bà con.")
    True
    """
    longer = len(lead) > len(text)
    return longer and share(pairs(text), pairs(lead)) >= _TOLD


def begins(text: str, longer: str) -> bool:
    """Say whether a longer line begins with the words of a title.

    >>> begins("Mở hội ở xã...", "Mở hội ở xã năm nay, bà con vui.")
    True
    """
    own, other = key(text), key(longer)
    return own != other and other.startswith(own)


def key(text: str) -> str:
    """Write a title without what two writings of it may differ in."""
    return " ".join(_WORD.findall(lowered(without_count(text))))


def pairs(text: str) -> set[tuple[str, str]]:
    """Give the pairs of neighbouring words of a text."""
    words = _WORD.findall(lowered(text))
    return set(pairwise(words))


def share(
    part: AbstractSet[tuple[str, str]], whole: AbstractSet[tuple[str, str]]
) -> float:
    """Give the share of a text's pairs that another has too."""
    return len(part & whole) / len(part) if part else 0.0


def without_count(text: str) -> str:
    """Leave out the number of views that stands after a title.

    >>> without_count("Mở tủ sách ở xã (179)")
    'Mở tủ sách ở xã'
    """
    return _COUNT.sub("", text)
