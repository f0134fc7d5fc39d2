"""Cues: the words beside a short form that tell its readings apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from .compounds import COMPOUNDS
from .words import Word, fold, fold_word

NUMBER = "#"
PERCENT = "#%"
CAPITAL = "Aa"
_WILD = {NUMBER, PERCENT, CAPITAL}
_LONGEST = 5
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Side:
    """Cues for one side: plain phrases, and those with a wildcard."""

    plain: frozenset[str] = frozenset()
    wild: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a reading, ready to be matched; `near` as written and folded."""

    left: Side
    right: Side
    near: tuple[tuple[str, str], ...]
    beside: frozenset[str]


class Hints(NamedTuple):
    """The cues of a reading as a table has them."""

    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(word for words in self for word in words))


HINTS = Hints._fields
NO_HINTS = Hints()


def _side(cues: tuple[str, ...]) -> Side:
    wild = [tuple(c.split()) for c in cues if _WILD & set(c.split())]
    plain = [
        " ".join(map(_key, c.split())) for c in cues if tuple(c.split()) not in wild
    ]
    return Side(
        frozenset(plain),
        tuple(
            tuple(w if w == CAPITAL else fold_word(w) for w in words) for words in wild
        ),
    )


def _flat(cues: Iterable[str], sets: Mapping[str, list[str]]) -> list[str]:
    lists = [sets[c[1:]] if c.startswith("@") else [c] for c in cues]
    return [cue for cues in lists for cue in cues]


def read_hints(row: Mapping[str, Any], sets: Mapping[str, list[str]]) -> Hints:
    """Read the cues of a table row; "@name" stands for the cues of a set."""
    return Hints(*(tuple(_flat(row.get(key, ()), sets)) for key in HINTS))


def cues_of(hints: Hints) -> Cues:
    """Fold cues, so that they can be matched."""
    return Cues(
        _side(hints.left),
        _side(hints.right),
        tuple((cue, f" {fold(cue)} ") for cue in hints.near),
        frozenset(hints.beside),
    )


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words on one side of a short form, nearest last or first as in reading.

    `phrases` are the runs of words that touch it, the longest first, each with the
    keys under which a cue may name it.
    """

    words: tuple[Word, ...]
    at_end: bool
    phrases: tuple[tuple[str, str, int], ...]

    @classmethod
    def of(cls, words: tuple[Word, ...], *, at_end: bool) -> Neighbours:
        """Prepare the words of a side: "left" words end at the short form."""
        folded = [fold_word(word.text) for word in words]
        keyed = [_key(word.text) for word in words]
        phrases = []
        for n in range(min(_LONGEST, len(words)), 0, -1):
            part = slice(-n, None) if at_end else slice(0, n)
            phrases.append((" ".join(folded[part]), " ".join(keyed[part]), n))
        return cls(words, at_end, tuple(phrases))

    @property
    def is_compound(self) -> bool:
        """Say whether the word that touches the form is the end of a longer one."""
        pairs = (folded for folded, _, n in self.phrases if n == _PAIR)
        return self.at_end and any(folded in COMPOUNDS for folded in pairs)

    def nearest(self, count: int) -> tuple[Word, ...]:
        """Give the words that touch the short form."""
        return self.words[-count:] if self.at_end else self.words[:count]


def match_side(side: Side, near: Neighbours) -> tuple[int, tuple[Word, ...]]:
    """Match the cues of a side: 2 for a plain phrase, 1 for a wildcard, 0 for none.

    The second part of the answer is the phrase that was found.
    """
    if side.plain:
        for folded, keyed, n in near.phrases:
            if n == 1 and near.is_compound:
                break
            if folded in side.plain or keyed in side.plain:
                return 2, near.nearest(n)
    for pattern in side.wild:
        piece = near.nearest(len(pattern))
        texts = (word.text for word in piece)
        if len(piece) == len(pattern) and all(map(_fits, pattern, texts)):
            return 1, piece
    return 0, ()


def _key(word: str) -> str:
    """Fold a word; a short form keeps its capitals, "HU" is not "hu"."""
    return word if len(word) > 1 and word.isupper() else fold_word(word)


def _fits(cue: str, word: str) -> bool:
    if cue == CAPITAL:
        return word[:1].isupper() and (len(word) == 1 or word[1:].islower())
    if cue == PERCENT:
        return word[:1].isdigit() and word.endswith("%")
    if cue == NUMBER:
        return word[:1].isdigit()
    return cue == fold_word(word)
