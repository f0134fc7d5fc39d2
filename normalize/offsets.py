"""Offsets of a text before and after edits: two monotone, total maps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class OffsetMap(NamedTuple):
    """Sorted, disjoint replacements as four parallel lists of code point offsets."""

    old_starts: list[int]
    old_ends: list[int]
    new_starts: list[int]
    new_ends: list[int]

    @classmethod
    def of(cls, replacements: Sequence[tuple[int, int, int]]) -> OffsetMap:
        """Build the map from (old start, old end, new length) triples."""
        offsets = cls([], [], [], [])
        shift = 0
        for start, end, length in replacements:
            offsets.old_starts.append(start)
            offsets.old_ends.append(end)
            offsets.new_starts.append(start + shift)
            offsets.new_ends.append(start + shift + length)
            shift += length - (end - start)
        return offsets

    def forward(self, span: tuple[int, int]) -> tuple[int, int]:
        """Map a span before the replacements to the span after them.

        A span that begins or ends inside a replacement takes all of it in.
        """
        return _map(
            span, self.old_starts, self.old_ends, self.new_starts, self.new_ends
        )

    def backward(self, span: tuple[int, int]) -> tuple[int, int]:
        """Map a span after the replacements to the span before them."""
        return _map(
            span, self.new_starts, self.new_ends, self.old_starts, self.old_ends
        )


def _map(
    span: tuple[int, int],
    starts: list[int],
    ends: list[int],
    to_starts: list[int],
    to_ends: list[int],
) -> tuple[int, int]:
    start, end = span
    i = bisect_right(starts, start) - 1
    if i >= 0 and start < ends[i]:
        new_start = to_starts[i]
    else:
        new_start = start + (to_ends[i] - ends[i] if i >= 0 else 0)
    if end <= start:
        return new_start, new_start
    j = bisect_left(ends, end)
    if j < len(starts) and starts[j] < end:
        new_end = to_ends[j]
    else:
        new_end = end + (to_ends[j - 1] - ends[j - 1] if j > 0 else 0)
    return new_start, max(new_start, new_end)
