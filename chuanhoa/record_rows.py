"""The rows of a file of finished records; a row that is none is set aside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .normalize.rule import Text
from .seeds.files import source_name
from .seeds.json_lines import parse_object
from .seeds.model import Rejected
from .seeds.rejections import rejected
from .seeds.rows import SCHEMA_VERSION

SUFFIXES = (".jsonl", ".ndjson", ".parquet")
BATCH = 1024
_AT_ONCE = 2**22  # bytes of text
_BOM = b"\xef\xbb\xbf"
# What says whether a row is a record of this version, whole and unchanged.
_PROOF = ("schema_version", "doc_id", "content_key", "rejected", "n_bytes")
_REASONS = {
    "broken": Text(vi="bản ghi hỏng", en="the record is broken"),
    "no-id": Text(vi="bản ghi không có doc_id", en="the record has no doc_id"),
    "other-schema": Text(
        vi=f"không phải bản ghi của lược đồ {SCHEMA_VERSION}; hãy lập lại bằng"
        " `chuanhoa records`",
        en=f"no record of schema version {SCHEMA_VERSION}; make it again with"
        " `chuanhoa records`",
    ),
    "no-text": Text(vi="bản ghi không có văn bản", en="the record has no text"),
    "text-changed": Text(
        vi="văn bản đã đổi sau khi được đo; hãy lập lại bằng `chuanhoa records`",
        en="the text changed after it was measured; make it again with"
        " `chuanhoa records`",
    ),
    "rejected": Text(
        vi="đã bị để riêng khi lập bản ghi",
        en="it was set aside when the records were made",
    ),
}


@dataclass(slots=True)
class RecordTable:
    """Some columns of the records of a file: lists, or columns of pyarrow."""

    columns: dict[str, Any]
    n_rows: int


def read_table(path: Path, wanted: Sequence[str], aside: list[Rejected]) -> RecordTable:
    """Read columns of the records in a file; what is no record goes `aside`.

    Of the texts only their sizes are looked at, a batch or a line at a time. A column
    that is not there is one of nulls.
    Raises OSError, ImportError, and pyarrow's errors (ValueError) for other files.
    """
    if path.suffix == ".parquet":
        return _parquet_table(path, wanted, aside)
    rows = [[row.get(name) for name in wanted] for row in read_objects(path, aside)]
    columns = {name: [row[i] for row in rows] for i, name in enumerate(wanted)}
    return RecordTable(columns, len(rows))


def read_objects(path: Path, aside: list[Rejected]) -> Iterator[dict[str, Any]]:
    """Read the records of a file of JSON Lines, one object a line."""
    source = source_name(path)
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = _parsed(line)
            except (ValueError, TypeError, RecursionError):
                aside.append(_refused(f"{source}#{number}", "broken"))
                continue
            text = row.get("text")
            size = (
                len(text.encode("utf-8", "surrogatepass"))
                if isinstance(text, str)
                else None
            )
            reason = _fault([row.get(name) for name in _PROOF], size)
            if reason is None:
                yield row
            else:
                aside.append(_refused(f"{source}#{number}", reason))


def _parsed(line: bytes) -> dict[str, Any]:
    row = parse_object(line.removeprefix(_BOM).decode("utf-8"))
    if b"\\u" in line:  # A lone surrogate is no character: no file can hold it.
        json.dumps(row, ensure_ascii=False).encode()
    return row


def sound_rows(batch: Any) -> list[bool]:  # noqa: ANN401 -- pyarrow has no types
    """Say which rows of a record batch, or table, with all its columns are records."""
    return [reason is None for reason in _faults(batch, _sizes(batch))]


def _parquet_table(
    path: Path, wanted: Sequence[str], aside: list[Rejected]
) -> RecordTable:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 -- an optional extra

    # Buffered, a row group of texts is in memory before the first of them is read.
    with ParquetFile(path, pre_buffer=False, buffer_size=_AT_ONCE) as file:
        names = file.schema_arrow.names
        columns = [*dict.fromkeys([*wanted, *_PROOF])]
        table = file.read(columns=[name for name in columns if name in names])
        sizes: list[int | None] = [None] * table.num_rows
        if "text" in names:
            largest = max(
                filter(_is_int, as_list(_column(table, "n_bytes"))), default=1
            )
            some = max(1, min(BATCH, _AT_ONCE // max(largest, 1)))
            batches = file.iter_batches(batch_size=some, columns=["text"])
            sizes = [size for batch in batches for size in _sizes(batch)]
    reasons = _faults(table, sizes)
    source = source_name(path)
    aside += [
        _refused(f"{source}#{row}", reason)
        for row, reason in enumerate(reasons, 1)
        if reason is not None
    ]
    if any(reasons):
        import pyarrow as pa  # noqa: PLC0415 -- the table came from it

        table = table.filter(pa.array([reason is None for reason in reasons]))
    found = {name: _column(table, name) for name in wanted}
    return RecordTable(found, table.num_rows)


def _is_int(value: object) -> bool:
    return isinstance(value, int)


def _column(table: Any, name: str) -> Any:  # noqa: ANN401 -- pyarrow has no types
    if name in table.schema.names:
        return table.column(name)
    return [None] * table.num_rows


def _sizes(batch: Any) -> list[int | None]:  # noqa: ANN401 -- pyarrow has no types
    """Give the bytes of each text, None where there is none."""
    import pyarrow as pa  # noqa: PLC0415 -- the batch came from it
    import pyarrow.compute as pc  # noqa: PLC0415 -- as above

    texts = _column(batch, "text")
    if isinstance(texts, list):
        return texts
    if not (pa.types.is_string(texts.type) or pa.types.is_large_string(texts.type)):
        texts = pc.cast(texts, pa.string())
    sizes: list[int | None] = pc.binary_length(texts).to_pylist()
    return sizes


def _faults(table: Any, sizes: Sequence[int | None]) -> list[str | None]:  # noqa: ANN401 -- pyarrow has no types
    columns = (_column(table, name) for name in _PROOF)
    listed = [c if isinstance(c, list) else c.to_pylist() for c in columns]
    return [
        _fault(*pair) for pair in zip(zip(*listed, strict=True), sizes, strict=True)
    ]


def _fault(proof: Sequence[object], size: int | None) -> str | None:
    """Say why a row is no record of this version, whole and as it was measured."""
    version, doc_id, key, was_rejected, n_bytes = proof
    if not isinstance(doc_id, str) or not doc_id.strip():
        return "no-id"
    if was_rejected is not None:
        return "rejected"
    if version != SCHEMA_VERSION:
        return "other-schema"
    if not isinstance(key, str):
        return "broken"
    if not size:
        return "no-text"
    return "text-changed" if isinstance(n_bytes, int) and n_bytes != size else None


def _refused(source: str, reason: str) -> Rejected:
    return Rejected(source, reason, _REASONS[reason])


def broken_file(path: Path, error: Exception) -> Rejected:
    """Set a whole file aside that cannot be read."""
    return rejected(source_name(path), "broken-table", f": {error}")


def as_list(values: Any) -> list[Any]:  # noqa: ANN401 -- a list or a pyarrow column
    """Give the values of a column as Python has them."""
    listed: list[Any] = values if isinstance(values, list) else values.to_pylist()
    return listed
