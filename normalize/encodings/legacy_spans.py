"""Which runs of a line are of a legacy encoding and which Unicode, span by span."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from .legacy_letters import can_stand
from .legacy_lines import Line
from .legacy_runs import runs_of
from .legacy_slips import is_slip
from .legacy_weights import replaced, weigh
from .legacy_words import Word
from .neighbours import beside, joint_of, run_after, run_before
from .spans import Joint, Weight, decide

# It costs more in a line without any word that is certainly Unicode.
_SWITCH = 3
_SWITCH_PURE = 5
# By how much less it costs to go over after a sentence, or after a comma.
_AFTER_SENTENCE = 2
_AFTER_COMMA = 1
# What it costs that the encoding reaches the end of a line, or not quite.
_EDGE = 1
_BEFORE_EDGE = 2

Place = tuple[int, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """The cheapest way through a line: which of its runs are read.

    `gain` is what it saves against leaving all as it is. Runs are given by where they
    start, with their words; in `doubtful` ones the other way costs hardly more, or
    they cannot stand as they are.
    """

    gain: int
    read: tuple[Place, ...]
    doubtful: tuple[Place, ...]

    @property
    def repairs(self) -> list[tuple[int, str]]:
        """Where each word starts, and what it becomes."""
        return [(at + w.start, w.after) for at, words in self.read for w in words]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A run on the way: where it stands, as it is and as read, and its weight."""

    start: int
    end: int
    readings: tuple[str, str]
    words: tuple[Word, ...]
    weight: Weight


def _entries(text: str, line: Line, name: str) -> list[_Entry]:
    """List the runs of a line that say something new."""
    entries: list[_Entry] = []
    for match in runs_of(text, line.start, line.end):
        run = match[0]
        weight, words = weigh(run, name)
        is_first = not entries or entries[-1].weight.changes
        if weight.changes or (weight.read and is_first):
            if line.unicode and weight.is_certain and is_slip(run):
                weight = replace(weight, is_certain=False)
            readings = (run, replaced(run, words) if words else run)
            entries.append(_Entry(*match.span(), readings, words, weight))
    return entries


def _with_neighbours(
    text: str, line: Line, entries: list[_Entry]
) -> tuple[list[Weight], dict[int, Joint]]:
    """Weigh runs with their neighbours: together, or with one that cannot change."""
    weights = [entry.weight for entry in entries]
    joints: dict[int, Joint] = {}
    for place, entry in enumerate(entries):
        if not entry.weight.changes:
            continue
        before = run_before(text, line.span, entry.start)
        after = run_after(text, line.span, entry.end)
        if place and _is_beside(entries[place - 1], before, entry):
            joints[place] = joint_of(entries[place - 1].readings, entry.readings)
            before = ""
        if place:
            joints[place] = _with_stop(
                text, entries[place - 1], entry, joints.get(place, Joint())
            )
        if place + 1 < len(entries) and _is_beside(entry, after, entries[place + 1]):
            after = ""
        weights[place] = beside(weights[place], before, entry.readings, after)
    return weights, joints


@cache
def _stop() -> re.Pattern[str]:
    return re.compile("[.?!;:\u2026][)\"'\u201d]*[ \t]")


def _with_stop(text: str, left: _Entry, right: _Entry, joint: Joint) -> Joint:
    """Let it cost less to go over where a sentence ends between two runs."""
    between = text[left.end - 1 : right.start]
    if _stop().search(text, left.end - 1, right.start):
        saved = _AFTER_SENTENCE
    elif "," in between or "(" in between:
        saved = _AFTER_COMMA
    else:
        return joint
    return joint._replace(
        stands_read=joint.stands_read + saved, read_stands=joint.read_stands + saved
    )


def _is_beside(left: _Entry, beside: str, right: _Entry) -> bool:
    both = left.weight.changes and right.weight.changes
    return bool(beside) and both and left.end + 1 == right.start


def _edges_of(line: Line, entries: list[_Entry]) -> tuple[int, int]:
    """Say what it costs to begin and to end in the encoding: less at the very edge."""
    if not entries:
        return 0, 0
    at_start = entries[0].start == line.start
    at_end = entries[-1].end == line.end
    return _EDGE if at_start else _BEFORE_EDGE, _EDGE if at_end else _BEFORE_EDGE


def find_way(text: str, line: Line, name: str, switch: int | None = None) -> Way:
    """Find the cheapest way through the runs of a line.

    `switch` is what it costs to go over to the encoding and back, if not as usual.
    """
    entries = _entries(text, line, name)
    weights, joints = _with_neighbours(text, line, entries)
    if switch is None:
        switch = _SWITCH if line.unicode else _SWITCH_PURE
    edges = _edges_of(line, entries)
    read, doubtful, gain = decide(weights, switch, joints, edges, is_strict=True)
    places = [(entry.start, entry.words) for entry in entries]
    left = {*doubtful, *_left(entries)} - set(read)
    return Way(
        gain,
        tuple(places[place] for place in read),
        tuple(places[place] for place in sorted(left)),
    )


def _left(entries: list[_Entry]) -> list[int]:
    """List what is no word as it stands: no later rule may take it for a slip."""
    return [
        place
        for place, entry in enumerate(entries)
        if entry.words and not can_stand(entry.readings[0])
    ]
