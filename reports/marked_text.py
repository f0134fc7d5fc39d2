"""Source and result side by side, what was changed or found marked in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from ..normalize.edits import Edit, Normalized
from ..normalize.rule import Text
from .listing import Language, pick
from .page import show

_SOURCE, _RESULT = Text("Bản gốc", "Source"), Text("Kết quả", "Result")


def anchor(number: int) -> str:
    """Name the place of an edit on the page; `number` is that in `marked_edits`."""
    return f"e{number + 1}"


def marked_edits(normalized: Normalized) -> list[Edit]:
    """List the edits and findings that can be marked, in order.

    All edits, and the findings that do not overlap another one that is marked.
    """
    edits = sorted(normalized.edits, key=_start)
    applied = set(map(id, edits))
    found: list[Edit] = []
    for edit in sorted([*edits, *normalized.unapplied], key=_start):
        position = bisect_right(edits, edit.start, key=_start)
        near = edits[max(position - 1, 0) : position + 1]
        is_applied = id(edit) in applied
        is_free = all(each.end <= edit.start or edit.end <= each.start for each in near)
        if is_applied or (is_free and (not found or found[-1].end <= edit.start)):
            found.append(edit)
    return found


def places_in(text: str) -> Callable[[int], str]:
    """Give a function that writes an offset as line:column, from 1, in code points."""
    lengths = (len(line) + 1 for line in text.split("\n"))
    starts = [0, *accumulate(lengths)]

    def place(offset: int) -> str:
        line = bisect_right(starts, offset)
        return f"{line}:{offset - starts[line - 1] + 1}"

    return place


def texts(normalized: Normalized, language: Language) -> str:
    """Show the source with its edits and findings, and the result with its edits."""
    source, result = [], []
    position = 0
    applied = {id(edit) for edit in normalized.edits}
    for number, edit in enumerate(marked_edits(normalized)):
        same = _plain(normalized.source_text[position : edit.start])
        is_applied = id(edit) in applied
        before = show(edit.before) if is_applied else _plain(edit.before)
        tag = "del" if is_applied else "mark"
        source += [same, f'<{tag} id="{anchor(number)}">{before}</{tag}>']
        result += [same, f"<ins>{show(edit.after)}</ins>" if is_applied else before]
        position = edit.end
    rest = _plain(normalized.source_text[position:])
    columns = ((_SOURCE, [*source, rest]), (_RESULT, [*result, rest]))
    shown = "".join(
        f"<section><h2>{show(pick(name, language))}</h2>"
        f"<pre>{''.join(parts)}</pre></section>"
        for name, parts in columns
    )
    return f'<div class="texts">{shown}</div>'


def _start(edit: Edit) -> int:
    return edit.start


def _plain(text: str) -> str:
    """Escape text that did not change, with its line ends and tabs as they are."""
    return "".join(
        line if line in ("\n", "\t") else show(line)
        for line in _keep_breaks(text.replace("\r\n", "\n"))
    )


def _keep_breaks(text: str) -> list[str]:
    parts = []
    for i, line in enumerate(text.split("\n")):
        if i:
            parts.append("\n")
        for j, cell in enumerate(line.split("\t")):
            parts += ["\t", cell] if j else [cell]
    return parts
