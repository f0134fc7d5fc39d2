"""Latin-1 letters that were read as windows-1258: "tŕnh bày" for trình bày.

Pages that wrote ì, ò, ã, õ and ý as bytes and all other letters as references, and
that were read as windows-1258, have a mark on the consonant instead of ì and ò, and ă,
ơ and ư instead of the others. Source: Microsoft's tables of code pages 1252 and 1258.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from .syllables import VOWELS, parse_syllable
from .words import has_own_letter

_LETTERS = {"\u0301": "ì", "\u0323": "ò", "\u0300": "Ì", "\u0309": "Ò"}
# The same mark on a letter that was lost: what such a word would be otherwise.
_LOST = {"\u0301": "í", "\u0323": "ọ", "\u0300": "ì", "\u0309": "ỏ"}
_SHAPED = str.maketrans("ăơưĂƠƯ", "ãõýÃÕÝ")
_VOWELS = frozenset(row[0] for row in VOWELS)
_FREQUENT = 4
_KNOWN = 5
_LONGEST = 12  # code points of the longest syllable, decomposed


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile("(?:[^\\W\\d_]|[\u0300-\u036f])+")


@cache
def marked_onsets() -> str:
    """List the composed letters that end an onset and carry one of these marks.

    >>> "ŕ" in marked_onsets(), "ḷ" in marked_onsets(), "ó" in marked_onsets()
    (True, True, False)
    """
    pairs = (normalize("NFC", a + mark) for a in "bcdghklmnprstvx" for mark in _LETTERS)
    return "".join(pair + pair.upper() for pair in pairs if len(pair) == 1)


@cache
def _on_onset() -> re.Pattern[str]:
    return re.compile(
        f"[{marked_onsets()}]|[bcdđghklmnprstvxBCDĐGHKLMNPRSTVX][{''.join(_LETTERS)}]"
    )


def misread_words(line: str) -> dict[str, str]:
    """Read the words of a line in which letters were misread in this way.

    Nothing is read unless a word has no vowel and becomes a frequent one that it can
    hardly be with a vowel lost; what is right both ways stays as it is.

    >>> misread_words("Tôi sẽ tŕnh bày, đă có h́nh ảnh, rơ ràng")
    {'tŕnh': 'trình', 'đă': 'đã', 'h́nh': 'hình'}
    >>> misread_words("Tôi thấy v́ em")
    {}
    """
    if not (_on_onset().search(line) and has_own_letter(line)):
        return {}
    found = {token[0]: _parts(token[0]) for token in _tokens().finditer(line)}
    marked = {word: parts for word, parts in found.items() if parts is not None}
    sure = [parts for parts in marked.values() if _is_sure(*parts)]
    if not any(parts[2] for parts in sure) and len(sure) <= 1:
        return {}
    read = {word: _read(word, marked.get(word)) for word in found}
    return {word: after for word, after in read.items() if after is not None}


def _parts(word: str) -> tuple[str, str, str] | None:
    """Part a word at the one mark on its onset: before, the mark, behind."""
    if len(word) > _LONGEST or not _on_onset().search(word):
        return None
    letters = normalize("NFD", word)
    for place, letter in enumerate(letters):
        if letter.lower() in _VOWELS:
            return None
        if letter in _LETTERS:
            before, behind = letters[:place], normalize("NFC", letters[place + 1 :])
            return (before, letter, behind) if before else None
    return None


def _is_sure(before: str, mark: str, behind: str) -> bool:
    if any(letter.lower() in _VOWELS for letter in normalize("NFD", behind)):
        return False
    lost = before + _LOST[mark] + behind
    read = before + _LETTERS[mark] + behind
    if mark == "\u0300":  # both ways it is the same
        return bool(behind) and _rank(read) <= _FREQUENT
    return _rank(read) <= _FREQUENT and _rank(lost) > _KNOWN


def _read(word: str, parts: tuple[str, str, str] | None) -> str | None:
    """Read a word of a line that is surely misread."""
    if parts is not None:
        before, mark, behind = parts
        letter = _LETTERS[mark]
        after = before + letter + behind
        return after if _rank(after) <= _FREQUENT else None
    after = word.translate(_SHAPED)
    if after == word or parse_syllable(word) is not None:
        return None
    return after if _rank(after) <= _KNOWN else None


def _rank(word: str) -> int:
    from .encodings.likelihood import UNKNOWN, rank  # noqa: PLC0415 -- large tables

    return rank(word) if parse_syllable(word) is not None else UNKNOWN
