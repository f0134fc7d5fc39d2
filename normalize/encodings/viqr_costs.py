"""How strange a word with signs of VIQR is as it stands, in ASCII."""

from __future__ import annotations

import re
from functools import cache, lru_cache

# What a word costs as it stands: the stranger its signs are in ASCII, the more.
_SHAPED = 9
SHAPE = 7
TONE_INSIDE = 5
_POINT_INSIDE = 3
_POINT_IN_SYLLABLE = 6
_TONE_AT_END = 4
POINT_AT_END = 1
POINT_BEFORE_SMALL = 3
_ESCAPE = 3


@cache
def _costs() -> tuple[tuple[re.Pattern[str], int], ...]:
    return (
        (
            re.compile(r"[AaEeOo]\^['`?~.]|[OoUu]\+['`?~.]|[Aa]\(['`?~.][A-Za-z]"),
            _SHAPED,
        ),
        (
            re.compile(
                # Not what may be a power, such as a^n or e^(x + 1).
                r"(?:(?<=.)|(?=..[A-Za-z]{2}))[AaEeOo]\^(?![\^0-9(+])"
                r"|[ou]\+[a-z]|[OU]\+(?![A-F]\b)[A-Z]|^[Dd][Dd][aeiouy]"
            ),
            SHAPE,
        ),
        (re.compile(r"[Aa]\([A-Za-z]"), TONE_INSIDE),
        (re.compile(r"[aeiouy][`~?'][a-z]|^[Uu]\?y|[AEIOUY][`~?'][A-Z]"), TONE_INSIDE),
        (re.compile(r"[aeiouy]\.(?:ng?|nh|m|ch?|p|t)$"), _POINT_IN_SYLLABLE),
        (re.compile(r"[aeiouy]\.[a-z]"), _POINT_INSIDE),
        (re.compile(r"[AaEeIiOoUuYy][`~]$|[A-Za-z][ou]\+$|[A-Z][OU]\+$"), _TONE_AT_END),
        (re.compile(r"[AaEeIiOoUuYy]'$"), _POINT_INSIDE),
        (re.compile(r"[A-Za-z]\\[.?'`~^(+]"), _ESCAPE),
    )


@lru_cache(maxsize=65536)
def cost_of_ascii(before: str) -> int:
    """Give the cost of a word as it stands, its place aside.

    >>> cost_of_ascii("Vie^.t"), cost_of_ascii("co'"), cost_of_ascii("no.")
    (9, 3, 1)
    """
    return max((c for p, c in _costs() if p.search(before)), default=POINT_AT_END)
