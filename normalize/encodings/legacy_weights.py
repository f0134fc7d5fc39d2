"""What a run of a line costs as it stands, and as a legacy encoding reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ..evidence_score import is_syllable, letters_pattern
from .legacy_letters import can_stand, has_unicode, is_short_form
from .legacy_runs import RunReading, read_run
from .legacy_slips import cost_of_slip
from .legacy_words import ANY_CASE, Word
from .likelihood import UNKNOWN, rarity
from .spans import Weight

# What a run costs as it stands that cannot: a sign or a capital inside a word is
# stranger than letters of another language; signs alone are seldom a word. Letters
# of Unicode are never read.
_STRANGE = 14
_FOREIGN = 9
_SIGNS = 5
_NEVER = 24
# Signs beside a letter, beside a syllable or what is none; capitals with Đ.
_LETTER = 2
_GLUED = 4
_OPENED = 6
_SHORT = 4


@lru_cache(maxsize=65536)
def weigh(run: str, name: str) -> tuple[Weight, tuple[Word, ...]]:
    """Weigh one run in one encoding, and give the words to repair in it."""
    reading = read_run(run, name)
    words = tuple(word for word in reading.words if word.after != word.before)
    if not words:
        return Weight(0, _NEVER if has_unicode(run) else 0, changes=False), ()
    after = replaced(run, words)
    read = rarity(after, any_case=name in ANY_CASE)
    if read > _SHORT and is_short_form(after.strip("()\"'.,;:!?")):
        read = _SHORT
    if has_unicode(run) or (name == "tcvn5712-1" and _adds_capitals(run, reading)):
        read += _FOREIGN
    certain = any(word.is_certain and not word.is_letter for word in words)
    return Weight(_standing(run), read, is_certain=certain), words


def _adds_capitals(run: str, reading: RunReading) -> bool:
    """Say whether a run that can stand is read by what TCVN 5712-1 adds to TCVN3."""
    differs = read_run(run, "tcvn3").words != reading.words
    return differs and reading.stands and not run.isupper()


def replaced(run: str, words: Iterable[Word]) -> str:
    """Put what words become into their run."""
    parts = []
    position = 0
    for word in words:
        parts += [run[position : word.start], word.after]
        position = word.end
    return "".join([*parts, run[position:]])


@lru_cache(maxsize=65536)
def _standing(run: str) -> int:
    """Give the cost of a run as it stands."""
    if letters_pattern().search(run) is None or _no_word().fullmatch(run):
        return _SIGNS
    if can_stand(run):
        return max(_cost_of_signs(run), min(rarity(run), UNKNOWN + 1))
    impossible = _STRANGE if _strange().search(run) else _FOREIGN
    slip = cost_of_slip(run)
    return impossible if slip is None else min(impossible, slip)


def _cost_of_signs(run: str) -> int:
    """Give the cost of signs that stand beside ASCII letters without a space.

    What is left without them may be no syllable: "\u00abng", "gi\u00a9".
    """
    if _glued().search(run) is None or _unit().fullmatch(run):
        return 0
    words = letters_pattern().findall(run)
    if not all(map(str.isascii, words)):
        return 0
    if max(map(len, words)) == 1:
        return _LETTER
    return _GLUED if any(map(is_syllable, words)) else _OPENED


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(
        "\u00ab[A-Za-z]|[A-Za-z][\u00a9\u00aa\u00ab\u00ae\u00b0\u00b2\u00b3\u00b7\u00bb\u00d7"
        "\u2020\u2021\u2022\u2030\u2039\u203a\u20ac\u2122]"
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile("[(0-9.,/]*[kcdhm]?m[\u00b2\u00b3][)0-9.,;:/]*")


@cache
def _no_word() -> re.Pattern[str]:
    # Consonants with a sign, but no unit of measure: "v®", not "m²".
    return re.compile(
        "[(\"']*(?![kcdhm]?m[\u00b2\u00b3])[BCDGHKLMNPQRSTVXbcdghklmnpqrstvx]{1,3}"
        "[\u00a9\u00ae\u00b0-\u00b3\u00b7\u00b9][)\"'.,;:!?]*"
    )


@cache
def _strange() -> re.Pattern[str]:
    # A capital after a small letter or between two of other case, a control, or a
    # sign before or after a letter where none stands.
    small = "a-z\u00df-\u00f6\u00f8-\u00ff\u0153\u0161\u017e"
    large = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0152\u0160\u0178\u017d"
    after = "\u0080-\u009f\u00a1-\u00a6\u00a8-\u00ac\u00ae-\u00af\u00b1\u00b4-\u00bf"
    before = "\u00a1-\u00a8\u00aa\u00ac-\u00af\u00b1\u00b4-\u00ba\u00bc-\u00bf"
    rest = "\u0192\u02c6\u02dc\u2020\u2021\u2030\u2039\u203a"
    return re.compile(
        f"[{small}][{large}]|[{large}][\u00c0-\u00d6\u00d8-\u00de][{small}]"
        f"|[{small}{large}][{after}\u00ad{rest}](?![ .,;:!?)]|$)"
        f"|[{before}{rest}][{small}{large}]|\u00ae[\u00b5-\u00b9]"
        f"|[a-z][\u00a8\u00a9\u00aa\u00ab\u00ac\u00ae\u00b5-\u00b9\u00bb-\u00be][a-z]?(?![a-z])"
    )
