"""Damage that a text shows on purpose: it stands in quotation marks of clean text."""

from __future__ import annotations

import re
from functools import cache

from .mojibake import State
from .mojibake_lines import Line, Run

_SURROUNDED = 3


@cache
def _quoted() -> re.Pattern[str]:
    # A quotation is short, and what quotes is no letter's neighbour on the outside.
    return re.compile(
        '"[^"]{1,80}"|`[^`]{1,80}`|\u201c[^\u201c\u201d]{1,80}\u201d'
        "|\u00ab[^\u00ab\u00bb]{1,80}\u00bb|(?<![^\\W_])'[^']{1,80}'(?![^\\W_])"
        "|(?<![^\\W_])\u2018[^\u2018\u2019]{1,80}\u2019(?![^\\W_])"
    )


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the short quotations of a line; offsets are code points."""
    return [match.span() for match in _quoted().finditer(text, start, end)]


def is_quoted(text: str, line: Line) -> bool:
    """Say whether all damage of a line stands in quotes, and clean words outside.

    One letter that the line has once more as it should be is an example as well.
    """
    damaged = [r for r in line.runs if r.state in (State.DAMAGED, State.DEBRIS)]
    if not damaged or line.clean < _SURROUNDED:
        return False
    if len(damaged) == 1 and _is_spoken_of(text, line, damaged[0]):
        return True
    spans = quotations(text, line.start, line.end)
    return all(_is_inside(run, spans) for run in damaged)


def _is_spoken_of(text: str, line: Line, run: Run) -> bool:
    letter = run.judgement.results[-1:]
    if not (letter and len(letter[0]) == 1 and letter[0].isalpha()):
        return False
    alone = re.compile(f"(?<![^\\W_]){letter[0]}(?![^\\W_])")
    return alone.search(text, line.start, line.end) is not None


def _is_inside(run: Run, spans: list[tuple[int, int]]) -> bool:
    return any(start <= run.start and run.end <= end for start, end in spans)
