"""Which two syllables often stand side by side: what tells two readings apart."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from unicodedata import normalize

from ..evidence_score import letters_pattern
from ..syllables import analyse, write
from ..tables.read import text_of


@cache
def _pairs() -> dict[str, set[str]]:
    table = tomllib.loads(text_of("encoding_syllable_pairs.toml"))
    found: dict[str, set[str]] = {}
    for line in table["pairs"].splitlines():
        first, *rest = line.split()
        found.setdefault(first, set()).update(rest)
    return found


@lru_cache(maxsize=16384)
def _spelled(word: str) -> str:
    lower = normalize("NFC", word).lower()
    read = analyse(lower)
    return lower if read is None else write(read[0], "old")


def is_pair(first: str, second: str) -> bool:
    """Say whether two words often follow each other, in any case and tone style.

    >>> is_pair("Xây", "dựng"), is_pair("xây", "dùng")
    (True, False)
    """
    return _spelled(second) in _pairs().get(_spelled(first), ())


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # A run that a word ends, and one that a word begins, with signs on its other side.
    letters = f"({letters_pattern().pattern})"
    return (
        re.compile(f"[(\\['\"\u2018\u201c]*{letters}"),
        re.compile(f"{letters}[)\\]'\"\u2019\u201d.,;:!?\u2026]*"),
    )


def are_pair(first: str, second: str) -> bool:
    """Say the same of two runs, with signs where they do not touch.

    >>> are_pair("(Xây", "dựng)"), are_pair("xây,", "dựng")
    (True, False)
    """
    ends, begins = _edges()
    left, right = ends.fullmatch(first), begins.fullmatch(second)
    return bool(left and right and is_pair(left[1], right[1]))
