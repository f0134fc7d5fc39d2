"""GitHub workflow commands: annotations on the changed files of a pull request.

Source: GitHub documentation, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterator

from ..normalize.rule import Severity, Text
from .display import visible
from .findings import Finding
from .listing import pick
from .run import (
    CheckRun,
    end_place,
    path_for_host,
    place_in_file,
    place_of_source,
    rank,
)
from .terminal import change

# GitHub shows ten annotations a type and step, and drops the rest without a word.
MOST_SHOWN = 10
_KINDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
_MORE = Text(
    vi="Còn {n} phát hiện khác thuộc loại này; GitHub chỉ hiện {most} mỗi loại. Xem đủ"
    " trong bản tóm tắt hoặc nhật ký của bước này.",
    en="{n} more of this type; GitHub shows {most} of each. See the summary or the log"
    " of this step for all.",
)


def lines(run: CheckRun) -> Iterator[str]:
    """Write annotations, changed lines first, at most ten a type; the last says more.

    What the baseline knows is left out.
    """
    groups: dict[str, list[str]] = {kind: [] for kind in _KINDS.values()}
    for item in run.rejected:
        path, line = place_of_source(item.source)
        where = {"file": _file(path, run), "line": line or 1, "title": item.reason}
        message = visible(pick(item.message, run.language))
        groups["error"].append(_command("error", where, message))
    for finding in sorted(_open(run), key=lambda f: _order(f, run)):
        kind = _KINDS[finding.severity]
        groups[kind].append(_annotation(kind, finding, run))
    for kind, group in groups.items():
        if len(group) <= MOST_SHOWN:
            yield from group
            continue
        yield from group[: MOST_SHOWN - 1]
        n = len(group) - MOST_SHOWN + 1
        words = pick(_MORE, run.language).format(n=n, most=MOST_SHOWN)
        yield _command(kind, {"title": "chuanhoa"}, words)


def _open(run: CheckRun) -> Iterator[Finding]:
    return (finding for finding in run.findings() if finding.suppression is None)


def _order(finding: Finding, run: CheckRun) -> tuple[int, bool]:
    """Put the worst first, then what stands in changed lines; the rest keeps place."""
    path, line, _ = place_in_file(finding)
    changed = run.changed_lines.get(path, frozenset())
    return -rank(finding.severity), line not in changed


def _annotation(kind: str, finding: Finding, run: CheckRun) -> str:
    path, line, column = place_in_file(finding)
    where: dict[str, object] = {"file": _file(path, run), "line": line}
    end = end_place(finding)
    if path == finding.source and end[0] == line:
        where |= {"col": column, "endColumn": max(column, end[1] - 1)}
    where["title"] = finding.rule
    message = f"{pick(finding.message, run.language)}: {change(finding)}"
    return _command(kind, where, message)


def _file(path: str, run: CheckRun) -> str:
    return "" if path == "-" else path_for_host(path, run)


def _command(kind: str, where: dict[str, object], message: str) -> str:
    fields = [f"{key}={_property(str(value))}" for key, value in where.items() if value]
    return f"::{kind} {','.join(fields)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
