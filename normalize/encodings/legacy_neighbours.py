"""What the words beside a run say: which of its two readings they often stand with."""

from __future__ import annotations

from collections.abc import Iterable

from .legacy_lines import Line
from .pairs import are_pair


def runs_beside(text: str, line: Line, start: int, end: int) -> tuple[str, str]:
    """Give the runs that one space parts from a run; "" where there is none."""
    before = after = ""
    if start - 1 > line.start and text[start - 1] == " ":
        first = text.rfind(" ", line.start, start - 1) + 1
        before = text[max(first, line.start) : start - 1]
    if end + 1 < line.end and text[end] == " ":
        last = text.find(" ", end + 1, line.end)
        after = text[end + 1 : last if last >= 0 else line.end]
    return before, after


def is_supported(left: Iterable[str], reading: str, right: Iterable[str]) -> bool:
    """Say whether a reading of a run often stands beside those of its neighbours."""
    return any(are_pair(word, reading) for word in left) or any(
        are_pair(reading, word) for word in right
    )
