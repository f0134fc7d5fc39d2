"""UTF-8 read with a wrong code page, in a text: which runs are damaged, and by what.

A run is what stands between two spaces, tabs or line ends. Each is judged as it is and
as it would be; the doubtful ones by their neighbours in the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from ..evidence_score import is_plausible
from .byte_images import FAMILIES, Family, family
from .guesses import is_expected

_DEPTH = 3
_ENOUGH = 3


class State(Enum):
    """How a run is judged.

    CLEAN can be meant as it stands, DAMAGED cannot and its repair can, EITHER both.
    FOREIGN cannot stand, and its repair is no Vietnamese word. DEBRIS cannot stand,
    and no whole sequence mends it.
    """

    CLEAN = "clean"
    DAMAGED = "damaged"
    EITHER = "either"
    FOREIGN = "foreign"
    DEBRIS = "debris"


@dataclass(frozen=True, slots=True)
class Run:
    """A run with letters beyond ASCII: [start, end) of the text, judged."""

    start: int
    end: int
    before: str
    after: str
    state: State
    name: str = ""


@cache
def _run_pattern() -> re.Pattern[str]:
    # A run begins at its first character beyond ASCII, so that lines of ASCII cost
    # nothing; the ASCII before it is added by hand.
    return re.compile(r"[^ \t\r\n\f\v]+")


@cache
def _leads() -> re.Pattern[str]:
    page = family("windows")
    leads = page.characters(0xC3, 0xC6) + page.characters(0xE1, 0xE2)
    return re.compile(f"[{leads}ãăäåæćâ]")


def undo_all(chunk: str, page: Family) -> str:
    """Undo the damage up to three times over, until the words can stand."""
    for _ in range(_DEPTH):
        after = page.undo(chunk)
        if after == chunk:
            break
        chunk = after
        if is_plausible(chunk):
            break
    return chunk


def judge(chunk: str) -> tuple[State, str, str] | None:
    """Judge one run: its state, what it would be, and by which family.

    None for runs of ASCII, which say nothing.

    >>> judge("hÃ¬nh")
    (<State.DAMAGED: 'damaged'>, 'hình', 'windows')
    >>> judge("“XÃ”")[0], judge("“LÃ”")[0], judge("NHÃ‘")[0]
    (<State.EITHER: 'either'>, <State.EITHER: 'either'>, <State.CLEAN: 'clean'>)
    """
    if chunk.isascii():
        return None
    can_stand = is_plausible(chunk)
    foreign: tuple[State, str, str] | None = None
    for name in FAMILIES:
        after = undo_all(chunk, family(name))
        if after == chunk:
            continue
        if is_plausible(after):
            return (State.EITHER if can_stand else State.DAMAGED), after, name
        if not can_stand and foreign is None:
            foreign = _judge_foreign(chunk, after, name)
    if foreign is not None:
        return foreign
    if can_stand or _leads().search(chunk) is None:
        return State.CLEAN, chunk, ""
    return State.DEBRIS, chunk, "windows"


def _judge_foreign(chunk: str, after: str, name: str) -> tuple[State, str, str]:
    expected = all(c.isascii() or is_expected(c) for c in after)
    if name == "windows" and not expected and _leads().search(after):
        return State.DEBRIS, chunk, name
    return State.FOREIGN, after, name


def judge_line(text: str, start: int, end: int) -> Iterator[Run]:
    """Judge the runs of a line, which is [start, end) of the text."""
    if text.isascii():
        return
    for match in _run_pattern().finditer(text, start, end):
        judged = judge(match[0])
        if judged is not None:
            state, after, name = judged
            yield Run(match.start(), match.end(), match[0], after, state, name)


def is_enclosed(runs: list[Run], index: int) -> bool:
    """Say whether the nearest certain runs of the line, on both sides, are damaged.

    A side without any counts as damaged where the other one has one.
    """
    left = _nearest(runs, index, -1)
    right = _nearest(runs, index, 1)
    sides = [run for run in (left, right) if run is not None]
    return bool(sides) and all(run.state is not State.CLEAN for run in sides)


def _nearest(runs: list[Run], index: int, step: int) -> Run | None:
    index += step
    while 0 <= index < len(runs):
        if runs[index].state in (State.CLEAN, State.DAMAGED):
            return runs[index]
        index += step
    return None
