"""Records of a corpus in numbered parts: a run that was broken off goes on.

Each part covers the same number of inputs. Beside it stands a list of these inputs,
written last: a part without its list does not count and is written again. When all are
there, `done.json` says so: without it the gate does not trust the folder. An unbroken
run and a resumed one leave the same bytes.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from .expectations.duplicates import Corpus, mark_duplicate
from .folder_lock import LOCK, FolderError, locked
from .normalize.rule import Text
from .normalize.settings import Settings
from .record_files import write_lines, write_records
from .record_sets import DONE, RUN, inputs_path, part_path, read_inputs, rejected_inputs
from .seeds.model import Document, Record, Rejected
from .seeds.rows import SCHEMA_VERSION
from .settings_digest import settings_digest
from .workers import measured_records

PART_SIZE = 1000
_OTHER = Text(
    vi="đã có bản ghi của thiết lập hay phiên bản khác; hãy chọn thư mục khác",
    en="holds records of other settings or another version; choose another folder",
)
_FOREIGN = Text(
    vi="chứa tệp không phải bản ghi; hãy chọn thư mục khác",
    en="holds files that are no records; choose another folder",
)
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


@dataclass(slots=True)
class Summary:
    """What a run has written: records and inputs set aside, resumed parts included."""

    n_records: int = 0
    n_resumed: int = 0
    rejected: list[Rejected] = field(default_factory=list)


def write_parts(  # noqa: PLR0913 -- one keyword for each choice
    documents: Iterable[Document | Rejected],
    folder: Path,
    settings: Settings,
    *,
    suffix: str = ".jsonl",
    size: int = PART_SIZE,
    workers: int = 1,
) -> Summary:
    """Write the records of documents as parts of `size` inputs into a folder.

    Parts that a run before has completed are kept, after their inputs were compared
    by source, SHA-256 and own settings. Memory is that of one part, and a key for
    each document.
    Raises FolderError where the folder holds something else, OSError where it cannot
    be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    summary = Summary()
    corpus = Corpus()
    rest = iter(documents)
    with locked(folder):
        _claim(folder, _fingerprint(settings, suffix, size))
        number = _keep_completed(folder, rest, suffix, size, summary, corpus)
        given: deque[dict[str, Any]] = deque()
        results = measured_records(_noted(rest, given), settings, workers)
        while items := list(islice(results, size)):
            entries = [given.popleft() | _fate(item) for item in items]
            (folder / DONE).unlink(missing_ok=True)
            _write_part(folder, number, items, entries, suffix, corpus)
            _count(entries, summary)
            number += 1
        write_lines([{"parts": number, "records": summary.n_records}], folder / DONE)
    return summary


def _keep_completed(  # noqa: PLR0913, PLR0917 -- what is there, and what is known of it
    folder: Path,
    rest: Iterator[Document | Rejected],
    suffix: str,
    size: int,
    summary: Summary,
    corpus: Corpus,
) -> int:
    """Skip the inputs of completed parts, if they are the same; count the parts."""
    number = 0
    while (entries := read_inputs(folder, number)) is not None:
        inputs = list(islice(rest, size))
        _expect_same(folder, entries, inputs)
        for text in _texts(part_path(folder, number, suffix)):
            corpus.remember(text)
        _count(entries, summary)
        number += 1
    summary.n_resumed = number
    return number


def _noted(
    items: Iterator[Document | Rejected], given: deque[dict[str, Any]]
) -> Iterator[Document | Rejected]:
    for item in items:
        given.append(_entry(item))
        yield item


def _count(entries: list[dict[str, Any]], summary: Summary) -> None:
    summary.rejected += rejected_inputs(entries)
    summary.n_records += sum("reason" not in entry for entry in entries)


def _texts(part: Path) -> Iterator[str]:
    """Read the texts of a part again, for what is known of the whole corpus."""
    if part.suffix == ".parquet":
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 -- it was written so

        with ParquetFile(part) as file:
            for batch in file.iter_batches(columns=["text"]):
                yield from batch.column("text").to_pylist()
        return
    with part.open(encoding="utf-8", newline="\n") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def _write_part(  # noqa: PLR0913, PLR0917 -- what the part is of, and where it goes
    folder: Path,
    number: int,
    items: list[Record | Rejected],
    entries: list[dict[str, Any]],
    suffix: str,
    corpus: Corpus,
) -> None:
    records = (
        mark_duplicate(item, corpus) for item in items if isinstance(item, Record)
    )
    write_records(records, part_path(folder, number, suffix))
    write_lines(entries, inputs_path(folder, number))


def _fate(item: Record | Rejected) -> dict[str, Any]:
    if isinstance(item, Record):
        return {}
    message = item.message._asdict()
    return {"reason": item.reason, "offset": item.offset, "message": message}


def _entry(given: Document | Rejected) -> dict[str, Any]:
    data = given.data if isinstance(given, Document) else b""
    entry = {"source": given.source, "sha256": sha256(data).hexdigest()}
    own = given.settings if isinstance(given, Document) else None
    return entry if own is None else entry | {"settings": settings_digest(own)}


def _expect_same(
    folder: Path, entries: list[dict[str, Any]], inputs: list[Document | Rejected]
) -> None:
    given = [_entry(item) for item in inputs]
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


def _fingerprint(settings: Settings, suffix: str, size: int) -> dict[str, Any]:
    from . import __version__  # noqa: PLC0415 -- it reads the package metadata

    return {
        "chuanhoa": __version__,
        "schema_version": SCHEMA_VERSION,
        "settings": settings_digest(settings),
        "part_size": size,
        "format": suffix.removeprefix("."),
    }


def _claim(folder: Path, fingerprint: dict[str, Any]) -> None:
    """Make the folder ours, or see that it is; drop what a killed run left."""
    names = {path.name for path in folder.iterdir()} - {LOCK}
    if RUN not in names:
        if names:
            raise FolderError(folder, _FOREIGN)
        write_lines([fingerprint], folder / RUN)
    elif json.loads((folder / RUN).read_text("utf-8")) != fingerprint:
        raise FolderError(folder, _OTHER)
    for path in folder.glob(".*.part"):
        path.unlink()
