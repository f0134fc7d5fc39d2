"""Lines of a document: only CR LF, LF and CR end one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\r\n]+")


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Give [start, end) of every line that is not empty, without its line end."""
    for match in _line().finditer(text):
        yield match.span()
