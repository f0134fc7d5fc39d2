"""The plain evaluator: judges rows by the rule table, with nothing installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from .checks import FACTS_COMPLETE, ROW_COUNT, Check, guard
from .columns import Column, Row, columns_of, outside
from .fact_table import FactSpec, all_facts

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Hits:
    """What one expectation found, in the terms of great-expectations.

    `positions` are the rows that it did not expect; None where an engine only
    counts them. Nulls are no hits, but those of the expectation that asks for
    values.
    """

    success: bool
    n_unexpected: int
    positions: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one rule.

    `failing` names every document that is outside the bounds or has no value, in
    the order of the rows; `passed` may be true all the same where `mostly` allows
    it. `n_missing` counts those without a value: one is enough to fail.
    """

    check: Check
    passed: bool
    failing: tuple[str, ...]
    n_rows: int
    n_missing: int = 0


def evaluate(
    rows: Sequence[Row],
    checks: Sequence[Check],
    facts: Sequence[FactSpec] | None = None,
) -> tuple[Outcome, ...]:
    """Judge rows of `doc_id` and facts: the outcome of each check, in order.

    The first outcome, `facts-complete`, names the rows with a null, NaN or missing
    fact. No check passes without rows. The facts are those of this version unless
    given.
    """
    columns = columns_of(rows, facts or all_facts())
    hits = find_hits(columns, checks, len(rows), len(rows))
    return outcomes_of(hits, checks, [str(row["doc_id"]) for row in rows])


def find_hits(
    columns: Mapping[str, Column], checks: Sequence[Check], n_rows: int, n_inputs: int
) -> dict[Key, Hits]:
    """Find what each expectation of the suite has to find, by rule id and fact."""
    hits: dict[Key, Hits] = {(ROW_COUNT, ""): Hits(n_rows == n_inputs, 0, ())}
    n_values = {}
    for fact, column in columns.items():
        missing = column.missing
        hits[FACTS_COMPLETE, fact] = Hits(not missing, len(missing), missing)
        n_values[fact] = n_rows - len(missing)
    for check in checks:
        fact = check.fact or ""
        found = outside(columns[fact], check.minimum, check.maximum)
        share = check.share_of(n_rows)
        enough = is_mostly(n_values[fact], len(found), share)
        hits[check.id, fact] = Hits(enough, len(found), found)
    return hits


def is_mostly(n_values: int, n_unexpected: int, mostly: float) -> bool:
    """Compare a share as great-expectations does, rounding errors included.

    Nulls are in neither number, and no values at all are enough: it is
    `facts-complete` and the number of rows that fail then.
    """
    if n_values == 0:
        return True
    return (float(n_values) - float(n_unexpected)) / float(n_values) >= mostly


def outcomes_of(
    hits: Mapping[Key, Hits], checks: Sequence[Check], ids: Sequence[str]
) -> tuple[Outcome, ...]:
    """Sum up complete hits: without rows, or with a null, no rule passes.

    Raises KeyError where the hits leave out a rule.
    """
    missing = {f: _rows(h) for (rule, f), h in hits.items() if rule == FACTS_COMPLETE}
    rows = tuple(sorted(set().union(*missing.values())))
    outcomes = [_outcome(guard(FACTS_COMPLETE), ids, (), rows, success=True)]
    for check in checks:
        fact = check.fact or ""
        found = hits[check.id, fact]
        outcomes.append(
            _outcome(check, ids, _rows(found), missing[fact], success=found.success)
        )
    return tuple(outcomes)


def _rows(hits: Hits) -> tuple[int, ...]:
    if hits.positions is None or len(hits.positions) != hits.n_unexpected:
        msg = "the failing rows were counted, but not listed"
        raise ValueError(msg)
    return hits.positions


def _outcome(
    check: Check,
    ids: Sequence[str],
    unexpected: tuple[int, ...],
    missing: tuple[int, ...],
    *,
    success: bool,
) -> Outcome:
    rows = unexpected
    if missing:
        rows = tuple(sorted({*unexpected, *missing}))
    passed = success and bool(ids) and not missing
    return Outcome(check, passed, _named(ids, rows), len(ids), len(missing))


def _named(ids: Sequence[str], rows: tuple[int, ...]) -> tuple[str, ...]:
    if len(rows) > 1:
        named: tuple[str, ...] = itemgetter(*rows)(ids)
        return named
    return tuple(ids[i] for i in rows)
