"""What one run of `check` found, in the form that every output is written from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

from ..normalize.rule import Severity
from ..seeds.inputs import Rejected
from .findings import Finding
from .listing import Language

_ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)
NEVER = "never"


class Checked(NamedTuple):
    """One document and its findings; `text` is "" where there is none to show."""

    source: str
    findings: tuple[Finding, ...] = ()
    text: str = ""


class Documents(Protocol):
    """Checked documents, sorted by source: a tuple, or a file that holds them."""

    def __iter__(self) -> Iterator[Checked]:
        """Give them in their order, each time from the first one."""

    def __len__(self) -> int:
        """Count them."""


class CheckRun(NamedTuple):
    """All documents of a run, sorted by source, and how to tell of them.

    `changed_lines` are the lines that changed since a revision, by source, where one
    was named. `has_baseline`: findings were compared with a baseline. `root` is the
    folder from which a code host counts paths; the current one unless told.
    """

    documents: Documents
    rejected: tuple[Rejected, ...] = ()
    language: Language = "en"
    fail_on: str = Severity.WARNING.value
    has_baseline: bool = False
    changed_lines: Mapping[str, frozenset[int]] = MappingProxyType({})
    root: str | None = None

    def findings(self) -> Iterator[Finding]:
        """List the findings of all documents, in their order."""
        for document in self.documents:
            yield from document.findings

    def fails(self, finding: Finding) -> bool:
        """Say whether a finding makes the run fail."""
        if finding.suppression is not None or self.fail_on == NEVER:
            return False
        return rank(finding.severity) >= rank(Severity(self.fail_on))


def rank(severity: Severity) -> int:
    """Order severities: the worst is the highest.

    >>> rank(Severity.ERROR) > rank(Severity.INFO)
    True
    """
    return _ORDER.index(severity)


def place_of_source(source: str) -> tuple[str, int | None]:
    """Give the path of a source, and the line where it names a row of a table.

    >>> place_of_source("seeds/a.jsonl#12"), place_of_source("b#c.txt")
    (('seeds/a.jsonl', 12), ('b#c.txt', None))
    """
    path, _, row = source.rpartition("#")
    if path and row.isascii() and row.isdigit():
        return path, max(1, int(row))
    return source, None


def path_for_host(path: str, run: CheckRun) -> str:
    """Give a path as code hosts want it: relative, with forward slashes."""
    if path == "-" or (run.root is None and not Path(path).is_absolute()):
        return path
    return os.path.relpath(path, run.root).replace(os.sep, "/")


def place_in_file(finding: Finding) -> tuple[str, int, int]:
    """Give path, line and column as an editor or a code host counts them.

    A row of a table stands in the line of its number.
    """
    path, row = place_of_source(finding.source)
    if row is None:
        return path, finding.line, finding.column
    return path, row, 1


def end_place(finding: Finding) -> tuple[int, int]:
    """Give the line and column just behind a finding, counted from 1."""
    lines = finding.text.split("\n")
    if len(lines) == 1 or finding.end == finding.start:
        return finding.line, finding.column + finding.end - finding.start
    return finding.line + len(lines) - 1, len(lines[-1]) + 1


def unique_fingerprints(run: CheckRun) -> Iterator[tuple[Finding, str]]:
    """Give each finding with its fingerprint; the same in a second document is `:2`.

    Code hosts take a fingerprint that comes twice for one finding.
    """
    # As numbers, which take half the memory: one is kept for each.
    seen: dict[int, int] = {}
    for finding in run.findings():
        mark = finding.fingerprint
        number = int(mark.partition(":")[2], 16)
        count = seen[number] = seen.get(number, 0) + 1
        yield finding, mark if count == 1 else f"{mark}:{count}"
