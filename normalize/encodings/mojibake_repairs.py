"""Which runs of a document to repair, by their neighbours and the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..evidence_score import is_plausible
from .debris import Mended, mend_debris
from .lines import lines_of
from .mojibake import (
    Judgement,
    Run,
    State,
    enclosed,
    has_bare_lead,
    judge_line,
)
from .repair import Repair

_ENOUGH = 3
_MOSTLY = 0.8


@dataclass
class _Document:
    """What the whole document says: runs damaged by family, by depth, and clean."""

    damaged: Counter[str]
    depths: Counter[int]
    clean: int = 0

    @property
    def depth(self) -> int:
        """How often most of it was damaged."""
        if not self.depths:
            return 1
        depth, count = self.depths.most_common(1)[0]
        return depth if count >= _MOSTLY * self.depths.total() else 1


def find_repairs(text: str) -> Iterator[Repair]:
    """Find the damaged runs of a document, in order; offsets are code points."""
    lines = []
    document = _Document(Counter(), Counter())
    for start, end in lines_of(text):
        runs = list(judge_line(text, start, end))
        if any(run.state is not State.CLEAN for run in runs):
            lines.append((end, runs))
        for run in runs:
            document.clean += run.state is State.CLEAN
            if run.state is State.DAMAGED:
                document.damaged[run.judgement.name] += 1
                if run.judgement.depth == len(run.judgement.results):
                    document.depths[run.judgement.depth] += 1
    for end, runs in lines:
        yield from _repair_line(text, end, runs, document)


def _repair_line(
    text: str, end: int, runs: list[Run], document: _Document
) -> Iterator[Repair]:
    mended: Mended | None = {}
    if document.damaged["windows"]:
        runs = _doubt_bare_leads(runs)
        if any(run.state is State.DEBRIS for run in runs):
            mended = mend_debris(text, end, runs)
    if mended is None:
        for run in runs:
            if run.state is State.DEBRIS:
                reason = "damage-with-several-readings"
                yield Repair(run.start, run.end, None, reason)
        return
    position = 0
    for run, inside in zip(runs, enclosed(runs), strict=True):
        if run.start < position or run.state is State.CLEAN:
            continue
        if run.start in mended:
            stop, after = mended[run.start]
            position = stop
            yield Repair(run.start, stop, after, "utf-8-lost-bytes")
        else:
            yield from _repair(run, document, inside=inside)


def _doubt_bare_leads(runs: list[Run]) -> list[Run]:
    """Judge what could stand, but has damage on both sides, as debris."""
    return [
        replace(run, judgement=Judgement(State.DEBRIS, name="windows"))
        if run.state is State.CLEAN and inside and has_bare_lead(run.before)
        else run
        for run, inside in zip(runs, enclosed(runs), strict=True)
    ]


def _repair(run: Run, document: _Document, *, inside: bool) -> Iterator[Repair]:
    name = run.judgement.name
    everywhere = document.damaged[name] >= _ENOUGH and not document.clean
    if run.state is State.DAMAGED:
        yield Repair(run.start, run.end, _deep(run, document), f"utf-8-as-{name}")
    elif not document.damaged[name]:
        return
    elif run.state is not State.DEBRIS and (everywhere or inside):
        after = _deep(run, document)
        yield Repair(run.start, run.end, after, f"beside-utf-8-as-{name}")
    else:
        yield Repair(run.start, run.end, None, "may-be-meant")


def _deep(run: Run, document: _Document) -> str:
    """Undo a run as often as most of the document needs, where it then can stand."""
    results = run.judgement.results
    if run.state is State.FOREIGN:
        return results[min(document.depth, len(results)) - 1]
    if run.judgement.depth < document.depth <= len(results):
        deeper = results[document.depth - 1]
        return deeper if is_plausible(deeper) else run.judgement.after
    return run.judgement.after
