"""Slips that look like codes: a soft hyphen, an eth, a tone in the wrong place."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..evidence_score import is_syllable, is_syllable_in_any_case, letters_pattern
from ..syllables import analyse, write
from .charsets import charset
from .legacy_letters import can_stand, to_bytes
from .likelihood import UNKNOWN, rarity

_TYPO = 4
_FAR = 6
_FAR_OF_CODE = 4
_READINGS = ("tcvn3", "viscii", "vps", "vni-windows", "windows-1258")
# Every encoding that has the eth reads it as a d with stroke, as everybody does.
_OTHERS = str.maketrans({"\u00ad": "", "\u00f0": "đ", "\u00d0": "Đ"})


@lru_cache(maxsize=65536)
def cost_of_slip(run: str) -> int | None:
    r"""Give the cost of a run as a slip; None where undoing it gives no syllables.

    >>> cost_of_slip("c\u00adủa"), cost_of_slip("cáì"), cost_of_slip("caì")
    (4, None, 4)
    """
    mended = letters_pattern().sub(_replaced_tone, run.translate(_OTHERS))
    if mended == run or not can_stand(mended) or not _has_syllable(mended):
        return None
    return _TYPO + (UNKNOWN if mended.isascii() else min(rarity(mended), UNKNOWN))


def is_like_slip(run: str) -> bool:
    """Say whether a run is a right word once such a slip is undone.

    So is one of which an encoding could not hold the case, and that was read already.

    >>> is_like_slip("H\u00f3A"), is_like_slip("H\u00f3a")
    (True, False)
    """
    return _lost_case(run) or cost_of_slip(run) is not None


@lru_cache(maxsize=65536)
def is_slip(run: str) -> bool:
    """Say the same, where no encoding makes a far more frequent word of it.

    >>> is_slip("ca\u00ec"), is_slip("s\u00f4\u00ec")
    (True, False)
    """
    slip = cost_of_slip(run)
    if slip is None:
        return _lost_case(run)
    least = min(rarity(charset(name).read(to_bytes(run))) for name in _READINGS)
    far = _FAR_OF_CODE if _tone_image().search(run) else _FAR
    return slip - _TYPO < least + far


@cache
def _tone_image() -> re.Pattern[str]:
    # Where windows-1258 writes a tone after a letter that has a mark already.
    return re.compile("[âêôÂÊÔ][ìòÌÒ]|Ò|[Ðð]")


def _lost_case(run: str) -> bool:
    if can_stand(run):
        return False
    words = [w for w in letters_pattern().findall(run) if not w.isascii()]
    return bool(words) and all(map(is_syllable_in_any_case, words))


def _has_syllable(run: str) -> bool:
    return any(is_syllable(w) for w in letters_pattern().findall(run))


def _replaced_tone(match: re.Match[str]) -> str:
    word = match[0]
    read = analyse(word.lower())
    is_cased = word.islower() or word.istitle() or word.isupper()
    mended = write(read[0], "old") if read is not None and is_cased else word
    return word if mended == word.lower() else mended
