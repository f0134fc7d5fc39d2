"""A run of `check`: documents -> findings, by the settings of each file."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from . import console, inputs
from .choices import Choice, chooser
from .normalize.encoding_not_utf8 import RULE as FILE_RULE
from .normalize.encodings import Decoded
from .normalize.engine import normalize
from .normalize.rule import Severity, Text
from .normalize.selection import is_selected
from .options import add_fail_on, add_paths, add_rules, add_since
from .parser import Parser
from .reports.findings import Finding, find_findings
from .reports.listing import Counts, count, pick
from .reports.run import Checked, CheckRun, Documents
from .seeds.inputs import Rejected

if TYPE_CHECKING:
    from .since import Changes

_SINCE = Text(
    vi="kể từ {rev}: chỉ xem những văn bản đã đổi hoặc mới, {read} trên {all}",
    en="since {rev}: only changed or new documents were looked at, {read} of {all}",
)


def add_check(parser: Parser) -> None:
    """Add the options of everything that looks for findings."""
    add_paths(parser)
    add_rules(parser)
    add_fail_on(parser)
    add_since(parser)


class Checking:
    """A run of `check`: documents as they are read, and what was set aside.

    Texts with findings are kept only with `has_texts`, to show the words around these;
    what was set aside, only with `has_rejected`, to list it.
    """

    def __init__(
        self, args: Namespace, *, has_texts: bool = False, has_rejected: bool = True
    ) -> None:
        """Raise UsageError for options that make no sense."""
        self._args = args
        self._fail_on = console.fail_on(args)
        self._choose = chooser(args)
        self._changes = changes_of(args)
        self._has = (has_texts, has_rejected)
        self._rejected: list[Rejected] = []
        self._n_read = self._n_left = self.n_rejected = 0

    def documents(self) -> Iterator[Checked]:
        """Check documents in the order of their sources.

        Raises UsageError where none was named.
        """
        has_texts, has_rejected = self._has
        for item in inputs.read_inputs(self._args, self._is_asked, in_order=True):
            self._n_read += 1
            if isinstance(item, Rejected):
                console.say_rejected(item, self._args.lang)
                self.n_rejected += 1
                if has_rejected:
                    self._rejected.append(item)
                continue
            document, decoded = item
            choice = self._choose(document.source)
            findings = findings_of(document.source, decoded, choice)
            text = decoded.text if findings and has_texts else ""
            yield Checked(document.source, findings, text)
        if self._changes is not None:
            say_since(self._args, self._n_read, self._n_left)

    def run(self, documents: Documents) -> CheckRun:
        """Give what outputs are written from; complete once documents are read."""
        return CheckRun(
            documents,
            tuple(self._rejected),
            self._args.lang,
            self._fail_on,
            changed_lines={} if self._changes is None else self._changes.lines(),
            root=os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR"),
        )

    def _is_asked(self, source: str) -> bool:
        if self._changes is None or self._changes.has(source):
            return True
        self._n_left += 1
        return False


class Tally:
    """Documents on their way to an output, counted as they pass."""

    def __init__(self, documents: Iterable[Checked], args: Namespace) -> None:
        """Begin with none of them. Raises UsageError."""
        self.counts: Counts = Counter()
        self.is_failing = False
        self._documents = documents
        self._judge = CheckRun((), fail_on=console.fail_on(args))
        self._n_read = 0

    def __iter__(self) -> Iterator[Checked]:
        """Give the documents, once."""
        for document in self._documents:
            self._n_read += 1
            if document.findings:
                self.counts += count(document.findings)
                self.is_failing |= any(map(self._judge.fails, document.findings))
            yield document

    def __len__(self) -> int:
        """Count those that have passed."""
        return self._n_read


def run_check(args: Namespace) -> CheckRun:
    """Check the documents that a command was given, and hold all that was found.

    Raises UsageError.
    """
    checking = Checking(args)
    documents = tuple(checking.documents())
    return checking.run(documents)


def changes_of(args: Namespace) -> Changes | None:
    """Give what changed since `--since REV`; None without it. Raises UsageError."""
    if args.since is None:
        return None
    from .since import changed_since  # noqa: PLC0415 -- it runs git

    return changed_since(args.since)


def say_since(args: Namespace, n_read: int, n_left: int) -> None:
    """Say that not all was looked at, and how much."""
    words = pick(_SINCE, args.lang)
    console.say(words.format(rev=args.since, read=n_read, all=n_read + n_left))


def findings_of(source: str, decoded: Decoded, choice: Choice) -> tuple[Finding, ...]:
    """List the findings of one document, with the severities that were chosen."""
    normalized = normalize(decoded.text, choice.settings, report=True)
    of_file = is_selected(FILE_RULE, choice.settings)
    found = find_findings(source, decoded, normalized, of_file=of_file)
    if not choice.severities:
        return tuple(found)
    return tuple(with_severity(finding, choice.severities) for finding in found)


def with_severity(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    """Give a finding the severity of its rule, or of its family."""
    family = finding.rule.partition("-")[0]
    chosen = severities.get(finding.rule, severities.get(family))
    return finding if chosen is None else replace(finding, severity=chosen)
