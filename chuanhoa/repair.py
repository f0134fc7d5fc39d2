"""Writing of repaired files: proven, raced against nobody, undoable."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from .files import write_atomically
from .normalize.edits import Edit
from .normalize.encodings import Decoded, encode
from .normalize.rule import Text
from .reports.findings import is_not_utf8
from .system_errors import reason_of
from .undo_file import make, to_line

_BOMS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
}
RACED = Text(
    vi="tệp thay đổi trong lúc sửa; để nguyên",
    en="changed while it was repaired; left alone",
)


class NotWrittenError(Exception):
    """A file that was left as it is, and why, in both languages."""

    def __init__(self, why: Text) -> None:
        """Keep the reason."""
        super().__init__(why.en)
        self.why = why


def new_bytes(text: str, decoded: Decoded, *, is_utf8_asked: bool) -> bytes | None:
    """Give the bytes of a repaired text: UTF-8, or the encoding that the file has.

    None where the file is not to become UTF-8 and its encoding cannot hold the text.
    """
    if is_utf8_asked or not is_not_utf8(decoded):
        return text.encode("utf-8", "surrogatepass")
    if not decoded.lossless:
        return None
    try:
        data = encode(text, decoded.encoding)
    except (UnicodeEncodeError, LookupError):
        return None
    bom = _BOMS.get(decoded.encoding) if decoded.bom else b""
    return None if bom is None else bom + data


def replace_file(
    name: str, old: bytes, new: bytes, edits: Sequence[Edit], undo_file: str | None
) -> None:
    """Write a repaired file, the way back before it.

    Raises NotWrittenError, with the old bytes intact, where the file is no longer what
    was read or cannot be written.
    """
    path = Path(name)
    try:
        if path.read_bytes() != old:
            raise NotWrittenError(RACED)
        if undo_file is not None:
            undo = make(name, old, new, edits)
            _append(Path(undo_file), to_line(undo).encode())
        write_atomically(path, new)
    except OSError as error:
        reason = reason_of(error)
        why = Text(f"{reason.vi}; để nguyên", f"{reason.en}; left alone")
        raise NotWrittenError(why) from error


def _append(path: Path, line: bytes) -> None:
    """Add a line that stays; a line that a crash has broken off is ended before it."""
    with path.open("ab+") as file:
        if file.seekable() and file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            line = line if file.read(1) == b"\n" else b"\n" + line
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())
