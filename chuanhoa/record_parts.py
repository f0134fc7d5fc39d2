"""Records of a corpus in numbered parts: a run that was broken off goes on.

Each part covers the same number of inputs. Beside it stands a list of these inputs,
written last: a part without its list does not count and is written again. An unbroken
run and a resumed one leave the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from .api import Measured, measure_documents
from .expectations.duplicates import Corpus, mark_duplicate
from .folder_lock import LOCK, FolderError, locked
from .normalize.rule import Text
from .normalize.settings import Settings
from .record_files import write_lines, write_records
from .seeds.model import Document, Record, Rejected
from .seeds.rows import SCHEMA_VERSION

PART_SIZE = 1000
_RUN = "run.json"
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


@dataclass(slots=True)
class Summary:
    """What a run has written: records and inputs set aside, resumed parts included."""

    n_records: int = 0
    n_resumed: int = 0
    rejected: list[Rejected] = field(default_factory=list)


def write_parts(
    documents: Iterable[Document | Rejected],
    folder: Path,
    settings: Settings,
    *,
    suffix: str = ".jsonl",
    size: int = PART_SIZE,
) -> Summary:
    """Write the records of documents as parts of `size` inputs into a folder.

    Parts that a run before has completed are kept, after their inputs were compared
    by source and SHA-256. Memory is that of one part, and a key for each document.
    Raises FolderError where the folder holds something else, OSError where it cannot
    be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    summary = Summary()
    corpus = Corpus()
    rest = iter(documents)
    with locked(folder):
        _claim(folder, _fingerprint(settings, suffix, size))
        number = 0
        while inputs := list(islice(rest, size)):
            entries = _completed(folder, number)
            if entries is None:
                entries = _write_part(folder, number, inputs, settings, suffix, corpus)
            else:
                _expect_same(folder, entries, inputs)
                for text in _texts(_part(folder, number, suffix)):
                    corpus.remember(text)
                summary.n_resumed += 1
            summary.rejected += [_rejected(e) for e in entries if "reason" in e]
            summary.n_records += sum("reason" not in entry for entry in entries)
            number += 1
        if _completed(folder, number) is not None:
            raise FolderError(folder, _CHANGED, source=f"part {number}")
    return summary


def _part(folder: Path, number: int, suffix: str) -> Path:
    return folder / f"part-{number:06}{suffix}"


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
    inputs: list[Document | Rejected],
    settings: Settings,
    suffix: str,
    corpus: Corpus,
) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []

    def records() -> Iterator[Record]:
        measured = measure_documents(inputs, settings)
        for given, item in zip(inputs, measured, strict=True):
            entry = _entry(given)
            entries.append(entry)
            if isinstance(item, Measured):
                yield mark_duplicate(item.record, corpus)
            else:
                entry |= {"reason": item.reason, "offset": item.offset}
                entry["message"] = item.message._asdict()

    write_records(records(), _part(folder, number, suffix))
    write_lines(entries, folder / f"inputs-{number:06}.jsonl")
    return entries


def _entry(given: Document | Rejected) -> dict[str, Any]:
    data = given.data if isinstance(given, Document) else b""
    return {"source": given.source, "sha256": sha256(data).hexdigest()}


def _rejected(entry: dict[str, Any]) -> Rejected:
    message = Text(**entry["message"])
    return Rejected(entry["source"], entry["reason"], message, entry["offset"])


def _completed(folder: Path, number: int) -> list[dict[str, Any]] | None:
    path = folder / f"inputs-{number:06}.jsonl"
    if not path.is_file():
        return None
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def _expect_same(
    folder: Path, entries: list[dict[str, Any]], inputs: list[Document | Rejected]
) -> None:
    given = [_entry(item) for item in inputs]
    known = [{name: entry[name] for name in ("source", "sha256")} for entry in entries]
    if given != known:
        pairs = zip(given, known, strict=False)
        sources = (new["source"] for new, old in pairs if new != old)
        source = next(sources, inputs[-1].source)
        raise FolderError(folder, _CHANGED, source=source)


def _fingerprint(settings: Settings, suffix: str, size: int) -> dict[str, Any]:
    from . import __version__  # noqa: PLC0415 -- it reads the package metadata

    chosen = sorted(
        (name, sorted(value) if isinstance(value, frozenset) else value)
        for name, value in ((n, getattr(settings, n)) for n in settings.__slots__)
    )
    return {
        "chuanhoa": __version__,
        "schema_version": SCHEMA_VERSION,
        "settings": sha256(json.dumps(chosen).encode()).hexdigest(),
        "part_size": size,
        "format": suffix.removeprefix("."),
    }


def _claim(folder: Path, fingerprint: dict[str, Any]) -> None:
    """Make the folder ours, or see that it is; drop what a killed run left."""
    names = {path.name for path in folder.iterdir()} - {LOCK}
    if _RUN not in names:
        if names:
            raise FolderError(folder, _FOREIGN)
        write_lines([fingerprint], folder / _RUN)
    elif json.loads((folder / _RUN).read_text("utf-8")) != fingerprint:
        raise FolderError(folder, _OTHER)
    for path in folder.glob(".*.part"):
        path.unlink()
