"""Which encoding bytes are in: what they say themselves first, evidence after that."""

from __future__ import annotations

from collections import Counter

from ..edits import Edit, Tier, replay
from .charsets import charset
from .codec import encode, read_bytes
from .legacy_choice import Tally, choose, tally_all
from .legacy_runs import count_runs
from .model import Decoded, DecodeError
from .second_opinion import with_opinion
from .unicode_bytes import decode_bom, decode_strictly
from .viqr_repairs import find_viqr, is_surely_viqr
from .wide_bytes import decode_wide, refuse_wide

_MOST_UTF8 = 3


def decode_by_evidence(data: bytes) -> Decoded:
    """Read bytes that are not plainly UTF-8; see `decode`."""
    known = decode_bom(data) or decode_wide(data)
    if known is not None:
        return known
    refuse_wide(data)
    try:
        text = decode_strictly(data, "utf-8")
    except DecodeError as error:
        if b"\0" in data or _is_mostly_utf8(data):
            raise
        legacy = _decode_legacy(data)
        if legacy is None:
            raise with_opinion(error, data) from None
        return legacy
    return _decode_viqr(text) or Decoded(text, "utf-8")


def _is_mostly_utf8(data: bytes) -> bool:
    """Say whether bytes are UTF-8 with some damage, which no other encoding is."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - broken
    return whole > _MOST_UTF8 * broken


def _decode_legacy(data: bytes) -> Decoded | None:
    chars = data.decode("latin-1")
    tallies = tally_all(count_runs([chars]), Counter())
    name = choose(tallies)
    if name is None:
        return None
    try:
        text = read_bytes(data, name)
    except UnicodeDecodeError:
        return None
    tally = tallies[name]
    return Decoded(
        text,
        name,
        confidence=_confidence(tally),
        lost=charset(name).lost,
        lossless=writes_back(text, name, data),
    )


def _confidence(tally: Tally) -> float:
    """More words that become syllables give more confidence, never quite 1."""
    return round((tally.certain + 1) / (tally.certain + tally.failed + 2), 3)


def writes_back(text: str, name: str, data: bytes) -> bool:
    """Say whether a text in the encoding of this name is these bytes again.

    >>> writes_back("a", "utf-8", b"a"), writes_back("a", "utf-8", b"b")
    (True, False)
    """
    try:
        return encode(text, name) == data
    except ValueError:
        return False


def _decode_viqr(text: str) -> Decoded | None:
    if not text.isascii() or not is_surely_viqr(text):
        return None
    edits = [
        Edit(r.start, r.end, text[r.start : r.end], r.after, (), Tier.SAFE)
        for r in find_viqr(text)
        if r.after is not None
    ]
    read = replay(text, edits)
    lossless = writes_back(read, "viqr", text.encode())
    return Decoded(read, "viqr", confidence=0.95, lossless=lossless)
