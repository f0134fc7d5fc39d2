"""The inputs of a part of records: what they were, and what became of them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from .folder_lock import FolderError
from .normalize.rule import Text
from .seeds.model import Document, Record, Rejected
from .settings_digest import settings_digest

_CHANGED = Text(
    vi="đầu vào đã thay đổi từ lần chạy trước ({source}); hãy chọn thư mục khác",
    en="the inputs have changed since the last run ({source}); choose another folder",
)
_OTHER_FOR = Text(
    vi="đã có bản ghi của {source} theo thiết lập khác với [[per_file]] hiện nay;"
    " hãy chọn thư mục khác",
    en="holds a record of {source} by other settings than [[per_file]] gives it now;"
    " choose another folder",
)
_SAME = ("source", "sha256", "settings")  # of an input, between two runs


def fate(item: Record | Rejected) -> dict[str, Any]:
    """Say what became of an input: nothing for a record, else why it was set aside."""
    if isinstance(item, Record):
        return {}
    message = item.message._asdict()
    return {"reason": item.reason, "offset": item.offset, "message": message}


def entry_of(given: Document | Rejected) -> dict[str, Any]:
    """Say what an input was: its source, its bytes, and settings of its own."""
    data = given.data if isinstance(given, Document) else b""
    entry = {"source": given.source, "sha256": sha256(data).hexdigest()}
    own = given.settings if isinstance(given, Document) else None
    return entry if own is None else entry | {"settings": settings_digest(own)}


def expect_same(
    folder: Path, entries: list[dict[str, Any]], inputs: list[Document | Rejected]
) -> None:
    """Raise FolderError where the inputs of a part are no longer what they were."""
    given = [entry_of(item) for item in inputs]
    known = [{name: e[name] for name in _SAME if name in e} for e in entries]
    if given == known:
        return
    pairs = zip(given, known, strict=False)
    new, old = next(((n, o) for n, o in pairs if n != o), (None, None))
    source = (new or [*known, *given][-1])["source"]
    if new is not None and old is not None and _bytes_of(new) == _bytes_of(old):
        raise FolderError(folder, _OTHER_FOR, source=source)
    raise FolderError(folder, _CHANGED, source=source)


def _bytes_of(entry: dict[str, Any]) -> tuple[str, str]:
    return entry["source"], entry["sha256"]
