"""Words as cues compare them, and the words around a span."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_BREAKS = ",;:.!?…()[]{}«»\"“”\n\t|•–—"
_NO_BREAK = str.maketrans(_BREAKS, "\n" * len(_BREAKS))
_JOINS = str.maketrans("-&/+", "    ")
WINDOW = 120


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """Fold the case and the place of the tone mark, and nothing else.

    >>> fold_word("Uỷ") == fold_word("ủy")
    True
    >>> fold_word("xã") == fold_word("xa")
    False
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tones = "".join(c for c in letters if c in _TONES)
    if not tones:
        return unicodedata.normalize("NFC", letters)
    rest = "".join(c for c in letters if c not in _TONES)
    return unicodedata.normalize("NFC", rest) + tones


def fold(phrase: str) -> str:
    """Fold each word of a phrase; words are then parted by single spaces.

    >>> fold("Uỷ  ban") == fold("ủy ban")
    True
    """
    return " ".join(fold_word(word) for word in phrase.split())


@lru_cache(maxsize=4096)
def ascii_letters(text: str) -> str:
    """Keep the letters and digits, without marks or case: the key of a look-up.

    >>> ascii_letters("Đ/c"), ascii_letters("B.C.Đ")
    ('dc', 'bcd')
    """
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in letters if c.isalnum())


def line_around(text: str, position: int) -> tuple[int, int]:
    """Give the span of the line that `position` stands in."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return start, len(text) if end < 0 else end


def left_of(text: str, start: int) -> str:
    """Give the words just before `start`, as they are written, up to punctuation."""
    piece = text[max(0, start - WINDOW) : start]
    return piece.translate(_NO_BREAK).rpartition("\n")[2].translate(_JOINS)


def right_of(text: str, end: int) -> str:
    """Give the words just after `end`, as they are written, up to punctuation."""
    piece = text[end : end + WINDOW]
    return piece.translate(_NO_BREAK).partition("\n")[0].translate(_JOINS)


_WORD_PARTS = re.compile(r"[^\W_]+")


def around(text: str, start: int, end: int) -> str:
    """Fold the words of the same line near the span, padded with spaces."""
    first, last = max(0, start - 2 * WINDOW), end + 2 * WINDOW
    before = text[first:start].rpartition("\n")[2]
    after = text[end:last].partition("\n")[0]
    return pad(before + " \n " + after)


def pad(text: str) -> str:
    """Fold a text into " word word ", so that a phrase is found with its bounds."""
    words = (fold_word(w) for w in _WORD_PARTS.findall(text))
    return f" {' '.join(words)} "
