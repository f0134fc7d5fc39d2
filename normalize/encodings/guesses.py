"""UTF-8 read as Windows text that was damaged again: what a word can have been.

Case was lowered, bytes of C1 were dropped, or a no-break space became a space. Each
makes a sequence ambiguous; all readings are listed, and the caller refuses where more
than one is a word.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from ..evidence_score import is_plausible
from .byte_images import family

_MOST = 64
# Bytes that cp1252 does not define: a program that drops what it cannot show drops
# these.
_DROPPED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_LETTERS = frozenset(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
)
_SIGNS = frozenset("“”‘’–—…•\u00a0")


def is_expected(char: str) -> bool:
    """Say whether a character is a letter of Vietnamese or a common sign."""
    return char.lower() in _LETTERS or char in _SIGNS


@cache
def _options(char: str, *, lowered: bool) -> tuple[int, ...]:
    byte_of = family("windows").byte_of
    forms = (char, char.upper()) if lowered else (char,)
    return tuple(dict.fromkeys(byte_of[form] for form in forms if form in byte_of))


def _readings(text: str, at: int, *, lowered: bool, lossy: bool) -> list[tuple[str, int]]:
    """List what a sequence at `at` can be: characters, with the length they take."""
    found: dict[str, int] = {}
    for size in (2, 3):
        parts = [_options(char, lowered=lowered) for char in text[at : at + size]]
        if len(parts) == size:
            for sequence in product(*parts):
                _add(found, bytes(sequence), size)
    if lossy and not found:
        for size in (1, 2):
            parts = [_options(char, lowered=lowered) for char in text[at : at + size]]
            if len(parts) == size:
                for sequence in product(*parts):
                    for byte in _DROPPED:
                        _add(found, bytes((*sequence, byte)), size)
    return list(found.items())


def _add(found: dict[str, int], sequence: bytes, size: int) -> None:
    try:
        char = sequence.decode()
    except UnicodeDecodeError:
        return
    if len(char) == 1 and is_expected(char):
        found.setdefault(char, size)


def _all_readings(text: str, *, lowered: bool, lossy: bool) -> list[str]:
    """List the readings of a run; none at all where there are too many."""
    partial: list[tuple[str, int]] = [("", 0)]
    whole: list[str] = []
    while partial:
        done, at = partial.pop()
        if at == len(text):
            whole.append(done)
            continue
        readings = _readings(text, at, lowered=lowered, lossy=lossy)
        if not readings:
            readings = [(text[at], 1)]
        partial += [(done + char, at + size) for char, size in readings]
        if len(partial) + len(whole) > _MOST:
            return []
    return whole


@lru_cache(maxsize=65536)
def plausible_readings(chunk: str) -> frozenset[str]:
    """List what a damaged run without spaces can have been, fewest losses first.

    >>> sorted(plausible_readings("ä‘iá»u")), len(plausible_readings("má»i"))
    (['điều'], 3)
    """
    if len(chunk) > _MOST:
        return frozenset()
    for lowered, lossy in ((False, False), (True, False), (False, True), (True, True)):
        found = {
            reading
            for reading in _all_readings(chunk, lowered=lowered, lossy=lossy)
            if reading != chunk and is_plausible(reading)
        }
        if found:
            return frozenset(found)
    return frozenset()
