"""Which legacy encoding a text was read from: decided by syllables, or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from .charsets import TABLE_NAMES
from .legacy_words import Tally, costs_of, words_of

CANDIDATES = (*TABLE_NAMES, "windows-1258")
_CERTAIN = 2
_CERTAIN_IF_MIXED = 3
_FEW = 5
_RATIO_OF_FEW = 0.85
_RATIO = 0.7
_MARGIN = 4
_COST_OF_FEW = 2.0
_COST = 1.5

# [start, end) of a line, and whether words in it are certainly Unicode.
Span = tuple[int, int, bool]


def tally(text: str, chars: str, spans: Iterable[Span], name: str) -> Tally:
    """Count the words in spans of a text by what an encoding makes of them."""
    result = Tally(is_mixed=True)
    for start, end, is_mixed in spans:
        result.add(words_of(text, chars, start, end, name), is_mixed=is_mixed)
        result.is_mixed = result.is_mixed and is_mixed
        for cost in costs_of(text, chars, (start, end), name, is_mixed=is_mixed):
            result.runs += 1
            result.cost += cost
    return result


def tally_all(text: str, chars: str, spans: list[Span]) -> dict[str, Tally]:
    """Count the words in spans of a text for every encoding."""
    return {name: tally(text, chars, spans, name) for name in CANDIDATES}


def choose(tallies: dict[str, Tally]) -> str | None:
    """Name the encoding that the words speak for; None where they do not decide.

    Two words that cannot stand as they are (three beside words in Unicode) must
    become syllables, nearly all others
    too, frequent words among them, and every rival must read markedly worse.
    """
    passing = [name for name, result in tallies.items() if _passes(result)]
    if not passing:
        return None
    best = min(passing, key=lambda name: tallies[name].cost)
    if _is_kin(best, "tcvn3"):
        best = _of_kin(tallies["tcvn3"], tallies["tcvn5712-1"])
    for name, rival in tallies.items():
        gap = rival.cost - tallies[best].cost
        if rival.certain and not _is_kin(name, best) and gap < _MARGIN:
            return None
    return best


def _passes(result: Tally) -> bool:
    few = result.certain < _FEW
    ratio, cost = (_RATIO_OF_FEW, _COST_OF_FEW) if few else (_RATIO, _COST)
    certain = _CERTAIN_IF_MIXED if result.is_mixed else _CERTAIN
    enough = result.certain >= certain and result.ratio >= ratio
    return enough and result.cost <= cost * result.runs


def _of_kin(part: Tally, whole: Tally) -> str:
    """Tell TCVN3 from TCVN 5712-1, which adds the capitals with tone marks."""
    gained = whole.certain - part.certain
    worse = whole.failed - part.failed
    return "tcvn5712-1" if gained > 2 * max(0, worse) else "tcvn3"


def _is_kin(name: str, other: str) -> bool:
    return name == other or {name, other} == {"tcvn3", "tcvn5712-1"}
