"""Where a short form may stand: the candidates, and the ways they are joined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

CAPITALS = "A-ZĂÂĐÊÔƠƯ"
LONGEST = 16
_WIDEST = 4

TOKEN_TRIGGER = (
    rf"[{CAPITALS}]\.?[{CAPITALS}]|T[hH]\.?[sS]|[Đđ]/[cC]"
    r"|[Tt]p|Pgs|[GTB]s"
)
_OUTSIDE = frozenset("_@#\\$%^=~")


class Token(NamedTuple):
    """A candidate: its span in code points, and its letters as written."""

    start: int
    end: int
    text: str


@cache
def _token() -> re.Pattern[str]:
    # The order matters: dotted letters and titles before plain runs of capitals.
    return re.compile(
        rf"[{CAPITALS}](?:\.[{CAPITALS}])+"
        r"|T[hH]\.[sS]|T[hH][sS]|[Đđ]/[cC]"
        rf"|[{CAPITALS}]{{2,}}[gr]?"
        r"|[Tt]p|Pgs|[GTB]s"
    )


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"(?: ?[-–&/] ?|\. ?|, ?| và | )")


def _goes_on(char: str) -> bool:
    return bool(char) and (
        char.isalnum()
        or char in _OUTSIDE
        or unicodedata.category(char)[0] == "M"
        or char in "\u200d\u200c"
    )


def find_tokens(text: str) -> Iterator[Token]:
    """Find what has the look of a short form and the bounds of a word.

    >>> [t.text for t in find_tokens("Đ/c Lan, BCĐ 35 và QH13, TP.HCM")]
    ['Đ/c', 'BCĐ', 'TP', 'HCM']
    """
    for match in _token().finditer(text):
        start, end = match.span()
        if end - start > LONGEST:
            continue
        if _goes_on(text[start - 1 : start]) or _goes_on(text[end : end + 1]):
            continue
        yield Token(start, end, match.group())


def joint(text: str, first: Token, second: Token) -> str | None:
    """Give what joins two neighbours in one composite, None where nothing does."""
    between = text[first.end : second.start]
    return between if len(between) <= _WIDEST and _joined().fullmatch(between) else None
