"""The rule table compiled to a great-expectations suite, without importing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from .checks import FACTS_COMPLETE, ROW_COUNT, Check, guard
from .evaluator import Key
from .fact_table import FactSpec

Language = Literal["vi", "en"]

SUITE_NAME = "chuanhoa"


class GateFaultError(RuntimeError):
    """The gate itself is wrong: what it found cannot be trusted (exit status 4)."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One expectation as great-expectations writes it in JSON."""

    key: Key
    type: str
    kwargs: Mapping[str, Any]
    severity: str
    description: str

    def as_dict(self) -> dict[str, Any]:
        """Give the expectation as an entry of `suite.json`."""
        return {
            "type": self.type,
            "kwargs": dict(self.kwargs),
            "severity": self.severity,
            "description": self.description,
            "meta": {"rule": self.key[0], "fact": self.key[1]},
        }


def plan_suite(
    checks: Sequence[Check],
    facts: Sequence[FactSpec],
    n_inputs: int,
    lang: Language = "vi",
    n_rows: int | None = None,
) -> tuple[Planned, ...]:
    """Compile the rule table: one expectation a check, and the guards.

    A row for each input, and a value for each fact of each row. `n_rows`, where it is
    not `n_inputs`, is what a count in `max_failing` is a share of. A description is
    read as HTML by great-expectations, so it holds rule id, severity and our
    sentence, escaped, and nothing else.
    """
    rows, complete = guard(ROW_COUNT), guard(FACTS_COMPLETE)
    judged = n_inputs if n_rows is None else n_rows
    return (
        _planned(rows, "expect_table_row_count_to_equal", {"value": n_inputs}, lang),
        *(
            _planned(
                complete,
                "expect_column_values_to_not_be_null",
                {"column": spec.name},
                lang,
            )
            for spec in facts
        ),
        *(
            _planned(check, *_bounds(check, judged, *_range(check, facts)), lang)
            for check in checks
        ),
    )


def suite_json(plan: Iterable[Planned]) -> dict[str, Any]:
    """Give the suite as great-expectations would save it, without importing it."""
    return {"name": SUITE_NAME, "expectations": [p.as_dict() for p in plan], "meta": {}}


def expect_complete(found: Iterable[Any], plan: Sequence[Planned]) -> None:
    """Raise GateFaultError unless expectation configurations are those of the plan.

    A suite that went through JSON can lose rules without an error: this finds
    missing, added and changed ones.
    """
    want = {p.key: _essence(p.as_dict()) for p in plan}
    got = [
        ((meta.get("rule", ""), meta.get("fact", "")), _essence(config))
        for config in (f if isinstance(f, dict) else f.to_json_dict() for f in found)
        for meta in [config.get("meta") or {}]
    ]
    if len(got) == len(want) == len(plan) and dict(got) == want:
        return
    have = dict(got)
    wrong = sorted(
        {key for key in {*want, *have} if want.get(key) != have.get(key)}
        or {key for key, _ in got}
    )
    msg = f"the suite is not the rule table: {wrong}"
    raise GateFaultError(msg)


def _planned(
    check: Check, kind: str, kwargs: Mapping[str, Any], lang: Language
) -> Planned:
    column = kwargs.get("column", "")
    sentence = f"{check.severity} · {check.id} · {getattr(check.text, lang)}"
    if check.fact is None and column:
        sentence = f"{sentence} ({column})"
    return Planned(
        (check.id, column), kind, kwargs, check.severity, escape(sentence, quote=True)
    )


def _range(check: Check, facts: Sequence[FactSpec]) -> tuple[int | None, int | None]:
    spans = ((s.least, s.most) for s in facts if s.name == check.fact)
    return next(spans, (None, None))


def _bounds(
    check: Check, n_rows: int, least: int | None, most: int | None
) -> tuple[str, dict[str, Any]]:
    """Give the bounds of a check; where it has none, what the fact can be at all.

    Whoever runs `suite.json` on records has not looked for impossible values before.
    """
    kwargs: dict[str, Any] = {"column": check.fact}
    share = check.share_of(n_rows)
    if share < 1:
        kwargs["mostly"] = share
    if isinstance(check.minimum, bool) or isinstance(check.maximum, bool):
        kwargs["value_set"] = [v for v in (False, True) if check.holds(v)]
        return "expect_column_values_to_be_in_set", kwargs
    low, high = check.minimum, check.maximum
    if low is None and least is not None:
        low = least if high is None else min(least, high)
    if high is None and most is not None:
        high = most if low is None else max(most, low)
    kwargs |= {} if low is None else {"min_value": low}
    kwargs |= {} if high is None else {"max_value": high}
    return "expect_column_values_to_be_between", kwargs


def _essence(config: Mapping[str, Any]) -> tuple[Any, ...]:
    kwargs = {k: v for k, v in config["kwargs"].items() if k != "batch_id"}
    return config["type"], kwargs, str(config.get("severity")), config["description"]
