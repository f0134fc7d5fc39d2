"""Finding of seed files: below folders, by globs, without what is left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..normalize.errors import MissingExtraError
from ..normalize.rule import Text
from .inputs import Rejected
from .own_outputs import own_folder
from .rejections import rejected

if TYPE_CHECKING:
    from pathspec import PathSpec

# A file, or why it was set aside, and the folder it was found below.
Found = tuple[Path | Rejected, Path | None]

_PATTERNS = Text(vi="exclude", en="patterns of files to leave out")
_MAGIC = frozenset("*?[")


def find_files(
    paths: Iterable[str | os.PathLike[str]], suffixes: tuple[str, ...]
) -> Iterator[Found]:
    """Find the files of known suffixes below folders, and what is named or matched."""
    for path in paths:
        root = Path(path)
        if os.path.isdir(root):  # noqa: PTH112 -- Path's raises below a closed folder
            yield from ((item, root) for item in _below(root, suffixes))
        elif _MAGIC & set(str(path)) and not os.path.lexists(root):
            yield from _matching(root)
        else:
            yield root, None


def _matching(pattern: Path) -> Iterator[Found]:
    """Find the files that a glob matches, where the shell has left it unexpanded.

    As in a shell, hidden ones are matched only by what begins with a dot.
    """
    literal = [part for part in pattern.parts if not _MAGIC & set(part)]
    top = Path(*takewhile(literal.__contains__, pattern.parts))
    matches = sorted(top.glob(str(pattern.relative_to(top))))
    files = [path for path in matches if not os.path.isdir(path)]  # noqa: PTH112 -- as above
    if not any(part.startswith(".") for part in pattern.relative_to(top).parts):
        files = [path for path in files if not _is_hidden(path.relative_to(top))]
    yield from ((path, top) for path in files)
    if not files:
        yield rejected(source_name(pattern), "no-match"), None


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _below(root: Path, suffixes: tuple[str, ...]) -> Iterator[Path | Rejected]:
    """Find the text files below a folder; other files are no seeds, hidden ones too.

    Nor are those of a report of the gate, or of a run of `records`, left there.
    """
    closed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=closed.append):
        own = None if Path(folder) == root else own_folder(folder, names)
        if own is not None:
            folders.clear()
            yield rejected(source_name(Path(folder)), own)
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


def asker(
    exclude: Sequence[str],
    exclude_from: str | os.PathLike[str],
    *,
    force_exclude: bool,
) -> Callable[[Path | Rejected, Path | None], bool]:
    """Give the function that says of a file whether no pattern leaves it out.

    Files that were named are asked about only with `force_exclude`.
    Raises ImportError for patterns without the [corpus] extra.
    """
    ignored = _patterns(exclude)

    def is_asked(item: Path | Rejected, root: Path | None) -> bool:
        is_named = root is None and not force_exclude
        if ignored is None or is_named or isinstance(item, Rejected):
            return True
        return not ignored.match_file(_name_below(exclude_from, item))

    return is_asked


def _patterns(exclude: Sequence[str]) -> PathSpec[Any] | None:
    if not exclude:
        return None
    try:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 -- an optional extra
    except ImportError as error:
        raise MissingExtraError(_PATTERNS, "corpus") from error
    return GitIgnoreSpec.from_lines(exclude)


def _name_below(folder: str | os.PathLike[str], path: Path) -> str:
    """Name a file as patterns of a folder see it; one outside as it is named anyway."""
    root = Path(os.path.abspath(folder))  # noqa: PTH100 -- resolve() follows links
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- as above
    if absolute.is_relative_to(root):
        return absolute.relative_to(root).as_posix()
    return source_name(path)


def in_source_order(found: Iterable[Found]) -> Iterator[Found]:
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


def source_name(path: Path) -> str:
    """Name a file in results: its path with forward slashes, the same on any machine.

    Relative to the current folder where it is below it, else as it was given.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() follows links
    here = Path.cwd()
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else path
    return shown.as_posix()
