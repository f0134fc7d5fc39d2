"""The cheapest way through a line of which some runs are of another encoding.

Each run has a cost as it stands and as it is read; going over from one to the other
costs something too. Only where every other way is markedly dearer it decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Weight:
    """What a run costs as it stands, and as it is read.

    `changes`: reading makes another text of it. `is_certain`: it cannot be meant as
    it stands.
    """

    stands: int
    read: int
    changes: bool = True
    is_certain: bool = False


class Decision(NamedTuple):
    """Which runs to read, which are doubtful, and what that saves against none."""

    read: list[int]
    doubtful: list[int]
    gain: int


def decide(weights: list[Weight], switch: int) -> Decision:
    """Find the cheapest way; `switch` is the cost of each change on it.

    A span in which every run may be meant as it stands is not read.

    >>> decide([Weight(9, 0, is_certain=True), Weight(2, 0), Weight(0, 24)], 3)
    Decision(read=[0, 1], doubtful=[], gain=8)
    """
    ahead = _costs(weights, switch)
    behind = _costs(weights[::-1], switch)[::-1]
    read, doubtful = [], []
    for place, weight in enumerate(weights):
        as_is = ahead[place][0] + behind[place][0] - weight.stands
        as_read = ahead[place][1] + behind[place][1] - weight.read
        if weight.changes and as_read + _MARGIN <= as_is:
            read.append(place)
        elif weight.changes and as_read < as_is + _MARGIN:
            doubtful.append(place)
    least = min(ahead[-1]) if ahead else 0
    gain = sum(weight.stands for weight in weights) - least
    return Decision(_with_certain(weights, read), doubtful, gain)


def _costs(weights: list[Weight], switch: int) -> list[tuple[int, int]]:
    """Give the least cost up to and with each run, as it stands and as read."""
    costs = []
    as_is = as_read = 0
    for weight in weights:
        as_is, as_read = (
            min(as_is, as_read + switch) + weight.stands,
            min(as_read, as_is + switch) + weight.read,
        )
        costs.append((as_is, as_read))
    return costs


def _with_certain(weights: list[Weight], read: list[int]) -> list[int]:
    kept: list[int] = []
    span: list[int] = []
    for place in [*read, -1]:
        if span and place != span[-1] + 1:
            if any(weights[each].is_certain for each in span):
                kept += span
            span = []
        span.append(place)
    return kept
