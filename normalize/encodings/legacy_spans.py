"""Which runs of a line are of a legacy encoding and which Unicode, span by span."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ..evidence_score import letters_pattern
from .legacy_letters import can_stand, has_unicode
from .legacy_lines import Line
from .legacy_neighbours import is_supported, runs_beside
from .legacy_runs import RunReading, read_run, runs_of
from .legacy_slips import cost_of_slip, is_slip
from .legacy_words import ANY_CASE, Word
from .likelihood import UNKNOWN, rarity
from .spans import Weight, decide

# It costs more in a line without any word that is certainly Unicode.
_SWITCH = 3
_SWITCH_PURE = 5
# What a run costs as it stands that cannot: a sign or a capital inside a word is
# stranger than letters of another language; signs alone are seldom a word. Letters
# of Unicode are never read.
_STRANGE = 14
_FOREIGN = 9
_SIGNS = 5
_NEVER = 24
# What it tells that one reading alone often stands beside a neighbour.
_PAIR = 6

Place = tuple[int, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """The cheapest way through a line: which of its runs are read.

    `gain` is what it saves against leaving all as it is. Runs are given by where they
    start, with their words; in `doubtful` ones the other way costs hardly more.
    """

    gain: int
    read: tuple[Place, ...]
    doubtful: tuple[Place, ...]

    @property
    def repairs(self) -> list[tuple[int, str]]:
        """Where each word starts, and what it becomes."""
        return [(at + w.start, w.after) for at, words in self.read for w in words]


@lru_cache(maxsize=65536)
def weigh(run: str, name: str) -> tuple[Weight, tuple[Word, ...]]:
    """Weigh one run in one encoding, and give the words to repair in it."""
    reading = read_run(run, name)
    words = tuple(word for word in reading.words if word.after != word.before)
    if not words:
        return Weight(0, _NEVER if has_unicode(run) else 0, changes=False), ()
    after = replaced(run, words)
    read = rarity(after, any_case=name in ANY_CASE)
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
        return min(rarity(run), UNKNOWN + 1)
    impossible = _STRANGE if _strange().search(run) else _FOREIGN
    slip = cost_of_slip(run)
    return impossible if slip is None else min(impossible, slip)


@cache
def _no_word() -> re.Pattern[str]:
    # Consonants with a sign, but no unit of measure: "v®", not "m²".
    return re.compile(
        "[(\"']*(?![kcdhm]?m[\u00b2\u00b3])[BCDGHKLMNPQRSTVXbcdghklmnpqrstvx]{1,3}"
        "[\u00a1-\u00bf][)\"'.,;:!?]*"
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


def _beside(
    weight: Weight,
    run: str,
    words: tuple[Word, ...],
    beside: tuple[str, str],
    name: str,
) -> Weight:
    """Weigh a run by its neighbours: they often stand with one of its readings."""
    left, right = ({word, _read(word, name)} - {""} for word in beside)
    as_is = is_supported(left, run, right)
    as_read = is_supported(left, replaced(run, words), right)
    if as_is == as_read:
        return weight
    if as_read:
        return replace(weight, stands=weight.stands + _PAIR)
    return replace(weight, read=weight.read + _PAIR)


def _read(run: str, name: str) -> str:
    return replaced(run, weigh(run, name)[1])


def find_way(text: str, line: Line, name: str, switch: int | None = None) -> Way:
    """Find the cheapest way through the runs of a line.

    `switch` is what it costs to go over to the encoding and back, if not as usual.
    """
    places: list[Place] = []
    weights: list[Weight] = []
    for match in runs_of(text, line.start, line.end):
        weight, words = weigh(match[0], name)
        if weight.changes:
            beside = runs_beside(text, line, *match.span())
            weight = _beside(weight, match[0], words, beside, name)
        if line.unicode and weight.is_certain and is_slip(match[0]):
            weight = replace(weight, is_certain=False)
        is_first = not weights or weights[-1].changes
        if weight.changes or (weight.read and is_first):  # what says something new
            places.append((match.start(), words))
            weights.append(weight)
    if switch is None:
        switch = _SWITCH if line.unicode else _SWITCH_PURE
    read, doubtful, gain = decide(weights, switch, is_strict=True)
    return Way(
        gain,
        tuple(places[place] for place in read),
        tuple(places[place] for place in doubtful),
    )
