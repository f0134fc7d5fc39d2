"""Record files: JSONL and Parquet, written beside and renamed when complete."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from .expectations.fact_table import fact_specs
from .normalize.errors import MissingExtraError
from .normalize.rule import Text
from .normalize.rules import RULES
from .reports.listing import to_json
from .seeds.model import Fact, Record, Rejected
from .seeds.rows import arrow_schema, to_arrow_row, to_row

_NEEDY = Text(vi="tệp Parquet", en="Parquet files")
# Rows turned into Arrow at a time; and what a row group holds at most. Small groups
# are slow to read, and a group of long texts must fit into memory.
_ROWS = 1024
# Pages are closed between so many rows: a reader holds a page of long texts whole.
PAGE_ROWS = 16
_GROUP_ROWS, _GROUP_BYTES = 32 * _ROWS, 64 * 2**20
_KINDS: dict[str, type[Fact]] = {"int": int, "float": float, "bool": bool}


def fact_types(*about: str) -> dict[str, type[Fact]]:
    """Name the facts of a record with their types, in the order of the columns.

    Without the facts `about` something, where it is named ("corpus").
    """
    specs = (spec for spec in fact_specs(RULES) if spec.about not in about)
    return {spec.name: _KINDS[spec.kind] for spec in specs}


def write_records(records: Iterable[Record], path: Path) -> int:
    """Write records as they come, and return how many; the format is the suffix.

    An older file stays as it is until the new one is complete.
    Raises ImportError for Parquet without pyarrow, OSError where writing fails.
    """
    if path.suffix != ".parquet":
        return write_lines((to_row(record) for record in records), path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as beside:
        return _write_parquet(records, beside)


def write_rejected(rejected: Iterable[Rejected], path: Path) -> int:
    """Write what was set aside: source, reason, message and byte offset."""
    return write_lines((_as_object(item) for item in rejected), path)


def _as_object(item: Rejected) -> dict[str, object]:
    return asdict(item) | {"message": item.message._asdict()}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside the target that takes its place if all goes well.

    It is on the disk before it does: a crash leaves the old file or the new one.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        # A user knows the file by the name that was given.
        if str(error.filename) in (str(beside), "None"):
            error.filename = str(path)
        raise
    finally:
        beside.unlink(missing_ok=True)


def write_lines(rows: Iterable[Mapping[str, object]], path: Path) -> int:
    """Write objects as JSON Lines, beside the file and in its place when complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with (
        replacing(path) as beside,
        beside.open("w", encoding="utf-8", newline="\n") as file,
    ):
        for row in rows:
            file.write(to_json(row) + "\n")
            count += 1
    return count


def _write_parquet(records: Iterable[Record], path: Path) -> int:
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an optional extra
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 -- as above
    except ImportError as error:
        raise MissingExtraError(_NEEDY, "corpus") from error
    schema = arrow_schema(fact_types())
    count = 0
    rest = iter(records)
    with (
        ParquetWriter(path, schema, write_batch_size=PAGE_ROWS) as writer,
        grouped(writer) as write,
    ):
        while rows := [to_arrow_row(record) for record in islice(rest, _ROWS)]:
            write(pa.Table.from_pylist(rows, schema=schema))
            count += len(rows)
    return count


@contextmanager
def grouped(writer: Any) -> Iterator[Callable[[Any], None]]:  # noqa: ANN401 -- pyarrow has no types
    """Give a function that writes tables, joined to row groups of a good size."""
    import pyarrow as pa  # noqa: PLC0415 -- the writer came from it

    waiting: list[Any] = []

    def flush() -> None:
        if waiting:
            writer.write_table(pa.concat_tables(waiting))
            waiting.clear()

    def write(table: Any) -> None:  # noqa: ANN401 -- as above
        waiting.append(table)
        n_rows = sum(each.num_rows for each in waiting)
        n_bytes = sum(each.nbytes for each in waiting)
        if n_rows >= _GROUP_ROWS or n_bytes >= _GROUP_BYTES:
            flush()

    yield write
    flush()
