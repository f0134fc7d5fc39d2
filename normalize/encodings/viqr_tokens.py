"""The words of a text as VIQR reads them, and how strange they are as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..compose import is_extending
from ..evidence_score import is_syllable, letters_pattern
from .likelihood import NO_SYLLABLE, UNKNOWN, rarity
from .spans import Weight
from .viqr import read_viqr
from .viqr_costs import (
    POINT_AT_END,
    POINT_BEFORE_SMALL,
    SHAPE,
    TONE_INSIDE,
    cost_of_ascii,
)

# By how much less seldom syllables tell here: ASCII with such signs is no text.
_SELDOM = 3
# Words without marks have no rank; by how much the rarer of two must be so.
_PLAIN = 3
_RARER = 2
_HEADING = 2
_BEFORE_ITEM = frozenset(("", "\n", "\r", " ", "\t"))
_AFTER_ITEM = _BEFORE_ITEM | frozenset(").,;:")
_SIGNS = "'`?~.^(+\\"
# A short form with DD, such as HDDND, and those of computing and chemistry.
_SHORT = 2
_LATIN = frozenset(
    ("DD", "DDMM", "MMDD", "DDR", "DDL", "DDT", "DDS", "HDD", "SDD", "CDD", "PDD")
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word at [start, end) with signs of VIQR, and what it becomes.

    `ends_open`: its last sign may be punctuation too. `weight`: see `spans`.
    """

    start: int
    end: int
    before: str
    after: str
    ends_open: bool
    weight: Weight


@cache
def _token_pattern() -> re.Pattern[str]:
    # Three points are no marks, nor is what follows them.
    return re.compile(r"[A-Za-z](?:\\.|[A-Za-z'`?~^(+\\]|\.(?!\.\.))*")


@cache
def _numeral() -> re.Pattern[str]:
    # What numbers a part of a text, where a line begins.
    return re.compile("(?:[A-Z]|[IVX]{1,5})\\.")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"://|@|www\.|\.(?:vn|com|org|net|gov|edu|html?|pdf|docx?)\b")


@lru_cache(maxsize=65536)
def _read(before: str, *, is_mark: bool, rarer: int) -> tuple[str, int, bool]:
    """Read a word: what it becomes, how seldom that is, whether its end is open.

    A last sign is punctuation where only that gives a syllable, or a far more
    frequent one, unless `is_mark`. The end is open where the mark does not give a
    syllable that is more frequent by `rarer`.
    """
    after = read_viqr(before)
    cost = _rarity(after)
    if is_mark or not _ends_in_stop(before) or after[-1:] == before[-1:]:
        return after, cost, False
    without = read_viqr(before[:-1])
    if not all(map(is_syllable, letters_pattern().findall(without))):
        return after, cost, False
    other = _PLAIN if without.isascii() else _rarity(without)
    if cost >= NO_SYLLABLE or cost >= UNKNOWN > other:
        return without + before[-1], _rarity(without), False
    return after, cost, cost + rarer > other


def _rarity(after: str) -> int:
    return 0 if after.isascii() else rarity(after.strip(_SIGNS))


def _ends_in_stop(before: str) -> bool:
    return before[-1:] in (".", "?") and before[-2:-1] != "\\"


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """Find the words of a line that VIQR reads as others; offsets are code points."""
    for match in _token_pattern().finditer(text, start, end):
        before = match[0]
        if before.isalpha() and not _has_dd(text, *match.span()):
            continue
        if _is_part(text, *match.span()) or _is_in_address(text, match, start, end):
            continue
        if _numeral().fullmatch(before) and not text[start : match.start()].strip():
            continue
        token = _token(text, match, end)
        if token.after != before:
            yield token


def _has_dd(text: str, start: int, end: int) -> bool:
    """Say whether letters hold a dd; alone it is a letter of a list, or of a date."""
    if end - start > len("dd"):
        return "DD" in text[start:end].upper()
    ends_item = text[end : end + 1] in _AFTER_ITEM
    in_list = ends_item and text[start - 1 : start] in _BEFORE_ITEM
    return in_list and text[start:end] == "dd"


def _token(text: str, match: re.Match[str], line_end: int) -> Token:
    before = match[0]
    bare = before.rstrip("\\.?")
    if "DD" in bare and bare.isalpha() and bare.isupper():
        return _short_form(match, bare)
    is_mark = _goes_on(text, match.end(), line_end)
    # A sentence may end after a small word without marks; a name goes on.
    is_inside = before[-1] == "?" and match.end() < line_end
    is_plain = before[0].islower() and read_viqr(before[:-1]).isascii()
    rarer = NO_SYLLABLE if is_plain else 0 if is_inside else _RARER
    after, cost, ends_open = _read(before, is_mark=is_mark, rarer=rarer)
    stands = cost_of_ascii(before)
    if is_mark and _ends_in_stop(before) and after[-1] != before[-1]:
        stands = max(stands, POINT_BEFORE_SMALL)
    is_alone = len(after.strip(_SIGNS)) == 1  # a letter, as in a formula
    if is_alone or _is_quoted(text, match):
        stands = min(stands, POINT_AT_END)
    is_read = cost < NO_SYLLABLE
    certain = is_read and stands >= TONE_INSIDE and not after.isascii()
    weight = Weight(stands, cost // _SELDOM, is_certain=certain)
    if not (is_read or stands >= SHAPE):
        weight = Weight(0, 0, changes=False)
    return Token(match.start(), match.end(), before, after, ends_open, weight)


def _short_form(match: re.Match[str], bare: str) -> Token:
    """Read DD in a short form as Đ, but in words with vowels and well-known terms."""
    before = match[0]
    has_vowel = any(letter in "AEIOUY" for letter in bare)
    is_word = is_syllable(read_viqr(bare)) or not (has_vowel or bare in _LATIN)
    after = read_viqr(before) if is_word else before
    weight = Weight(_SHORT, 0)
    return Token(match.start(), match.end(), before, after, False, weight)  # noqa: FBT003 -- its end is no sign


def _goes_on(text: str, place: int, line_end: int) -> bool:
    """Say whether a sentence goes on after a word: by a comma, or a small letter.

    It does before capitals in a heading.
    """
    rest = text[place : min(place + 3, line_end)]
    if rest[:1] in tuple(",;:/") or (rest[:1] == " " and _continues(rest[1:2])):
        return True
    before = text[max(0, place - 4) : place]
    return before.isupper() and rest[1:].isupper() and len(rest) > _HEADING


def _continues(char: str) -> bool:
    """Say whether what follows a space goes on with a sentence."""
    return char.islower() or char.isdecimal() or char in tuple("(-\u2013+&/")


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """Say whether the last sign of a word closes what a sign before it opened."""
    last = match[0][-1]
    before = text[match.start() - 1 : match.start()]
    return last in "'`" and before in ("'", "`") and before != ""


def _is_part(text: str, start: int, end: int) -> bool:
    """Say whether the ASCII letters are the rest of a word with other letters."""
    before, after = text[start - 1 : start], text[end : end + 1]
    is_name = before in ("$", "@") and before != ""
    return is_name or before.isalnum() or after.isalpha() or is_extending(after)


def _is_in_address(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Say whether a word is part of an address of the web or of mail."""
    left = max(text.rfind(" ", start, match.start()), start)
    right = text.find(" ", match.end(), end)
    run = text[left : right if right >= 0 else end]
    return ("." in run or "@" in run) and _address().search(run) is not None
