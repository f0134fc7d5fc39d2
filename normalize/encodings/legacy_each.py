"""Which legacy encoding each line of a mixed document is of, if any."""

from __future__ import annotations

from functools import lru_cache

from .legacy_choice import CANDIDATES, Tally, choose, tally_all
from .legacy_lines import Line, count_by_kind
from .legacy_runs import read_run, runs_of


def is_suspect(text: str, line: Line) -> bool:
    """Say whether a line has a word that cannot stand: else none of it is read."""
    return any(_has_certain(match[0]) for match in runs_of(text, *line.span))


@lru_cache(maxsize=65536)
def _has_certain(run: str) -> bool:
    return any(read_run(run, name).certain for name in CANDIDATES)


def choose_each(text: str, lines: list[Line]) -> list[str | None]:
    """Choose line by line; a short line between two of one encoding is of it too."""
    chosen = []
    for line in lines:
        tallies = tally_all(*count_by_kind(text, [line]))
        own = choose(tallies)
        is_whole = own is not None and not has_lost_horns(tallies[own])
        chosen.append(own if is_whole else None)
    above = _carry(chosen)
    below = _carry(chosen[::-1])[::-1]
    return [
        own or (up if up == down else None)
        for own, up, down in zip(chosen, above, below, strict=True)
    ]


def _carry(chosen: list[str | None]) -> list[str | None]:
    carried = []
    last = None
    for own in chosen:
        last = own or last
        carried.append(last)
    return carried


def has_lost_horns(tally: Tally) -> bool:
    """Say whether every ư was dropped on the way, as a soft hyphen often is."""
    return tally.lost_horns > 0 and not tally.horns
