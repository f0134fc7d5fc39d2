"""The words of a text as a legacy encoding reads them, and what they become."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..evidence_score import is_syllable, is_syllable_in_any_case
from .charsets import Charset, charset
from .legacy_letters import (
    UNICODE_LETTERS,
    can_stand,
    has_unicode,
    is_plain,
    to_bytes,
)
from .likelihood import UNKNOWN, cost, rank_in_statutes

ANY_CASE = frozenset(("tcvn3", "vps"))
# Signs that stand alone as themselves even where they are codes: bullets, degrees.
_QUOTES = frozenset("\u00a9\u2022\u2013\u2014\u2018\u2019\u201c\u201d\u2026")
_EDGES = _QUOTES | frozenset("\u00ab\u00bb")
_LONE = frozenset(
    "\u00a9\u00b0\u00b1\u00b2\u00b3\u00b7\u00bb\u00bc\u00bd\u00be\u00d7\u00f7\u2212"
)
# Encodings in which a guillemet is no letter that is a word (TCVN3: ô).
_NO_WORD = frozenset(("viscii", "vps", "windows-1258"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end) as it stands and as the encoding reads it.

    `can_stand`: it may be meant as it is. `is_read`: the encoding makes a rightly
    spelled syllable of it. `lost_horn`: it would be one with an ư that was dropped.
    """

    start: int
    end: int
    before: str
    after: str
    can_stand: bool
    is_read: bool
    lost_horn: bool = False

    @property
    def is_letter(self) -> bool:
        """It is one letter alone, as in a list: "đ)"."""
        return len(self.after) == 1

    @property
    def is_certain(self) -> bool:
        """It cannot be meant as it is, and the encoding makes a syllable of it.

        Another case of the same letters is no other word.
        """
        is_other = self.after.lower() != self.before.lower()
        return self.is_read and is_other and not self.can_stand


@cache
def _word_pattern(encoding: Charset) -> re.Pattern[str]:
    codes = "".join(encoding.letters)
    chars = re.escape("".join(sorted(set(codes) - set("AEIOUYaeiouy"))))
    return re.compile(f"[A-Za-z{chars}{UNICODE_LETTERS}]+")


@lru_cache(maxsize=65536)
def _read(name: str, chars: str, before: str) -> tuple[str, bool, bool, bool]:
    after = charset(name).read(chars)
    if name == "vps":
        after = _raise_case(after)
    stands = can_stand(before)
    valid = is_syllable_in_any_case if name in ANY_CASE else is_syllable
    if "\u00a0" in before and not valid(after):
        # VISCII has a letter where others have the no-break space.
        parts = [charset(name).read(part) for part in chars.split("\u00a0")]
        after = "\u00a0".join(parts)
    is_read = after != before and all(map(valid, after.split("\u00a0")))
    lost = name == "tcvn3" and _lacks_horn(after, is_read=is_read)
    return after, stands, is_read, lost


def _raise_case(word: str) -> str:
    """Raise letters whose capital shares their byte, where all others are capitals."""
    others = [c for c in word if c.isupper()]
    small = [c for c in word if c.islower()]
    shared = charset("vps")
    if len(others) > 1 and all(c.upper() not in shared.letters.values() for c in small):
        return word.upper()
    return word


def _lacks_horn(word: str, *, is_read: bool) -> bool:
    """Say whether an ư before ơ would make a syllable, or a more frequent one."""
    horned = re.sub(
        "(?=[\u01a1\u1edb\u1edd\u1edf\u1ee1\u1ee3])", "\u01b0", word.lower(), count=1
    )
    if horned == word.lower() or not is_syllable(horned):
        return False
    return not is_read or cost(word.lower()) > cost(horned)


def _is_lone(chunk: str, name: str) -> bool:
    if chunk == "\u2212" or max(chunk) < " " or _QUOTES.issuperset(chunk):
        return True
    if chunk in _LONE and not name.startswith("tcvn"):
        return rank_in_statutes(charset(name).read(chunk)) == UNKNOWN
    return _LONE.issuperset(chunk) or (chunk == "\u00ab" and name in _NO_WORD)


def read_words(chars: str, name: str) -> str:
    """Read a whole text of byte characters, but for signs that stand alone."""
    encoding = charset(name)

    def read(match: re.Match[str]) -> str:
        if _is_lone(match[0], name):
            return match[0]
        return _read(name, match[0], match[0])[0]

    return _word_pattern(encoding).sub(read, chars)


def words_of(run: str, name: str) -> Iterator[Word]:
    """Read the words of a run without spaces that hold codes of an encoding.

    Words with letters of Unicode, and those that the encoding leaves as they are and
    that can stand so, are left out. Offsets count from the start of the run.
    """
    chars = to_bytes(run)
    for match in _word_pattern(charset(name)).finditer(chars):
        first, last = _without_quotes(run, chars, match.span(), name)
        before = run[first:last]
        if is_plain(before) or _is_lone(before, name):
            continue
        if has_unicode(before):
            continue
        after, stands, is_read, lost = _read(name, chars[first:last], before)
        stands = stands or _is_in_name(run, first, last)
        if after != before or not stands:
            yield Word(first, last, before, after, stands, is_read, lost)


@cache
def _name_part() -> re.Pattern[str]:
    # A foreign syllable as it is written in Vietnamese, without a tone.
    return re.compile(
        "(?:[A-Za-z]?[a-z]*[b-df-np-zB-DF-NP-Z])?[\u00c2\u00ca\u00d4\u00e2\u00ea\u00f4]"
        "[a-z]{0,2}"
    )


def _is_in_name(run: str, start: int, end: int) -> bool:
    """Say whether a word is part of a foreign name with hyphens: Ni-giê-ri-a."""
    before, after = run[max(0, start - 2) : start], run[end : end + 2]
    joined = (before[-1:] == "-" and before[0].isalpha()) or (
        after[:1] == "-" and after[-1].isalpha()
    )
    return joined and _name_part().fullmatch(run, start, end) is not None


@cache
def _ends_in_letter() -> re.Pattern[str]:
    # No quotation opens after a letter: in TCVN3 it is one, as in "\u00abt\u00ab".
    return re.compile("[A-Za-z\u00a1-\u00ff]\u00ab\\Z")


def _without_quotes(
    text: str, chars: str, span: tuple[int, int], name: str
) -> tuple[int, int]:
    """Leave quotation marks and dashes at the edges out of what is no word with them.

    VISCII and VPS have letters where cp1252 has these signs.
    """
    start, end = span
    is_quoted = text[end - 1] == "\u201d" and "\u201c" in text[: end - 1]
    if name.startswith("tcvn") and _ends_in_letter().search(text, start, end):
        return span
    if not is_quoted and _read(name, chars[start:end], text[start:end])[2]:
        return span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    core = text[start:end]
    if not core or core.isascii():
        return (start, end) if core else span
    after, stands, is_read, _ = _read(name, chars[start:end], core)
    return (start, end) if is_read or (stands and after == core) else span
