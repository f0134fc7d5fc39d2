"""Finished records read again: their facts and names, never their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .expectations.columns import Column, array_column, column_of
from .expectations.fact_table import FactSpec
from .record_rows import (
    as_list,
    broken_file,
    read_objects,
    read_table,
)
from .record_sets import RecordSet
from .record_texts import batches_of_texts, open_parquet
from .seeds.checksums import FACTS, TEXT
from .seeds.model import Rejected
from .unchanged import changed_rows

_KEYS = ("doc_id", "source_sha256", "content_key", TEXT, FACTS)
_COPY = "is_duplicate"
_NAMES = ("source", "title", "published", "n_edits")


@dataclass(slots=True)
class Finished:
    """The records of some files: ids, columns of facts, and what names the rows.

    `files` are those that could be read; `changed` the ids of the records whose facts
    are not those that were measured.
    """

    ids: list[str]
    columns: Mapping[str, Column]
    names: Mapping[str, Sequence[Any]]
    files: list[Path]
    changed: list[str] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    def name(self, row: int) -> dict[str, Any]:
        """Give what names a row: `source`, `title`, `published`, `n_edits`."""
        values = {name: column[row] for name, column in self.names.items()}
        plain = (v.as_py() if hasattr(v, "as_py") else v for v in values.values())
        return {"doc_id": self.ids[row], **dict(zip(values, plain, strict=True))}


def read_finished(
    sets: Sequence[RecordSet], facts: Sequence[FactSpec], known: Iterable[str] = ()
) -> Finished:
    """Read the facts of finished records, file after file.

    Of Parquet only the columns of facts and names are read, so memory does not grow
    with the texts; of JSON Lines a line at a time is. A record whose `content_key`
    stood before, or is `known`, is a duplicate, whatever its own file says; so is one
    of another file with the same `source_sha256`. A file that cannot be read is set
    aside.
    """
    wanted = [*dict.fromkeys((*_KEYS, *_NAMES, *(spec.name for spec in facts)))]
    aside = [item for each in sets for item in each.aside]
    read: dict[Path, dict[str, Any]] = {}
    for each in sets:
        for path in each.files:
            n_aside = len(aside)
            try:
                table = read_table(path, wanted, aside)
            except (OSError, ValueError) as error:
                aside.append(broken_file(path, error))
                continue
            n_rows = table.n_rows + len(aside) - n_aside
            aside += each.rows_lost(path, n_rows)
            read[path] = table.columns
    tables = [*read.values()]
    one = len(tables) == 1
    names = {n: tables[0][n] if one else _joined(tables, n) for n in _NAMES}
    names["source"] = as_list(names["source"])
    columns = {spec.name: _column(tables, spec) for spec in facts}
    ids, keys = _joined(tables, "doc_id"), _joined(tables, "content_key")
    told, texts = _joined(tables, FACTS), _joined(tables, TEXT)
    changed = [ids[row] for row in changed_rows(columns, told, texts, keys)]
    seen = set(known)
    marked = [_marked(table, seen) for table in tables]
    columns |= {s.name: _column(marked, s) for s in facts if s.name == _COPY}
    return Finished(ids, columns, names, [*read], changed, aside)


def _marked(table: dict[str, Any], seen: set[str]) -> dict[str, Any]:
    """Mark what stood before as duplicates: texts anywhere, sources in other files."""
    hashes = as_list(table["source_sha256"])
    copies = [digest in seen for digest in hashes]
    for row, key in enumerate(as_list(table["content_key"])):
        copies[row] |= key in seen
        seen.add(key)
    seen.update(digest for digest in hashes if digest is not None)
    told = as_list(table[_COPY])
    if all(one is True for one, copy in zip(told, copies, strict=True) if copy):
        return table
    marked = [is_copy or one for one, is_copy in zip(told, copies, strict=True)]
    return table | {_COPY: marked}


def _joined(tables: Sequence[dict[str, Any]], name: str) -> list[Any]:
    return [value for table in tables for value in as_list(table[name])]


def _column(tables: Sequence[dict[str, Any]], spec: FactSpec) -> Column:
    values = [table[spec.name] for table in tables]
    packed = _packed(values[0] if len(values) == 1 else _chained(values), spec)
    if packed is not None:
        return packed
    return column_of(_joined(tables, spec.name), spec)


def _chained(values: Sequence[Any]) -> Any:  # noqa: ANN401 -- pyarrow has no types
    """Make one pyarrow column of those of several files; a list where one is none."""
    if not values or any(
        isinstance(v, list) or v.type != values[0].type for v in values
    ):
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
    return array_column(values, spec)


def names_of(path: Path, aside: list[Rejected], *names: str) -> Iterator[str]:
    """Read the strings of some columns of finished records, bit by bit.

    Lines that are no record go `aside`. Raises ValueError for a file without one of
    the columns.
    """
    if path.suffix == ".parquet":
        with open_parquet(path) as file:
            absent = [name for name in names if name not in file.schema_arrow.names]
            if absent:
                msg = f"{path}: no column {', '.join(absent)}"
                raise ValueError(msg)
            for batch in batches_of_texts(file, list(names)):
                for column in batch.columns:
                    yield from filter(None, column.to_pylist())
        return
    for row in read_objects(path, aside):
        yield from (row[name] for name in names if isinstance(row.get(name), str))
