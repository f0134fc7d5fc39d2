"""Which two syllables often stand side by side: what tells two readings apart."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from unicodedata import normalize

from ..evidence_score import letters_pattern
from ..syllables import analyse, write
from ..tables.read import text_of

# What it speaks for two words that they stand side by side far oftener than by chance
# (16 times and more), or markedly oftener (4 times).
FAR_OFTENER = 4
OFTENER = 2


@cache
def _pairs() -> dict[str, dict[str, int]]:
    statutes = tomllib.loads(text_of("encoding_syllable_pairs.toml"))
    prose = tomllib.loads(text_of("encoding_prose.toml"))
    found: dict[str, dict[str, int]] = {}
    for block, weight in (
        (prose["weak"], OFTENER),
        (prose["strong"], FAR_OFTENER),
        (statutes["pairs"], FAR_OFTENER),
    ):
        for line in block.splitlines():
            first, *rest = line.split()
            found.setdefault(first, {}).update(dict.fromkeys(rest, weight))
    return found


@lru_cache(maxsize=16384)
def _spelled(word: str) -> str:
    lower = normalize("NFC", word).lower()
    read = analyse(lower)
    return lower if read is None else write(read[0], "old")


def weight_of_pair(first: str, second: str) -> int:
    """Weigh how often two words follow each other, in any case and tone style.

    >>> weight_of_pair("Xây", "dựng"), weight_of_pair("xây", "dùng")
    (4, 0)
    """
    return _pairs().get(_spelled(first), {}).get(_spelled(second), 0)


def is_pair(first: str, second: str) -> bool:
    """Say whether two words often follow each other.

    >>> is_pair("Xây", "dựng"), is_pair("xây", "dùng")
    (True, False)
    """
    return weight_of_pair(first, second) > 0


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # A run that a word ends, and one that a word begins, with signs on its other side.
    letters = f"({letters_pattern().pattern})"
    return (
        re.compile(f"[(\\['\"\u2018\u201c]*{letters}"),
        re.compile(f"{letters}[)\\]'\"\u2019\u201d.,;:!?\u2026]*"),
    )


@lru_cache(maxsize=65536)
def _last_word(run: str) -> str:
    match = _edges()[0].fullmatch(run)
    return match[1] if match else ""


@lru_cache(maxsize=65536)
def _first_word(run: str) -> str:
    match = _edges()[1].fullmatch(run)
    return match[1] if match else ""


def weight_of_runs(first: str, second: str) -> int:
    """Weigh two runs so, with signs where they do not touch.

    >>> weight_of_runs("(Xây", "dựng)"), weight_of_runs("xây,", "dựng")
    (4, 0)
    """
    left, right = _last_word(first), _first_word(second)
    return weight_of_pair(left, right) if left and right else 0


def are_pair(first: str, second: str) -> bool:
    """Say whether two runs often stand side by side.

    >>> are_pair("(Xây", "dựng)"), are_pair("xây,", "dựng")
    (True, False)
    """
    return weight_of_runs(first, second) > 0
