"""Findings as Markdown: for a pull request, and for the summary of a CI job."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ..normalize.rule import Text
from .display import visible
from .findings import Finding
from .listing import MARKS, count, pick, summary
from .run import CheckRun

# GitHub takes a job summary of up to 1 MiB a step; what else is in it needs room too.
SUMMARY_BYTES = 1024 * 1024 - 64 * 1024
_SHOWN = 200
_SIGNS = re.compile(r"[!-'*+:-@\[-`{-~\n\r\t]")
_WORDS = {
    "count": Text("Số lượng", "Count"),
    "rule": Text("Quy tắc", "Rule"),
    "tier": Text("Mức", "Tier"),
    "title": Text("Nội dung", "What"),
    "place": Text("Vị trí", "Place"),
    "before": Text("Trước", "Before"),
    "after": Text("Sau", "After"),
    "aside": Text("Không đọc được", "Not read"),
}
_CUT = Text(
    vi="Chỉ hiện {shown} trên {total} phát hiện: bản tóm tắt có giới hạn dung lượng.",
    en="Showing {shown} of {total} findings: the size of this summary is limited.",
)


def lines(run: CheckRun) -> Iterator[str]:
    """Write the whole report, whatever its size."""
    yield from _head(run)
    if any(True for _ in run.findings()):
        yield from _table_head(("place", "rule", "tier", "before", "after"), run)
        yield from (_row(finding) for finding in run.findings())


def summary_text(run: CheckRun, limit: int = SUMMARY_BYTES) -> str:
    """Write the report for a page of limited size (bytes), and say what is left out."""
    head = list(_head(run))
    total = sum(len(document.findings) for document in run.documents)
    table = list(_table_head(("place", "rule", "tier", "before", "after"), run))
    cut = pick(_CUT, run.language).format(shown=total, total=total)
    room = limit - sum(_size(line) for line in (*head, *table, "", cut))
    rows = list(_fitting(run, room))
    if total:
        head += table + rows
    if len(rows) < total:
        head += ["", pick(_CUT, run.language).format(shown=len(rows), total=total)]
    return "\n".join(head) + "\n"


def _fitting(run: CheckRun, room: int) -> Iterator[str]:
    for finding in run.findings():
        row = _row(finding)
        room -= _size(row)
        if room < 0:
            return
        yield row


def _size(line: str) -> int:
    return len(line.encode("utf-8", "replace")) + 1


def _head(run: CheckRun) -> Iterator[str]:
    yield "## chuanhoa"
    yield ""
    yield summary(count(run.findings()), len(run.documents), run.language)
    counts: Counter[str] = Counter()
    titles = {}
    for finding in run.findings():
        counts[finding.rule] += 1
        titles[finding.rule] = finding.message
    if counts:
        yield from _table_head(("count", "rule", "title"), run)
    for rule, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {n} | `{rule}` | {pick(titles[rule], run.language)} |"
    if run.rejected:
        yield from ("", f"### {pick(_WORDS['aside'], run.language)}", "")
    for item in islice(run.rejected, _SHOWN):
        message = _safe(visible(pick(item.message, run.language)))
        yield f"- {_code(item.source)}: {message}"
    if len(run.rejected) > _SHOWN:
        yield f"- … (+{len(run.rejected) - _SHOWN})"


def _table_head(names: tuple[str, ...], run: CheckRun) -> Iterator[str]:
    yield ""
    yield f"| {' | '.join(pick(_WORDS[name], run.language) for name in names)} |"
    yield f"| {' | '.join('---' for _ in names)} |"


def _row(finding: Finding) -> str:
    place = f"{finding.source}:{finding.line}:{finding.column}"
    after = "" if finding.replacement is None else _code(finding.replacement)
    known = finding.suppression
    mark = MARKS[finding.tier] if known is None else f"baseline: {known.reason}"
    cells = [_code(place), f"`{finding.rule}`", _safe(mark), _code(finding.text), after]
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    cut = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    return f"<code>{_safe(visible(cut))}</code>" if text else "∅"


def _safe(text: str) -> str:
    """Write every sign that Markdown or HTML could read as a character reference."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign.group())};", text)
