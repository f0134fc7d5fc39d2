"""Tables in CSV and TSV (RFC 4180), with the place of each cell.

The csv module of the standard library gives values without their places, and a repair
of one cell must leave every other byte of the file as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from ..normalize.rule import Text
from .inputs import Columns, Document, Rejected
from .rejections import rejected
from .table_lines import (
    BOM,
    Line,
    RawLine,
    raw_lines,
    refused_line,
    row_document,
)

_DELIMITERS = ",;\t|"
_SPACE = b" \t\r\n"
_CELLS = Text(vi=": {n} ô, dòng đầu có {names}", en=": {n} cells, the head has {names}")


@dataclass(frozen=True, slots=True)
class _Head:
    delimiter: str
    names: tuple[str, ...]


@dataclass(slots=True)
class _Row:
    """A row as far as it was read; `quote` is where a quote is still open."""

    number: int
    offset: int
    parts: list[RawLine] = field(default_factory=list)
    size: int = 0
    cells: list[tuple[int, int]] = field(default_factory=list)
    quote: int | None = None
    is_broken: bool = False

    def feed(self, line: RawLine, delimiter: str) -> bool:
        """Take one more line, in linear time; say whether the row is complete."""
        text, base, at = _scanned(line), self.size, 0
        self.parts.append(line)
        self.size += len(text)
        end = len(text.removesuffix("\n").removesuffix("\r"))
        while True:
            if self.quote is None and text.startswith('"', at):
                self.quote, at = base + at, at + 1
            start = base + at
            if self.quote is not None:
                closing = _closing_quote(text, at)
                if closing is None:
                    return False
                start, at = self.quote, closing + 1
            stop = text.find(delimiter, at, end)
            stop = end if stop < 0 else stop
            self.is_broken |= self.quote is not None and stop != at
            self.quote = None
            self.cells.append((start, base + stop))
            if stop == end:
                return True
            at = stop + 1


def _scanned(line: RawLine) -> str:
    text = line.text
    return line.raw.decode(errors="surrogateescape") if text is None else text


def _closing_quote(text: str, at: int) -> int | None:
    """Find the quote that ends a cell; two in a row are one that is meant."""
    while (at := text.find('"', at)) >= 0:
        if not text.startswith('"', at + 1):
            return at
        at += 2
    return None


def csv_lines(
    file: BinaryIO, source: str, columns: Columns, limit: int
) -> Iterator[Line]:
    """Read the rows below a head line that names the columns.

    The delimiter is the first of comma, semicolon, tab and bar under which the head
    names the text column. A row is named by the number of its first line. A blank line
    holds nothing: before the head, at the end, or among the rows.
    """
    lines = raw_lines(file, limit)
    first = next(lines, None)
    while first is not None and not first.is_too_long and not first.raw.strip(_SPACE):
        yield Line(first.raw)
        first = next(lines, None)
    if first is None:
        return
    refused = refused_line(first, source, limit)
    if refused is not None:
        yield refused
        return
    head = _find_head(first, columns)
    if head is None:
        yield Line(first.raw, rejected(source, "no-column", _wanted(first, columns)))
        return
    yield Line(first.raw)
    for row in _rows(lines, head.delimiter, limit):
        yield _line(row, source, head, columns, limit)


def _wanted(first: RawLine, columns: Columns) -> str:
    names = [columns.text] if columns.id is None else [columns.text, columns.id]
    return f": {', '.join(names)} ∉ {(first.text or '').strip()[:80]!r}"


def _find_head(first: RawLine, columns: Columns) -> _Head | None:
    bare = RawLine(1, 0, b"", (first.text or "").removeprefix(BOM))
    for delimiter in _DELIMITERS:
        row = _Row(1, 0)
        if row.feed(bare, delimiter):
            names = tuple(_value(bare.text or "", span) for span in row.cells)
            wanted = {columns.text} | ({columns.id} - {None})
            if wanted <= set(names) and len(set(names)) == len(names):
                return _Head(delimiter, names)
    return None


def _rows(lines: Iterable[RawLine], delimiter: str, limit: int) -> Iterator[_Row]:
    row: _Row | None = None
    for line in lines:
        row = row or _Row(line.number, line.offset)
        if row.feed(line, delimiter) or line.is_too_long:
            yield row
            row = None
        elif row.size > limit:
            break
    if row is not None:
        yield row


def _line(row: _Row, source: str, head: _Head, columns: Columns, limit: int) -> Line:
    raw = b"".join(part.raw for part in row.parts)
    place = f"{source}#{row.number}"
    for part in row.parts:
        refused = refused_line(part, source, limit)
        if refused is not None and isinstance(refused.found, Rejected):
            found = refused.found
            return Line(raw, rejected(place, found.reason, offset=found.offset))
    if row.quote is not None:
        return Line(raw, rejected(place, "quote-not-closed", offset=row.offset))
    # In a table of one column spaces are a value.
    if not raw.strip(_SPACE if len(row.cells) == 1 < len(head.names) else b"\r\n"):
        return Line(raw)
    if row.is_broken or len(row.cells) != len(head.names):
        numbers = {"n": len(row.cells), "names": len(head.names)}
        detail = Text(*(words.format(**numbers) for words in _CELLS))
        return Line(raw, rejected(place, "broken-row", "" if row.is_broken else detail))
    span = row.cells[head.names.index(columns.text)]
    text = "".join(part.text or "" for part in row.parts)
    return Line(raw, _document(text, row, place, head, columns), span)


def _document(
    text: str, row: _Row, place: str, head: _Head, columns: Columns
) -> Document | Rejected:
    name = columns.id or "id"
    has_id = columns.names_rows and name in head.names
    row_id = _value(text, row.cells[head.names.index(name)]) if has_id else None
    value = _value(text, row.cells[head.names.index(columns.text)])
    return row_document(place, value, row_id, has_id=has_id)


def _value(text: str, span: tuple[int, int]) -> str:
    cell = text[slice(*span)]
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def csv_cell(text: str, old: str) -> str:
    """Write a text as a cell: quoted where its old cell was, or where it must be.

    >>> csv_cell("Huế, Đà Nẵng", "Hue, Da Nang"), csv_cell("Huế", '"Hue"')
    ('"Huế, Đà Nẵng"', '"Huế"')
    """
    if old.startswith('"') or any(sign in text for sign in f'"\r\n{_DELIMITERS}'):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
