"""New bytes for a table in which some texts were repaired, and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import PurePath
from typing import Any

from .normalize.edits import Edit, Normalized, Tier
from .seeds.csv_lines import csv_cell
from .seeds.inputs import TABLE_SUFFIXES, Columns, Document
from .seeds.json_lines import json_cell, text_span
from .seeds.table_lines import Line
from .seeds.tables import LINE_READERS


class TableChangedError(ValueError):
    """A row does not hold the text that was repaired: the file was changed since."""


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
    file; none where it is not all UTF-8. Parquet is written anew with the same schema,
    metadata, row groups and compression, and has no edits.
    Raises TableChangedError where a row holds another text than was repaired.
    """
    columns = columns._replace(names_rows=False)
    suffix = PurePath(path).suffix.lower()
    if suffix == ".parquet":
        return _rewrite_parquet(data, columns, changes), []
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


def _rewrite_parquet(
    data: bytes, columns: Columns, changes: Mapping[int, Normalized]
) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 -- it was read with pyarrow
    from pyarrow.parquet import ParquetFile, ParquetWriter  # noqa: PLC0415 -- as above

    out = pa.BufferOutputStream()
    first = 1
    with ParquetFile(pa.BufferReader(data)) as file:
        schema, codecs = file.schema_arrow, _codecs(file)
        with ParquetWriter(out, schema, compression=codecs) as writer:
            for group in range(file.num_row_groups):
                table = file.read_row_group(group)
                here = _changes_below(changes, first, table.num_rows)
                first += table.num_rows
                if here:
                    table = _with_texts(table, columns, here)
                writer.write_table(table, max(1, table.num_rows))
    _expect_all(sum(number < first for number in changes), changes)
    return bytes(out.getvalue())


def _changes_below(
    changes: Mapping[int, Normalized], first: int, n_rows: int
) -> dict[int, Normalized]:
    return {n - first: c for n, c in changes.items() if first <= n < first + n_rows}


def _with_texts(table: Any, columns: Columns, changes: Mapping[int, Normalized]) -> Any:  # noqa: ANN401 -- no types
    import pyarrow as pa  # noqa: PLC0415 -- it was read with pyarrow

    index = table.schema.get_field_index(columns.text)
    field = table.schema.field(index)
    texts = table.column(index).to_pylist()
    for row, change in changes.items():
        if texts[row] != change.source_text:
            msg = f"row {row + 1} of its row group"
            raise TableChangedError(msg)
        texts[row] = change.text
    return table.set_column(index, field, pa.array(texts, field.type))


def _codecs(file: Any) -> dict[str, str] | str:  # noqa: ANN401 -- no types
    """Name the compression of each column, as the first row group has it."""
    if not file.num_row_groups:
        return "NONE"
    group = file.metadata.row_group(0)
    chunks = [group.column(i) for i in range(group.num_columns)]
    return {
        chunk.path_in_schema: chunk.compression.replace("UNCOMPRESSED", "NONE")
        for chunk in chunks
    }
