"""`chuanhoa check`: what is wrong with the text; nothing is changed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from typing import get_args

from .. import console, exits
from ..config import as_usage_error
from ..normalize.engine import normalize
from ..normalize.names import expect_one_of
from ..reports.findings import Finding, find_findings
from ..reports.listing import Format, render, summary
from ..seeds.model import Rejected


def add(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    console.add_paths(parser)
    console.add_rules(parser)
    console.add_fail_on(parser)
    parser.add_argument(
        "--format", default="full", help="full (default), concise, json or jsonl"
    )
    parser.add_argument(
        "--statistics", action="store_true", help="count findings per rule instead"
    )


def run(args: Namespace) -> int:
    """Check documents; findings on standard output, the summary on standard error."""
    try:
        expect_one_of("format", args.format, get_args(Format))
    except ValueError as error:
        raise as_usage_error(error) from error
    settings = console.settings_of(args)
    console.fails((), args)
    found: list[tuple[str, list[Finding]]] = []
    status = exits.CLEAN
    for item in console.read_inputs(args):
        if isinstance(item, Rejected):
            console.say_rejected(item, args.lang)
            status = exits.UNREADABLE
            continue
        document, decoded = item
        normalized = normalize(decoded.text, settings, report=True)
        findings = list(find_findings(document.source, decoded, normalized))
        found.append((decoded.text, findings))
    findings = [finding for _, group in found for finding in group]
    if args.statistics:
        _put_statistics(findings)
    else:
        for line in render(found, args.format, args.lang):
            console.put(line)
    console.say(summary(findings, len(found), args.lang))
    failed = console.fails(findings, args)
    return exits.worst((status, exits.FINDINGS if failed else exits.CLEAN))


def _put_statistics(findings: Sequence[Finding]) -> None:
    counts = Counter(finding.rule for finding in findings)
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        console.put(f"{count:>7}  {rule}")
