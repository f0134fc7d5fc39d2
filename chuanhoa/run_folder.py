"""The folders of runs: built beside, put in place whole, the last ones kept."""

from __future__ import annotations

import glob
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path

from .folder_lock import LOCK, locked
from .normalize.rule import Text
from .reports.saved_run import DOCUMENTS, REJECTED, VERDICT, VIOLATIONS, read_lines

MANIFEST = "manifest.json"
INPUTS = "inputs.jsonl"
SUITE = "suite.json"
COMPARISON = "compare.html"
IDS = "ids.jsonl"
RECORDS = "records.jsonl"
IGNORE = ".gitignore"
_OLD = ".old"
# Only a folder that holds nothing else, and a verdict of ours, may be replaced.
_OURS = frozenset(
    {VERDICT, VIOLATIONS, DOCUMENTS, REJECTED, MANIFEST, INPUTS, SUITE, COMPARISON}
    | {"index.html", "documents", "data-docs", IDS, RECORDS, IGNORE}
)


class ReportFolderError(ValueError):
    """The report cannot be written where it was asked for."""

    def __init__(self, folder: Path, why: Text) -> None:
        """Say it in both languages: `str` in English, `vi` in Vietnamese."""
        super().__init__(f"{folder}: {why.en}")
        self.vi = f"{folder}: {why.vi}"


_IN_THE_WAY = Text(
    vi="có tệp trùng tên với thư mục báo cáo; hãy chọn --report khác",
    en="a file is in the way of the report; choose another --report",
)
_NO_REPORT = Text(
    vi="chứa tệp không phải báo cáo; hãy chọn --report khác",
    en="holds files that are no report; choose another --report",
)


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside a report, to build the next one in.

    It is gone afterwards, and so is what a killed run left; a second run into the same
    report is kept out.
    Raises ReportFolderError where the report's place holds something else, FolderError
    where another run is at work there, OSError where it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise ReportFolderError(folder, _IN_THE_WAY)
    with ExitStack() as stack:
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            lock = locked(folder.parent, f".{folder.name}{LOCK}")
            stack.enter_context(lock)
            _tidy(folder)
            is_foreign = folder.is_dir() and any(folder.iterdir())
            if is_foreign and not is_report(folder):
                raise ReportFolderError(folder, _NO_REPORT)
            new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        except OSError as error:
            raise type(error)(error.errno, error.strerror, str(folder)) from error
        stack.callback(shutil.rmtree, new, ignore_errors=True)
        try:
            # A report is no source: it is made again, and may hold whole records.
            (new / IGNORE).write_text("*\n", encoding="utf-8")
            yield new
        except OSError as error:
            # A user knows the report by the name that was given.
            if str(error.filename).startswith(str(new)):
                error.filename = str(folder)
            raise


def _tidy(folder: Path) -> None:
    """Remove what killed runs left; put back a report that one had moved away."""
    pattern = f".{glob.escape(folder.name)}.????????"
    left = list(folder.parent.glob(pattern))
    old = list(folder.parent.glob(pattern + _OLD))
    for path in old:
        if is_report(path) and not folder.exists():
            path.rename(folder)
    for path in [*left, *old]:
        if path.is_dir() and {each.name for each in path.iterdir()} <= _OURS:
            shutil.rmtree(path, ignore_errors=True)


def is_report(folder: Path) -> bool:
    """Say whether a folder is a run of ours, and holds nothing else."""
    try:
        verdict = json.loads((folder / VERDICT).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    is_verdict = isinstance(verdict, dict) and "passed" in verdict
    return is_verdict and {path.name for path in folder.iterdir()} <= _OURS


def put_in_place(new: Path, folder: Path) -> None:
    """Let a complete report take the place of an older one."""
    old = new.with_name(new.name + _OLD)
    with suppress(FileNotFoundError):
        folder.rename(old)
    new.chmod(0o755)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def judged_in(folder: Path) -> Iterator[str] | None:
    """Name what a run has seen: the ids of its records and the sources of its inputs.

    None for a run that does not say it.
    """
    if not (folder / IDS).is_file():
        return None
    sources = (str(row["source"]) for row in read_lines(folder / INPUTS))
    return chain(map(str, read_lines(folder / IDS)), sources)


def keep_run(building: Path, runs: Path, keep: int) -> Path:
    """Keep a complete report as the next run in a folder of runs, and only the last.

    Runs are numbered from 1: `000001`, ... Of them `keep` stay; what is no run of ours
    is never removed. Files are linked where the file system can, else copied.
    """
    runs.mkdir(parents=True, exist_ok=True)
    copy = Path(tempfile.mkdtemp(dir=runs, prefix=".new."))
    try:
        shutil.copytree(building, copy, dirs_exist_ok=True, copy_function=_link)
        copy.chmod(0o755)
        place = _numbered(copy, runs)
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    for _, old in _runs(runs)[:-keep]:
        if is_report(old):
            shutil.rmtree(old, ignore_errors=True)
    return place


def _numbered(copy: Path, runs: Path) -> Path:
    """Take the next free number, though another run may take it first."""
    number = max((n for n, _ in _runs(runs)), default=0)
    while True:
        number += 1
        place = runs / f"{number:06}"
        try:
            if not place.exists():
                copy.rename(place)
                return place
        except OSError:
            if not place.exists():  # It is not another run that was faster.
                raise


def _runs(runs: Path) -> list[tuple[int, Path]]:
    numbered = (p for p in runs.iterdir() if p.name.isascii() and p.name.isdigit())
    return sorted((int(path.name), path) for path in numbered)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
