"""How likely a reading of a run is: frequent words, other syllables, or none."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from unicodedata import normalize

from ..evidence_score import (
    is_plausible,
    is_syllable,
    is_syllable_in_any_case,
    letters_pattern,
)
from ..syllables import analyse, write
from ..tables.read import text_of

# What a word takes away from a reading: roughly the logarithms of how often such
# words occur in right readings, against wrong ones.
_STATUTES = "encoding_syllable_counts.toml"
_PROSE = "encoding_prose.toml"
_SYLLABLE = 2
_OTHER = 5
_MOST = 5
_FREQUENT = 4
UNKNOWN = 6
NO_SYLLABLE = 12


@cache
def _ranks(table: str) -> dict[str, int]:
    """Rank the syllables of a table by how often they occur: 0 for the most."""
    classes = tomllib.loads(text_of(table))["classes"]
    return {
        syllable: rank
        for rank, syllables in enumerate(classes.values())
        for syllable in syllables.split()
    }


@lru_cache(maxsize=65536)
def rank(word: str) -> int:
    """Rank a syllable with marks: 0 for the most frequent, UNKNOWN for the others.

    What is frequent in statutes or in other prose is frequent. How its tone is placed
    and its case do not matter.

    >>> rank("của"), rank("HOÀ") == rank("hòa"), rank("nhẽn") == UNKNOWN
    (0, True, True)
    """
    if word in ("đ", "Đ"):
        return 0
    in_prose = _ranks(_PROSE).get(_spelled(word), UNKNOWN)
    return min(rank_in_statutes(word), in_prose)


@lru_cache(maxsize=65536)
def rank_in_statutes(word: str) -> int:
    """Rank a syllable the same way where exclamations do not count.

    >>> rank_in_statutes("ừ") == UNKNOWN, rank_in_statutes("ở")
    (True, 0)
    """
    return _ranks(_STATUTES).get(_spelled(word), UNKNOWN)


def _spelled(word: str) -> str:
    lower = normalize("NFC", word).lower()
    read = analyse(lower)
    return lower if read is None else write(read[0], "old")


@lru_cache(maxsize=65536)
def cost(reading: str, *, any_case: bool = False) -> int:
    """Give the cost of a run as it is read: 0 for frequent words, more for others.

    >>> cost("hội,"), cost("nhẽn"), cost("dÞch")
    (0, 2, 5)
    """
    words = [w for w in letters_pattern().findall(reading) if not w.isascii()]
    if not words:
        return 0 if is_plausible(reading) else _OTHER
    signs = 0 if is_plausible(reading.lower()) else _SYLLABLE
    return min(_MOST, signs + max(_cost_of_word(w, any_case=any_case) for w in words))


def _cost_of_word(word: str, *, any_case: bool) -> int:
    if not _is_valid(word, any_case=any_case):
        return _OTHER
    # Exclamations of one letter are frequent in stories, and no sign of an encoding.
    found = rank_in_statutes(word) if len(word) == 1 else rank(word)
    return 0 if found <= _FREQUENT else _SYLLABLE


def _is_valid(word: str, *, any_case: bool) -> bool:
    valid = is_syllable_in_any_case if any_case else is_syllable
    return word in ("đ", "Đ") or valid(word)


def is_frequent(run: str) -> bool:
    """Say whether a run as it stands is a frequent word with marks.

    >>> is_frequent("có,"), is_frequent("dÞch"), is_frequent("abc")
    (True, False, False)
    """
    words = letters_pattern().findall(run)
    return not all(map(str.isascii, words)) and rarity(run) <= _FREQUENT


@lru_cache(maxsize=65536)
def rarity(reading: str, *, any_case: bool = False) -> int:
    """Say how seldom the rarest word of a run is: 0 to UNKNOWN, then NO_SYLLABLE.

    >>> rarity("của"), rarity("(nhẽn)"), rarity("dÞch"), rarity("abc")
    (0, 6, 12, 0)
    """
    words = [w for w in letters_pattern().findall(reading) if not w.isascii()]
    if not all(_is_valid(word, any_case=any_case) for word in words):
        return NO_SYLLABLE
    if not is_plausible(reading.lower()):
        return NO_SYLLABLE
    return max(map(rank, words), default=0)
