"""New bytes for a table in which some texts were repaired, and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import PurePath

from .normalize.edits import Edit, Normalized, Tier
from .parquet_fix import TableChangedError, rewrite_parquet
from .seeds.csv_lines import csv_cell
from .seeds.inputs import TABLE_SUFFIXES, Columns, Document
from .seeds.json_lines import json_cell, text_span
from .seeds.table_lines import Line
from .seeds.tables import LINE_READERS


def table_row(document: Document) -> tuple[str, int] | None:
    """Give the file and the row number of a document; None for one of its own."""
    path, _, row = document.source.rpartition("#")
    is_table = PurePath(path).suffix.lower() in TABLE_SUFFIXES and row.isdecimal()
    return (path, int(row)) if is_table and document.text is not None else None


def rewrite_table(
    path: str, data: bytes, columns: Columns, changes: Mapping[int, Normalized]
) -> tuple[bytes, list[Edit]]:
    """Put new texts into rows of a table; rows go by the numbers in their sources.

    In JSON Lines, CSV and TSV every byte but those of the edits stays, and the edits
    that lead from the old file to the new one are given too, in code points of the
    file; none where it is not all UTF-8. Parquet is written anew and has no edits.
    Raises TableChangedError where a row holds another text than was repaired, and
    UnlikeError where Parquet cannot be written with all else as it was.
    """
    columns = columns._replace(names_rows=False)
    suffix = PurePath(path).suffix.lower()
    if suffix == ".parquet":
        return rewrite_parquet(data, columns, changes), []
    lines = LINE_READERS[suffix](BytesIO(data), path, columns, len(data) + 1)
    return _rewrite_lines(lines, columns, changes)


def _rewrite_lines(
    lines: Iterable[Line], columns: Columns, changes: Mapping[int, Normalized]
) -> tuple[bytes, list[Edit]]:
    parts: list[bytes] = []
    edits: list[Edit] = []
    offset, is_text = 0, True
    for line in lines:
        text = line.raw.decode(errors="surrogateescape")
        is_text &= not any("\udc80" <= sign <= "\udcff" for sign in set(text))
        change = _change_of(line, changes)
        if change is None:
            parts.append(line.raw)
        else:
            start, end = line.span or text_span(text, columns.text)
            cell = text[start:end]
            if line.span is not None:
                new = csv_cell(change.text, cell)
            else:
                new = json_cell(cell, change.edits)
            parts.append(f"{text[:start]}{new}{text[end:]}".encode())
            edits.append(Edit(start + offset, end + offset, cell, new, (), Tier.SAFE))
        offset += len(text)
    _expect_all(len(edits), changes)
    return b"".join(parts), edits if is_text else []


def _change_of(line: Line, changes: Mapping[int, Normalized]) -> Normalized | None:
    if not isinstance(line.found, Document):
        return None
    change = changes.get(int(line.found.source.rpartition("#")[2]))
    if change is not None and change.source_text != line.found.text:
        raise TableChangedError(line.found.source)
    return change


def _expect_all(n_done: int, changes: Mapping[int, Normalized]) -> None:
    if n_done != len(changes):
        msg = f"{n_done} of {len(changes)} rows found"
        raise TableChangedError(msg)
