"""Damage that lost bytes or its case: mended where one loss explains a whole line."""

from __future__ import annotations

import re
from functools import cache

from .guesses import plausible_readings
from .losses import CONTROLS, SOFT_HYPHEN, Loss, losses, undefined_in
from .mojibake import State
from .mojibake_lines import Line, Run

# What no space stands before: one that does was a no-break space in a sequence.
_CLOSING = frozenset(" \t.,;:!?)]}%/\u2026")

Mended = dict[int, tuple[int, str]]
Readings = dict[int, set[tuple[int, str]]]


def mend_debris(text: str, line: Line) -> Mended | None:
    """Mend all debris of a line: start -> (end, new text).

    None where no loss explains all of it, or two do in different ways.
    """
    damaged = text[line.runs[0].start : line.end]
    gone = undefined_in(damaged)
    kept = _kept(damaged, signs=gone != CONTROLS)
    for rivals in losses(gone):
        possible = [loss for loss in rivals if _is_possible(loss, kept)]
        explained = [_readings(text, line, loss) for loss in possible]
        found = [readings for readings in explained if readings is not None]
        if found:
            mended = _same(found)
            if mended is None or "undefined" in kept:
                return mended
            return None if _is_open(mended, damaged) else mended
    return None


def _is_open(mended: Mended, damaged: str) -> bool:
    """Say whether a space may have been another byte, which was dropped.

    The letter that needs a space among capitals is far rarer than its rivals.
    """
    readings = [after for _, after in mended.values()]
    in_capitals = not any("a" <= char <= "z" for char in damaged)
    return any("\u1ee0" in r or (in_capitals and "\u00e0" in r) for r in readings)


def _same(found: list[Readings]) -> Mended | None:
    """Take what all losses agree on; None where they do not."""
    first = found[0]
    if any(readings != first for readings in found):
        return None
    if any(len(at) != 1 for at in first.values()):
        return None
    return {start: next(iter(at)) for start, at in first.items()}


@cache
def _tails() -> dict[str, re.Pattern[str]]:
    lead = "(?:[Ã-ÆãäæĂă]|á[º»]|â€)"
    return {
        "spaced": re.compile(f"{lead}\\u00a0"),
        "undefined": re.compile(f"{lead}[\\x81\\x8d\\x8f\\x90\\x9d]"),
        "controls": re.compile(f"{lead}[\\x80-\\x9f]"),
        "soft-hyphen": re.compile(f"{lead}\\u00ad"),
        "cased": re.compile("[ÃÄÆĂ][\\u0080-\\u00bf\\u2010-\\u2122]"),
        "doubled": re.compile(f"{lead} (?: |$)"),
        "raised": re.compile("\u00c1[\u00ba\u00bb]"),
    }


@cache
def _is_cut() -> re.Pattern[str]:
    # A syllable was cut in two where what follows the space is no word of its own.
    return re.compile(
        "[ÃĂãăº»] (?:nh?|ng|m|ch?|p|t|i|y|u|o)(?![A-Za-z\\u00c0-\\u1eff])"
    )


def _kept(line: str, *, signs: bool) -> set[str]:
    kept = {name for name, tail in _tails().items() if tail.search(line)}
    if "controls" in kept and not signs:
        kept.add("undefined")
    return kept


def _is_possible(loss: Loss, kept: set[str]) -> bool:
    """Rule a loss out where the line still has what it takes away.

    One kind of byte was dropped alone only where the line still has the other.
    """
    undefined = len(loss.dropped) > len(SOFT_HYPHEN)
    hyphen = set(SOFT_HYPHEN) <= set(loss.dropped)
    other = "soft-hyphen" if undefined else "undefined"
    if undefined != hyphen and other not in kept:
        return False
    return not (
        (loss.spaced and "spaced" in kept)
        or (not loss.spaced and "doubled" in kept)
        or (undefined and "undefined" in kept)
        or (hyphen and "soft-hyphen" in kept)
        or (loss.lowered and "cased" in kept)
        or (loss.raised and "raised" not in kept)
    )


def _readings(text: str, line: Line, loss: Loss) -> Readings | None:
    """List what all debris of a line can be; None where some can be nothing.

    Where the case was changed, runs that seem whole can be other letters too.
    """
    readings: Readings = {}
    position = 0
    for run in line.runs:
        if run.start < position or not _is_affected(run, loss):
            continue
        found = _readings_at(text, run, line.end, loss)
        if not found:
            return None
        readings[run.start] = found
        position = max(stop for stop, _ in found)
    return readings


def _is_affected(run: Run, loss: Loss) -> bool:
    if loss.is_cased and run.name == "windows":
        return run.state is not State.CLEAN
    return run.state is State.DEBRIS


def _readings_at(text: str, run: Run, end: int, loss: Loss) -> set[tuple[int, str]]:
    """List readings with their end: alone, with a lost no-break space, or joined."""
    if not loss.spaced and _is_cut().match(text, run.end - 1):
        return set()
    found = {(run.end, reading) for reading in plausible_readings(run.before, loss)}
    if not loss.spaced or text[run.end : run.end + 1] not in (" ", "", "\r", "\n"):
        return found
    spaced = run.before + "\u00a0"
    after_space = min(run.end + 1, end)
    if after_space == end or text[after_space] in _CLOSING:
        return found | {(after_space, r) for r in plausible_readings(spaced, loss)}
    if not (text[after_space].isascii() and text[after_space].isalpha()):
        return found | {(run.end, r) for r in plausible_readings(spaced, loss)}
    stop = after_space
    while stop < end and (text[stop] > "\x7f" or text[stop].isalpha()):
        stop += 1
    joined = plausible_readings(spaced + text[after_space:stop], loss)
    if joined:
        return found | {(stop, reading) for reading in joined}
    return found | {(run.end, reading) for reading in plausible_readings(spaced, loss)}
