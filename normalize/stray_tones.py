"""Tone marks typed on a consonant: "Nguyêñ" for Nguyễn, "tiếńg" for tiếng."""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from .syllables import VOWELS, analyse, parse_syllable, recase, strip_tone, write

# In the order of the tones of a `Syllable`: grave, acute, hook above, tilde, dot.
TONES = "\u0300\u0301\u0309\u0303\u0323"
_FINALS = "cghmnpt"
_VOWELS = frozenset(row[0] for row in VOWELS)
# No language that has letters such as ñ or ṇ has one of these beside them.
_SHAPED = frozenset("ăâêôơư")


@cache
def toned_consonants() -> str:
    """List the letters that Unicode has for a final consonant with a tone mark.

    >>> "ñ" in toned_consonants(), "ń" in toned_consonants()
    (True, True)
    """
    pairs = (normalize("NFC", letter + tone) for letter in _FINALS for tone in TONES)
    return "".join(pair + pair.upper() for pair in pairs if len(pair) == 1)


def without_stray_tone(word: str) -> str | None:
    """Give a tone that stands on a consonant back to its vowel.

    None where the word has no such tone, where it has two different ones, where no
    syllable comes of it, or where no letter of the word is of Vietnamese alone: it
    may be Spanish, Polish or Sanskrit then.

    >>> without_stray_tone("Nguyêñ"), without_stray_tone("tiếńg")
    ('Nguyễn', 'tiếng')
    >>> without_stray_tone("baño"), without_stray_tone("tiếñg")
    (None, None)
    """
    kept: list[str] = []
    stray: list[str] = []
    base = ""
    has_vowel = False
    for letter in normalize("NFD", word):
        if has_vowel and letter in TONES and base.lower() in _FINALS:
            stray.append(letter)
        else:
            kept.append(letter)
        base = letter if letter.isalpha() else base
        has_vowel = has_vowel or letter.lower() in _VOWELS
    plain = normalize("NFC", "".join(kept))
    return _toned(plain, stray[0]) if len(stray) == 1 else None


def _toned(plain: str, tone: str) -> str | None:
    lower = plain.lower()
    letters = strip_tone(lower)
    shaped = [i for i, letter in enumerate(letters) if letter in _SHAPED]
    vowels = [i for i, letter in enumerate(letters) if letter in _VOWELS]
    if not vowels or not (shaped or "đ" in letters) or len(lower) != len(plain):
        return None
    if letters == lower:
        place = shaped[-1] if shaped else vowels[0]
        toned = normalize("NFC", lower[place] + tone)
        read = analyse(lower[:place] + toned + lower[place + 1 :])
    else:
        read = analyse(lower)
    if read is None or TONES[read[0].tone - 1] != tone:
        return None
    word = recase(write(read[0], "old"), plain)
    return word if parse_syllable(word) is not None else None
