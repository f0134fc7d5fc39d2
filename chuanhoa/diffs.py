"""What `fix` would change: as a patch of lines, or word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import groupby

from .normalize.edits import Edit, Normalized
from .reports.findings import line_starts
from .reports.terminal import Style

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_AROUND = 28  # code points that are shown beside a change
_SLACK = 8  # a cut that saves less is not worth its ellipsis
_GONE, _NEW = "31", "32"


def line_diff(source: str, old: str, new: str) -> Iterator[str]:
    """Give a unified diff that `patch` takes: only LF ends a line."""
    before, after = (_LINES.findall(text) for text in (old, new))
    for line in unified_diff(before, after, source, source, n=1):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def word_diff(source: str, normalized: Normalized, style: Style) -> Iterator[str]:
    """Show each changed line with `[-old-]{+new+}`, invisible characters in sight."""
    text = normalized.source_text
    starts = line_starts(text)
    numbered = _numbered(normalized.edits, starts)
    for number, group in groupby(numbered, key=lambda pair: pair[0]):
        edits = [edit for _, edit in group]
        ends = text.find("\n", edits[-1].end)
        line = (starts[number], ends if ends >= 0 else len(text))
        words = _marked(text, edits, line, style)
        yield f"{style.shown(source)}:{number + 1}: " + words


def _numbered(
    edits: Sequence[Edit], starts: Sequence[int]
) -> Iterator[tuple[int, Edit]]:
    number = 0
    for edit in edits:
        while number + 1 < len(starts) and starts[number + 1] <= edit.start:
            number += 1
        yield number, edit


def _marked(
    text: str, edits: Sequence[Edit], line: tuple[int, int], style: Style
) -> str:
    parts = []
    at = line[0]
    for edit in edits:
        parts.append(_between(text[at : edit.start], style, is_first=at == line[0]))
        if edit.before:
            parts.append(style.paint(f"[-{style.shown(edit.before)}-]", _GONE))
        if edit.after:
            parts.append(style.paint(f"{{+{style.shown(edit.after)}+}}", _NEW))
        at = edit.end
    parts.append(_between(text[at : line[1]].rstrip("\r"), style, is_last=True))
    return "".join(parts)


def _between(
    text: str, style: Style, *, is_first: bool = False, is_last: bool = False
) -> str:
    """Show what stays between two changes, or at an end of the line, cut if long."""
    most = _AROUND if is_first or is_last else 2 * _AROUND
    if len(text) <= most + _SLACK:
        return style.shown(text)
    head = "" if is_first else style.shown(text[:_AROUND])
    tail = "" if is_last else style.shown(text[-_AROUND:])
    return head + style.framed("…") + tail
