"""Writing of files so that a reader sees the old bytes or the new ones, never a mix."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the bytes of a file, keeping its mode; a link is followed.

    Raises OSError, with the old bytes intact.
    """
    write_pieces(path, [data])


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace the bytes of a file by those of all pieces, as `write_atomically`."""
    target = path.resolve()
    try:
        _write_pieces(target, pieces)
    except OSError as error:
        # The file that was written beside it is nothing that a user has named.
        raise type(error)(error.errno, error.strerror, str(path)) from error


def _write_pieces(target: Path, pieces: Iterable[bytes]) -> None:
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode if mode is not None else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
