"""One run at a time in a folder of results."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .normalize.rule import Text

LOCK = ".lock"
_TAKEN = Text(
    vi="một lần chạy khác (tiến trình {pid}) đang ghi vào đây; nếu không phải,"
    " hãy xoá {lock}",
    en="another run (process {pid}) is writing here; if none is, remove {lock}",
)


class FolderError(ValueError):
    """A folder that results cannot be written to: `str` in English, `vi` too."""

    def __init__(self, folder: Path, why: Text, **values: object) -> None:
        """Say why in both languages."""
        super().__init__(f"{folder}: {why.en.format(**values)}")
        self.vi = f"{folder}: {why.vi.format(**values)}"


@contextmanager
def locked(folder: Path, name: str = LOCK) -> Iterator[None]:
    """Keep a second run out of a folder; the lock of a process that died is taken.

    `name` is that of the file that stands in the folder meanwhile.

    Raises FolderError, and OSError where nothing can be written.
    """
    lock = folder / name
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        pid = lock.read_text("utf-8").strip()
        if _is_alive(pid):
            raise FolderError(folder, _TAKEN, pid=pid, lock=lock) from None
        handle = os.open(lock, os.O_TRUNC | os.O_WRONLY)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(str(os.getpid()))
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _is_alive(pid: str) -> bool:
    """Say whether a process lives; where that cannot be asked, suppose that it does."""
    if not pid.isdecimal() or int(pid) == 0:
        return False
    if os.name == "nt":  # os.kill would end the process there
        return True
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
