"""What a path of finished records stands for, and whether all of it is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .normalize.rule import Text
from .record_rows import SUFFIXES
from .seeds.found_files import source_name
from .seeds.model import Rejected
from .seeds.own_outputs import is_finished

RUN, DONE = "run.json", "done.json"
_UNFINISHED = Text(
    vi="lần chạy `records` chưa xong; hãy chạy lại lệnh ấy để làm tiếp",
    en="the run of `records` did not end; run the command again to go on",
)
_LOST = Text(vi="phần này không còn", en="this part is gone")
_ROWS_LOST = Text(
    vi="phần này có {n} bản ghi, không phải {expected}",
    en="this part has {n} records, not {expected}",
)


_STRANGE = Text(
    vi="không thuộc các bản ghi của thư mục này nên không được chấm; hãy chuyển đi",
    en="is no part of the records in this folder and was not judged; move it away",
)
# What Spark and others hide from readers: markers, checksums.
_HIDDEN = (".", "_")
# While Spark writes; and where a table of Delta Lake says which parts still count.
_TEMPORARY, _DELTA_LOG = "_temporary", "_delta_log"
# Reasons that say that a folder may lack records.
MISSING = frozenset({"unfinished", "part-lost", "strange"})


@dataclass(slots=True)
class RecordSet:
    """The files of one run of `records`, and what is known to be missing.

    `expected` tells how many records a part must have.
    """

    files: list[Path]
    aside: list[Rejected] = field(default_factory=list)
    expected: dict[Path, int] = field(default_factory=dict)

    def rows_lost(self, path: Path, n_rows: int) -> Iterator[Rejected]:
        """Set aside the difference between a part and what was written into it."""
        expected = self.expected.get(path, n_rows)
        if expected != n_rows:
            numbers = {"n": n_rows, "expected": expected}
            why = Text(_ROWS_LOST.vi.format(**numbers), _ROWS_LOST.en.format(**numbers))
            yield Rejected(source_name(path), "rows-lost", why)


def record_set(path: Path) -> RecordSet | None:
    """Find the files of finished records that a path stands for, if it does.

    A file that `records` wrote, a folder of its parts, or of those of Spark. A folder
    of `records` also tells what was set aside there, and which parts are missing; what
    else stands in a folder is set aside, for nobody reads it.
    """
    if not path.is_dir():
        is_one = path.suffix in SUFFIXES and path.is_file() and is_finished(path)
        return RecordSet([path]) if is_one else None
    parts = sorted(p for p in path.glob("part-*") if p.suffix in SUFFIXES)
    if (path / RUN).is_file():
        return _of_run(path, parts)
    if not any(map(is_finished, parts)):
        return None
    return RecordSet(parts, [*_strangers(path, parts)])


def part_path(folder: Path, number: int, suffix: str) -> Path:
    """Name a part of records."""
    return folder / f"part-{number:06}{suffix}"


def inputs_path(folder: Path, number: int) -> Path:
    """Name the list of the inputs of a part, and of what became of them."""
    return folder / f"inputs-{number:06}.jsonl"


def read_inputs(folder: Path, number: int) -> list[dict[str, Any]] | None:
    """Read the inputs of a part; None where it was not completed."""
    path = inputs_path(folder, number)
    if not path.is_file():
        return None
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def rejected_inputs(entries: Iterable[Mapping[str, Any]]) -> list[Rejected]:
    """Give what was set aside of the inputs of a part."""
    return [
        Rejected(e["source"], e["reason"], Text(**e["message"]), e["offset"])
        for e in entries
        if "reason" in e
    ]


def _of_run(folder: Path, parts: list[Path]) -> RecordSet:
    found = RecordSet(parts)
    here = source_name(folder)
    try:
        run = json.loads((folder / RUN).read_text("utf-8"))
        suffix = f".{run['format']}"
        n_parts = json.loads((folder / DONE).read_text("utf-8"))["parts"]
        for number in range(n_parts):
            _expect_part(found, folder, number, suffix)
    except (OSError, ValueError, KeyError, TypeError):
        found.aside.append(Rejected(here, "unfinished", _UNFINISHED))
        return found
    known = {part_path(folder, number, suffix) for number in range(n_parts)}
    strange = [path for path in parts if path not in known]
    found.aside += [
        Rejected(source_name(p), "unfinished", _UNFINISHED) for p in strange
    ]
    inputs = (inputs_path(folder, number) for number in range(n_parts))
    found.aside += _strangers(folder, [*parts, *inputs])
    return found


def _strangers(folder: Path, known: Iterable[Path]) -> Iterator[Rejected]:
    """Set aside what stands in a folder of records and is none of them."""
    own = {RUN, DONE, *(path.name for path in known)}
    for path in sorted(folder.iterdir()):
        name = path.name
        if name == _TEMPORARY:
            yield Rejected(source_name(path), "unfinished", _UNFINISHED)
        elif name == _DELTA_LOG or not (name in own or name.startswith(_HIDDEN)):
            yield Rejected(source_name(path), "strange", _STRANGE)


def _expect_part(found: RecordSet, folder: Path, number: int, suffix: str) -> None:
    path = part_path(folder, number, suffix)
    entries = read_inputs(folder, number)
    if entries is None or path not in found.files:
        found.aside.append(Rejected(source_name(path), "part-lost", _LOST))
        return
    found.aside += rejected_inputs(entries)
    found.expected[path] = sum("reason" not in entry for entry in entries)
