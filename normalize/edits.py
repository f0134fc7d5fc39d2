"""Edits of a text: how they are composed, replayed, undone and mapped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from .evidence import Evidence
from .offsets import OffsetMap

Span = tuple[int, int]


class Tier(StrEnum):
    """How safe an edit is.

    `SAFE` is provably harmless, `STYLE` right only under a house style, and
    `HUMAN` only ever reported.
    """

    SAFE = "safe"
    STYLE = "style"
    HUMAN = "human"


_RISK = {Tier.SAFE: 0, Tier.STYLE: 1, Tier.HUMAN: 2}


@dataclass(frozen=True, slots=True)
class Edit:
    """`before` at [`start`, `end`) becomes `after`.

    Offsets are code points of the text that the edit is about. `rules` are the ids
    of all rules that had a part in it, `tier` is the least safe of theirs. Where a
    rule has found something but suggests no other text, `after` is `before`.
    """

    start: int
    end: int
    before: str
    after: str
    rules: tuple[str, ...]
    tier: Tier
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Normalized:
    """A text and what became of it.

    `edits` were applied: sorted, disjoint, with offsets in `source_text`.
    `unapplied` were found but belong to a tier that the profile does not apply;
    their offsets are in `source_text` too, and they are only looked for on request.
    """

    source_text: str
    text: str
    edits: tuple[Edit, ...] = ()
    unapplied: tuple[Edit, ...] = ()

    @cached_property
    def _offsets(self) -> OffsetMap:
        return offsets_of(self.edits)

    def to_text(self, span: Span) -> Span:
        """Map a span of `source_text` to the span of `text` that it became."""
        return self._offsets.forward(span)

    def to_source(self, span: Span) -> Span:
        """Map a span of `text` to the span of `source_text` that it came from."""
        return self._offsets.backward(span)

    def undo(self) -> str:
        """Give the source text back, made from `text` and the edits alone.

        >>> edit = Edit(1, 2, "o", "ò", ("tone-misplaced",), Tier.SAFE)
        >>> Normalized("to", "tò", (edit,)).undo()
        'to'
        """
        return replay(self.text, inverse(self.edits))


def offsets_of(edits: Sequence[Edit]) -> OffsetMap:
    """Build the map between the text before the edits and the text after them."""
    return OffsetMap.of([(e.start, e.end, len(e.after)) for e in edits])


def replay(text: str, edits: Iterable[Edit]) -> str:
    """Apply sorted, disjoint edits to the text that they are about.

    Raises ValueError where an edit does not fit the text.
    """
    parts = []
    position = 0
    for edit in edits:
        if edit.start < position or text[edit.start : edit.end] != edit.before:
            msg = f"edit at {edit.start} does not fit the text: was it changed since?"
            raise ValueError(msg)
        parts += [text[position : edit.start], edit.after]
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


def inverse(edits: Iterable[Edit]) -> list[Edit]:
    """Turn edits of a text into those that lead back from the result."""
    result = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.after)
        shift += len(edit.after) - len(edit.before)
        result.append(
            replace(edit, start=start, end=end, before=edit.after, after=edit.before)
        )
    return result


def least_safe(tiers: Iterable[Tier]) -> Tier:
    """Name the least safe of the tiers."""
    return max(tiers, key=_RISK.__getitem__)
