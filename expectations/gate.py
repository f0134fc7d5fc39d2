"""The gate: a verdict on records, by the severity of the rules that they fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from typing import Literal, get_args

from ..normalize.errors import ToldError
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..seeds.model import Record, Rejected
from .checks import SEVERITIES, Check, Severity, expect_sound
from .columns import Column, columns_of
from .evaluator import Outcome, find_hits, outcomes_of
from .fact_table import FactSpec, all_facts
from .plan import plan_suite
from .reasons import input_outcome, reasons_for
from .suite import SuiteRun, expect_agreement, run_suite
from .tolerance import deciding, deciding_checks, tolerance_notes
from .unmeasured import judgeable

_TWICE = Text(
    vi="nhiều bản ghi có cùng doc_id {doc_id!r}: không phân biệt được lỗi của chúng",
    en="several records have the doc_id {doc_id!r}: failures would mix",
)
Engine = Literal["great-expectations", "plain"]
Choice = Literal["auto", "great-expectations", "plain"]

_NO_GX = Text(
    vi="Chưa cài great-expectations (`pip install chuanhoa[gx]`): bộ đánh giá riêng "
    "của chuanhoa đã chấm, và bỏ qua trang data docs.",
    en="great-expectations is not installed (`pip install chuanhoa[gx]`): "
    "chuanhoa's own evaluator judged, and data docs were skipped.",
)


@dataclass(frozen=True, slots=True)
class GateResult:
    """The verdict and what it rests on.

    `reasons` say in words why the gate did not pass. The first two outcomes are the
    guards `input-set-aside`, whose failing names are sources, and `facts-complete`;
    those of the rule table follow in its order (for finished records, after a third,
    `facts-changed`). `notes` say what was not judged.
    `suite_run` is what data docs are written from, None with the plain engine.
    `columns` are the facts that were judged.
    """

    passed: bool
    reasons: tuple[Text, ...]
    outcomes: tuple[Outcome, ...]
    doc_ids: tuple[str, ...]
    facts: tuple[FactSpec, ...]
    n_inputs: int
    rejected: tuple[Rejected, ...]
    fail_on: Severity
    engine: Engine
    notes: tuple[Text, ...] = ()
    suite_run: SuiteRun | None = field(default=None, repr=False, compare=False)
    columns: Mapping[str, Column] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def n_records(self) -> int:
        """How many records were judged."""
        return len(self.doc_ids)

    @property
    def deciding(self) -> tuple[str, ...]:
        """Name the rules of the table that could have failed the gate."""
        return deciding_checks(self.outcomes, self.fail_on)

    @property
    def is_empty(self) -> bool:
        """Nothing came in: no verdict at all (exit status 2)."""
        return self.n_inputs == 0


def judge(  # noqa: PLR0913 -- one keyword for each thing a user can choose
    records: Sequence[Record],
    rejected: Sequence[Rejected],
    checks: Sequence[Check],
    *,
    facts: Sequence[FactSpec] | None = None,
    n_inputs: int | None = None,
    fail_on: Severity = "warning",
    engine: Choice = "auto",
) -> GateResult:
    """Judge records by the rule table; see `judge_columns`."""
    specs = facts or all_facts()
    return judge_columns(
        columns_of([record.facts for record in records], specs),
        [record.doc_id for record in records],
        rejected,
        checks,
        facts=specs,
        n_inputs=n_inputs,
        fail_on=fail_on,
        engine=engine,
    )


def judge_columns(  # noqa: PLR0913 -- one keyword for each thing a user can choose
    columns: Mapping[str, Column],
    ids: Sequence[str],
    rejected: Sequence[Rejected],
    checks: Sequence[Check],
    *,
    facts: Sequence[FactSpec] | None = None,
    n_inputs: int | None = None,
    fail_on: Severity = "warning",
    engine: Choice = "auto",
) -> GateResult:
    """Judge columns of facts by the rule table; `ids` name their rows.

    Failures at or above `fail_on` decide; `info` never does by default. An input
    that was set aside is critical, and nothing to judge is no pass. `n_inputs` is
    how many inputs there were, where the caller knows: one that is neither a record
    nor set aside then fails the gate too.
    Raises ValueError for a table that cannot be judged, for a check that decides
    and was not measured, and for a `doc_id` that stands twice, GateFaultError where
    the engines disagree, ImportError where great-expectations is asked for but absent.
    """
    expect_one_of("fail_on", fail_on, SEVERITIES)
    expect_one_of("engine", engine, get_args(Choice))
    specs = tuple(facts or all_facts())
    expect_sound(checks, specs)
    _expect_unique(ids)
    total = len(ids) + len(rejected) if n_inputs is None else n_inputs
    checks, notes = judgeable(checks, columns, fail_on)
    hits = find_hits(columns, checks, len(ids), total)
    used = _engine(engine)
    if used == "plain" and engine == "auto":
        notes = (_NO_GX, *notes)
    run = None
    if used == "great-expectations" and total:
        plan = plan_suite(checks, specs, total, n_rows=len(ids))
        run = run_suite(columns, len(ids), plan)
        expect_agreement(hits, run)
    inputs = input_outcome(rejected, len(ids), total)
    outcomes = (inputs, *outcomes_of(hits, checks, ids))
    reasons = reasons_for(outcomes, fail_on, total)
    if total:
        notes = (*notes, *tolerance_notes(outcomes, fail_on))
    return GateResult(
        passed=not reasons,
        reasons=reasons,
        outcomes=outcomes,
        doc_ids=tuple(ids),
        facts=specs,
        n_inputs=total,
        rejected=tuple(rejected),
        fail_on=fail_on,
        engine=used,
        notes=notes,
        suite_run=run,
        columns=columns,
    )


def with_outcome(result: GateResult, outcome: Outcome) -> GateResult:
    """Add the outcome of a guard that only some runs can ask, behind the other two."""
    outcomes = (*result.outcomes[:2], outcome, *result.outcomes[2:])
    reasons = reasons_for(outcomes, result.fail_on, result.n_inputs)
    return replace(result, passed=not reasons, reasons=reasons, outcomes=outcomes)


def failing_documents(result: GateResult) -> dict[str, tuple[Check, ...]]:
    """Name the documents that a deciding rule failed for, and those rules.

    All others are fit to be accepted. What `mostly` lets pass fails nobody.
    """
    found: dict[str, tuple[Check, ...]] = {}
    for outcome in result.outcomes[1:]:
        if not outcome.passed and outcome.check.severity in deciding(result.fail_on):
            for doc_id in outcome.failing:
                found[doc_id] = (*found.get(doc_id, ()), outcome.check)
    return found


def _expect_unique(ids: Sequence[str]) -> None:
    if len(set(ids)) == len(ids):
        return
    twice = [doc_id for doc_id, count in Counter(ids).items() if count > 1]
    raise ToldError(Text(*(words.format(doc_id=twice[0]) for words in _TWICE)))


def _engine(choice: Choice) -> Engine:
    if choice == "auto":
        found = find_spec("great_expectations") is not None
        return "great-expectations" if found else "plain"
    return choice
