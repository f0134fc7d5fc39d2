"""UTF-8 read with a wrong code page: the runs of a line, and what is around each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from .byte_images import FAMILIES
from .mojibake import Judgement, State, judge
from .mojibake_signs import closing, may_be_cut, of_others, opening, suspects


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is not simply clean: [start, end) of the text, judged.

    `is_apart` says that clean words stand between it and the run before it.
    """

    start: int
    end: int
    before: str
    judgement: Judgement
    is_apart: bool = False

    @property
    def state(self) -> State:
        """How it is judged."""
        return self.judgement.state

    @property
    def name(self) -> str:
        """The family of code pages that it was read with."""
        return self.judgement.name


@dataclass(frozen=True, slots=True)
class Line:
    """A line with damage: [start, end) of the text, and its runs.

    `clean` counts its words that can only stand; `is_apart` says that some of them
    follow the last run.
    """

    start: int
    end: int
    runs: tuple[Run, ...] = ()
    clean: int = 0
    is_apart: bool = False

    def of(self, state: State) -> list[Run]:
        """List its runs of one state."""
        return [run for run in self.runs if run.state is state]


@cache
def _runs() -> re.Pattern[str]:
    # ASCII signs and digits are their own bytes in every code page: they part runs.
    return re.compile(r"[^\x00-@\[-`{-\x7f]+")


def judge_line(text: str, start: int, end: int) -> Line:
    """Judge the runs of a line, which is [start, end) of the text."""
    line = _judge_runs(text, start, end, FAMILIES[0])
    if of_others().search(text, start, end) is not None:
        others = [_judge_runs(text, start, end, names) for names in FAMILIES[1:]]
        return max(line, *others, key=_explained)
    return line


def _explained(line: Line) -> tuple[int, int]:
    damaged = line.of(State.DAMAGED)
    return len(damaged), -len({run.name for run in damaged})


def _judge_runs(text: str, start: int, end: int, names: tuple[str, ...]) -> Line:
    runs = []
    clean = 0
    is_apart = False
    suspect = suspects().search
    first = opening().search(text, start, end)
    opened = first.end() - 1 if first else end
    for match in _runs().finditer(text, start, end):
        chunk = match[0]
        if chunk.isascii():
            continue
        judgement = None if suspect(chunk) is None else judge(chunk, names)
        if judgement is not None and match.end() <= opened:
            judgement = _without_closing(judgement, chunk)
        is_clean = judgement is None or judgement.state is State.CLEAN
        clean += is_clean
        if judgement is None or (is_clean and not may_be_cut(chunk)):
            is_apart = True
            continue
        runs.append(Run(*match.span(), chunk, judgement, is_apart))
        is_apart = False
    return Line(start, end, tuple(runs), clean, is_apart)


def _without_closing(judgement: Judgement, chunk: str) -> Judgement:
    """Judge a closing guillemet as no quotation mark where the line opens none."""
    if judgement.name not in {"windows", "cp850"} or not closing().search(chunk):
        return judgement
    if judgement.state is State.EITHER:
        return replace(judgement, state=State.DAMAGED)
    closes = judgement.results and closing().search(judgement.results[-1])
    is_cut = judgement.state is State.DAMAGED and closes
    return replace(judgement, state=State.DEBRIS) if is_cut else judgement
