"""UTF-8 read with a wrong code page: the runs of a line, and what is around each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from ..evidence_score import is_plausible
from .byte_images import FAMILIES
from .mojibake import Judgement, State, judge
from .mojibake_signs import (
    closing,
    may_be_cut,
    of_others,
    opening,
    suspects,
    unicode_letters,
)


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

    `clean` counts its words that can only stand, to a few; `is_apart` says that some
    of them follow the last run.
    """

    start: int
    end: int
    runs: tuple[Run, ...] = ()
    clean: int = 0
    is_apart: bool = False

    def of(self, state: State) -> list[Run]:
        """List its runs of one state."""
        return [run for run in self.runs if run.state is state]


_ASKED = 3


@cache
def _clean_word() -> re.Pattern[str]:
    return re.compile(r"[^\x00-\x7f][^\x00-@\[-`{-\x7f]*")


@cache
def _runs() -> re.Pattern[str]:
    # ASCII signs and digits are their own bytes in every code page: they part runs.
    return re.compile(r"[^\x00-@\[-`{-\x7f]+")


def judge_line(text: str, start: int, end: int) -> Line:
    """Judge the runs of a line, which is [start, end) of the text."""
    line = _without_hyphens(text, _judge_runs(text, start, end, FAMILIES[0]))
    if of_others().search(text, start, end) is not None:
        others = [_judge_runs(text, start, end, names) for names in FAMILIES[1:]]
        return _best([line, *others])
    return line


def _without_hyphens(text: str, line: Line) -> Line:
    """Leave what is right without its soft hyphens, in a line of Unicode letters."""
    is_clean = all(
        run.state is State.CLEAN or _is_hyphenated(run.before) for run in line.runs
    )
    if not line.runs or not is_clean or not _has_unicode(text, line):
        return line
    return Line(line.start, line.end, clean=line.clean + len(line.runs))


def _is_hyphenated(chunk: str) -> bool:
    bare = chunk.replace("\u00ad", "")
    return bare != chunk and is_plausible(bare)


def _has_unicode(text: str, line: Line) -> bool:
    """Say whether a line has letters that are no image of a byte, in right words."""
    words = unicode_letters().finditer(text, line.start, line.end)
    return any(is_plausible(word[0]) for word in words)


def _best(lines: list[Line]) -> Line:
    """Take what explains most; leave undecided what two explain differently."""
    best = max(lines, key=_explained)
    rivals = [line for line in lines if _explained(line) == _explained(best)]
    if all(_readings(line) == _readings(best) for line in rivals):
        return best
    runs = [
        replace(run, judgement=replace(run.judgement, state=State.DEBRIS))
        if run.state is State.DAMAGED
        else run
        for run in best.runs
    ]
    return replace(best, runs=tuple(runs))


def _readings(line: Line) -> list[tuple[int, str]]:
    return [(r.start, r.judgement.results[-1]) for r in line.of(State.DAMAGED)]


def _explained(line: Line) -> tuple[int, int]:
    damaged = line.of(State.DAMAGED)
    return len(damaged), -len({run.name for run in damaged})


def _judge_runs(text: str, start: int, end: int, names: tuple[str, ...]) -> Line:
    runs = []
    clean = 0
    is_apart = False
    position = start
    opened = _opened(text, start, end)
    for hit in suspects().finditer(text, start, end):
        if hit.start() < position:
            continue
        first, last = _run_around(text, hit.start(), position, end)
        is_apart = is_apart or not text[position:first].isascii()
        clean += _count(text, position, first, clean)
        position = last
        chunk = text[first:last]
        judgement = judge(chunk, names)
        if last <= opened:
            judgement = _without_closing(judgement, chunk)
        if judgement.state is State.CLEAN:
            clean += 1
            if not may_be_cut(chunk):
                is_apart = True
                continue
        runs.append(Run(first, last, chunk, judgement, is_apart))
        is_apart = False
    is_apart = is_apart or not text[position:end].isascii()
    clean += _count(text, position, end, clean)
    return Line(start, end, tuple(runs), clean, is_apart)


def _run_around(text: str, at: int, floor: int, end: int) -> tuple[int, int]:
    while at > floor and (text[at - 1] > "\x7f" or text[at - 1].isalpha()):
        at -= 1
    match = _runs().match(text, at, end)
    return at, match.end() if match else at + 1


def _count(text: str, start: int, end: int, already: int) -> int:
    """Count words with letters beyond ASCII, as far as anybody asks."""
    found = islice(_clean_word().finditer(text, start, end), max(0, _ASKED - already))
    return sum(1 for _ in found)


def _opened(text: str, start: int, end: int) -> int:
    match = opening().search(text, start, end)
    return match.end() - 1 if match else end


def _without_closing(judgement: Judgement, chunk: str) -> Judgement:
    """Judge a closing guillemet as no quotation mark where the line opens none.

    What can stand may still close a quotation that an earlier line has opened.
    """
    if judgement.name not in {"windows", "cp850"} or not closing().search(chunk):
        return judgement
    closes = judgement.results and closing().search(judgement.results[-1])
    is_cut = judgement.state is State.DAMAGED and closes
    return replace(judgement, state=State.DEBRIS) if is_cut else judgement
