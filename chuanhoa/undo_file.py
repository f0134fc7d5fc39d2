"""The undo file of `fix`: one JSON object a changed file, enough to restore it."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from .normalize.edits import Edit, Tier, inverse, replay
from .normalize.rule import Text

VERSION = 1
_CHANGED = Text(
    vi="đã thay đổi sau khi fix ghi; không khôi phục gì",
    en="changed since fix wrote it; nothing was restored",
)
_NO_FIT = Text(
    vi="tệp hoàn tác không khớp; không khôi phục gì",
    en="the undo file does not fit; nothing was restored",
)


class UndoError(ValueError):
    """A file that cannot be restored: `str` says why in English, `vi` in Vietnamese."""

    def __init__(self, source: str, why: Text) -> None:
        """Say it in both languages."""
        super().__init__(f"{source}: {why.en}")
        self.vi = f"{source}: {why.vi}"


@dataclass(frozen=True, slots=True)
class Undo:
    """How to restore one file: `edits` of its text, or its bytes (`original`).

    The bytes are kept where the edits do not give them back. `before` and `after` are
    SHA-256 of the bytes.
    """

    source: str
    before: str
    after: str
    edits: tuple[tuple[int, str, str], ...]
    original: bytes | None = None


def make(source: str, old: bytes, new: bytes, edits: Sequence[Edit]) -> Undo:
    """Note how to get from the new bytes of a file back to the old ones."""
    steps = tuple((edit.start, edit.before, edit.after) for edit in edits)
    undo = Undo(source, _hash(old), _hash(new), steps)
    if _by_edits(undo, new) == old:
        return undo
    return Undo(source, _hash(old), _hash(new), (), old)


def restore(undo: Undo, data: bytes) -> bytes:
    """Give the old bytes of a file, also where it has them already.

    Raises UndoError where it was changed since.
    """
    if _hash(data) == undo.before:
        return data
    if _hash(data) != undo.after:
        raise UndoError(undo.source, _CHANGED)
    old = undo.original if undo.original is not None else _by_edits(undo, data)
    if old is None or _hash(old) != undo.before:
        raise UndoError(undo.source, _NO_FIT)
    return old


def to_line(undo: Undo) -> str:
    """Write an entry as one line of JSON."""
    original = None if undo.original is None else b64encode(undo.original).decode()
    return json.dumps(
        {
            "version": VERSION,
            "source": undo.source,
            "before": undo.before,
            "after": undo.after,
            "edits": undo.edits,
            "original": original,
        }
    )


def from_line(line: str) -> Undo:
    """Read an entry. Raises ValueError where the line is none of this version."""
    try:
        entry = json.loads(line)
        if entry["version"] != VERSION:
            msg = f"version {entry['version']} of the undo file is not known here"
            raise ValueError(msg)
        original = entry["original"]
        return Undo(
            str(entry["source"]),
            str(entry["before"]),
            str(entry["after"]),
            tuple((int(a), str(b), str(c)) for a, b, c in entry["edits"]),
            None if original is None else b64decode(original),
        )
    except (KeyError, TypeError) as error:
        msg = f"this is no line of an undo file: {line[:60]}"
        raise ValueError(msg) from error


def _by_edits(undo: Undo, data: bytes) -> bytes | None:
    edits = [
        Edit(start, start + len(before), before, after, (), Tier.SAFE)
        for start, before, after in undo.edits
    ]
    try:
        return replay(data.decode(), inverse(edits)).encode()
    except ValueError:
        return None


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()
