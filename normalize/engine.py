"""The normaliser: which rules are asked, in which order, and what comes of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from . import unicode_nfc
from .compose import compose, widen
from .edits import Edit, Normalized, Span, Tier, offsets_of, replay
from .evidence import Evidence
from .first_hit import first_hit
from .rule import Rule, Scope
from .screen import screen, trigger
from .selection import applied_rules, selected, with_tiers
from .settings import Settings

_ROUNDS = 4
_FEW = 16
Rules = tuple[Rule, ...]
# Rules that may change a shielded line: a normalised text is in NFC.
_BEHIND_SHIELD = frozenset({unicode_nfc.ID})


def normalize(text: str, settings: Settings, *, report: bool = False) -> Normalized:
    """Repair and standardise a text.

    Never raises for a `str`. Where no trigger matches, the text is returned as it is.
    With `report`, what the profile does not apply is looked for too, in the text as
    the safe rules leave it.
    """
    if not _is_hit(text, settings, report=report):
        return Normalized(text, text)
    rules = selected(settings)
    safe = with_tiers(rules, settings.tiers & {Tier.SAFE})
    done = _settle(_State(text, text), safe, settings, Tier.SAFE)
    unapplied = _unapplied(text, done, rules, settings) if report else ()
    if Tier.STYLE in settings.tiers:
        done = _styled(done, safe, with_tiers(rules, {Tier.STYLE}), settings)
    if not done.edits:
        return Normalized(text, text, (), unapplied)
    return Normalized(text, done.text, tuple(widen(text, done.edits)), unapplied)


def _is_hit(text: str, settings: Settings, *, report: bool) -> bool:
    asked, rules = _asked(settings, report=report)
    if next(asked) < _FEW:
        return any(first_hit(rule, text) is not None for rule in rules)
    return screen(rules).search(text) is not None


@lru_cache(maxsize=64)
def _asked(settings: Settings, *, report: bool) -> tuple[Iterator[int], Rules]:
    """Count the texts of a run, beside the rules that it asks.

    To compile the joined pattern costs more than a few texts save by it.
    """
    return count(), selected(settings) if report else applied_rules(settings)


class _State(NamedTuple):
    """A text on its way: what it was, what it is, and the edits between.

    `shield` are the lines of damage, as they stand in `text`, that a rule could not
    repair.
    """

    source: str
    text: str
    edits: tuple[Edit, ...] = ()
    shield: tuple[Span, ...] = ()


def _settle(
    state: _State, rules: tuple[Rule, ...], settings: Settings, tier: Tier
) -> _State:
    """Run rules until one of a few rounds finds nothing more.

    What one rule repairs can be what an earlier one needs to read its line.
    """
    for _ in range(_ROUNDS):
        before = state.text
        if any(rule.is_shielding for rule in rules):
            state = state._replace(shield=())  # what was repaired may be read now
        state = _apply(state, rules, settings, tier)
        if state.text == before:
            return state
    return state


def _styled(
    state: _State,
    safe: tuple[Rule, ...],
    styles: tuple[Rule, ...],
    settings: Settings,
) -> _State:
    """Apply the style rules, and what they bring to light for the safe ones."""
    for _ in range(_ROUNDS):
        before = state.text
        state = _settle(state, styles, settings, Tier.STYLE)
        if state.text == before:
            return state
        state = _settle(state, safe, settings, Tier.SAFE)
    return state


def _apply(
    state: _State, rules: tuple[Rule, ...], settings: Settings, tier: Tier
) -> _State:
    """Run rules one after another, each on what the ones before it left."""
    for rule in rules:
        found = list(find(rule, state.text, settings))
        lines = _damaged_lines(state.text, found) if rule.is_shielding else []
        if rule.id not in _BEHIND_SHIELD:
            found = _outside(found, state.shield)
        found = [e for e in found if e.tier is tier and e.before != e.after]
        shield = dict.fromkeys((*state.shield, *lines))
        if found:
            moved = offsets_of(found)
            edits = compose(state.source, state.edits, state.text, found)
            shield = dict.fromkeys(moved.forward(span) for span in shield)
            text = replay(state.text, found)
            state = _State(state.source, text, tuple(edits), tuple(shield))
        elif lines:
            state = state._replace(shield=tuple(shield))
    return state


def _damaged_lines(text: str, found: Iterable[Edit]) -> list[Span]:
    lines: list[Span] = []
    for edit in found:
        is_known = bool(lines) and lines[-1][0] <= edit.start < lines[-1][1]
        if edit.before == edit.after and not is_known:
            lines.append(_line_around(text, edit.start))
    return sorted(set(lines))


def _outside(found: list[Edit], shield: Sequence[Span]) -> list[Edit]:
    if not shield:
        return found
    spans = sorted(set(shield))
    starts = [start for start, _ in spans]
    kept = []
    for edit in found:
        near = bisect_right(starts, edit.start) - 1
        if near < 0 or edit.start >= spans[near][1]:
            kept.append(edit)
    return kept


def find(rule: Rule, text: str, settings: Settings) -> Iterator[Edit]:
    """Run one rule on a text; a rule of line scope is given the lines it is about."""
    hit = first_hit(rule, text)
    if hit is None:
        return
    if rule.scope is Scope.DOCUMENT:
        yield from rule.find(text, settings)
        return
    search = trigger(rule).search
    while hit is not None:
        start, end = _line_around(text, hit.start())
        found = rule.find(text[start:end], settings)
        yield from found if start == 0 else (_shifted(edit, start) for edit in found)
        hit = search(text, max(end, hit.end()))


def _shifted(edit: Edit, by: int) -> Edit:
    evidence = tuple(_shifted_reason(reason, by) for reason in edit.evidence)
    start, end = edit.start + by, edit.end + by
    return Edit(start, end, edit.before, edit.after, edit.rules, edit.tier, evidence)


def _shifted_reason(reason: Evidence, by: int) -> Evidence:
    if reason.start is None or reason.end is None:
        return reason
    return replace(reason, start=reason.start + by, end=reason.end + by)


def _line_around(text: str, offset: int) -> tuple[int, int]:
    """Find the line at an offset, without its end: only LF and CR LF end a line."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    if end < 0:
        return start, len(text)
    return start, end - 1 if end > offset and text[end - 1] == "\r" else end


def _unapplied(
    text: str, done: _State, rules: tuple[Rule, ...], settings: Settings
) -> tuple[Edit, ...]:
    repaired = done.text
    withheld = with_tiers(rules, set(Tier) - settings.tiers)
    offsets = offsets_of(done.edits)
    found = []
    for rule in withheld:
        for edit in find(rule, repaired, settings):
            if edit.tier in settings.tiers:
                continue
            start, end = offsets.backward((edit.start, edit.end))
            left, right = offsets.forward((start, end))
            head = repaired[left : edit.start]
            tail = repaired[edit.end : right]
            before = text[start:end]
            same = edit.before == edit.after
            after = before if same else head + edit.after + tail
            found.append(
                replace(edit, start=start, end=end, before=before, after=after)
            )
    return tuple(sorted(found, key=lambda edit: (edit.start, edit.end, edit.rules)))
