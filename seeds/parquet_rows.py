"""Tables in Parquet: the text and the id of each row, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..normalize.rule import Text
from .inputs import Columns, Document, Rejected
from .rejections import rejected
from .table_lines import row_document

_BATCH = 1024
_TWICE = Text(vi=": có hai cột {name!r}", en=": there are two columns {name!r}")


def parquet_rows(
    path: Path, source: str, columns: Columns
) -> Iterator[Document | Rejected]:
    """Read two columns of a Parquet file; rows are counted from 1.

    Only these columns are loaded. A file that is truncated, corrupt or without the
    columns is set aside whole. Needs the [corpus] extra.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an optional extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 -- as above
    except ImportError:
        yield rejected(source, "needs-corpus")
        return
    try:
        with ParquetFile(path) as file:
            yield from _rows(file, source, columns)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield rejected(source, "broken-table", f": {str(error).splitlines()[0]}")


def _rows(
    file: Any,  # noqa: ANN401 -- pyarrow has no types
    source: str,
    columns: Columns,
) -> Iterator[Document | Rejected]:
    names = file.schema_arrow.names
    id_column = columns.id or ("id" if "id" in names else None)
    for name in (columns.text, id_column):
        if name is not None and name not in names:
            yield rejected(source, "no-column", f": {name!r} ∉ {names}")
            return
        if names.count(name) > 1:
            detail = Text(*(words.format(name=name) for words in _TWICE))
            yield rejected(source, "broken-table", detail)
            return
    if not columns.names_rows:
        id_column = None
    wanted = [columns.text] if id_column is None else [columns.text, id_column]
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH, columns=wanted):
        texts = _values(batch.column(columns.text))
        ids = texts if id_column is None else _values(batch.column(id_column))
        for text, row_id in zip(texts, ids, strict=True):
            number += 1
            place = f"{source}#{number}"
            if isinstance(text, UnicodeDecodeError):
                yield rejected(place, "row-not-utf-8")
            else:
                yield row_document(place, text, row_id, has_id=id_column is not None)


def _values(column: Any) -> list[Any]:  # noqa: ANN401 -- pyarrow has no types
    """Give the values of a column; for one that is no UTF-8, what is wrong with it."""
    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        return [_value(each) for each in column]
    return values


def _value(value: Any) -> Any:  # noqa: ANN401 -- as above
    try:
        return value.as_py()
    except UnicodeDecodeError as error:
        return error
