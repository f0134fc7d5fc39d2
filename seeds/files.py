"""Reading of seed files, one after another."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from errno import ELOOP
from pathlib import Path

from ..normalize.rule import Text
from .found_files import asker, find_files, in_source_order, source_name
from .inputs import TABLE_SUFFIXES, Columns, Document, Rejected
from .own_outputs import OWN_RECORDS, is_finished
from .rejections import rejected

_USUAL = Columns()
SKIPPED = "skipped-table"  # the reason of what is left out and is no fault
TEXT_SUFFIXES = (".txt", ".md")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
SUFFIXES = (*TEXT_SUFFIXES, *TABLE_SUFFIXES)
# One document is held in memory several times over; a larger file is a dump, not one.
MAX_BYTES = 64 * 1024 * 1024
# gzip, zip (also .docx, .xlsx), xz, Zstandard: nothing is unpacked.
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"\xfd7zXZ", b"(\xb5/\xfd")


def read_documents(  # noqa: PLR0913 -- one keyword for each thing a user can name
    paths: Iterable[str | os.PathLike[str]],
    *,
    max_bytes: int = MAX_BYTES,
    columns: Columns = _USUAL,
    exclude: Sequence[str] = (),
    exclude_from: str | os.PathLike[str] = "",
    force_exclude: bool = False,
    unique_ids: bool = True,
    suffixes: tuple[str, ...] = (*SUFFIXES, *HTML_SUFFIXES),
    in_order: bool = False,
) -> Iterator[Document | Rejected]:
    """Read files, the files of known suffixes below folders, and what globs match.

    Files come in the order of their names. Below folders, what chuanhoa has written is
    left out: reports of the gate, finished records, in files and in folders. A table
    (JSON Lines, CSV, TSV, Parquet) gives a document a row, of the `columns`; any other
    file is one text. What cannot be read is given as `Rejected`, and the run goes on:
    a missing path, a link that leads out of its folder, a device, a file or a row over
    `max_bytes`. The id of a document is its source: the path, relative to the current
    folder where it is below it; for a row, its own id where it has one.

    `exclude` are patterns as in .gitignore, for what folders and globs find, relative
    to the folder `exclude_from`, the current one unless told; with `force_exclude`
    for files that were named, too.
    `suffixes` are those of the files that are looked for below folders.
    Without `unique_ids`, a row whose id another row has is a document like any other.
    With `in_order`, all files are listed first, then read in the order of their
    sources, whatever path led to them, each once.
    Raises ImportError for `exclude` without the [corpus] extra.
    """
    seen: set[str] | None = set() if unique_ids else None
    is_asked = asker(exclude, exclude_from, force_exclude=force_exclude)
    found = (pair for pair in find_files(paths, suffixes) if is_asked(*pair))
    for item, root in in_source_order(found) if in_order else found:
        if isinstance(item, Rejected):
            yield item
        else:
            yield from _read(item, root, max_bytes, columns, seen)


def _read(
    path: Path,
    root: Path | None,
    max_bytes: int,
    columns: Columns,
    seen: set[str] | None,
) -> Iterator[Document | Rejected]:
    source = source_name(path)
    is_table = path.name.lower().endswith(TABLE_SUFFIXES)
    try:
        if root is not None and not path.resolve().is_relative_to(root.resolve()):
            yield rejected(source, "outside-folder")
            return
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield rejected(source, "not-a-file")
        elif is_table:
            from .tables import read_table  # noqa: PLC0415 -- most inputs are texts

            rows = read_table(path, source, columns, max_bytes, seen)
            yield from rows if root is None else _of_texts(rows, path, root, columns)
        elif status.st_size > max_bytes:
            yield rejected(source, "too-large", f": {status.st_size} > {max_bytes}")
        else:
            data = path.read_bytes()
            is_packed = data.startswith(_PACKED)
            yield (
                rejected(source, "packed")
                if is_packed
                else Document(source, source, data)
            )
    except FileNotFoundError:
        yield rejected(source, "not-found")
    except (
        OSError,
        RuntimeError,
    ) as error:  # resolve() has its own for a loop of links
        yield rejected(source, "unreadable", _why(error))


def _why(error: OSError | RuntimeError) -> Text:
    from .system_reasons import reason_of  # noqa: PLC0415 -- only for an error

    wrong = error if isinstance(error, OSError) else OSError(ELOOP, os.strerror(ELOOP))
    reason = reason_of(wrong)
    return Text(f": {reason.vi}", f": {reason.en}")


def _of_texts(
    rows: Iterator[Document | Rejected], path: Path, root: Path, columns: Columns
) -> Iterator[Document | Rejected]:
    """Leave out a table below a folder that is no table of documents.

    Its first row says so: it lacks the usual text column, or it is a record that was
    made of a document. A column that was chosen by name is wanted in every table, and
    so are the parts of a folder of records that was named itself.
    """
    source = source_name(path)
    is_part = path.parent == root and path.name.startswith("part-")
    if columns == _USUAL and not is_part and is_finished(path):
        yield rejected(source, OWN_RECORDS)
        return
    for first in rows:
        is_missing = isinstance(first, Rejected) and first.reason == "no-column"
        if is_missing and columns == _USUAL:
            yield rejected(source, SKIPPED)
            return
        yield first
        yield from rows
