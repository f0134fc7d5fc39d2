"""Where in a TOML file something stands: for messages with line, column and caret."""

from __future__ import annotations

import re
from collections.abc import Sequence

Place = tuple[int, int, int]  # line and column, from 1, and length; in code points
_HEAD = re.compile(r"\s*(\[\[?)([^\[\]]+)\]")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def place_of_error(message: str, text: str) -> Place:
    """Read the place out of a message of tomllib; "at end of document" is the end."""
    found = _AT.search(message)
    if found:
        return int(found[1]), int(found[2]), 1
    lines = text.splitlines() or [""]
    return len(lines), len(lines[-1]) + 1, 1


def place_of(
    text: str, table: Sequence[str], key: str, culprit: object = None, nth: int = 0
) -> Place | None:
    """Find a key of a table, or in its value the string that is to blame.

    `nth` counts the tables of that name, or the heads that are the key. None where it
    is written in a way that is not looked for.
    """
    lines = text.split("\n")
    start = _line_of_key(lines, tuple(table), key, nth)
    if start is None:
        return None
    at = re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", lines[start])
    if at is None:
        return None
    if isinstance(culprit, str):
        for number in range(start, len(lines)):
            behind = at.end() if number == start else 0
            found = _quoted_or_bare(culprit, lines[number], behind)
            if found is not None:
                return number + 1, found[0] + 1, found[1] - found[0]
    return start + 1, at.start() + 1, len(key)


def place_of_name(text: str, table: str, name: str) -> Place | None:
    """Find a name where a table is first spoken of, or behind it."""
    is_behind = False
    for number, line in enumerate(text.split("\n")):
        head = _quoted_or_bare(table, line, 0)
        is_behind = is_behind or head is not None
        found = _quoted_or_bare(name, line, 0) if is_behind else None
        if found is not None:
            return number + 1, found[0] + 1, found[1] - found[0]
    return None


def _quoted_or_bare(word: str, line: str, behind: int) -> tuple[int, int] | None:
    bare = rf"(?<![\w-]){re.escape(word)}(?![\w-])"
    pattern = re.compile(rf"""["']{re.escape(word)}["']|{bare}""")
    found = pattern.search(line, behind)
    return found.span() if found else None


def _line_of_key(
    lines: Sequence[str], table: tuple[str, ...], key: str, nth: int
) -> int | None:
    """Find the line that sets a key: under its table's head, inline, or dotted."""
    here: tuple[str, ...] = ()
    count, n_heads = -1 if nth else 0, 0
    dotted = None
    own = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""")
    anywhere = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
    for number, line in enumerate(lines):
        head = _HEAD.match(line)
        if head:
            here = tuple(part.strip(" \"'") for part in head[2].split("."))
            if here == table and head[1] == "[[":
                count += 1
            n_heads += here == (*table, key)
            if here == (*table, key) and n_heads >= nth:
                return number
        elif here == table and count >= nth and own.match(line):
            return number
        elif dotted is None and table[: len(here)] == here and anywhere.search(line):
            dotted = number
    return dotted


def shown(text: str, place: Place) -> str:
    """Show the line of a place, with carets below."""
    line, column, length = place
    words = text.split("\n")[line - 1 : line] or [""]
    lead = "".join("\t" if letter == "\t" else " " for letter in words[0][: column - 1])
    return f"    {words[0].rstrip()}\n    {lead}{'^' * max(1, length)}"
