"""A run of `check`: documents -> findings, by the settings of each file."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from . import console
from .choices import Choice, chooser
from .normalize.encoding_not_utf8 import RULE as FILE_RULE
from .normalize.encodings import Decoded
from .normalize.engine import is_selected, normalize
from .normalize.rule import Severity, Text
from .options import add_fail_on, add_paths, add_rules, add_since
from .parser import Parser
from .reports.findings import Finding, find_findings
from .reports.listing import pick
from .reports.run import Checked, CheckRun, place_of_source
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


def run_check(args: Namespace, *, has_texts: bool = False) -> CheckRun:
    """Check the documents that a command was given, and say what was set aside.

    Texts with findings are kept only with `has_texts`, to show the words around these.
    Raises UsageError.
    """
    fail_on = console.fail_on(args)
    choose = chooser(args)
    changes = changes_of(args)
    documents: list[Checked] = []
    rejected: list[Rejected] = []
    n_left = 0

    def is_asked(source: str) -> bool:
        nonlocal n_left
        if changes is None or changes.has(source):
            return True
        n_left += 1
        return False

    for item in console.read_inputs(args, is_asked):
        if isinstance(item, Rejected):
            console.say_rejected(item, args.lang)
            rejected.append(item)
            continue
        document, decoded = item
        findings = findings_of(document.source, decoded, choose(document.source))
        text = decoded.text if findings and has_texts else ""
        documents.append(Checked(document.source, findings, text))
    if changes is not None:
        say_since(args, len(documents) + len(rejected), n_left)
    documents.sort(key=lambda document: _order(document.source))
    rejected.sort(key=lambda item: _order(item.source))
    return CheckRun(
        tuple(documents),
        tuple(rejected),
        args.lang,
        fail_on,
        changed_lines={} if changes is None else changes.lines(),
        root=os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR"),
    )


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


def _order(source: str) -> tuple[str, int]:
    path, row = place_of_source(source)
    return path, row or 0


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
