"""Tables in JSON Lines: one strict JSON object a line (RFC 8259)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NoReturn

from ..normalize.edits import Edit
from ..normalize.errors import ToldError
from ..normalize.rule import Text
from .inputs import Columns, Document, Rejected
from .json_errors import KEY_TWICE, NO_NUMBER, NO_OBJECT, why_broken
from .rejections import rejected
from .table_lines import BOM, Line, raw_lines, refused_line, row_document

_SPACE = " \t\r\n"
# One for each code point: a pair of surrogates, another escape, or a plain character.
_PIECES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}|\\.|[^\\]"
)


def json_lines(
    file: BinaryIO, source: str, columns: Columns, limit: int
) -> Iterator[Line]:
    """Read objects one a line; a line that cannot be read is set aside, and so on.

    A blank line holds nothing, at the end or in the middle, as in every reader of
    JSON Lines in use; it counts as a line. Keys that stand twice, NaN, Infinity,
    numbers of thousands of digits and nesting beyond any use are refused: JSON leaves
    open what they mean.
    """
    for line in raw_lines(file, limit):
        refused = refused_line(line, source, limit)
        if refused is not None:
            yield refused
            if isinstance(refused.found, Rejected) and refused.found.source == source:
                return
            continue
        place = f"{source}#{line.number}"
        text = (line.text or "").removeprefix(BOM if line.number == 1 else "")
        is_blank = not text.strip(_SPACE)
        yield Line(line.raw, None if is_blank else _row(text, place, columns))


def _row(text: str, place: str, columns: Columns) -> Document | Rejected:
    try:
        row = parse_object(
            text.rstrip(_SPACE)
        )  # else an end has the column of the next
    except (ValueError, RecursionError) as error:
        return rejected(place, "broken-row", why_broken(error))
    name = columns.id or "id"
    for column in (columns.text, *([name] if columns.id else ())):
        if column not in row:
            return rejected(place, "no-column", f": {column!r}")
    has_id = columns.names_rows and name in row
    return row_document(place, row[columns.text], row.get(name), has_id=has_id)


def text_span(text: str, column: str) -> tuple[int, int]:
    """Find the value of a key in the outermost object of a line that was read.

    Offsets are code points of the line; the quotes of the string are inside.

    >>> text_span('{"id": 1, "text": "xin"}', "text")
    (18, 23)
    """
    decoder = json.JSONDecoder()
    at = _skip(text, text.index("{") + 1)
    while text[at] != "}":
        key, at = decoder.raw_decode(text, at)
        start = _skip(text, _skip(text, at) + 1)
        _, end = decoder.raw_decode(text, start)
        if key == column:
            return start, end
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at] == "," else at
    msg = f"no key {column!r} in this line"
    raise KeyError(msg)


def json_cell(old: str, edits: Iterable[Edit]) -> str:
    r"""Apply edits of a text to the string in JSON that holds it.

    What the edits leave alone stays as it was escaped; what they write is escaped as
    the cell was: all but ASCII, where its writer did so.

    >>> from chuanhoa.normalize.edits import Tier
    >>> edit = Edit(0, 1, "D", "Đ", (), Tier.SAFE)
    >>> json_cell('"Da\\u0300 L\\/"', [edit]), json_cell('"Da"', [edit])
    ('"\\u0110a\\u0300 L\\/"', '"Đa"')
    """
    is_ascii = old.isascii() and "\\u" in old
    pieces = _PIECES.findall(old[1:-1])
    parts, at = ['"'], 0
    for edit in edits:
        written = json.dumps(edit.after, ensure_ascii=is_ascii)[1:-1]
        parts += [*pieces[at : edit.start], written]
        at = edit.end
    return "".join((*parts, *pieces[at:], '"'))


def _skip(text: str, at: int) -> int:
    while text[at] in _SPACE:
        at += 1
    return at


def parse_object(text: str) -> dict[str, Any]:
    """Read one JSON object, strictly: no key twice, no NaN, no infinity.

    Raises ValueError, told in both languages where it is ours, and RecursionError.

    >>> parse_object('{"id": 1}')
    {'id': 1}
    """
    row: object = json.loads(
        text, object_pairs_hook=_strict_object, parse_constant=_refuse_constant
    )
    if not isinstance(row, dict):
        raise ToldError(NO_OBJECT)
    return row


def _strict_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ToldError(KEY_TWICE)
    return row


def _refuse_constant(name: str) -> NoReturn:
    raise ToldError(Text(*(words.format(name=name) for words in NO_NUMBER)))
