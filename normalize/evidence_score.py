"""How Vietnamese a text is: its words as syllables, before and after a repair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import normalize

from .syllables import VOWELS, analyse, parse_syllable, placements, strip_tone

# Letters of the Latin script with and without marks, and combining marks.
_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"
# What may stand beside a word, or between two, in a text that is not damaged.
_BESIDE = (
    "!\"#$%&'()*+,./:;<=>?@\\[\\\\\\]\\^_`{|}~0-9\\-"
    "\u00a0\u00a7\u00a9\u00ab\u00ae\u00b0\u00b2\u00b3\u00b7\u00bb\u00d7"
    "\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a"
    "\u20ab\u20ac\u2122"
)
_BETWEEN = "!\"'()+,./:;&_\\-\u00a0\u2010-\u2015\u2018-\u201d\u2026"
# The letters of Vietnamese in lower case; f, j, w, z occur in names and short forms.
ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyzđ") | frozenset("".join(VOWELS))


@dataclass(frozen=True, slots=True)
class Score:
    """Words that carry a letter beyond ASCII, and how many of them are syllables."""

    words: int
    valid: int

    @property
    def ratio(self) -> float:
        """The share of valid words; 0 where there are no words to judge by."""
        return self.valid / self.words if self.words else 0.0


@cache
def letters_pattern() -> re.Pattern[str]:
    """Match one run of Latin letters and combining marks."""
    return re.compile(f"[{_LETTERS}]+")


@cache
def _clean_pattern() -> re.Pattern[str]:
    word = f"[{_LETTERS}]+"
    return re.compile(f"[{_BESIDE}]*(?:{word}(?:[{_BETWEEN}0-9]+{word})*[{_BESIDE}]*)?")


@cache
def _odd_pattern() -> re.Pattern[str]:
    # A closing guillemet is not followed by what opens, by a sign or by a word.
    signs = (
        "\u00a7-\u00b7\u00d7\u2018\u201a\u201c\u201e"
        "\u2020-\u2022\u2030\u2039\u20ab\u20ac\u2122"
    )
    return re.compile(f"\u00bb[A-Za-z0-9{signs}]")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Say whether one word is a rightly spelled syllable in one of the three cases.

    >>> is_syllable("Việt"), is_syllable("ViÖt"), is_syllable("VIệT")
    (True, False, False)
    """
    return parse_syllable(normalize("NFC", word)) is not None


@lru_cache(maxsize=65536)
def is_syllable_in_any_case(word: str) -> bool:
    """Say the same of a word whose case its encoding could not hold ("ĐảNG").

    Only letters with a tone mark may be small among capitals.

    >>> is_syllable_in_any_case("ĐảNG"), is_syllable_in_any_case("lƠn")
    (True, False)
    """
    word = normalize("NFC", word)
    lower = word.lower()
    if not (word.islower() or word.istitle() or word.isupper()):
        untoned = [c for c in word if strip_tone(c.lower()) == c.lower()]
        if any(c.islower() for c in untoned):
            return False
    return analyse(lower) is not None and bool(placements(lower))


@lru_cache(maxsize=65536)
def is_plausible(chunk: str) -> bool:
    """Say whether a run without spaces can be Vietnamese or plain text as it stands.

    Every word with a letter beyond ASCII is a syllable, or one letter or capitals of
    the Vietnamese alphabet (a short form), and only punctuation stands beside and
    between the words.

    >>> is_plausible("“XÃ”"), is_plausible("hÃ¬nh"), is_plausible("TĂCN")
    (True, False, True)
    """
    if _clean_pattern().fullmatch(chunk) is None or _odd_pattern().search(chunk):
        return False
    words = letters_pattern().findall(chunk)
    return all(
        word.isascii() or is_syllable(word) or _is_short_form(word) for word in words
    )


@cache
def _edges_pattern() -> re.Pattern[str]:
    return re.compile(f"[^{_LETTERS}]*(.*[{_LETTERS}])?[^{_LETTERS}]*", re.DOTALL)


def core_is_plausible(chunk: str) -> bool:
    """Say whether a run can stand when any signs at its edges are left out.

    >>> core_is_plausible("XÃ£"), core_is_plausible("xÃ£")
    (True, False)
    """
    match = _edges_pattern().fullmatch(chunk)
    core = match[1] if match else None
    return core is not None and is_plausible(core)


def _is_short_form(word: str) -> bool:
    word = normalize("NFC", word)
    short = word.isupper() or len(word) == 1
    return short and ALPHABET.issuperset(word.lower())


def score(text: str) -> Score:
    """Count the words with letters beyond ASCII, and the valid syllables among them.

    >>> score("Cộng hoà xã hội"), score("Céng hoµ x· héi").valid
    (Score(words=4, valid=4), 0)
    """
    words = [w for w in letters_pattern().findall(text) if not w.isascii()]
    return Score(len(words), sum(map(is_syllable, words)))
