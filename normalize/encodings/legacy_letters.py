"""What a chunk of text can be before any encoding is asked: bytes, Unicode, ASCII."""

from __future__ import annotations

import re
from functools import cache

from ..evidence_score import is_plausible
from .byte_images import to_byte_characters

# Letters that nothing was misread into: a word with one of them is Unicode.
UNICODE_LETTERS = (
    "\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c"
    "\u0180-\u0191\u0193-\u024f\u0300-\u036f\u1e00-\u1eff"
)


def to_bytes(text: str) -> str:
    """Give text that was read as cp1252 as byte characters, of the same length.

    A minus sign beside a letter is what PDF readers make of a soft hyphen.
    """
    chars = text.translate(to_byte_characters())
    return _minus().sub("\u00ad", chars) if "\u2212" in chars else chars


@cache
def _minus() -> re.Pattern[str]:
    letter = "[A-Za-z\u00a1-\u00ff]"
    return re.compile(f"\u2212(?={letter})|(?<={letter})\u2212")


@cache
def _unicode_pattern() -> re.Pattern[str]:
    return re.compile(f"[{UNICODE_LETTERS}]")


def has_unicode(chunk: str) -> bool:
    """Say whether a chunk has letters that no legacy text is misread into."""
    return _unicode_pattern().search(chunk) is not None


@cache
def _odd_pattern() -> re.Pattern[str]:
    # Signs that may stand beside a word, but not on this side of it.
    letter = "[A-Za-z\u00c0-\u00ff]"
    return re.compile(
        f"[\u00a7\u00a9\u00ae\u00b0\u00b2\u00b3\u00b7\u00bb\u00d7\u2020-\u2022\u2030\u20ac\u2122]{letter}"
        f"|{letter}[\u00a7\u00ab\u00b0\u00b7\u00d7\u2020-\u2022\u2030\u2039]"
        "|\u00ae[\u00a8-\u00be]"
    )


@cache
def _micro() -> re.Pattern[str]:
    return re.compile(
        "[(0-9.,]*\u00b5(?:[msglLAVFWJTH]|mol|Sv|Pa|Ci|Hz)[/0-9a-z\u00b2\u00b3).,;:]*"
    )


def can_stand(before: str) -> bool:
    """Say whether a word or a run may be meant as it is."""
    if "\u00b5" in before and _micro().fullmatch(before):
        return True
    return is_plausible(before) and _odd_pattern().search(before) is None


def is_plain(chunk: str) -> bool:
    """Say whether a chunk is ASCII without controls, among which VISCII has letters."""
    return chunk.isascii() and chunk.isprintable()


@cache
def _short_form() -> re.Pattern[str]:
    # Capitals with Đ, and one vowel at most.
    consonants = "[BCDGHKLMNPQRSTVX\u0110]"
    return re.compile(
        f"(?=[A-Z]*\u0110)(?=.{{2,7}}\\Z){consonants}*[AEIOUY]?{consonants}*"
    )


def is_short_form(word: str) -> bool:
    """Say whether a word is a short form with Đ.

    >>> is_short_form("HĐND"), is_short_form("ESPAĐA")
    (True, False)
    """
    return _short_form().fullmatch(word) is not None


@cache
def _sign_inside() -> re.Pattern[str]:
    return re.compile(
        "[A-Za-z][\u00a1-\u00a9\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bb-\u00bf][A-Za-z]"
    )


def has_sign_inside(word: str) -> bool:
    """Say whether a sign that joins no words stands between two letters."""
    return _sign_inside().search(word) is not None
