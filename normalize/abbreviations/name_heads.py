"""Heads of names: where the name of a body begins in a run of words."""

from __future__ import annotations

import re

from .whole_name_words import HEADS, LINKING, NO_HEADS, PARTING, THINGS
from .words import fold_word

_Words = list[re.Match[str]]


def _head_at(words: _Words, i: int) -> tuple[str, ...] | None:
    folded = tuple(fold_word(w.group()) for w in words[i : i + 3])
    if folded[:2] in NO_HEADS:
        return None
    return next((folded[:n] for n in (3, 2, 1) if folded[:n] in HEADS), None)


def first_head(
    text: str, words: _Words, allowed: frozenset[tuple[str, ...]]
) -> re.Match[str] | None:
    """Find the one head that begins the last name, None where two may."""
    heads = [
        (i, head)
        for i, word in enumerate(words)
        if word.group()[0].isupper() and (head := _head_at(words, i))
    ]
    heads = [
        (i, head)
        for n, (i, head) in enumerate(heads)
        if n == 0 or i >= heads[n - 1][0] + len(heads[n - 1][1])
    ]
    if not heads:
        return None
    at, head = heads[-1]
    before = words[at - 1] if at else None
    if len(heads) > 1 and not _is_parted(text, words, at, is_said=allowed is HEADS):
        return None
    is_glued = before is not None and "," not in text[before.end() : words[at].start()]
    if before is not None and is_glued and at > 1 and before.group()[0].isupper():
        return None
    if len(heads) > 1 and before and fold_word(before.group()) == fold_word("của"):
        return None
    return words[at] if head in allowed else None


def _is_parted(text: str, words: _Words, at: int, *, is_said: bool) -> bool:
    """Say whether a new name begins; a cue may speak of all that is listed."""
    before = words[at - 1]
    has_comma = "," in text[before.end() : words[at].start()]
    word = fold_word(before.group())
    return word in PARTING or (not is_said and (has_comma or word in LINKING))


def thing_at_start(text: str, words: _Words) -> re.Match[str] | None:
    """Find what names a thing and fills its sentence up to here."""
    head = tuple(fold_word(word.group()) for word in words[:2])
    start = words[0].start()
    before = text[max(0, start - 4) : start].rstrip(" \t-+*")
    is_start = not before or before[-1] in ".\n;:"
    return words[0] if head in THINGS and is_start else None
