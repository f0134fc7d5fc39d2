"""How Vietnamese a text is: its words as syllables, before and after a repair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import normalize

from .syllables import analyse, parse_syllable, placements

# Letters of the Latin script with and without marks, and combining marks.
_LETTERS = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"
# What may stand beside a word, or between two, in a text that is not damaged.
_BESIDE = (
    "!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~0-9-"
    "\u00a0\u00a7\u00a9\u00ab\u00ae\u00b0\u00b2\u00b3\u00b7\u00bb\u00d7"
    "\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a"
    "\u20ab\u20ac\u2122"
)
_BETWEEN = "!\"'()+,./:;&_-\u00a0\u00ab\u00bb\u2010-\u2015\u2018-\u201d\u2026"


@dataclass(frozen=True, slots=True)
class Score:
    """Words that carry a letter beyond ASCII, and how many of them are syllables."""

    words: int
    valid: int

    @property
    def ratio(self) -> float:
        """The share of valid words; 0 where there are no words to judge by."""
        return self.valid / self.words if self.words else 0.0


@cache
def letters_pattern() -> re.Pattern[str]:
    """Match one run of Latin letters and combining marks."""
    return re.compile(f"[{_LETTERS}]+")


@cache
def _clean_pattern() -> re.Pattern[str]:
    word = f"[{_LETTERS}]+"
    return re.compile(f"[{_BESIDE}]*(?:{word}(?:[{_BETWEEN}0-9]+{word})*[{_BESIDE}]*)?")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Say whether one word is a rightly spelled syllable in one of the three cases.

    >>> is_syllable("Việt"), is_syllable("ViÖt"), is_syllable("VIệT")
    (True, False, False)
    """
    return parse_syllable(normalize("NFC", word)) is not None


@lru_cache(maxsize=65536)
def is_syllable_in_any_case(word: str) -> bool:
    """Say the same of a word whose case its encoding could not hold ("ĐảNG").

    >>> is_syllable_in_any_case("ĐảNG"), is_syllable_in_any_case("Tomộ")
    (True, False)
    """
    lower = normalize("NFC", word).lower()
    return analyse(lower) is not None and bool(placements(lower))


@lru_cache(maxsize=65536)
def is_plausible(chunk: str) -> bool:
    """Say whether a run without spaces can be Vietnamese or plain text as it stands.

    Every word with a letter beyond ASCII is a syllable, and only punctuation stands
    beside and between the words.

    >>> is_plausible("“XÃ”"), is_plausible("hÃ¬nh"), is_plausible("UBND")
    (True, False, True)
    """
    if _clean_pattern().fullmatch(chunk) is None:
        return False
    words = letters_pattern().findall(chunk)
    return all(word.isascii() or is_syllable(word) for word in words)


def score(text: str) -> Score:
    """Count the words with letters beyond ASCII, and the valid syllables among them.

    >>> score("Cộng hoà xã hội"), score("Céng hoµ x· héi").valid
    (Score(words=4, valid=4), 0)
    """
    words = [w for w in letters_pattern().findall(text) if not w.isascii()]
    return Score(len(words), sum(map(is_syllable, words)))
