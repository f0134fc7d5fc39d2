"""Cues: the words beside a short form that tell its readings apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .words import Word, fold, fold_word

NUMBER = "#"
CAPITAL = "Aa"
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Side:
    """Cues for one side: plain phrases, and those with a wildcard."""

    plain: frozenset[str] = frozenset()
    wild: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of a reading; `near` has each as it is written and folded.

    `words` are all of them as the table has them.
    """

    left: Side = Side()
    right: Side = Side()
    near: tuple[tuple[str, str], ...] = ()
    beside: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


def _side(cues: list[str]) -> Side:
    wild = [tuple(c.split()) for c in cues if {NUMBER, CAPITAL} & set(c.split())]
    plain = [
        " ".join(map(_key, c.split())) for c in cues if tuple(c.split()) not in wild
    ]
    return Side(
        frozenset(plain),
        tuple(
            tuple(w if w == CAPITAL else fold_word(w) for w in words) for words in wild
        ),
    )


def _flat(cues: list[str], sets: Mapping[str, list[str]]) -> list[str]:
    lists = [sets[c[1:]] if c.startswith("@") else [c] for c in cues]
    return [cue for cues in lists for cue in cues]


def read_cues(row: Mapping[str, Any], sets: Mapping[str, list[str]]) -> Cues:
    """Read the cues of a table row; "@name" stands for the cues of a set."""
    left, right, near = (_flat(row.get(k, []), sets) for k in ("left", "right", "near"))
    return Cues(
        _side(left),
        _side(right),
        tuple((cue, f" {fold(cue)} ") for cue in near),
        frozenset(row.get("beside", ())),
        tuple(dict.fromkeys([*left, *right, *near, *row.get("beside", ())])),
    )


def match_side(
    side: Side, words: tuple[Word, ...], *, at_end: bool
) -> tuple[int, tuple[Word, ...]]:
    """Match the cues of a side: 2 for a plain phrase, 1 for a wildcard, 0 for none.

    `words` stand in reading order; `at_end` says that the short form follows them.
    The second part of the answer is the phrase that was found.
    """
    for n in range(min(_LONGEST, len(words)), 0, -1):
        piece = words[-n:] if at_end else words[:n]
        if _keys(piece) & side.plain:
            return 2, piece
    for pattern in side.wild:
        n = len(pattern)
        piece = words[-n:] if at_end else words[:n]
        if len(piece) == n and all(map(_fits, pattern, (w.text for w in piece))):
            return 1, piece
    return 0, ()


def _key(word: str) -> str:
    """Fold a word; a short form keeps its capitals, "HU" is not "hu"."""
    return word if len(word) > 1 and word.isupper() else fold_word(word)


def _keys(words: tuple[Word, ...]) -> frozenset[str]:
    folded = " ".join(fold_word(word.text) for word in words)
    return frozenset({folded, " ".join(_key(word.text) for word in words)})


def _fits(cue: str, word: str) -> bool:
    if cue == CAPITAL:
        return word[:1].isupper() and (len(word) == 1 or word[1:].islower())
    if cue == NUMBER:
        return word[:1].isdigit()
    return cue == fold_word(word)
