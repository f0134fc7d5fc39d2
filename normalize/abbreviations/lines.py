"""The line that a short form stands in: is it running Vietnamese text at all."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from ..evidence_score import is_syllable_in_any_case
from .words import line_around

_WORDS = re.compile(r"[^\W\d_]+")
_LOWER = "ạảấầẩẫậắằẳẵặẹẻếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơư"
# Letters with marks that hardly any other language in Latin script has.
_VIETNAMESE = frozenset(_LOWER + _LOWER.upper())
_MANY_WORDS = 5
# Who signs for whom, at the end of an official letter (Decree 30/2020, Annex I).
_SIGNED = re.compile(r"[\s*|]*(?:TM|KT|TL|TUQ|Q)\.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: its span, what it holds without its edges, the judgement."""

    start: int
    end: int
    bare: str
    is_foreign: bool
    is_capitals: bool
    known: Collection[str]

    @classmethod
    def around(cls, text: str, position: int, known: Collection[str]) -> Line:
        """Look at the line around a position; `known` are the short forms."""
        start, end = line_around(text, position)
        line = text[start:end]
        foreign, capitals = is_foreign(line, known), is_all_capitals(line, known)
        return cls(start, end, line.strip(" \t\r().*-"), foreign, capitals, known)


def is_foreign(line: str, known: Collection[str] = ()) -> bool:
    """Say whether a line of some length is not in Vietnamese.

    Without a letter of Vietnamese alone, most words that are no short form in `known`
    must be its syllables.

    >>> is_foreign("The TT of the company met us"), is_foreign("TT của công ty")
    (True, False)
    """
    if not _VIETNAMESE.isdisjoint(line):
        return False
    found = _WORDS.findall(line)
    words = [w for w in found if len(w) > 1 and not w.isupper() and w not in known]
    if len(words) < _MANY_WORDS:
        return False
    marked = sum(not word.isascii() for word in words)
    syllables = sum(is_syllable_in_any_case(word) for word in words)
    return marked * _MANY_WORDS < len(words) or syllables * 4 < len(words) * 3


def is_all_capitals(line: str, known: Collection[str]) -> bool:
    """Say whether a line is a heading in capitals, not only short forms.

    >>> is_all_capitals("BÁO CÁO PCCC", {"PCCC"}), is_all_capitals("PCCC", {"PCCC"})
    (True, False)
    """
    if any(char.islower() for char in line):
        return False
    if _SIGNED.match(line):
        return True
    words = _WORDS.findall(line)
    return any(len(w) > 1 and w not in known and not is_roman(w) for w in words)


def is_roman(word: str) -> bool:
    """Say whether the letters are a roman numeral, up to eighty-nine.

    Vietnamese text numbers congresses, chapters and grades: it goes no further, and
    C, D and M are the initials of many words.

    >>> is_roman("XIII"), is_roman("XL"), is_roman("DL")
    (True, True, False)
    """
    if not word or set(word) - set("IVXL"):
        return False
    return bool(re.fullmatch(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})", word))
