"""Finding and reading of seed files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..normalize.rule import Text
from .model import Document, Rejected

SUFFIXES = (".txt",)
# One document is held in memory several times over; a larger file is a dump, not one.
MAX_BYTES = 64 * 1024 * 1024


def read_documents(
    paths: Iterable[str | os.PathLike[str]], *, max_bytes: int = MAX_BYTES
) -> Iterator[Document | Rejected]:
    """Read text files, and the text files below folders in the order of their names.

    What cannot be read is given as `Rejected`, and the run goes on: a missing path, a
    link that leads out of its folder, a device, a file over `max_bytes`. A document's
    id is its source: the path, relative to the current folder where it is below it.
    """
    for path in paths:
        root = Path(path)
        if root.is_dir():
            for item in _below(root):
                if isinstance(item, Rejected):
                    yield item
                else:
                    yield _read(item, root, max_bytes)
        else:
            yield _read(root, None, max_bytes)


def _below(root: Path) -> Iterator[Path | Rejected]:
    """Find the text files below a folder; other files are no seeds, hidden ones too."""
    closed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if Path(folder, name).is_symlink():
                yield _rejected(source_name(Path(folder, name)), "linked-folder")
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(folder, name)
    for error in closed:
        yield _rejected(source_name(Path(str(error.filename))), "unreadable")


def _read(path: Path, root: Path | None, max_bytes: int) -> Document | Rejected:
    source = source_name(path)
    try:
        if root is not None and not path.resolve().is_relative_to(root.resolve()):
            return _rejected(source, "outside-folder")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _rejected(source, "not-a-file")
        if status.st_size > max_bytes:
            return _rejected(source, "too-large", f": {status.st_size} > {max_bytes}")
        return Document(source, source, path.read_bytes())
    except FileNotFoundError:
        return _rejected(source, "not-found")
    except OSError as error:
        return _rejected(source, "unreadable", f": {error.strerror or error}")


_REASONS = {
    "outside-folder": Text(
        vi="liên kết dẫn ra ngoài thư mục đã cho",
        en="the link leads out of the folder that was given",
    ),
    "linked-folder": Text(
        vi="thư mục là liên kết nên không được đọc",
        en="the folder is a link and was not read",
    ),
    "not-a-file": Text(
        vi="không phải tệp hay thư mục", en="neither a file nor a folder"
    ),
    "too-large": Text(
        vi="lớn hơn giới hạn (byte)", en="larger than the limit, in bytes"
    ),
    "not-found": Text(vi="không có tệp này", en="there is no such file"),
    "unreadable": Text(vi="không đọc được tệp", en="the file cannot be read"),
}


def _rejected(source: str, reason: str, detail: str = "") -> Rejected:
    text = _REASONS[reason]
    return Rejected(source, reason, Text(text.vi + detail, text.en + detail))


def source_name(path: Path) -> str:
    """Name a file in results: its path with forward slashes, the same on any machine.

    Relative to the current folder where it is below it, else as it was given.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() follows links
    here = Path.cwd()
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else path
    return shown.as_posix()
