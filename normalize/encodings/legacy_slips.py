"""Slips that look like codes: a soft hyphen, an eth, a tone in the wrong place."""

from __future__ import annotations

import re
from functools import lru_cache

from ..evidence_score import is_syllable, letters_pattern
from ..syllables import analyse, write
from .legacy_letters import can_stand
from .likelihood import UNKNOWN, rarity

_TYPO = 4
# Every encoding that has the eth reads it as a d with stroke, as everybody does.
_OTHERS = str.maketrans({"\u00ad": "", "\u00f0": "đ", "\u00d0": "Đ"})


@lru_cache(maxsize=65536)
def cost_of_slip(run: str) -> int | None:
    r"""Give the cost of a run as a slip; None where undoing it gives no syllables.

    >>> cost_of_slip("c\u00adủa"), cost_of_slip("cáì"), cost_of_slip("caì")
    (4, None, 10)
    """
    mended = letters_pattern().sub(_replaced_tone, run.translate(_OTHERS))
    if mended == run or not can_stand(mended) or not _has_syllable(mended):
        return None
    return _TYPO + (UNKNOWN if mended.isascii() else min(rarity(mended), UNKNOWN))


def is_slip(run: str) -> bool:
    """Say whether a run is a right word once such a slip is undone."""
    return cost_of_slip(run) is not None


def _has_syllable(run: str) -> bool:
    return any(is_syllable(w) for w in letters_pattern().findall(run))


def _replaced_tone(match: re.Match[str]) -> str:
    word = match[0]
    read = analyse(word.lower())
    is_cased = word.islower() or word.istitle() or word.isupper()
    return write(read[0], "old") if read is not None and is_cased else word
