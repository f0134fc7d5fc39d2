"""Which runs of a document to repair: a line is repaired as a whole, or left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ..evidence_score import is_plausible
from .debris import Mended, mend_debris
from .lines import lines_of
from .lowered import has_two_cases, is_lowered
from .mojibake import State
from .mojibake_doubt import doubt, is_enclosed, sides
from .mojibake_lines import Line, Run, judge_line
from .mojibake_quoted import is_quoted
from .mojibake_signs import has_bare_lead
from .repair import Repair

_ENOUGH = 3
_MOSTLY = 0.8
_MANY = 2


@dataclass
class _Document:
    """What the whole document says: runs damaged by family, by depth, and clean."""

    damaged: Counter[str] = field(default_factory=Counter)
    depths: Counter[int] = field(default_factory=Counter)
    clean: int = 0

    @cached_property
    def depth(self) -> int:
        """How often most of it was damaged; 0 where it does not say."""
        if not self.depths:
            return 0
        depth, count = self.depths.most_common(1)[0]
        return depth if count >= _MOSTLY * self.depths.total() else 0


def find_repairs(text: str) -> Iterator[Repair]:
    """Find the damaged runs of a document, in order; offsets are code points."""
    lines = []
    document = _Document()
    for start, end in lines_of(text):
        line = judge_line(text, start, end)
        document.clean += line.clean
        if line.runs:
            lines.append(line)
            _survey(line, document)
    for line in lines:
        yield from _repair_line(text, line, document)


def _survey(line: Line, document: _Document) -> None:
    for run in line.of(State.DAMAGED):
        document.damaged[run.name] += 1
        judgement = run.judgement
        if has_bare_lead(judgement.results[-1]):
            continue
        if judgement.depth == judgement.deepest == len(judgement.results):
            document.depths[judgement.depth] += 1


def _repair_line(text: str, line: Line, document: _Document) -> Iterator[Repair]:
    """Repair all damage of a line; where some of it is not certain, report it all."""
    mended: Mended | None = {}
    line = doubt(text, line)
    debris = line.of(State.DEBRIS)
    if not (line.of(State.DAMAGED) or debris or document.damaged):
        return
    if debris:
        odd = _odd(line)
        if not document.damaged["windows"] and not odd:
            return
        enough = document.damaged["windows"] or len(odd) >= _MANY
        mended = mend_debris(text, line) if enough else None
    if mended is None or has_two_cases(text, line):
        yield from _report(line, "damage-with-several-readings")
    elif is_quoted(text, line):
        yield from _report(line, "damage-that-is-quoted")
    else:
        yield from _repair_runs(line, document, mended)


def _odd(line: Line) -> list[Run]:
    """List what cannot be meant even in a text that has no other damage."""
    return [
        run
        for run in line.of(State.DEBRIS)
        if run.judgement.results or is_lowered(run.before)
    ]


def _report(line: Line, reason: str) -> Iterator[Repair]:
    for run in line.runs:
        if run.state in (State.DAMAGED, State.DEBRIS, State.FOREIGN):
            yield Repair(run.start, run.end, None, reason)


def _repair_runs(line: Line, document: _Document, mended: Mended) -> Iterator[Repair]:
    found = []
    names = {run.name for run in line.of(State.DAMAGED)}
    position = 0
    for run, around in zip(line.runs, sides(line), strict=True):
        if run.start < position or run.state is State.CLEAN:
            continue
        if run.start in mended:
            position, after = mended[run.start]
            found.append(Repair(run.start, position, after, "utf-8-lost-bytes"))
        else:
            repair = _repair(run, names, document, is_inside=is_enclosed(run, around))
            if repair is not None:
                found.append(repair)
    if any(each.reason == "damage-of-unknown-depth" for each in found):
        found = [Repair(r.start, r.end, None, r.reason) for r in found]
    yield from found


def _repair(
    run: Run, names: set[str], document: _Document, *, is_inside: bool
) -> Repair | None:
    name = run.name
    if run.state is State.DAMAGED:
        after = _deep(run, document)
        reason = f"utf-8-as-{name}" if after else "damage-of-unknown-depth"
        return Repair(run.start, run.end, after, reason)
    if not document.damaged[name]:
        return None
    everywhere = document.damaged[name] >= _ENOUGH and not document.clean
    beside = run.state is State.FOREIGN and name in names
    after = _deep(run, document) if everywhere or is_inside or beside else None
    reason = f"beside-utf-8-as-{name}" if after else "may-be-meant"
    return Repair(run.start, run.end, after, reason)


def _deep(run: Run, document: _Document) -> str | None:
    """Undo a run as often as most of the document needs, where it then can stand."""
    judgement = run.judgement
    results = judgement.results
    depth = document.depth
    if run.state is State.FOREIGN:
        return results[min(max(depth, 1), len(results)) - 1]
    if judgement.depth == judgement.deepest:
        result = results[judgement.depth - 1]
        return None if len(results) < depth and has_bare_lead(result) else result
    if not depth:
        return None
    deeper = results[min(depth, judgement.deepest) - 1]
    return deeper if is_plausible(deeper) else results[judgement.depth - 1]
