"""Runs that can stand, but not beside damage; and what is around each run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from .mojibake import Judgement, State
from .mojibake_lines import Line, Run
from .mojibake_signs import TAIL, is_unlikely_short_form

# What cannot stand as it is.
_CERTAIN = frozenset({State.DAMAGED, State.FOREIGN, State.DEBRIS})


def sides(line: Line) -> Iterator[tuple[State | None, State | None]]:
    """Give for every run the nearest certain states on its left and on its right."""
    runs = line.runs
    left = _nearest(runs, [run.is_apart for run in runs])
    apart = [*(run.is_apart for run in runs[1:]), line.is_apart]
    right = _nearest(runs[::-1], apart[::-1])[::-1]
    return zip(left, right, strict=True)


def _nearest(runs: tuple[Run, ...], apart: list[bool]) -> list[State | None]:
    nearest: list[State | None] = []
    last: State | None = None
    for run, is_apart in zip(runs, apart, strict=True):
        if is_apart:
            last = State.CLEAN
        nearest.append(last)
        if run.state in _CERTAIN:
            last = State.DAMAGED
    return nearest


def doubt(text: str, line: Line) -> Line:
    """Judge as debris what could stand, but not beside damage.

    That is what has damage on both sides, or on one where it is odd in itself.
    """
    if not line.of(State.CLEAN):
        return line
    runs = tuple(
        replace(run, judgement=Judgement(State.DEBRIS, name="windows"))
        if run.state is State.CLEAN and _is_doubtful(text, run, around)
        else run
        for run, around in zip(line.runs, sides(line), strict=True)
    )
    return replace(line, runs=runs)


def _is_doubtful(
    text: str, run: Run, around: tuple[State | None, State | None]
) -> bool:
    if is_enclosed(run, around):
        return True
    return State.DAMAGED in around and (
        _cut().search(run.before) is not None
        or is_unlikely_short_form(run.before)
        or _cut_off().match(text, run.end - 1) is not None
    )


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(f"[\u00c1\u00e1][\u00ba\u00bb]|[\u00e3\u0103]\u00a0{TAIL}")


@cache
def _cut_off() -> re.Pattern[str]:
    # A no-break space became a space: a part of a syllable or another one follows.
    return re.compile(f"[\u00c3\u0102\u00e3\u0103] (?: |$|{TAIL})")


def is_enclosed(run: Run, around: tuple[State | None, State | None]) -> bool:
    """Say whether the nearest certain runs on both sides are damaged.

    A side without any counts as damaged where the other one has one. A run with
    quotation marks between its letters, or signs that seldom stand beside a word,
    needs one side only.
    """
    if State.CLEAN not in around:
        return State.DAMAGED in around
    return State.DAMAGED in around and _glued().search(run.before) is not None


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(
        "\\A[\u00c2-\u00c6\u0102][^A-Za-z]\\Z|[^\\W\\d_][\u2018-\u201d][^\\W\\d_]|[^\\W\\d_][\u2018\u201c\u201e]"
        "|[\u00c3\u0102\u00e3\u0103]\u00a0|[\u0080-\u009f\u00a1-\u00ba\u00bc-\u00bf\u20ac\u201a\u2020\u2021\u2030"
        "\u2039\u2022\u2122\u203a]"
    )
