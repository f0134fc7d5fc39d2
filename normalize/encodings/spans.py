"""The cheapest way through a line of which some runs are of another encoding.

Each run has a cost as it stands and as it is read; going over from one to the other
costs something too, and two that often stand side by side cost less. Only where every
other way is markedly dearer it decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

_MARGIN = 2
_SELDOM = 5


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


class Joint(NamedTuple):
    """What is saved where a run follows another: both as they stand, and so on."""

    stand: int = 0
    stands_read: int = 0
    read_stands: int = 0
    read: int = 0

    @property
    def reversed(self) -> Joint:
        """The same from right to left."""
        return Joint(self.stand, self.read_stands, self.stands_read, self.read)


_NO_JOINT = Joint()


class Decision(NamedTuple):
    """Which runs to read, which are doubtful, and what that saves against none."""

    read: list[int]
    doubtful: list[int]
    gain: int


def decide(
    weights: list[Weight],
    switch: int,
    joints: Mapping[int, Joint] | None = None,
    edges: tuple[int, int] = (0, 0),
    *,
    is_strict: bool = False,
) -> Decision:
    """Find the cheapest way; `switch` is the cost of each change on it.

    `joints` are those of runs with the run before, by place; `edges` is what it costs
    to begin and to end as read. A span in which every run may be meant as it stands is
    not read. If `is_strict`, runs at its ends, but of the line, that are no better when
    read are doubtful.

    >>> decide([Weight(9, 0, is_certain=True), Weight(2, 0), Weight(0, 24)], 3)
    Decision(read=[0, 1], doubtful=[], gain=8)
    """
    joints = joints or {}
    last = len(weights)
    back = {last - place: joint.reversed for place, joint in joints.items()}
    ahead = _costs(weights, switch, joints, edges[0])
    behind = _costs(weights[::-1], switch, back, edges[1])[::-1]
    read, doubtful = [], []
    for place, weight in enumerate(weights):
        as_is = ahead[place][0] + behind[place][0] - weight.stands
        as_read = ahead[place][1] + behind[place][1] - weight.read
        if weight.changes and as_read + _MARGIN <= as_is:
            read.append(place)
        elif weight.changes and as_read < as_is + _MARGIN:
            doubtful.append(place)
    least = min(_costs(weights, switch, joints, 0)[-1]) if weights else 0
    untouched = sum(weight.stands for weight in weights)
    gain = untouched - sum(joint.stand for joint in joints.values()) - least
    spans = _with_certain(weights, read)
    if is_strict:
        kept = [place for span in spans for place in _trimmed(weights, joints, span)]
        left = {place for span in spans for place in span} - set(kept)
        return Decision(kept, sorted({*doubtful, *left}), gain)
    return Decision([place for span in spans for place in span], doubtful, gain)


def _trimmed(
    weights: list[Weight], joints: Mapping[int, Joint], span: list[int]
) -> list[int]:
    """Leave out runs at the ends of a span, but of the line, that are no better."""
    first, last = 0, len(span)
    while first < last and span[0] > 0:
        place = span[first]
        joint = joints.get(place + 1, _NO_JOINT)
        if not _is_no_better(weights[place], joint.stands_read, joint.read):
            break
        first += 1
    while first < last and span[-1] < len(weights) - 1:
        place = span[last - 1]
        joint = joints.get(place, _NO_JOINT)
        if not _is_no_better(weights[place], joint.read_stands, joint.read):
            break
        last -= 1
    return span[first:last]


def _is_no_better(weight: Weight, saved_as_is: int, saved_read: int) -> bool:
    stands, read = weight.stands - saved_as_is, weight.read - saved_read
    worse = stands < read or (stands == read >= _SELDOM)
    return worse and not weight.is_certain


def _costs(
    weights: list[Weight], switch: int, joints: Mapping[int, Joint], edge: int
) -> list[tuple[int, int]]:
    """Give the least cost up to and with each run, as it stands and as read."""
    costs = []
    as_is, as_read = 0, edge
    for place, weight in enumerate(weights):
        joint = joints.get(place, _NO_JOINT)
        as_is, as_read = (
            min(as_is - joint.stand, as_read + switch - joint.read_stands)
            + weight.stands,
            min(as_read - joint.read, as_is + switch - joint.stands_read) + weight.read,
        )
        costs.append((as_is, as_read))
    return costs


def _with_certain(weights: list[Weight], read: list[int]) -> list[list[int]]:
    """Part the runs into spans, and keep those with one that cannot be meant."""
    spans: list[list[int]] = []
    for place in read:
        if spans and place == spans[-1][-1] + 1:
            spans[-1].append(place)
        else:
            spans.append([place])
    return [span for span in spans if any(weights[each].is_certain for each in span)]
