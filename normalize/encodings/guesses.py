"""UTF-8 read as Windows text that was damaged again: what a word can have been.

Case was lowered, bytes of C1 were dropped, or a no-break space became a space. Each
makes a sequence ambiguous; all readings are listed, and the caller refuses where more
than one is a word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from ..evidence_score import ALPHABET, is_plausible, is_syllable, letters_pattern
from .byte_images import family
from .losses import Loss

_LONGEST = 64
_MOST = 2000
# Stands for more readings than can be listed: never one alone.
_TOO_MANY = frozenset({"", " "})
_SIGNS = frozenset("“”‘’–—…•\u00a0")


def is_expected(char: str) -> bool:
    """Say whether a character is a letter of Vietnamese or a common sign."""
    return char.lower() in ALPHABET or char in _SIGNS


@cache
def _options(char: str, *, lowered: bool, raised: bool) -> tuple[int, ...]:
    byte_of = family("windows").byte_of
    forms = [char]
    if lowered:
        forms.append(char.upper())
    if raised:
        forms.append(char.lower())
    return tuple(dict.fromkeys(byte_of[form] for form in forms if form in byte_of))


def _readings(text: str, at: int, loss: Loss) -> list[tuple[str, int]]:
    """List what a sequence at `at` can be: characters, with the length they take."""
    found: dict[str, int] = {}
    parts = [
        _options(c, lowered=loss.lowered, raised=loss.raised) for c in text[at : at + 3]
    ]
    for size in (2, 3):
        if len(parts) >= size:
            for sequence in product(*parts[:size]):
                _add(found, bytes(sequence), size, loss)
    if not found:
        for size in (1, 2):
            for sequence in product(*parts[:size], loss.dropped):
                _add(found, bytes(sequence), size, loss)
    return list(found.items())


def _add(found: dict[str, int], sequence: bytes, size: int, loss: Loss) -> None:
    try:
        char = sequence.decode()
    except UnicodeDecodeError:
        return
    if len(char) == 1 and is_expected(char):
        found.setdefault(char.upper() if loss.raised else char, size)


def _all_readings(text: str, loss: Loss) -> list[str] | None:
    """List the readings of a run; None where there are too many."""
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
            return None
    return whole


@lru_cache(maxsize=32768)
def plausible_readings(chunk: str, loss: Loss) -> frozenset[str]:
    r"""List what a damaged run without spaces can have been.

    >>> sorted(plausible_readings("ä‘iá»\x81u", Loss(lowered=True)))
    ['điều']
    >>> from .losses import UNDEFINED
    >>> len(plausible_readings("má»i", Loss(dropped=UNDEFINED)))
    3
    """
    if len(chunk) > _LONGEST:
        return _TOO_MANY
    readings = _all_readings(chunk, loss)
    if readings is None:
        return _TOO_MANY
    return frozenset(
        reading
        for reading in readings
        if reading != chunk
        and is_plausible(reading)
        and _has_syllables(reading)
        and _left_over().search(reading) is None
    )


@cache
def _left_over() -> re.Pattern[str]:
    return re.compile(
        "[\u00c1\u00e1][\u00ba\u00bb]|[\u00c2\u00e2]\u20ac"
        "|[\u00c3\u0102][\u2013-\u2122](?=[A-Za-z])"
    )


def _has_syllables(text: str) -> bool:
    words = letters_pattern().findall(text)
    return all(w.isascii() or len(w) == 1 or is_syllable(w) for w in words)
