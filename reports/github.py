"""GitHub workflow commands: annotations on the changed files of a pull request.

Source: GitHub documentation, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..normalize.rule import Severity, Text
from ..seeds.model import Rejected
from .display import visible
from .findings import Finding
from .listing import pick
from .run import (
    CheckRun,
    end_place,
    path_for_host,
    place_in_file,
    place_of_source,
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
    counts: Counter[str] = Counter()
    # Of each kind: unread inputs, changed lines, the others; what could be shown.
    shown: dict[str, tuple[list[str], list[str], list[str]]]
    shown = {kind: ([], [], []) for kind in _KINDS.values()}

    def note(kind: str, rank: int, finding: Finding | Rejected) -> None:
        counts[kind] += 1
        if len(shown[kind][rank]) < MOST_SHOWN:
            shown[kind][rank].append(_annotation(kind, finding, run))

    for item in run.rejected:
        note("error", 0, item)
    for finding in run.findings():
        if finding.suppression is None:
            note(_KINDS[finding.severity], _rank(finding, run), finding)
    for kind, groups in shown.items():
        first = [line for group in groups for line in group]
        if counts[kind] <= MOST_SHOWN:
            yield from first
            continue
        yield from first[: MOST_SHOWN - 1]
        n = counts[kind] - MOST_SHOWN + 1
        words = pick(_MORE, run.language).format(n=n, most=MOST_SHOWN)
        yield _command(kind, {"title": "chuanhoa"}, words)


def _rank(finding: Finding, run: CheckRun) -> int:
    path, line, _ = place_in_file(finding)
    return 1 if line in run.changed_lines.get(path, frozenset()) else 2


def _annotation(kind: str, finding: Finding | Rejected, run: CheckRun) -> str:
    if isinstance(finding, Rejected):
        return _set_aside(finding, run)
    path, line, column = place_in_file(finding)
    where: dict[str, object] = {"file": _file(path, run), "line": line}
    end = end_place(finding)
    if path == finding.source and end[0] == line:
        where |= {"col": column, "endColumn": max(column, end[1] - 1)}
    where["title"] = finding.rule
    message = f"{pick(finding.message, run.language)}: {change(finding)}"
    return _command(kind, where, message)


def _set_aside(item: Rejected, run: CheckRun) -> str:
    path, line = place_of_source(item.source)
    where = {"file": _file(path, run), "line": line or 1, "title": item.reason}
    return _command("error", where, visible(pick(item.message, run.language)))


def _file(path: str, run: CheckRun) -> str:
    return "" if path == "-" else path_for_host(path, run)


def _command(kind: str, where: dict[str, object], message: str) -> str:
    fields = [f"{key}={_property(str(value))}" for key, value in where.items() if value]
    return f"::{kind} {','.join(fields)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
