"""JUnit XML as CI servers read it: a document is a suite, a rule a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from ..normalize.rule import Text
from ..seeds.model import Rejected
from .display import visible
from .findings import Finding
from .listing import pick
from .run import Checked, CheckRun, rank
from .terminal import concise

_NONE = Text(vi="không phát hiện gì", en="nothing found")


def lines(run: CheckRun) -> Iterator[str]:
    """Write the report: a case fails where a finding of its rule makes the run fail.

    What is found below `fail_on` stands in the output of a case that passes, what the
    baseline knows is a skipped case, an input that was set aside an error.
    """
    totals = Counter(kind for _, cases in _suites(run) for _, kind, _ in cases)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="chuanhoa" {_counts(totals, skipped=False)}>'
    for source, cases in _suites(run):
        kinds = Counter(kind for _, kind, _ in cases)
        yield f" <testsuite name={_quoted(source)} {_counts(kinds)}>"
        for case in cases:
            yield from _case(source, *case)
        yield " </testsuite>"
    yield "</testsuites>"


Case = tuple[str, str, str]  # rule, kind ("failure", "skipped", ...), text


def _suites(run: CheckRun) -> Iterator[tuple[str, list[Case]]]:
    for document in run.documents:
        yield document.source, _cases(document, run)
    for item in run.rejected:
        yield item.source, [_set_aside(item, run)]


def _cases(document: Checked, run: CheckRun) -> list[Case]:
    if not document.findings:
        return [("check", "passed", pick(_NONE, run.language))]
    ordered = sorted(document.findings, key=lambda finding: finding.rule)
    groups = groupby(ordered, key=lambda finding: finding.rule)
    return [(rule, *_judged(list(group), run)) for rule, group in groups]


def _judged(findings: list[Finding], run: CheckRun) -> tuple[str, str]:
    """Say how a rule did on a document, and list what it found, the worst first."""
    if any(run.fails(finding) for finding in findings):
        kind = "failure"
    elif all(finding.suppression is not None for finding in findings):
        kind = "skipped"
    else:
        kind = "passed"
    ordered = sorted(findings, key=lambda f: (not run.fails(f), -rank(f.severity)))
    return kind, "\n".join(concise(finding, run.language) for finding in ordered)


def _set_aside(item: Rejected, run: CheckRun) -> Case:
    return (f"input-{item.reason}", "error", visible(pick(item.message, run.language)))


def _case(source: str, rule: str, kind: str, text: str) -> Iterator[str]:
    yield f"  <testcase classname={_quoted(source)} name={_quoted(rule)}>"
    if kind == "passed":
        yield f"   <system-out>{escape(text)}</system-out>"
    else:
        message = _quoted(text.partition("\n")[0])
        yield f'   <{kind} type="{rule}" message={message}>{escape(text)}</{kind}>'
    yield "  </testcase>"


def _counts(kinds: Counter[str], *, skipped: bool = True) -> str:
    counts = {
        "tests": kinds.total(),
        "failures": kinds["failure"],
        "errors": kinds["error"],
    }
    if skipped:
        counts["skipped"] = kinds["skipped"]
    return " ".join(f'{name}="{count}"' for name, count in counts.items())


def _quoted(text: str) -> str:
    return quoteattr(visible(text))
