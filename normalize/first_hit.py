"""Where a trigger matches first: asked so that few patterns need to be compiled.

To compile a pattern costs more than to read a few texts, and most texts hold none of
the characters that a trigger is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import count

from .rule import Around, Rule
from .screen import members_of, trigger

Spans = tuple[tuple[str, str], ...]
# Questions after which a compiled trigger has paid for itself.
_FEW = 64


def first_hit(rule: Rule, text: str) -> re.Match[str] | None:
    """Find where the trigger of a rule matches first."""
    if next(_asked(rule)) >= _FEW:
        return trigger(rule).search(text)
    return first_hit_lazily(rule, text)


def first_hit_lazily(rule: Rule, text: str) -> re.Match[str] | None:
    """Find the same, and compile nothing that the text has no character for.

    Of a trigger that is a list of alternatives, the match is that of one of them.
    """
    alphabet = _alphabet(text)
    if rule.rare is not None and rule.rare.alternatives:
        hits = (_hit_of(each, text, alphabet) for each in rule.rare.alternatives)
        return min((hit for hit in hits if hit), key=re.Match.start, default=None)
    members = members_of(rule) if rule.rare is None else rule.rare.first
    if members and not alphabet.has(members):
        return None
    return trigger(rule).search(text)


@lru_cache(maxsize=256)
def _asked(rule: Rule) -> Iterator[int]:
    """Count the questions after a rule."""
    del rule
    return count()


def _hit_of(each: Around, text: str, alphabet: _Alphabet) -> re.Match[str] | None:
    if not all(map(alphabet.has, _needed(each))):
        return None
    return _compiled(each).search(text)


@lru_cache(maxsize=256)
def _needed(each: Around) -> list[str]:
    """List the members of the classes of an alternative, the rarest class first."""
    classes = (each.rare, each.before, each.after)
    return [members[1:-1] for members in classes if members]


@lru_cache(maxsize=256)
def _compiled(each: Around) -> re.Pattern[str]:
    return re.compile(each.pattern())


class _Alphabet:
    """The characters of a text, and what is known of the classes they are in."""

    def __init__(self, text: str) -> None:
        """Sort the characters."""
        self._characters = sorted(set(text))
        self._known: dict[str, bool] = {}

    def has(self, members: str) -> bool:
        """Say whether a character is a member of a class."""
        found = self._known.get(members)
        if found is None:
            found = any(self._has_one_of(*span) for span in _spans(members))
            self._known[members] = found
        return found

    def _has_one_of(self, low: str, high: str) -> bool:
        at = bisect_left(self._characters, low)
        return at < len(self._characters) and self._characters[at] <= high


@lru_cache(maxsize=1)
def _alphabet(text: str) -> _Alphabet:
    """Give the alphabet of a text; rules ask about it one after another."""
    return _Alphabet(text)


@lru_cache(maxsize=256)
def _spans(members: str) -> Spans:
    """List the members of a character class as spans: the first and the last of each.

    They are characters, ranges, and codes of two hexadecimal digits.
    """
    plain, *coded = members.split("\\x")
    members = plain + "".join(chr(int(code[:2], 16)) + code[2:] for code in coded)
    members = members.replace("\\", "")
    spans, at = [], 0
    while at < len(members):
        size = 3 if members[at + 1 : at + 2] == "-" else 1
        spans.append((members[at], members[at + size - 1]))
        at += size
    return tuple(spans)
