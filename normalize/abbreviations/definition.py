"""What a document says that a short form means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .alignment import WORD

REACH = 200


@dataclass(frozen=True, slots=True)
class Definition:
    """What the document says a short form means.

    `expansion` is None where it defines the form by words that do not spell it.
    `is_weak` says that more words stand before the bracket than the form spells
    ("Hội đồng nhân dân huyện (HĐND)"): it only counts if a table knows the reading.
    `is_whole` says that its letters do not spell it: it counts if nothing else does.
    [`start`, `end`) are the words that define, `at` is where the short form stands.
    """

    short: str
    expansion: str | None
    start: int
    end: int
    at: int
    is_weak: bool = False
    is_whole: bool = False


def clean(phrase: str) -> str:
    """Write a phrase in one line, a phrase in capitals in small letters.

    >>> clean("BAN  CHỈ ĐẠO"), clean("Ban Chỉ đạo")
    ('ban chỉ đạo', 'Ban Chỉ đạo')
    """
    phrase = " ".join(phrase.split())
    return phrase.lower() if phrase.isupper() else phrase


def words_before(text: str, end: int) -> list[re.Match[str]]:
    """Give the words and stops before `end`, as far as a definition may reach."""
    start = max(0, end - REACH)
    piece = text[start:end].rstrip(" ,(\n")
    return list(WORD.finditer(text, start, start + len(piece)))
