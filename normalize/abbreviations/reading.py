"""Which of its readings a short form has in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ..evidence import Evidence, Reading
from . import names
from .cues import Cues, Neighbours, cues_of, match_side
from .table import Form, Sense
from .tokens import Token
from .words import Word, words_left, words_near, words_right

_PLAIN, _WILD = 2, 1
_TELEPHONE = r":[ \xa0]?(?:\+84|0[0-9])"
_WITHIN = 6
_Readings = list[tuple[Sense, list[Evidence]]]
_Spans = set[tuple[int | None, int | None]]


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a token, read once for all readings."""

    text: str
    token: Token
    left: Neighbours
    right: Neighbours
    beside: frozenset[str]


def place_of(text: str, token: Token, form: Form, beside: frozenset[str]) -> Place:
    """Look at the words around a token; `beside` are the forms joined to it.

    The point of an abbreviated title ("TS. Lan") does not end the sentence, nor does
    the colon before a telephone number ("ĐT: 0988").
    """
    end = token.end
    is_dotted = text[end : end + 1] == "." and any(s.kind for s in form.senses)
    if is_dotted or re.match(_TELEPHONE, text[end : end + _WITHIN]):
        end += 1
    left = Neighbours.of(words_left(text, token.start), at_end=True)
    right = Neighbours.of(words_right(text, end), at_end=False)
    return Place(text, token, left, right, beside)


@lru_cache(maxsize=4096)
def _cues(sense: Sense) -> Cues:
    return cues_of(sense.hints)


def _cite(reason: str, words: tuple[Word, ...]) -> Evidence:
    shown = " ".join(word.text for word in words)
    return Evidence(reason, words[0].start, words[-1].end, shown)


def _beside(sense: Sense, place: Place) -> list[Evidence]:
    joined = sorted(_cues(sense).beside & place.beside)
    return [Evidence("beside", text=short) for short in joined]


def _neighbour(strength: int) -> Callable[[Sense, Place], list[Evidence]]:
    def find(sense: Sense, place: Place) -> list[Evidence]:
        found = []
        for reason, side, near in (
            ("left", _cues(sense).left, place.left),
            ("right", _cues(sense).right, place.right),
        ):
            reached, piece = match_side(side, near)
            if reached == strength and not (
                reached == _WILD and names.is_no_name(piece, sense.kind)
            ):
                found.append(_cite(reason, piece))
        return found

    return find


def _near(sense: Sense, place: Place) -> list[Evidence]:
    if not _cues(sense).near:
        return []
    near = words_near(place.text, place.token.start, place.token.end)
    return [Evidence("near", text=cue) for cue, key in _cues(sense).near if key in near]


# Strongest first. A level where several readings have evidence is a refusal.
_LEVELS = (_beside, _neighbour(_PLAIN), _neighbour(_WILD), _near)


_SURE = _LEVELS[:2]


def _whole(evidence: list[Evidence], brand: int | None) -> list[Evidence]:
    if brand is None:
        return evidence
    return [e for e in evidence if e.reason != "left" or (e.start or 0) <= brand]


def _longest_of(found: _Readings) -> _Readings:
    """Keep on each side the longest phrase: "an toàn TP" is not "toàn TP"."""
    length: dict[str, int] = {}
    for evidence in (e for _, es in found for e in es):
        length[evidence.reason] = max(_reach(evidence), length.get(evidence.reason, 0))
    kept = [(s, [e for e in es if _reach(e) == length[e.reason]]) for s, es in found]
    return [(sense, evidence) for sense, evidence in kept if evidence]


def _best_of(found: _Readings) -> _Readings:
    """Drop a reading whose evidence another has too, and more: it says less."""
    spans = [{(e.start, e.end) for e in evidence} for _, evidence in found]
    return [
        one for one, own in zip(found, spans, strict=True) if not _is_less(own, spans)
    ]


def _is_less(own: _Spans, spans: list[_Spans]) -> bool:
    return any(own < other for other in spans)


def _reach(evidence: Evidence) -> int:
    return (evidence.end or 0) - (evidence.start or 0)


def _told_apart(found: _Readings, place: Place) -> _Readings:
    """Let the words outside a composite choose: "Phòng VH&TT" is not "Sở VH&TT"."""
    return _spoken_for(found, place, _neighbour(_PLAIN)) if len(found) > 1 else found


def _near_of(found: _Readings, place: Place) -> _Readings:
    """Keep the one of several readings that words near by speak for."""
    return _spoken_for(found, place, _near)


def _spoken_for(
    found: _Readings, place: Place, level: Callable[[Sense, Place], list[Evidence]]
) -> _Readings:
    spoken = [(sense, [*es, *level(sense, place)]) for sense, es in found]
    kept = [
        (s, es) for (s, es), (_, own) in zip(spoken, found, strict=True) if es != own
    ]
    return kept if len(kept) == 1 else found


def read(
    form: Form, place: Place, brand: int | None = None, *, is_doubtful: bool = False
) -> Reading[Sense]:
    """Read a short form by the strongest evidence that its place has.

    Where the letters are doubtful, only plain neighbours count; without one, there
    is no reading at all. What stands on the left then takes in the whole word that
    begins at `brand`: "hàng" alone is no cue in "ngân hàng".
    """
    for level in _SURE if is_doubtful else _LEVELS:
        found = [(s, _whole(level(s, place), brand)) for s in form.senses]
        found = [(sense, evidence) for sense, evidence in found if evidence]
        if level is _beside:
            most = max((len(evidence) for _, evidence in found), default=0)
            found = _told_apart(
                [(s, evidence) for s, evidence in found if len(evidence) == most], place
            )
        if level is _LEVELS[1] and len(found) > 1:
            found = _best_of(_longest_of(found))
        elif level is _LEVELS[2] and len(found) > 1:
            found = _near_of(found, place)
        if found:
            senses = tuple(sense for sense, _ in found)
            evidence = tuple(e for _, es in found for e in es)
            value = senses[0] if len(senses) == 1 else None
            return Reading(value, senses, evidence)
    return Reading(None) if is_doubtful else by_table(form)


def is_plain(form: Form) -> bool:
    """Say whether a form has one reading, which needs no cue."""
    return len(form.senses) == 1 and form.senses[0].default


def by_table(form: Form) -> Reading[Sense]:
    """Read a form where no cue speaks: by its default, or not at all."""
    for sense in form.senses:
        if sense.default:
            return Reading(sense, (sense,), (Evidence("table", text=sense.source),))
    return Reading(None, form.senses)
