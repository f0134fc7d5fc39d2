"""How likely a reading of a run is: frequent words, other syllables, or none."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from ..evidence_score import (
    is_plausible,
    is_syllable,
    is_syllable_in_any_case,
    letters_pattern,
)

# What a word takes away from a reading: roughly the logarithms of how often such
# words occur in right readings, against wrong ones.
_SYLLABLE = 2
_OTHER = 5
_MOST = 5


@cache
def _frequent() -> frozenset[str]:
    table = files("chuanhoa.normalize.tables") / "encoding_common_syllables.toml"
    text = tomllib.loads(table.read_text(encoding="utf-8"))["syllables"]
    return frozenset(text.split())


@lru_cache(maxsize=65536)
def cost(reading: str, *, any_case: bool = False) -> int:
    """Give the cost of a run as it is read: 0 for frequent words, more for others.

    >>> cost("hội,"), cost("nhẹn"), cost("dÞch")
    (0, 2, 5)
    """
    words = [w for w in letters_pattern().findall(reading) if not w.isascii()]
    if not words:
        return 0 if is_plausible(reading) else _OTHER
    signs = 0 if is_plausible(reading.lower()) else _SYLLABLE
    return min(_MOST, signs + max(_cost_of_word(w, any_case=any_case) for w in words))


def _cost_of_word(word: str, *, any_case: bool) -> int:
    if word in ("đ", "Đ"):
        return 0
    valid = is_syllable_in_any_case if any_case else is_syllable
    if not valid(word):
        return _OTHER
    return 0 if word.lower() in _frequent() else _SYLLABLE
