"""GitLab code quality reports, in the subset of Code Climate that GitLab reads.

Source: GitLab documentation, "Code Quality", report format.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..normalize.rule import Severity
from ..seeds.model import Rejected
from .display import visible
from .findings import Finding, fingerprint_of
from .listing import pick, to_json
from .run import (
    CheckRun,
    end_place,
    path_for_host,
    place_in_file,
    place_of_source,
    unique_fingerprints,
)
from .terminal import change, known

_SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def lines(run: CheckRun) -> Iterator[str]:
    """Write the report, one issue a line; known findings are marked, and only info.

    The fingerprints are those of the baseline and of SARIF.
    """
    yield "["
    waiting = None
    for issue in _issues(run):
        if waiting is not None:
            yield waiting + ","
        waiting = to_json(issue)
    if waiting is not None:
        yield waiting
    yield "]"


def _issues(run: CheckRun) -> Iterator[dict[str, object]]:
    for finding, mark in unique_fingerprints(run):
        yield _issue(finding, mark, run)
    for item in run.rejected:
        yield _set_aside(item, run)


def _issue(finding: Finding, mark: str, run: CheckRun) -> dict[str, object]:
    path, line, _ = place_in_file(finding)
    end = end_place(finding)[0] if path == finding.source else line
    is_known = finding.suppression is not None
    words = f"{pick(finding.message, run.language)}: {change(finding)}"
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": words + known(finding, run.language),
        "categories": ["Style"],
        "severity": "info" if is_known else _SEVERITIES[finding.severity],
        "fingerprint": mark,
        "location": {
            "path": path_for_host(path, run),
            "lines": {"begin": line, "end": end},
        },
    }


def _set_aside(item: Rejected, run: CheckRun) -> dict[str, object]:
    path, line = place_of_source(item.source)
    return {
        "type": "issue",
        "check_name": f"input-{item.reason}",
        "description": visible(pick(item.message, run.language)),
        "categories": ["Bug Risk"],
        "severity": "blocker",
        "fingerprint": fingerprint_of("input", item.source, item.reason),
        "location": {"path": path_for_host(path, run), "lines": {"begin": line or 1}},
    }
