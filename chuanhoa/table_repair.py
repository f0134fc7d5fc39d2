"""Repair of a table's rows: the file is written once, as `fix` was asked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import console
from .diffs import line_diff
from .normalize.edits import Normalized
from .normalize.rule import Text
from .parquet_fix import TableChangedError, UnlikeError
from .repair import RACED, NotWrittenError, replace_file
from .seeds.inputs import LINE_SUFFIXES, Columns, Document
from .table_fix import rewrite_table, table_row


def repair_table(
    path: str,
    columns: Columns,
    rows: Sequence[tuple[Document, Normalized]],
    args: Namespace,
) -> None:
    """Write a table with repaired rows, or show what would change in it.

    Raises NotWrittenError, with the old bytes intact.
    """
    changes = {}
    for document, normalized in rows:
        row = table_row(document)
        if row is not None:
            changes[row[1]] = normalized
    try:
        old = Path(path).read_bytes()
        new, edits = rewrite_table(path, old, columns, changes)
    except (OSError, TableChangedError) as error:
        raise NotWrittenError(RACED) from error
    except UnlikeError as error:
        raise NotWrittenError(Text(error.vi, str(error))) from error
    if args.diff == "line":
        _put_diff(path, old, new, rows)
    elif not args.diff and not args.check:
        replace_file(path, old, new, edits, args.undo_file)


def _put_diff(
    path: str, old: bytes, new: bytes, rows: Sequence[tuple[Document, Normalized]]
) -> None:
    """Print a patch of the file, or of each row where the file has no lines."""
    if path.lower().endswith(LINE_SUFFIXES):
        texts = [data.decode("utf-8", "surrogateescape") for data in (old, new)]
        _put(line_diff(path, *texts))
        return
    for document, normalized in rows:
        diff = line_diff(document.source, normalized.source_text, normalized.text)
        _put(diff)


def _put(lines: Iterable[str]) -> None:
    for line in lines:
        console.put_bytes(line.encode("utf-8", "surrogateescape") + b"\n")
