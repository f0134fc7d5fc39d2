"""VIQR in a text: ASCII that is read only where its words leave no doubt."""

from __future__ import annotations

from collections.abc import Iterator

from ..evidence_score import letters_pattern
from .lines import lines_of
from .neighbours import beside, joint_of, run_after, run_before
from .pairs import are_pair
from .repair import Repair
from .spans import Joint, Weight, decide
from .viqr import read_viqr
from .viqr_tokens import Token, tokens_of

_SURE = 8
_MOST_FAILED = 0.1
# Going over to VIQR costs more in a line without any word beyond ASCII.
_SWITCH = 3
_SWITCH_PURE = 8
# What reading a line must save: less in a document that is surely VIQR.
_GAIN = 7
_GAIN_OF_SURE = 2
_NEVER = Weight(0, 24, changes=False)


def find_viqr(text: str) -> Iterator[Repair]:
    """Find the VIQR words of a document, in order; offsets are code points.

    A final sign that may be punctuation is a mark, as RFC 1456 says, where the
    document shows that its writer escaped punctuation; else the word before decides,
    where it often stands with one of the two readings and not with the other.
    """
    lines = [(list(tokens_of(text, *span)), span) for span in lines_of(text)]
    every = [token for tokens, _ in lines for token in tokens]
    least = _GAIN_OF_SURE if _is_sure(every) else _GAIN
    follows_rfc = _follows_rfc(every)
    for tokens, span in lines:
        before, position = "", -1
        for token in _read_tokens(text, tokens, span, least):
            after: str | None = token.after
            if token.ends_open and not follows_rfc:
                is_beside = position == token.start - 1 and text[position] == " "
                after = _by_pair(before if is_beside else "", token)
            before, position = after or "", token.end
            yield Repair(token.start, token.end, after, "read-from-viqr")


def _by_pair(before: str, token: Token) -> str | None:
    """Choose whether the last sign of a word is its mark, by the word before."""
    marked = read_viqr(token.before)
    ended = read_viqr(token.before[:-1]) + token.before[-1]
    chosen = [reading for reading in (marked, ended) if are_pair(before, reading)]
    return chosen[0] if len(chosen) == 1 else None


def is_surely_viqr(text: str) -> bool:
    """Say whether a whole ASCII document leaves no doubt that it is VIQR."""
    return _is_sure([t for span in lines_of(text) for t in tokens_of(text, *span)])


def _is_sure(tokens: list[Token]) -> bool:
    certain = sum(token.weight.is_certain for token in tokens)
    failed = sum(not token.weight.changes for token in tokens)
    return certain >= _SURE and failed <= _MOST_FAILED * len(tokens)


def _follows_rfc(tokens: list[Token]) -> bool:
    """Say whether a writer escapes punctuation after a vowel, always."""
    escapes = any("\\" in token.before for token in tokens)
    return escapes and not any(_is_unescaped(token) for token in tokens)


def _is_unescaped(token: Token) -> bool:
    """Say whether the last sign can only be punctuation, which was not escaped."""
    ends_so = token.before[-1] in ".?'" and token.before[-2:-1] != "\\"
    return ends_so and token.after != read_viqr(token.before)


def _read_tokens(
    text: str, tokens: list[Token], span: tuple[int, int], least: int
) -> list[Token]:
    """Choose the words of a line to read, between those that are Unicode."""
    places = _with_unicode(text, tokens, span)
    weights, joints = _with_neighbours(text, places, span)
    switch = _SWITCH if None in places else _SWITCH_PURE
    read, _, gain = decide(weights, switch, joints)
    if gain < least:
        return []
    return [token for place in read if (token := places[place]) is not None]


def _with_neighbours(
    text: str, places: list[Token | None], span: tuple[int, int]
) -> tuple[list[Weight], dict[int, Joint]]:
    """Weigh words with their neighbours: together, or with one that cannot change."""
    weights = [_NEVER if place is None else place.weight for place in places]
    joints: dict[int, Joint] = {}
    for place, token in enumerate(places):
        if token is None or not token.weight.changes:
            continue
        before = run_before(text, span, token.start)
        after = run_after(text, span, token.end)
        left = places[place - 1] if place else None
        right = places[place + 1] if place + 1 < len(places) else None
        if before and _are_beside(left, token):
            joints[place] = joint_of(_readings(left), _readings(token))
            before = ""
        if after and _are_beside(token, right):
            after = ""
        weights[place] = beside(weights[place], before, _readings(token), after)
    return weights, joints


def _are_beside(left: Token | None, right: Token | None) -> bool:
    if left is None or right is None or left.end + 1 != right.start:
        return False
    return left.weight.changes and right.weight.changes


def _readings(token: Token | None) -> tuple[str, str]:
    return ("", "") if token is None else (token.before, token.after)


def _with_unicode(
    text: str, tokens: list[Token], span: tuple[int, int]
) -> list[Token | None]:
    """Put None among the words where a word beyond ASCII stands between them."""
    marked: list[tuple[int, Token | None]] = [(token.start, token) for token in tokens]
    if not text[span[0] : span[1]].isascii():
        words = letters_pattern().finditer(text, *span)
        marked += [(m.start(), None) for m in words if not m[0].isascii()]
        marked.sort(key=lambda place: place[0])
    return [token for _, token in marked]
