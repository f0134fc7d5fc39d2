"""Why the gate is not passed, in words."""

from __future__ import annotations

from collections.abc import Sequence

from ..normalize.rule import Text
from ..seeds.model import Rejected
from .checks import (
    FACTS_CHANGED,
    ROW_COUNT,
    SEVERITIES,
    SEVERITY_WORDS,
    Severity,
    guard,
)
from .evaluator import Outcome
from .tolerance import deciding

_NOTHING = Text(vi="Không có văn bản nào để chấm.", en="There is no document to judge.")


def input_outcome(rejected: Sequence[Rejected], n_rows: int, total: int) -> Outcome:
    """Judge the inputs: none set aside, none lost, and at least one."""
    passed = not rejected and 0 < n_rows == total
    failing = tuple(item.source for item in rejected)
    return Outcome(guard(ROW_COUNT), passed, failing, total)


def changed_outcome(changed: Sequence[str], n_rows: int) -> Outcome:
    """Judge finished records: none may have other facts than were measured."""
    return Outcome(guard(FACTS_CHANGED), not changed, tuple(changed), n_rows)


def reasons_for(
    outcomes: Sequence[Outcome], fail_on: Severity, total: int
) -> tuple[Text, ...]:
    """Say in words which checks decide that the gate is not passed, the worst first."""
    if total == 0:
        return (_NOTHING,)
    # Without a record every rule fails: the inputs are all there is to say.
    judged = outcomes if any(o.n_rows for o in outcomes[1:]) else outcomes[:1]
    return tuple(
        _reason(outcome)
        for outcome in sorted(judged, key=_rank)
        if not outcome.passed and outcome.check.severity in deciding(fail_on)
    )


def _rank(outcome: Outcome) -> int:
    return SEVERITIES.index(outcome.check.severity)


def _reason(outcome: Outcome) -> Text:
    check, n, total = outcome.check, len(outcome.failing), outcome.n_rows
    vi, en = f"{n}/{total} không đạt", f"{n} of {total} fail"
    if check.id == ROW_COUNT and not n:
        vi, en = f"số bản ghi khác {total} đầu vào", f"records differ from {total}"
    severity = SEVERITY_WORDS[check.severity]
    return Text(
        vi=f"{severity.vi} · {check.id}: {vi}. {check.text.vi}",
        en=f"{severity.en} · {check.id}: {en}. {check.text.en}",
    )
