"""Composition of edits: of later rules onto earlier ones, and to whole clusters."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category

from .edits import Edit, least_safe

_ZWJ = "\u200d"


def compose(
    source: str, first: Sequence[Edit], middle: str, second: Sequence[Edit]
) -> list[Edit]:
    """Join edits of `source` with edits of their result `middle`, about `source`.

    Edits that overlap in `middle` become one, which names the rules of both.
    What the second took back again is left out.
    """
    if not first:
        return list(second)
    if not second:
        return list(first)
    joined: list[Edit] = []
    i = j = shift = 0
    while i < len(first) or j < len(second):
        firsts, seconds, start, end = _group(first, i, second, j, shift)
        i += len(firsts)
        j += len(seconds)
        if not seconds:
            joined.extend(firsts)
        else:
            joined += _merge(source, middle, (start, end), firsts, seconds, shift)
        shift += sum(len(edit.after) - len(edit.before) for edit in firsts)
    return joined


def _group(
    first: Sequence[Edit], i: int, second: Sequence[Edit], j: int, shift: int
) -> tuple[list[Edit], list[Edit], int, int]:
    """Take the next edits that overlap, with the span of `middle` they cover."""
    firsts: list[Edit] = []
    seconds: list[Edit] = []
    start = end = -1
    while True:
        here = first[i] if i < len(first) else None
        there = second[j] if j < len(second) else None
        here_start = here.start + shift if here else None
        take_first = here_start is not None and (
            there is None or here_start <= there.start
        )
        next_start = here_start if take_first else there.start if there else None
        if next_start is None or (start >= 0 and next_start >= end):
            return firsts, seconds, start, end
        if start < 0:
            start = end = next_start
        if take_first and here is not None:
            firsts.append(here)
            end = max(end, next_start + len(here.after))
            shift += len(here.after) - len(here.before)
            i += 1
            if end == start:  # a deletion stands alone: nothing is inside it
                return firsts, seconds, start, end
        elif there is not None:
            seconds.append(there)
            end = max(end, there.end)
            j += 1


def _merge(  # noqa: PLR0913, PLR0917 -- the two texts, the span, and the edits of both
    source: str,
    middle: str,
    span: tuple[int, int],
    firsts: list[Edit],
    seconds: list[Edit],
    shift: int,
) -> list[Edit]:
    start, end = span
    grown = sum(len(edit.after) - len(edit.before) for edit in firsts)
    source_start, source_end = start - shift, end - shift - grown
    before = source[source_start:source_end]
    after = _replay_within(middle, start, end, seconds)
    if before == after:
        return []
    return [_one(source_start, before, after, [*firsts, *seconds])]


def _replay_within(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    parts = []
    position = start
    for edit in edits:
        parts += [text[position : edit.start], edit.after]
        position = edit.end
    return "".join((*parts, text[position:end]))


def _one(start: int, before: str, after: str, edits: Sequence[Edit]) -> Edit:
    rules = tuple(dict.fromkeys(rule for edit in edits for rule in edit.rules))
    tier = least_safe(edit.tier for edit in edits)
    evidence = tuple(reason for edit in edits for reason in edit.evidence)
    return Edit(start, start + len(before), before, after, rules, tier, evidence)


def is_extending(character: str) -> bool:
    """Say whether a character belongs to the one before it.

    Combining marks (variation selectors among them) and the zero-width joiner do.
    """
    return character == _ZWJ or (
        character >= "\u0300" and category(character).startswith("M")
    )


def widen(source: str, edits: Sequence[Edit]) -> list[Edit]:
    """Widen edits so that none begins or ends before an extending character.

    Edits that come to overlap by it are joined.
    """
    if not any(_splits_cluster(source, edit) for edit in edits):
        return list(edits)
    groups: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        floor = groups[-1][1] if groups else 0
        start, end = edit.start, max(edit.end, floor)
        while start > floor and _extends(source, start):
            start -= 1
        while _extends(source, end):
            end += 1
        if groups and (start < floor or _extends(source, start)):
            first_start, _, members = groups.pop()
            groups.append((first_start, end, [*members, edit]))
        else:
            groups.append((start, end, [edit]))
    return [
        _one(
            start,
            source[start:end],
            _replay_within(source, start, end, members),
            members,
        )
        for start, end, members in groups
    ]


def _splits_cluster(source: str, edit: Edit) -> bool:
    return _extends(source, edit.start) or _extends(source, edit.end)


def _extends(source: str, offset: int) -> bool:
    return 0 < offset < len(source) and is_extending(source[offset])
