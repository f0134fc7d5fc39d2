"""A Parquet file written anew with some texts repaired, and proven to be its like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .normalize.edits import Normalized
from .normalize.errors import ToldError
from .normalize.rule import Text
from .seeds.inputs import Columns

_DICTIONARY = ("PLAIN_DICTIONARY", "RLE_DICTIONARY")
_ENCODINGS = ("DELTA_", "BYTE_STREAM_SPLIT")
_CHANGED = Text(
    vi="không ghi lại được tệp Parquet này như cũ ({what}); để nguyên",
    en="this Parquet file cannot be written again as it is ({what}); left alone",
)


class UnlikeError(ToldError):
    """A file that could only be written with another schema, or other values."""

    def __init__(self, what: str) -> None:
        """Name what would be another."""
        super().__init__(Text(*(words.format(what=what) for words in _CHANGED)))


class TableChangedError(ValueError):
    """A row does not hold the text that was repaired: the file was changed since."""


def rewrite_parquet(
    data: bytes, columns: Columns, changes: Mapping[int, Normalized]
) -> bytes:
    """Put new texts into rows, numbered from 1; all else is as it was.

    Schema, metadata, row groups and compression stay, encodings and statistics where
    they are known. The result is read again and compared with the old file.
    Raises TableChangedError, and UnlikeError where it is not the same.
    """
    import pyarrow as pa  # noqa: PLC0415 -- it was read with pyarrow
    from pyarrow.parquet import ParquetFile, ParquetWriter  # noqa: PLC0415 -- as above

    out = pa.BufferOutputStream()
    first = 1
    with ParquetFile(pa.BufferReader(data)) as file:
        schema = file.schema_arrow.remove_metadata()
        metadata = file.metadata.metadata
        with ParquetWriter(out, schema, **_options(file, columns)) as writer:
            for group in range(file.num_row_groups):
                table = file.read_row_group(group)
                here = _changes_below(changes, first, table.num_rows)
                first += table.num_rows
                if here:
                    table = _with_texts(table, columns, here)
                table = table.replace_schema_metadata(None)
                writer.write_table(table, max(1, table.num_rows))
            if metadata:
                writer.add_key_value_metadata(metadata)
    if any(number >= first for number in changes):
        msg = f"{first - 1} rows"
        raise TableChangedError(msg)
    new = bytes(out.getvalue())
    unlike = next(_differences(data, new, columns), None)
    if unlike is not None:
        raise UnlikeError(unlike)
    return new


def _changes_below(
    changes: Mapping[int, Normalized], first: int, n_rows: int
) -> dict[int, Normalized]:
    return {n - first: c for n, c in changes.items() if first <= n < first + n_rows}


def _with_texts(table: Any, columns: Columns, changes: Mapping[int, Normalized]) -> Any:  # noqa: ANN401 -- no types
    import pyarrow as pa  # noqa: PLC0415 -- it was read with pyarrow

    index = table.schema.get_field_index(columns.text)
    field = table.schema.field(index)
    try:
        texts = table.column(index).to_pylist()
    except UnicodeDecodeError:  # of a row that was set aside: it cannot be kept so
        raise UnlikeError(columns.text) from None
    for row, change in changes.items():
        if texts[row] != change.source_text:
            msg = f"row {row + 1} of its row group"
            raise TableChangedError(msg)
        texts[row] = change.text
    return table.set_column(index, field, pa.array(texts, field.type))


def _options(file: Any, columns: Columns) -> dict[str, Any]:  # noqa: ANN401 -- no types
    """Find out how a file was written, as far as it says so."""
    options: dict[str, Any] = {"store_schema": False}
    if file.metadata.format_version in ("1.0", "2.4"):
        options["version"] = file.metadata.format_version
    if not file.num_row_groups:
        return options
    group = file.metadata.row_group(0)
    chunks = [group.column(number) for number in range(group.num_columns)]
    physical = {chunk.physical_type for chunk in chunks}
    leaves = [file.schema.column(number) for number in range(len(chunks))]
    options["compression"] = {
        chunk.path_in_schema: chunk.compression.replace("UNCOMPRESSED", "NONE")
        for chunk in chunks
    }
    options["write_statistics"] = [c.path_in_schema for c in chunks if c.is_stats_set]
    options["write_page_index"] = any(chunk.has_offset_index for chunk in chunks)
    options["use_deprecated_int96_timestamps"] = "INT96" in physical
    options["use_compliant_nested_type"] = not any(
        chunk.path_in_schema.endswith(".list.item") for chunk in chunks
    )
    options["store_decimal_as_integer"] = any(
        leaf.logical_type.type == "DECIMAL" and leaf.physical_type.startswith("INT")
        for leaf in leaves
    )
    # An order that the new texts may break is no longer claimed.
    order = group.sorting_columns
    texts = [
        n for n, chunk in enumerate(chunks) if chunk.path_in_schema == columns.text
    ]
    if order and not any(each.column_index in texts for each in order):
        options["sorting_columns"] = order
    return options | _encodings(chunks)


def _encodings(chunks: list[Any]) -> dict[str, Any]:
    in_dictionary = [
        chunk.path_in_schema
        for chunk in chunks
        if any(name in _DICTIONARY for name in chunk.encodings)
    ]
    others = {
        chunk.path_in_schema: name
        for chunk in chunks
        if chunk.path_in_schema not in in_dictionary
        for name in chunk.encodings
        if name.startswith(_ENCODINGS)
    }
    options: dict[str, Any] = {"use_dictionary": in_dictionary}
    return options | ({"column_encoding": others} if others else {})


def _differences(old: bytes, new: bytes, columns: Columns) -> Iterator[str]:
    """Compare schema, metadata, row groups, and the values of every other column."""
    one, two = _opened(old), _opened(new)
    if not one.schema.equals(two.schema):
        yield ", ".join(_differing(one.schema, two.schema)) or "schema"
    if one.metadata.metadata != two.metadata.metadata:
        yield "metadata"
    for group in range(one.num_row_groups):
        before, after = (file.read_row_group(group) for file in (one, two))
        text = before.schema.get_field_index(columns.text)
        for number in range(before.num_columns):
            is_same = _is_same(before.column(number), after.column(number))
            if number != text and not is_same:
                yield before.schema.field(number).name


def _opened(data: bytes) -> Any:  # noqa: ANN401 -- no types
    import pyarrow as pa  # noqa: PLC0415 -- it was read with pyarrow
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 -- as above

    # In nanoseconds, days before 1677 or after 2262 would come out as others.
    reader = pa.BufferReader(data)
    return ParquetFile(reader, coerce_int96_timestamp_unit="us")


def _differing(one: Any, two: Any) -> Iterator[str]:  # noqa: ANN401 -- no types
    for number, name in enumerate(one.names):
        if number >= len(two.names) or not one.column(number).equals(
            two.column(number)
        ):
            yield name


def _is_same(before: Any, after: Any) -> bool:  # noqa: ANN401 -- no types
    """Compare two columns; by their bytes where NaN is not equal to itself."""
    return bool(before.equals(after)) or _bytes_of(before) == _bytes_of(after)


def _bytes_of(column: Any) -> bytes:  # noqa: ANN401 -- no types
    import pyarrow as pa  # noqa: PLC0415 -- it was read with pyarrow

    out = pa.BufferOutputStream()
    table = pa.table({"column": column.combine_chunks()})
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    return bytes(out.getvalue())
