"""Words as cues compare them, and the words around a span."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPS = ';:.!?…[]{}«»"“”\n\t|•'
_STOP = str.maketrans(_STOPS, "\n" * len(_STOPS))
_KEPT = re.compile(r"[,()]|[^\s,()/&+-]+")
_WORD = re.compile(r"[^\W_]+")
_SIDE = 64
_NEAR = 240
_WORDS = 6


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
    rest = "".join(c for c in letters if c not in _TONES) if tones else letters
    return unicodedata.normalize("NFC", rest) + tones


def fold(phrase: str) -> str:
    """Fold each word of a phrase; words are then parted by single spaces.

    >>> fold("Uỷ  ban") == fold("ủy ban")
    True
    """
    return " ".join(fold_word(word) for word in phrase.split())


@lru_cache(maxsize=4096)
def ascii_letters(text: str) -> str:
    """Keep letters and digits, without marks or case: the key of a look-up.

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


class Word(NamedTuple):
    """A word as it is written, and where it starts, in code points."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def words_left(text: str, start: int) -> tuple[Word, ...]:
    """Give the last words before `start`, as written, commas and brackets too.

    >>> [word.text for word in words_left("Sáng 3/2, Ủy viên BTV", 18)]
    ['Sáng', '3', '2', ',', 'Ủy', 'viên']
    """
    first = max(0, start - _SIDE)
    piece = text[first:start].translate(_STOP)
    found = list(_KEPT.finditer(piece, piece.rfind("\n") + 1))[-_WORDS:]
    return tuple(Word(m.group(), first + m.start()) for m in found)


def words_right(text: str, end: int) -> tuple[Word, ...]:
    """Give the next words after `end`, as written, commas and brackets too."""
    piece = text[end : end + _SIDE].translate(_STOP).partition("\n")[0]
    words = islice(_KEPT.finditer(piece), _WORDS)
    return tuple(Word(m.group(), end + m.start()) for m in words)


@lru_cache(maxsize=4)
def words_near(text: str, start: int, end: int) -> str:
    """Fold the words near the span, in its own line, padded with spaces."""
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    after = text[end : end + _NEAR].partition("\n")[0]
    return padded(before + " \n " + after)


def padded(text: str) -> str:
    """Fold a text into " word word ", so that a phrase is found with its bounds.

    >>> padded("Ban, ban") == " ban ban "
    True
    """
    return f" {' '.join(fold_word(word) for word in _WORD.findall(text))} "
