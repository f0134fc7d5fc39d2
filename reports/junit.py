"""JUnit XML as CI servers read it: a document is a suite, a rule a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    suites = [(d.source, _cases(d, run)) for d in run.documents]
    suites += [(item.source, [_set_aside(item, run)]) for item in run.rejected]
    every = [case for _, cases in suites for case in cases]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="chuanhoa" {_counts(every, skipped=False)}>'
    for source, cases in suites:
        yield f" <testsuite name={_quoted(source)} {_counts(cases)}>"
        for case in cases:
            yield from _case(source, *case)
        yield " </testsuite>"
    yield "</testsuites>"


Case = tuple[str, str, str]  # rule, kind ("failure", "skipped", ...), text


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


def _counts(cases: Iterable[Case], *, skipped: bool = True) -> str:
    kinds = [kind for _, kind, _ in cases]
    counts = {
        "tests": len(kinds),
        "failures": kinds.count("failure"),
        "errors": kinds.count("error"),
    }
    if skipped:
        counts["skipped"] = kinds.count("skipped")
    return " ".join(f'{name}="{count}"' for name, count in counts.items())


def _quoted(text: str) -> str:
    return quoteattr(visible(text))
