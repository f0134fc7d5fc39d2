"""UTF-8 read with a wrong code page, in a text: which runs are damaged, and by what.

A run is what stands between two spaces, tabs or line ends. Each is judged as it is and
as it would be; the doubtful ones by their neighbours in the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from ..evidence_score import core_is_plausible, is_plausible
from .byte_images import FAMILIES, Family, family
from .guesses import is_expected

_DEPTH = 3


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
class Judgement:
    """A state, and what the run would be after undoing the damage again and again.

    `depth` is how often it has to be undone until the words can stand.
    """

    state: State
    results: tuple[str, ...] = ()
    depth: int = 0
    name: str = ""

    @property
    def after(self) -> str:
        """What the run would be."""
        return self.results[self.depth - 1]


@dataclass(frozen=True, slots=True)
class Run:
    """A run with letters beyond ASCII: [start, end) of the text, judged."""

    start: int
    end: int
    before: str
    judgement: Judgement

    @property
    def state(self) -> State:
        """How it is judged."""
        return self.judgement.state


@cache
def _run_pattern() -> re.Pattern[str]:
    return re.compile(r"[^ \t\r\n\f\v]+")


@cache
def _leads() -> re.Pattern[str]:
    page = family("windows")
    leads = page.characters(0xC3, 0xC6) + page.characters(0xE1, 0xE2)
    return re.compile(f"[{leads}ãăäåæćâ]")


@cache
def _bare_leads() -> re.Pattern[str]:
    page = family("windows")
    tails = page.characters(0x80, 0xBF)
    return re.compile(
        f"[{page.characters(0xC3, 0xC6)}]|á[º»]|â€|[ãăäåæćâ][{tails}]",
    )


def has_bare_lead(chunk: str) -> bool:
    """Say whether a run that can stand may still be a sequence that lost its end."""
    return _bare_leads().search(chunk) is not None


def undo_all(chunk: str, page: Family) -> tuple[str, ...]:
    """Undo the damage once, twice and three times over, while there is any."""
    results = []
    for _ in range(_DEPTH):
        after = page.undo(chunk)
        if after == chunk:
            break
        chunk = after
        results.append(chunk)
    return tuple(results)


def _depth(results: tuple[str, ...], page: Family) -> int | None:
    """Find how often to undo: the first time after which the words can stand."""
    for index, result in enumerate(results):
        last = index + 1 == len(results)
        if is_plausible(result) and (last or page.long_sequence.search(result) is None):
            return index + 1
    return None


@lru_cache(maxsize=65536)
def judge(chunk: str) -> Judgement | None:
    """Judge one run; None for runs of ASCII, which say nothing.

    >>> judge("hÃ¬nh").state, judge("hÃ¬nh").after
    (<State.DAMAGED: 'damaged'>, 'hình')
    >>> judge("“XÃ”").state, judge("NHÃ‘").state
    (<State.EITHER: 'either'>, <State.CLEAN: 'clean'>)
    """
    if chunk.isascii():
        return None
    plausible = is_plausible(chunk)
    foreign: Judgement | None = None
    for name in FAMILIES:
        page = family(name)
        can_stand = plausible or (name == "windows" and _may_stand(chunk, page))
        results = undo_all(chunk, page)
        depth = _depth(results, page)
        if depth is not None and _marks().search(results[depth - 1]) is None:
            state = State.EITHER if can_stand else State.DAMAGED
            if name == "windows" and not can_stand and _has_rest(chunk, page):
                state = State.DEBRIS
            return Judgement(state, results, depth, name)
        if results and not can_stand and foreign is None:
            foreign = _judge_foreign(chunk, results, page)
    if foreign is not None:
        return foreign
    if plausible or _leads().search(chunk) is None:
        return Judgement(State.CLEAN)
    return Judgement(State.DEBRIS, name="windows")


def _may_stand(chunk: str, page: Family) -> bool:
    """Say whether a word with some sign at its edge is only seldom, not impossible."""
    odd = page.long_sequence.search(chunk) or _cut_leads().search(chunk)
    return odd is None and core_is_plausible(chunk)


@cache
def _cut_leads() -> re.Pattern[str]:
    return re.compile("á[º»]")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[\u0300-\u036f]")


def _judge_foreign(
    chunk: str, results: tuple[str, ...], page: Family
) -> Judgement | None:
    if page.name != "windows":
        expected = all(c.isascii() or is_expected(c) for c in results[0])
        return Judgement(State.FOREIGN, results, 1, page.name) if expected else None
    state = State.DEBRIS if _has_rest(chunk, page) else State.FOREIGN
    return Judgement(state, results, 1, page.name)


def _has_rest(chunk: str, page: Family) -> bool:
    return has_bare_lead(page.sequence.sub(" ", chunk))


def judge_line(text: str, start: int, end: int) -> Iterator[Run]:
    """Judge the runs of a line, which is [start, end) of the text."""
    for match in _run_pattern().finditer(text, start, end):
        judgement = judge(match[0])
        if judgement is not None:
            yield Run(match.start(), match.end(), match[0], judgement)


def enclosed(runs: list[Run]) -> list[bool]:
    """Say of each run whether the nearest certain runs on both sides are damaged.

    A side without any counts as damaged where the other one has one. A run with
    quotation marks between its letters, or signs that seldom stand beside a word,
    needs one side only.
    """
    left = _nearest_before(runs)
    right = _nearest_before(runs[::-1])[::-1]
    return [
        _is_enclosed(run, {side for side in sides if side is not None})
        for run, sides in zip(runs, zip(left, right, strict=True), strict=True)
    ]


def _is_enclosed(run: Run, sides: set[State]) -> bool:
    if State.CLEAN not in sides:
        return bool(sides)
    return State.DAMAGED in sides and _glued().search(run.before) is not None


def _nearest_before(runs: list[Run]) -> list[State | None]:
    nearest: list[State | None] = []
    last: State | None = None
    for run in runs:
        nearest.append(last)
        certain = run.state is State.CLEAN and not has_bare_lead(run.before)
        if certain or run.state is State.DAMAGED:
            last = run.state
    return nearest


@cache
def _glued() -> re.Pattern[str]:
    return re.compile("[^\\W\\d_][‘-”][^\\W\\d_]|[€‚„†‡‰‹•™›§©«®°²³·]")
