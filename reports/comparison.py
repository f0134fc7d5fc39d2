"""Two runs of the gate compared: what fails now, what was repaired, what stayed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..expectations.checks import SEVERITIES, SEVERITY_WORDS, Check
from ..normalize.rule import Text
from .display import visible
from .listing import Language, pick
from .page import Html, link, page, show, table
from .saved_run import RunOutcome, SavedRun

_MOST_NAMED, _MOST_SAID = 20, 5
_WORDS = {
    "back": Text("← Tổng quan", "← Overview"),
    "title": Text("So sánh hai lần kiểm tra", "Two runs compared"),
    "old": Text("Trước", "Before"),
    "new": Text("Sau", "After"),
    "passed": Text("ĐẠT", "PASSED"),
    "failed": Text("KHÔNG ĐẠT", "FAILED"),
    "rule": Text("Quy tắc", "Rule"),
    "severity": Text("Mức", "Severity"),
    "broken": Text("Mới không đạt", "New failures"),
    "fixed": Text("Đã sửa", "Fixed"),
    "gone": Text("Không còn đầu vào", "No longer judged"),
    "same": Text("Vẫn không đạt", "Unchanged"),
    "more": Text("… và {n} nữa", "… and {n} more"),
    "counts": Text(
        "{broken} lỗi mới, {fixed} đã sửa, {same} vẫn còn, {gone} không còn được chấm.",
        "{broken} new failures, {fixed} fixed, {same} unchanged, {gone} no longer"
        " judged.",
    ),
    "none": Text("Không có gì khác.", "Nothing differs."),
}


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What became of the failures of one check; each a document, in order.

    `broken` fail now and did not; `fixed` failed and do not; `same` fail in both.
    `gone` failed before, and the new run did not judge them, or not by this check.
    """

    check: Check
    broken: tuple[str, ...]
    fixed: tuple[str, ...]
    same: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs, and the checks whose failures they tell of."""

    old: SavedRun
    new: SavedRun
    changes: tuple[RuleChange, ...]

    def count(self, kind: str) -> int:
        """Count the failures of a kind: "broken", "fixed", "same" or "gone"."""
        return sum(len(getattr(change, kind)) for change in self.changes)


def compare(
    old: SavedRun, new: SavedRun, judged: Iterable[str] | None = None
) -> Comparison:
    """Compare two runs check by check and document by document.

    `judged` are the ids and sources that the new run has seen: a failure of another
    document is gone, not fixed. Without it, every document counts as seen.
    """
    seen = None if judged is None else frozenset(judged)
    before = {each.check.id: each for each in old.outcomes}
    after = {each.check.id: each for each in new.outcomes}
    order = {**after, **before}
    changes = (
        _change(before.get(check_id), after.get(check_id), seen) for check_id in order
    )
    found = [c for c in changes if c.broken or c.fixed or c.same or c.gone]
    found.sort(key=lambda change: SEVERITIES.index(change.check.severity))
    return Comparison(old, new, tuple(found))


def _change(
    old: RunOutcome | None, new: RunOutcome | None, seen: frozenset[str] | None
) -> RuleChange:
    before = () if old is None else tuple(dict.fromkeys(old.failing))
    after = () if new is None else tuple(dict.fromkeys(new.failing))
    failed, fails = frozenset(before), frozenset(after)
    left = [name for name in before if name not in fails]
    is_gone = [new is None or (seen is not None and name not in seen) for name in left]
    known = new or old
    if known is None:
        msg = "a check of neither run"
        raise ValueError(msg)
    return RuleChange(
        known.check,
        broken=tuple(name for name in after if name not in failed),
        fixed=tuple(n for n, gone in zip(left, is_gone, strict=True) if not gone),
        same=tuple(name for name in after if name in failed),
        gone=tuple(n for n, gone in zip(left, is_gone, strict=True) if gone),
    )


def comparison_lines(comparison: Comparison, language: Language) -> list[str]:
    """Say what changed, a line a check, and a line for all."""
    lines = []
    for change in comparison.changes:
        severity = pick(SEVERITY_WORDS[change.check.severity], language)
        counts = "; ".join(
            f"{pick(_WORDS[kind], language)}: {_listed(names, language)}"
            for kind in _KINDS
            if (names := getattr(change, kind))
        )
        lines.append(f"{severity} {change.check.id}: {counts}")
    return [*lines, _summary(comparison, language)]


_KINDS = ("broken", "fixed", "same", "gone")


def _listed(names: Sequence[str], language: Language) -> str:
    shown = ", ".join(map(visible, names[:_MOST_SAID]))
    more = pick(_WORDS["more"], language).format(n=len(names) - _MOST_SAID)
    return f"{len(names)} ({shown}{more if len(names) > _MOST_SAID else ''})"


def _summary(comparison: Comparison, language: Language) -> str:
    counts = {kind: comparison.count(kind) for kind in _KINDS}
    words = pick(_WORDS["counts" if any(counts.values()) else "none"], language)
    verdicts = (
        pick(_WORDS["passed" if run.passed else "failed"], language)
        for run in (comparison.old, comparison.new)
    )
    return " → ".join(verdicts) + ". " + words.format(**counts)


def comparison_page(
    comparison: Comparison, language: Language, *, name: str, home: str = "index.html"
) -> str:
    """Make the page that compares two runs; `name` says which the old one is."""
    addresses = {d.doc_id: d.address for d in comparison.new.documents if d.address}
    heads = [pick(_WORDS[word], language) for word in ("rule", "severity", *_KINDS)]
    rows: list[list[object]] = [
        [
            change.check.id,
            pick(SEVERITY_WORDS[change.check.severity], language),
            *(
                Html(_names(getattr(change, kind), addresses, language))
                for kind in _KINDS
            ),
        ]
        for change in comparison.changes
    ]
    title = pick(_WORDS["title"], language)
    body = [
        f"<nav>{link(home, pick(_WORDS['back'], language)).text}</nav>",
        f"<h1>{show(title)}</h1>",
        f"<p>{show(pick(_WORDS['old'], language))}: {show(name)}</p>",
        f"<p>{show(_summary(comparison, language))}</p>",
        table(heads, rows),
    ]
    return page(title, "\n".join(body), language)


def _names(names: Sequence[str], addresses: dict[str, str], language: Language) -> str:
    shown = [
        link(addresses[name], name).text if name in addresses else show(name)
        for name in names[:_MOST_NAMED]
    ]
    if len(names) > _MOST_NAMED:
        more = pick(_WORDS["more"], language).format(n=len(names) - _MOST_NAMED)
        shown.append(show(more))
    return "<br>".join(shown) or "—"
