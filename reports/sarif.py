"""SARIF 2.1.0 (OASIS standard, 2020): findings for code hosts and editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from textwrap import indent
from urllib.parse import quote

from ..normalize.own_version import own_version
from ..normalize.rule import Rule, Severity, Text
from ..normalize.rules import FILE_RULES, RULES
from ..seeds.model import Rejected
from .display import visible
from .findings import Finding
from .listing import pick
from .run import CheckRun, end_place, path_for_host, place_in_file, place_of_source
from .terminal import change

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "chuanhoa/v3"
# GitHub refuses a run of more results; that some are left out is said in the run.
MOST_RESULTS = 25_000
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_CUT = Text(
    vi="Chỉ ghi {most} trên {total} phát hiện: GitHub không nhận nhiều hơn.",
    en="Only {most} of {total} findings are listed: GitHub takes no more.",
)
_DEEP = " " * 4  # before a result: in the log, its runs, a run, its results
_RULES = (*RULES, *FILE_RULES)
_INDEX = {rule.id: number for number, rule in enumerate(_RULES)}


def lines(run: CheckRun) -> Iterator[str]:
    """Write the log: one run, all rules, a result a finding, known ones suppressed."""
    whole = {
        "tool": {"driver": _driver(run)},
        "language": run.language,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n"],
        "invocations": [_invocation(run)],
        "results": [],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [whole]}
    # ASCII: a lone surrogate of a document has no other way into JSON.
    head, empty, tail = json.dumps(log, indent=1).partition('"results": []')
    rows = _results(run)
    row = next(rows, None)
    if row is None:
        yield head + empty + tail
        return
    yield f'{head}"results": ['
    for following in rows:
        yield f"{row},"
        row = following
    yield row
    yield f"{_DEEP[1:]}]{tail}"


def _results(run: CheckRun) -> Iterator[str]:
    """Write the results one by one, indented as they stand in the log."""
    for finding in islice(run.findings(), MOST_RESULTS):
        yield indent(json.dumps(_result(finding, run), indent=1), _DEEP)


def _driver(run: CheckRun) -> dict[str, object]:
    return {
        "name": "chuanhoa",
        "version": own_version(),
        "rules": [_rule(rule, run) for rule in _RULES],
    }


def _rule(rule: Rule, run: CheckRun) -> dict[str, object]:
    about = pick(rule.about, run.language)
    return {
        "id": rule.id,
        "shortDescription": {"text": pick(rule.title, run.language)},
        "fullDescription": {"text": about},
        "help": {"text": f"{about}\n\nchuanhoa rule {rule.id}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _invocation(run: CheckRun) -> dict[str, object]:
    notes = [_set_aside(item, run) for item in run.rejected]
    total = sum(len(document.findings) for document in run.documents)
    if total > MOST_RESULTS:
        words = pick(_CUT, run.language).format(most=MOST_RESULTS, total=total)
        notes.append({"level": "warning", "message": {"text": words}})
    return {
        "executionSuccessful": not run.rejected,
        "toolExecutionNotifications": notes,
    }


def _set_aside(item: Rejected, run: CheckRun) -> dict[str, object]:
    path, line = place_of_source(item.source)
    place: dict[str, object] = {"artifactLocation": {"uri": _uri(path, run)}}
    if line is not None:
        place["region"] = {"startLine": line}
    return {
        "level": "error",
        "descriptor": {"id": f"input-{item.reason}"},
        "message": {"text": visible(pick(item.message, run.language))},
        "locations": [{"physicalLocation": place}],
    }


def _result(finding: Finding, run: CheckRun) -> dict[str, object]:
    region = _region(finding)
    artifact = {"uri": _uri(place_in_file(finding)[0], run)}
    message = f"{pick(finding.message, run.language)}: {change(finding)}"
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": _INDEX[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [
            {"physicalLocation": {"artifactLocation": artifact, "region": region}}
        ],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {"tier": finding.tier.value, "source": finding.source},
    }
    if _has_fix(finding):
        replacement = {
            "deletedRegion": region,
            "insertedContent": {"text": finding.replacement},
        }
        changes = [{"artifactLocation": artifact, "replacements": [replacement]}]
        result["fixes"] = [{"artifactChanges": changes}]
    if run.has_baseline:
        result["suppressions"] = _suppressions(finding)
    return result


def _has_fix(finding: Finding) -> bool:
    """Say whether an editor could apply the change: not to bytes, not to a cell."""
    is_text = finding.end > finding.start
    in_table = place_of_source(finding.source)[1] is not None
    return finding.replacement is not None and is_text and not in_table


def _region(finding: Finding) -> dict[str, object]:
    path, line, column = place_in_file(finding)
    if path != finding.source:
        return {"startLine": line}
    end_line, end_column = end_place(finding)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _suppressions(finding: Finding) -> list[dict[str, object]]:
    if finding.suppression is None:
        return []
    known = finding.suppression
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": known.reason,
            "properties": {"expires": known.expires},
        }
    ]


def _uri(path: str, run: CheckRun) -> str:
    if path == "-":
        return "stdin"
    return quote(path_for_host(path, run), errors="replace")
