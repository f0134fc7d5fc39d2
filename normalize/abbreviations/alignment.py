"""Words that spell a short form with their first letters."""

from __future__ import annotations

import re

from ..evidence_score import is_syllable_in_any_case
from .tokens import CAPITALS
from .whole_name_words import CLAUSE, VERBS
from .words import fold_word

WORD = re.compile(r"[^\W\d_]+|[.;:!?…()\t]|\n\s*\n")
_LETTER = re.compile(rf"[{CAPITALS}][a-z]*")
_SMALL = frozenset(
    {"và", "của", "các", "cho", "về", "tại", "trong", "với", "thuộc", "ở", "trên"}
)
_SMALL_FOLDED = frozenset(map(fold_word, _SMALL))
STOPS = frozenset(".;:!?…()\t")


def parts_of(short: str) -> list[str]:
    """Part a short form into what each of its words begins with: "TTg" is T, Tg."""
    return _LETTER.findall(short)


def spells(unit: str, word: str) -> bool:
    """Say whether a word begins with the letters, their marks aside: D, Đ; U, Ư.

    >>> spells("Tg", "tướng"), spells("D", "đảng")
    (False, True)
    """
    plain = fold_word(word).translate(_PLAIN)
    unit = unit.lower()
    if unit == "w":
        return plain.startswith("ư")
    letters = unit.translate(_PLAIN)
    if letters == "d":
        return plain.startswith(("d", "đ"))
    if letters[0] in "uư" and plain[:1] in "uư":
        letters = plain[0] + letters[1:]
    return plain.startswith(letters)


def _spells_twice(units: list[str], word: str) -> bool:
    """Say whether a foreign word has two of the letters: "lipid" in RLLP."""
    if len(units) != _TWICE or not word.isascii() or len(word) < _FOREIGN:
        return False
    one, other = (unit.lower() for unit in units)
    at = word.lower().find(other, 2)
    is_led = word.lower().startswith(one) and at > 0
    return is_led and not is_syllable_in_any_case(word)


_TWICE = 2
_FOREIGN = 5
_PLAIN = str.maketrans("ăâêôơ", "aaeoo")


def align(
    units: list[str], words: list[re.Match[str]], skips: int = 0
) -> tuple[int, int] | None:
    """Spell the units with words, the last word first; small words may be left out.

    So may `skips` others inside: "nhiễm khuẩn đường hô hấp trên" is NKHHT.

    Gives the span from the first word that was used to the end of the last.
    """
    left = list(units)
    first = None
    for match in reversed(words):
        if not left:
            break
        word = match.group()
        if word in STOPS or word.isspace():
            return None
        if spells(left[-1], word):
            left.pop()
            first = match
        elif _spells_twice(left[-2:], word):
            del left[-2:]
            first = match
        elif first is None:
            return None
        elif fold_word(word) not in _SMALL_FOLDED:
            skips -= 1
            if skips < 0 or not word.islower() or fold_word(word) in CLAUSE | VERBS:
                return None
    if left or first is None:
        return None
    return first.start(), words[-1].end()


def align_first(
    units: list[str], text: str, start: int, end: int
) -> tuple[int, int] | None:
    """Spell the units with the first words; they must fill the phrase."""
    left = list(reversed(units))
    last = None
    for match in WORD.finditer(text, start, end):
        word = match.group()
        if len(left) == _TWICE and _spells_twice(left[::-1], word):
            left, last = [], match
            continue
        if not left and last:
            is_end = word in STOPS or "," in text[last.end() : match.start()]
            return (start, last.end()) if is_end else None
        if word not in STOPS and spells(left[-1], word):
            left.pop()
            last = match
        elif fold_word(word) not in _SMALL_FOLDED or last is None:
            return None
    return (start, last.end()) if last and not left else None


def has_in_order(words: list[str], units: list[str]) -> bool:
    """Say whether some of the words begin with the letters, in their order."""
    left = iter(words)
    return all(any(spells(unit, word) for word in left) for unit in units)


def split_phrase(parts: list[str], phrase: str) -> list[str] | None:
    """Give each part of a composite the words of a phrase that spell it.

    >>> split_phrase(["VH", "TT"], "Văn hóa - Thể thao")
    ['Văn hóa', 'Thể thao']
    """
    words = list(WORD.finditer(phrase))
    phrases = []
    for part in parts:
        start = end = None
        for unit in parts_of(part):
            while words and not spells(unit, words[0].group()):
                if fold_word(words.pop(0).group()) not in _SMALL_FOLDED:
                    return None
            if not words:
                return None
            end = words[0].end()
            start = words.pop(0).start() if start is None else start
            words = [w for w in words if w.start() >= end]
        if start is None:
            return None
        phrases.append(phrase[start:end])
    return phrases if not words else None
