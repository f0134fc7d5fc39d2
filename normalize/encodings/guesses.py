"""UTF-8 read as Windows text that was damaged again: what a word can have been.

Case was lowered, bytes of C1 were dropped, or a no-break space became a space. Each
makes a sequence ambiguous; all readings are listed, and the caller refuses where more
than one is a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from ..evidence_score import ALPHABET, is_plausible, is_syllable, letters_pattern
from .byte_images import family

_MOST = 64
_SIGNS = frozenset("“”‘’–—…•\u00a0")


@dataclass(frozen=True, slots=True)
class Loss:
    """What happened to the text after it was misread: each opens more readings.

    `dropped` are bytes that may be missing, `spaced` says that a no-break space may
    have become a space.
    """

    lowered: bool = False
    dropped: tuple[int, ...] = ()
    spaced: bool = False


# Bytes that cp1252 does not define: a program that drops what it cannot show drops
# these; others drop the soft hyphen.
UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
SOFT_HYPHEN = (0xAD,)
# One loss explains a line, or two; those of one group are rivals.
LOSSES = (
    (
        Loss(spaced=True),
        Loss(lowered=True),
        Loss(dropped=UNDEFINED),
        Loss(dropped=SOFT_HYPHEN),
        Loss(dropped=UNDEFINED + SOFT_HYPHEN),
    ),
    (
        Loss(dropped=UNDEFINED, spaced=True),
        Loss(dropped=UNDEFINED + SOFT_HYPHEN, spaced=True),
        Loss(lowered=True, spaced=True),
        Loss(lowered=True, dropped=UNDEFINED),
        Loss(lowered=True, dropped=UNDEFINED + SOFT_HYPHEN),
    ),
)


def is_expected(char: str) -> bool:
    """Say whether a character is a letter of Vietnamese or a common sign."""
    return char.lower() in ALPHABET or char in _SIGNS


@cache
def _options(char: str, *, lowered: bool) -> tuple[int, ...]:
    byte_of = family("windows").byte_of
    forms = (char, char.upper()) if lowered else (char,)
    return tuple(dict.fromkeys(byte_of[form] for form in forms if form in byte_of))


def _readings(text: str, at: int, loss: Loss) -> list[tuple[str, int]]:
    """List what a sequence at `at` can be: characters, with the length they take."""
    found: dict[str, int] = {}
    parts = [_options(char, lowered=loss.lowered) for char in text[at : at + 3]]
    for size in (2, 3):
        if len(parts) >= size:
            for sequence in product(*parts[:size]):
                _add(found, bytes(sequence), size)
    if not found:
        for size in (1, 2):
            for sequence in product(*parts[:size], loss.dropped):
                _add(found, bytes(sequence), size)
    return list(found.items())


def _add(found: dict[str, int], sequence: bytes, size: int) -> None:
    try:
        char = sequence.decode()
    except UnicodeDecodeError:
        return
    if len(char) == 1 and is_expected(char):
        found.setdefault(char, size)


def _all_readings(text: str, loss: Loss) -> list[str]:
    """List the readings of a run; none at all where there are too many."""
    partial: list[tuple[str, int]] = [("", 0)]
    whole: list[str] = []
    while partial:
        done, at = partial.pop()
        if at == len(text):
            whole.append(done)
            continue
        readings = _readings(text, at, loss)
        if not readings:
            readings = [(text[at], 1)]
        partial += [(done + char, at + size) for char, size in readings]
        if len(partial) + len(whole) > _MOST:
            return []
    return whole


@lru_cache(maxsize=65536)
def plausible_readings(chunk: str, loss: Loss) -> frozenset[str]:
    r"""List what a damaged run without spaces can have been.

    >>> sorted(plausible_readings("ä‘iá»\x81u", Loss(lowered=True)))
    ['điều']
    >>> len(plausible_readings("má»i", Loss(dropped=UNDEFINED)))
    3
    """
    if len(chunk) > _MOST:
        return frozenset()
    return frozenset(
        reading
        for reading in _all_readings(chunk, loss)
        if reading != chunk and is_plausible(reading) and _has_syllables(reading)
    )


def _has_syllables(text: str) -> bool:
    words = letters_pattern().findall(text)
    return all(w.isascii() or len(w) == 1 or is_syllable(w) for w in words)
