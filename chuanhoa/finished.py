"""Finished records read again: their facts and names, never their text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .expectations.columns import Column, array_column, column_of
from .expectations.fact_table import FactSpec
from .normalize.rule import Text
from .seeds.files import source_name
from .seeds.model import Rejected

SUFFIXES = (".jsonl", ".ndjson", ".parquet")
# What makes a table one of records, and not of documents.
_MARKS = ("schema_version", "doc_id", "source_sha256")
_NAMES = ("source", "title", "published", "n_edits")
# `records -o DIR` keeps these beside its parts.
_PARTS = "part-*"
_BROKEN = Text(vi="bản ghi hỏng", en="the record is broken")
_NO_ID = Text(vi="bản ghi không có doc_id", en="the record has no doc_id")


@dataclass(slots=True)
class Finished:
    """The records of some files: ids, columns of facts, and what names the rows."""

    ids: list[str]
    columns: Mapping[str, Column]
    names: Mapping[str, Sequence[Any]]
    rejected: list[Rejected] = field(default_factory=list)

    def name(self, row: int) -> dict[str, Any]:
        """Give what names a row: `source`, `title`, `published`, `n_edits`."""
        values = {name: column[row] for name, column in self.names.items()}
        plain = (v.as_py() if hasattr(v, "as_py") else v for v in values.values())
        return {"doc_id": self.ids[row], **dict(zip(values, plain, strict=True))}


def finished_files(path: Path) -> list[Path]:
    """List the files of finished records that a path stands for, if it does.

    A file that `records` wrote, or a folder of its parts.
    """
    if path.is_dir():
        parts = sorted(p for p in path.glob(_PARTS) if p.suffix in SUFFIXES)
        return parts if parts and all(map(_is_finished, parts)) else []
    is_one = path.suffix in SUFFIXES and path.is_file() and _is_finished(path)
    return [path] if is_one else []


def _is_finished(path: Path) -> bool:
    try:
        if path.suffix == ".parquet":
            from pyarrow.parquet import read_schema  # noqa: PLC0415 -- an optional extra

            return set(_MARKS) <= set(read_schema(path).names)
        with path.open("rb") as lines:
            first = json.loads(next(lines, b"null"))
        return isinstance(first, dict) and set(_MARKS) <= set(first)
    except (ImportError, OSError, ValueError):
        return False


def read_finished(
    files: Sequence[Path], facts: Sequence[FactSpec], known: Iterable[str] = ()
) -> Finished:
    """Read the facts of finished records, file after file.

    Of Parquet only the columns of facts and names are read, so memory does not grow
    with the texts; of JSON Lines a line at a time is. `known` are `source_sha256` of
    documents that count as seen before; a record of a later file, or a known one,
    with the bytes of an earlier is a duplicate, whatever its own file says.
    Raises OSError and pyarrow's errors for files that cannot be read.
    """
    ours = (*_MARKS[1:], *_NAMES, *(spec.name for spec in facts))
    wanted = [*dict.fromkeys(ours)]
    rejected: list[Rejected] = []
    tables = [_read(path, wanted, rejected) for path in files]
    seen = set(known)
    if seen or len(tables) > 1:
        tables = [_marked(table, seen) for table in tables]
    one = len(tables) == 1
    names = {n: tables[0][n] if one else _joined(tables, n) for n in _NAMES}
    names["source"] = _values(names["source"])
    columns = {spec.name: _column(tables, spec) for spec in facts}
    return Finished(_joined(tables, "doc_id"), columns, names, rejected)


def _read(path: Path, wanted: list[str], rejected: list[Rejected]) -> dict[str, Any]:
    if path.suffix == ".parquet":
        return _read_parquet(path, wanted)
    rows = list(_read_lines(path, wanted, rejected))
    return {name: [row[i] for row in rows] for i, name in enumerate(wanted)}


def _read_parquet(path: Path, wanted: list[str]) -> dict[str, Any]:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 -- an optional extra

    with ParquetFile(path) as file:
        there = [name for name in wanted if name in file.schema_arrow.names]
        table = file.read(columns=there)
    nothing = [None] * table.num_rows
    return {n: table.column(n) if n in there else nothing for n in wanted}


def _read_lines(
    path: Path, wanted: list[str], rejected: list[Rejected]
) -> Iterator[list[Any]]:
    source = source_name(path)
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict):
                rejected.append(Rejected(f"{source}#{number}", "broken", _BROKEN))
            elif not isinstance(row.get("doc_id"), str):
                rejected.append(Rejected(f"{source}#{number}", "no-id", _NO_ID))
            else:
                yield [row.get(name) for name in wanted]


def _marked(table: dict[str, Any], seen: set[str]) -> dict[str, Any]:
    hashes = _values(table["source_sha256"])
    copies = [digest in seen for digest in hashes]
    seen.update(hashes)
    if not any(copies):
        return table
    own = zip(_values(table["is_duplicate"]), copies, strict=True)
    return table | {"is_duplicate": [is_copy or told for told, is_copy in own]}


def _joined(tables: Sequence[dict[str, Any]], name: str) -> list[Any]:
    return [value for table in tables for value in _values(table[name])]


def _values(values: Any) -> list[Any]:  # noqa: ANN401 -- a list or a pyarrow column
    listed: list[Any] = values if isinstance(values, list) else values.to_pylist()
    return listed


def _column(tables: Sequence[dict[str, Any]], spec: FactSpec) -> Column:
    values = [table[spec.name] for table in tables]
    packed = _packed(values[0] if len(values) == 1 else _chained(values), spec)
    if packed is not None:
        return packed
    return column_of(_joined(tables, spec.name), spec.kind)


def _chained(values: Sequence[Any]) -> Any:  # noqa: ANN401 -- as above
    """Make one pyarrow column of those of several files; a list where one is none."""
    if any(isinstance(v, list) or v.type != values[0].type for v in values):
        return []
    import pyarrow as pa  # noqa: PLC0415 -- the columns came from it

    return pa.chunked_array([c for v in values for c in v.chunks], values[0].type)


def _packed(values: Any, spec: FactSpec) -> Column | None:  # noqa: ANN401 -- as above
    """Take over a whole column as it is; None where it must be looked at."""
    if isinstance(values, list) or values.null_count or not len(values):
        return None
    kinds = {"int": "int64", "float": "double", "bool": "bool"}
    if str(values.type) != kinds[spec.kind]:
        return None
    return array_column(values)


def names_of(path: Path, name: str) -> Iterator[str]:
    """Read the strings of one column of finished records, a batch or line at a time."""
    if path.suffix == ".parquet":
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 -- an optional extra

        with ParquetFile(path) as file:
            for batch in file.iter_batches(columns=[name]):
                yield from (v for v in batch.column(name).to_pylist() if v is not None)
        return
    for row in _read_lines(path, ["doc_id", name], []):
        if isinstance(row[1], str):
            yield row[1]
