"""The rows of a file of finished records; a row that is none is set aside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .normalize.rule import Text
from .record_texts import (
    Measured,
    batches_of_texts,
    measured,
    measured_texts,
    open_parquet,
)
from .seeds.checksums import TEXT
from .seeds.found_files import source_name
from .seeds.json_lines import parse_object
from .seeds.model import Rejected
from .seeds.rejections import rejected
from .seeds.rows import SCHEMA_VERSION

SUFFIXES = (".jsonl", ".ndjson", ".parquet")
BATCH = 1024
_BOM = b"\xef\xbb\xbf"
# What says whether a row is a record of this version, whole and with its own text.
_PROOF = ("schema_version", "doc_id", "content_key", "rejected", "n_bytes", TEXT)
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

    Of the texts only size and checksum are taken, a batch or a line at a time. A column
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
            text = measured(row.get("text"))
            reason = _fault([row.get(name) for name in _PROOF], text)
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
    return [reason is None for reason in _faults(batch, _texts_of(batch))]


def _parquet_table(
    path: Path, wanted: Sequence[str], aside: list[Rejected]
) -> RecordTable:
    with open_parquet(path) as file:
        names = file.schema_arrow.names
        columns = [*dict.fromkeys([*wanted, *_PROOF])]
        _expect_once(names, [*columns, "text"])
        table = file.read(columns=[name for name in columns if name in names])
        texts: list[Measured | None] = [None] * table.num_rows
        if "text" in names:
            batches = batches_of_texts(file, ["text"])
            texts = [each for batch in batches for each in _texts_of(batch)]
    reasons = _faults(table, texts)
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


def _expect_once(names: Sequence[str], wanted: Iterable[str]) -> None:
    twice = [name for name in wanted if names.count(name) > 1]
    if twice:
        msg = f"two columns: {', '.join(twice)}"
        raise ValueError(msg)


def _column(table: Any, name: str) -> Any:  # noqa: ANN401 -- pyarrow has no types
    if name in table.schema.names:
        return table.column(name)
    return [None] * table.num_rows


def _texts_of(batch: Any) -> list[Measured | None]:  # noqa: ANN401 -- pyarrow has no types
    texts = _column(batch, "text")
    return texts if isinstance(texts, list) else measured_texts(texts)


def _faults(table: Any, texts: Sequence[Measured | None]) -> list[str | None]:  # noqa: ANN401 -- pyarrow has no types
    columns = (_column(table, name) for name in _PROOF)
    listed = [c if isinstance(c, list) else c.to_pylist() for c in columns]
    if _are_sound(listed, texts):
        return [None] * len(texts)
    return [
        _fault(*pair) for pair in zip(zip(*listed, strict=True), texts, strict=True)
    ]


def _are_sound(
    proof: Sequence[Sequence[Any]], texts: Sequence[Measured | None]
) -> bool:
    """Look at whole columns at once: several times as fast as row by row."""
    versions, ids, keys, was_rejected, sizes, checksums = proof
    return (
        set(map(type, versions)) == set(map(type, sizes)) == {int}
        and set(versions) == {SCHEMA_VERSION}
        and set(map(type, ids)) == set(map(type, keys)) == {str}
        and all(map(str.strip, ids))
        and was_rejected.count(None) == len(was_rejected)
        and all(sizes)
        and list(zip(sizes, checksums, strict=True)) == texts
    )


def _fault(proof: Sequence[object], text: Measured | None) -> str | None:
    """Say why a row is no record of this version, whole and with its own text."""
    version, doc_id, key, was_rejected, n_bytes, checksum = proof
    if not isinstance(doc_id, str) or not doc_id.strip():
        return "no-id"
    if was_rejected is not None:
        return "rejected"
    if version != SCHEMA_VERSION:
        return "other-schema"
    if not isinstance(key, str):
        return "broken"
    if text is None or not text[0]:
        return "no-text"
    # No size is a fact without a value: that is for the gate to say.
    told = (n_bytes if isinstance(n_bytes, int) else text[0], checksum)
    return None if told == text else "text-changed"


def _refused(source: str, reason: str) -> Rejected:
    return Rejected(source, reason, _REASONS[reason])


def broken_file(path: Path, error: Exception) -> Rejected:
    """Set a whole file aside that cannot be read."""
    return rejected(source_name(path), "broken-table", f": {error}")


def as_list(values: Any) -> list[Any]:  # noqa: ANN401 -- a list or a pyarrow column
    """Give the values of a column as Python has them."""
    listed: list[Any] = values if isinstance(values, list) else values.to_pylist()
    return listed
