"""VIQR: Vietnamese in ASCII, marks written after the letter (RFC 1456, section 4)."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

_SHAPES = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_MARK_OF = {mark: sign for sign, mark in (_SHAPES | _TONES).items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"\\(.)"
        r"|([Dd][Dd])"
        r"|([AaEeOo]\^|[Aa]\(|[OoUu]\+|[AaEeIiOoUuYy])(['`?~.]?)",
        re.DOTALL,
    )


def _letter(match: re.Match[str]) -> str:
    escaped, dd, vowel, tone = match.groups()
    if escaped is not None:
        return str(escaped)
    if dd is not None:
        return "Đ" if dd[0] == "D" else "đ"
    shape = _SHAPES.get(vowel[1:], "")
    return normalize("NFC", vowel[0] + shape + _TONES.get(tone, ""))


def read_viqr(text: str) -> str:
    r"""Read VIQR: each letter takes the marks that follow it; a backslash ends that.

    >>> read_viqr("Ddie^`u na`y\\."), read_viqr("to^'t..")
    ('Điều này.', 'tốt..')
    """
    return _pattern().sub(_letter, text)


def write_viqr(text: str) -> str:
    r"""Write NFC text as VIQR, with a backslash where a sign would be read as a mark.

    >>> write_viqr("Điều này."), write_viqr("nghệ.")
    ('DDie^`u na`y\\.', 'nghe^..')
    """
    parts: list[str] = []
    open_shapes = open_tones = ""
    for char in text:
        signs = "".join(_MARK_OF.get(mark, "") for mark in normalize("NFD", char)[1:])
        if char in "Đđ":
            parts.append("DD" if char == "Đ" else "dd")
            open_shapes = open_tones = ""
            continue
        if char == "\\" or char in open_shapes or char in open_tones:
            parts.append("\\" + char)
            open_shapes = open_tones = ""
            continue
        if signs:
            base = normalize("NFD", char)[0]
            parts.append(base + "".join(sorted(signs, key=_is_tone)))
        else:
            base = char
            parts.append(char)
        open_shapes, open_tones = _open_signs(base, signs)
    return "".join(parts)


def _is_tone(sign: str) -> bool:
    return sign in _TONES


def _open_signs(base: str, signs: str) -> tuple[str, str]:
    lower = base.lower()
    if lower == "d":
        return "dD", ""
    if lower not in "aeiouy" or not lower:
        return "", ""
    has_tone = any(sign in _TONES for sign in signs)
    has_shape = any(sign in _SHAPES for sign in signs)
    shapes = {"a": "^(", "e": "^", "o": "^+", "u": "+"}.get(lower, "")
    return (
        "" if has_tone or has_shape else shapes,
        "" if has_tone else "'`?~.",
    )
