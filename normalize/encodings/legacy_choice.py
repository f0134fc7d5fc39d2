"""Which legacy encoding a text was read from: decided by syllables, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from .charsets import TABLE_NAMES
from .legacy_runs import RunReading, Runs, read_run

CANDIDATES = (*TABLE_NAMES, "windows-1258")
_CERTAIN = 2
_CERTAIN_IF_MIXED = 3
_FEW = 5
_RATIO_OF_FEW = 0.85
_RATIO = 0.7
_MARGIN = 4
_COST_OF_FEW = 2.0
_COST = 1.5


@dataclass(slots=True)
class Tally:
    """What the runs of a text say about an encoding; see `RunReading`.

    `cost` is that of the reading of all `runs`. `slips` are certain words
    that may be slips instead. `is_mixed`: all lines have Unicode.
    """

    certain: int = 0
    failed: int = 0
    lost_horns: int = 0
    horns: int = 0
    cost: int = 0
    runs: int = 0
    slips: int = 0
    is_mixed: bool = False

    def add(self, reading: RunReading, times: int, *, is_mixed: bool) -> None:
        """Count a run in; in a mixed line neither slips nor what can stand count."""
        if is_mixed and reading.is_slip:
            self.slips += times * reading.certain
            return
        self.certain += times * reading.certain
        failed = reading.failed_alone if is_mixed else reading.failed
        self.failed += times * failed
        if not (is_mixed and reading.stands):
            self.lost_horns += times * reading.lost_horns
        self.horns += times * reading.horns
        if reading.cost is not None and not (is_mixed and reading.stands):
            self.runs += times
            self.cost += times * reading.cost

    @property
    def ratio(self) -> float:
        """The share of words that become syllables."""
        total = self.certain + self.failed
        return self.certain / total if total else 0.0


def tally(pure: Runs, mixed: Runs, name: str) -> Tally:
    """Count the runs of lines without and with Unicode by what an encoding makes."""
    result = Tally(is_mixed=not pure)
    for runs, is_mixed in ((pure, False), (mixed, True)):
        for run, times in runs.items():
            result.add(read_run(run, name), times, is_mixed=is_mixed)
    return result


def tally_all(pure: Runs, mixed: Runs) -> dict[str, Tally]:
    """Count runs for every encoding."""
    return {name: tally(pure, mixed, name) for name in CANDIDATES}


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
    if is_kin(best, "tcvn3"):
        best = _of_kin(tallies["tcvn3"], tallies["tcvn5712-1"])
    for name, rival in tallies.items():
        gap = rival.cost - tallies[best].cost
        if rival.certain and not is_kin(name, best) and gap < _MARGIN:
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


def is_kin(name: str, other: str) -> bool:
    """Say whether two encodings are one, or TCVN3 and what it is a part of."""
    return name == other or {name, other} == {"tcvn3", "tcvn5712-1"}
