"""Tables as documents: JSON Lines, CSV, TSV and Parquet, one row a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from .csv_lines import csv_lines
from .inputs import LINE_SUFFIXES, Columns, Document, Rejected
from .json_lines import json_lines
from .parquet_rows import parquet_rows
from .rejections import rejected
from .table_lines import Line

LineReader = Callable[[BinaryIO, str, Columns, int], Iterator[Line]]
_READERS: tuple[LineReader, ...] = (json_lines, json_lines, csv_lines, csv_lines)
LINE_READERS = dict(zip(LINE_SUFFIXES, _READERS, strict=True))


def read_table(
    path: Path, source: str, columns: Columns, limit: int, seen: set[str] | None
) -> Iterator[Document | Rejected]:
    """Read the rows of a table as documents, in order; the run outlives a bad row.

    The source of a row is that of its file, `#`, and the number of its line, or of
    its row in Parquet, counted from 1. `seen` holds the ids of this run: a second
    row of the same id is set aside; None where it does not matter what ids are, or
    that there are any. `limit` is in bytes a line.
    """
    columns = columns._replace(names_rows=seen is not None)
    for item in _rows(path, source, columns, limit):
        has_id = isinstance(item, Document) and item.id != item.source
        if seen is not None and isinstance(item, Document) and has_id:
            if item.id in seen:
                yield rejected(item.source, "id-twice", f": {item.id[:80]!r}")
                continue
            seen.add(item.id)
        yield item


def _rows(
    path: Path, source: str, columns: Columns, limit: int
) -> Iterator[Document | Rejected]:
    if path.suffix.lower() == ".parquet":
        yield from parquet_rows(path, source, columns)
        return
    last = None
    with path.open("rb") as file:
        for line in LINE_READERS[path.suffix.lower()](file, source, columns, limit):
            if line.found is not None and line.found != last:
                yield line.found
            last = line.found if isinstance(line.found, Rejected) else None
