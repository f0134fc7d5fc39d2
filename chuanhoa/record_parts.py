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
from itertools import islice
from pathlib import Path
from typing import Any

from .expectations.duplicates import Corpus, mark_duplicate
from .folder_lock import LOCK, FolderError, locked
from .normalize.rule import Text
from .normalize.settings import Settings
from .record_files import write_lines, write_records
from .record_inputs import entry_of, expect_same, fate
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
            entries = [given.popleft() | fate(item) for item in items]
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
        expect_same(folder, entries, inputs)
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
        given.append(entry_of(item))
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
