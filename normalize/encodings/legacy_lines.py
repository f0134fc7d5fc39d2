"""The lines of a text that may hold a legacy encoding, and what in them is Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..evidence_score import is_syllable_in_any_case, letters_pattern
from .legacy_letters import is_plain
from .legacy_runs import Runs, count_runs
from .lines import lines_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line at [start, end), with the number of words that only Unicode can hold."""

    start: int
    end: int
    unicode: int

    @property
    def span(self) -> tuple[int, int]:
        """Where the line is."""
        return self.start, self.end


def lines_with_runs(text: str) -> list[Line]:
    """List the lines that are not plain ASCII."""
    return [
        Line(start, end, _count_unicode(text, start, end))
        for start, end in lines_of(text)
        if not is_plain(text[start:end])
    ]


def count_by_kind(text: str, lines: Iterable[Line]) -> tuple[Runs, Runs]:
    """Count the runs of lines without and with Unicode."""
    lines = list(lines)
    pure = [text[line.start : line.end] for line in lines if not line.unicode]
    mixed = [text[line.start : line.end] for line in lines if line.unicode]
    return count_runs(pure), count_runs(mixed)


@cache
def _unicode_word() -> re.Pattern[str]:
    return re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")


def _count_unicode(text: str, start: int, end: int) -> int:
    """Count syllables with such letters."""
    if _unicode_word().search(text, start, end) is None:
        return 0
    words = letters_pattern().findall(text, start, end)
    return sum(
        _unicode_word().search(word) is not None and is_syllable_in_any_case(word)
        for word in words
    )
