"""VIQR in a text: ASCII that is read only where its words leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..compose import is_extending
from ..evidence_score import is_syllable, letters_pattern
from .lines import lines_of
from .repair import Repair
from .viqr import read_viqr

_CERTAIN = 3
_SURE = 8
_MOST_FAILED = 0.1


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    before: str
    after: str
    is_read: bool
    is_certain: bool
    ends_open: bool


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][A-Za-z'`?~.^(+\\]*")


@cache
def _certain_pattern() -> re.Pattern[str]:
    # A sign that ASCII text has no reason for inside a word: a circumflex, a breve, a
    # horn, or a tone mark, each with a letter after it; or the two with dd-.
    return re.compile(
        r"[AaEeOo]\^['`?~.]?(?=[A-Za-z]|$)|[Aa]\(['`?~.]?[A-Za-z]"
        r"|[OoUu]\+['`?~.]?(?=[A-Za-z]|$)|[AaEeIiOoUuYy][`~?.'][a-z]"
        r"|^[Dd][Dd][aeiouy]"
    )


@cache
def _shape_pattern() -> re.Pattern[str]:
    # A circumflex inside a word: VIQR also where the word is no Vietnamese one.
    return re.compile(r"[AaEeOo]\^['`?~.]?[A-Za-z]")


@lru_cache(maxsize=65536)
def _read(before: str) -> tuple[str, bool, bool, bool]:
    after = read_viqr(before)
    words = [w for w in letters_pattern().findall(after) if not w.isascii()]
    is_read = bool(words) and all(w in "đĐ" or is_syllable(w) for w in words)
    certain = is_read and _certain_pattern().search(before) is not None
    return after, is_read, certain, _ends_open(before, after)


def _ends_open(before: str, after: str) -> bool:
    """Say whether the last sign may be punctuation: both readings are syllables."""
    if not _ends_in_sign(before) or after[-1:] == before[-1:]:
        return False
    return all(map(is_syllable, letters_pattern().findall(read_viqr(before[:-1]))))


def _ends_in_sign(before: str) -> bool:
    return before[-1:] in (".", "?", "'") and before[-2:-1] != "\\"


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    for match in _token_pattern().finditer(text, start, end):
        before = match[0]
        if before.isalpha() and not before.lower().startswith("dd"):
            continue
        if _is_part(text, *match.span()):
            continue
        after, is_read, is_certain, ends_open = _read(before)
        if after != before:
            span = match.span()
            yield _Token(*span, before, after, is_read, is_certain, ends_open)


def _is_part(text: str, start: int, end: int) -> bool:
    """Say whether the ASCII letters are the rest of a word with other letters."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() or after.isalnum() or is_extending(after)


def find_viqr(text: str) -> Iterator[Repair]:
    """Find the VIQR words of a document, in order; offsets are code points.

    A line is read where at least three words are certain and nine in ten are
    syllables, in the line or in the whole document. A final sign that may be
    punctuation is a mark, as RFC 1456 says, unless the document shows that its
    writer did not escape punctuation.
    """
    lines = [(list(_tokens(text, *span)), span) for span in lines_of(text)]
    every = [token for tokens, _ in lines for token in tokens]
    if not _is_viqr(every):
        lines = [(tokens, span) for tokens, span in lines if _is_viqr(tokens)]
    follows_rfc = not any(_is_unescaped(token) for token in every)
    for tokens, (start, end) in lines:
        is_mixed = not text[start:end].isascii()
        for token in _between_certain(tokens) if is_mixed else tokens:
            yield from _repair(token, follows_rfc=follows_rfc)


def is_surely_viqr(text: str) -> bool:
    """Say whether a whole ASCII document leaves no doubt that it is VIQR."""
    tokens = [t for span in lines_of(text) for t in _tokens(text, *span)]
    certain = sum(token.is_certain for token in tokens)
    return certain >= _SURE and _is_viqr(tokens)


def _repair(token: _Token, *, follows_rfc: bool) -> Iterator[Repair]:
    shaped = _shape_pattern().search(token.before) is not None
    if token.is_read or token.after.isascii() or shaped:
        doubtful = token.ends_open and not follows_rfc
        after = None if doubtful else token.after
        yield Repair(token.start, token.end, after, "read-from-viqr")
    elif _is_unescaped(token):
        after = read_viqr(token.before[:-1]) + token.before[-1]
        if after != token.before:
            yield Repair(token.start, token.end, after, "read-from-viqr")


def _between_certain(tokens: list[_Token]) -> list[_Token]:
    """Leave out what may be punctuation beside the clean words of a mixed line."""
    certain = [token.start for token in tokens if token.is_certain]
    if not certain:
        return []
    return [
        token
        for token in tokens
        if not token.before[:-1].isalpha() or certain[0] < token.start < certain[-1]
    ]


def _is_viqr(tokens: list[_Token]) -> bool:
    certain = sum(token.is_certain for token in tokens)
    failed = sum(
        not (token.is_read or token.after.isascii() or _is_unescaped(token))
        for token in tokens
    )
    return certain >= _CERTAIN and failed <= _MOST_FAILED * len(tokens)


def _is_unescaped(token: _Token) -> bool:
    """Say whether the last sign can only be punctuation, which was not escaped."""
    if token.is_read or not _ends_in_sign(token.before):
        return False
    words = letters_pattern().findall(read_viqr(token.before[:-1]))
    return bool(words) and all(map(is_syllable, words))
