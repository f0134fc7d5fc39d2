"""Misread text that was written in lower case after that: what gives it away."""

from __future__ import annotations

import re
from functools import cache

from .guesses import plausible_readings
from .losses import Loss
from .mojibake import State
from .mojibake_lines import Line


@cache
def _lowered() -> re.Pattern[str]:
    # No legacy encoding has these pairs: two vowels with marks are never neighbours.
    signs = "\u00a1-\u00ba\u00bc-\u00bf"
    letters = "\u0105\u0142\u015f\u017c\u02c7\u02d8\u02db"
    others = "\u0152-\u0192\u02c6-\u02dc\u2013-\u2122"
    return re.compile(
        f"\u00e3[{signs}]|[\u0103\u0107][{signs}{letters}]"
        f"|[\u00e4\u00e6][\u00a0\u00bb{signs}{others}]"
        f"|[\u00c1\u00e1][\u00ba\u00bb][{signs}{others}]"
    )


def is_lowered(chunk: str) -> bool:
    """Say whether a run holds leads of other case, in a place where no letter is."""
    return _lowered().search(chunk) is not None


def has_two_cases(text: str, line: Line) -> bool:
    """Say whether whole runs can be two words, for all that tells case was lowered.

    A letter that ends a sequence may have been a capital, another byte.
    """
    if _kept_case().search(text, line.start, line.end) is not None:
        return False
    lowered = Loss(lowered=True)
    return any(
        _small_tail().search(run.before) is not None
        and plausible_readings(run.before, lowered)
        not in (set(), {run.judgement.results[-1]})
        for run in (*line.of(State.DAMAGED), *line.of(State.FOREIGN))
        if run.name == "windows" and run.before == run.before.lower()
    )


@cache
def _kept_case() -> re.Pattern[str]:
    return re.compile(
        "[\u00c3-\u00c6\u0102\u0106\u0139][\u0080-\u00bf\u0100-\u017f\u02c6-\u2122]"
        "|[\u0104\u0139-\u017d](?<=[\u0104\u013d\u0141\u0152\u015a\u015e\u0160\u0164\u0178"
        "\u0179\u017b\u017d])"
    )


@cache
def _small_tail() -> re.Pattern[str]:
    return re.compile(
        "[\u0105\u010f\u013e\u0142\u0153\u015b\u015f\u0161\u0165\u017a\u017c\u017e\u00ff]"
    )
