"""Finding and reading of seed files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from errno import ELOOP
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..normalize.errors import MissingExtraError
from ..normalize.rule import Text
from .inputs import TABLE_SUFFIXES, Columns, Document, Rejected
from .rejections import rejected

if TYPE_CHECKING:
    from pathspec import PathSpec

_USUAL = Columns()
_MAGIC = frozenset("*?[")

_PATTERNS = Text(vi="exclude", en="patterns of files to leave out")
SKIPPED = "skipped-table"  # the reason of what is left out and is no fault
TEXT_SUFFIXES = (".txt", ".md")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
SUFFIXES = (*TEXT_SUFFIXES, *TABLE_SUFFIXES)
_REPORT = frozenset({"verdict.json", "manifest.json"})
# One document is held in memory several times over; a larger file is a dump, not one.
MAX_BYTES = 64 * 1024 * 1024


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

    Files come in the order of their names; reports of the gate are left out. A table
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
    ignored = _patterns(exclude)
    seen: set[str] | None = set() if unique_ids else None

    def is_asked(item: Path | Rejected, root: Path | None) -> bool:
        is_named = root is None and not force_exclude
        if ignored is None or is_named or isinstance(item, Rejected):
            return True
        return not ignored.match_file(_name_below(exclude_from, item))

    found = (pair for pair in _found(paths, suffixes) if is_asked(*pair))
    for item, root in _in_order(found) if in_order else found:
        if isinstance(item, Rejected):
            yield item
        else:
            yield from _read(item, root, max_bytes, columns, seen)


_Found = tuple[Path | Rejected, Path | None]


def _in_order(found: Iterable[_Found]) -> Iterator[_Found]:
    """Sort what was found by its source; one that is named counts as named."""
    known: dict[str, tuple[str | Rejected, Path | None]] = {}
    for item, root in found:
        what = item if isinstance(item, Rejected) else str(item)
        name = item.source if isinstance(item, Rejected) else source_name(item)
        if name not in known or root is None:
            known[name] = what, root
    for name in sorted(known):
        what, root = known.pop(name)
        yield what if isinstance(what, Rejected) else Path(what), root


def _name_below(folder: str | os.PathLike[str], path: Path) -> str:
    """Name a file as patterns of a folder see it; one outside as it is named anyway."""
    root = Path(os.path.abspath(folder))  # noqa: PTH100 -- resolve() follows links
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- as above
    if absolute.is_relative_to(root):
        return absolute.relative_to(root).as_posix()
    return source_name(path)


def _patterns(exclude: Sequence[str]) -> PathSpec[Any] | None:
    if not exclude:
        return None
    try:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 -- an optional extra
    except ImportError as error:
        raise MissingExtraError(_PATTERNS, "corpus") from error
    return GitIgnoreSpec.from_lines(exclude)


def _found(
    paths: Iterable[str | os.PathLike[str]], suffixes: tuple[str, ...]
) -> Iterator[_Found]:
    """Find the files; each with the folder that it was found below."""
    for path in paths:
        root = Path(path)
        if os.path.isdir(root):  # noqa: PTH112 -- Path's raises below a closed folder
            yield from ((item, root) for item in _below(root, suffixes))
        elif _MAGIC & set(str(path)) and not os.path.lexists(root):
            yield from _matching(root)
        else:
            yield root, None


def _matching(pattern: Path) -> Iterator[_Found]:
    """Find the files that a glob matches, where the shell has left it unexpanded."""
    literal = [part for part in pattern.parts if not _MAGIC & set(part)]
    top = Path(*takewhile(literal.__contains__, pattern.parts))
    matches = sorted(top.glob(str(pattern.relative_to(top))))
    files = [path for path in matches if not os.path.isdir(path)]  # noqa: PTH112 -- as above
    yield from ((path, top) for path in files)
    if not files:
        yield rejected(source_name(pattern), "no-match"), None


def _below(root: Path, suffixes: tuple[str, ...]) -> Iterator[Path | Rejected]:
    """Find the text files below a folder; other files are no seeds, hidden ones too.

    Nor are those of a report that the gate has left there.
    """
    closed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=closed.append):
        if {*names} >= _REPORT and Path(folder) != root:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if Path(folder, name).is_symlink():
                yield rejected(source_name(Path(folder, name)), "linked-folder")
        for name in sorted(names):
            if name.lower().endswith(suffixes) and not name.startswith("."):
                yield Path(folder, name)
    for error in closed:
        yield rejected(source_name(Path(str(error.filename))), "unreadable")


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
            yield from rows if root is None else _of_texts(rows, source, columns)
        elif status.st_size > max_bytes:
            yield rejected(source, "too-large", f": {status.st_size} > {max_bytes}")
        else:
            yield Document(source, source, path.read_bytes())
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
    rows: Iterator[Document | Rejected], source: str, columns: Columns
) -> Iterator[Document | Rejected]:
    """Leave out a table below a folder that is about something else.

    Its first row says so: it lacks the usual text column. A column that was chosen
    by name is wanted in every table.
    """
    for first in rows:
        is_missing = isinstance(first, Rejected) and first.reason == "no-column"
        if is_missing and columns == _USUAL:
            yield rejected(source, SKIPPED)
            return
        yield first
        yield from rows


def source_name(path: Path) -> str:
    """Name a file in results: its path with forward slashes, the same on any machine.

    Relative to the current folder where it is below it, else as it was given.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() follows links
    here = Path.cwd()
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else path
    return shown.as_posix()
