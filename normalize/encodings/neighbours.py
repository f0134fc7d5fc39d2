"""What the words beside a run say: which of its two readings they often stand with."""

from __future__ import annotations

from dataclasses import replace

from .pairs import weight_of_runs
from .spans import Joint, Weight


def run_before(text: str, span: tuple[int, int], start: int) -> str:
    """Give the run that one space parts from the run at `start`; "" for none."""
    if start - 1 > span[0] and text[start - 1] == " ":
        first = text.rfind(" ", span[0], start - 1) + 1
        return text[max(first, span[0]) : start - 1]
    return ""


def run_after(text: str, span: tuple[int, int], end: int) -> str:
    """Give the run that one space parts from the run that ends at `end`."""
    if end + 1 < span[1] and text[end] == " ":
        last = text.find(" ", end + 1, span[1])
        return text[end + 1 : last if last >= 0 else span[1]]
    return ""


def joint_of(before: tuple[str, str], after: tuple[str, str]) -> Joint:
    """Weigh the readings of two runs that stand side by side.

    A run is given as it stands and as it is read.
    """
    return Joint(
        weight_of_runs(before[0], after[0]),
        weight_of_runs(before[0], after[1]),
        weight_of_runs(before[1], after[0]),
        weight_of_runs(before[1], after[1]),
    )


def beside(
    weight: Weight, before: str, readings: tuple[str, str], after: str
) -> Weight:
    """Weigh a run by neighbours that cannot change."""
    as_is, as_read = (
        weight_of_runs(before, reading) + weight_of_runs(reading, after)
        for reading in readings
    )
    if as_is == as_read:
        return weight
    return replace(weight, stands=weight.stands - as_is, read=weight.read - as_read)
