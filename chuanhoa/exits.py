"""Exit statuses; in a run, our own fault beats unreadable input beats findings."""

from __future__ import annotations

from collections.abc import Iterable

CLEAN = 0
FINDINGS = 1
USAGE = 2
UNREADABLE = 3
FAULT = 4
INTERRUPTED = 130


def worst(statuses: Iterable[int]) -> int:
    """Choose the status of a run from those of its parts.

    >>> worst([0, 1, 3])
    3
    """
    return max(statuses, default=CLEAN)
