"""The bounds of sentences and lines, and lines that are about the site."""

from __future__ import annotations

import re
from functools import cache

from .context import words

_END = re.compile(
    r"[.!?\u2026][\"'\u201d\u2019)]?[ \xa0]{1,4}(?=[^\W\d_a-zđ])|\n[ \t\xa0]*\n|\n"
)
_REACH = 1200
_HEADER_WORDS = 8


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the sentence around a span; a hard line break may be in it."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    first = low
    for match in _END.finditer(text, low, start):
        if match.end() <= start and _ends(text, match):
            first = match.end()
    for match in _END.finditer(text, end, high):
        if _ends(text, match):
            return first, match.start()
    return first, high


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends here, or only an initial, or a hard-wrapped line."""
    if match.group() != "\n":
        word = text[max(0, match.start() - 3) : match.start()]
        return not re.search(r"(?:^|\W)[^\W\d_]$", word)
    following = text[match.end() : match.end() + 1]
    return not following.islower() and not following.isdigit()


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the line around a span, no further than the reach."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    first = text.rfind("\n", low, start) + 1 or low
    last = text.find("\n", end, high)
    return first, last if last >= 0 else high


@cache
def _chrome() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words("chrome")))


def is_chrome(line: str) -> bool:
    """Whether a line is about the site: a counter, a banner, a copyright."""
    return _chrome().search(line.lower()) is not None


@cache
def _header() -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in words("header"))
    return re.compile(f"[\\W\\d_]*(?:{either})(?![^\\W_])")


def is_header(line: str) -> bool:
    """Whether a short line opens like the name of a site or of an office."""
    short = len(line.split()) <= _HEADER_WORDS
    return short and _header().match(line.lower()) is not None
