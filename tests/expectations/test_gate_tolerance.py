"""A verdict says what the configuration let pass, and whether it could have failed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chuanhoa.expectations.checks import Check, Severity, load_checks
from chuanhoa.expectations.gate import GateResult, judge
from chuanhoa.expectations.tolerance import IDLE
from chuanhoa.normalize.rule import Text
from tests.expectations.made_records import make_records, with_facts

REPAIRS = Check("repairs", "n_repairs", "warning", Text("Câu.", "Sentence."), maximum=0)


def judged(*checks: Check, fail_on: Severity = "warning") -> GateResult:
    first, second = make_records("a", "b")
    records = [with_facts(first, n_repairs=3), second]
    return judge(records, [], checks, engine="plain", fail_on=fail_on)


@pytest.mark.parametrize(
    ("check", "fail_on"),
    [
        (replace(REPAIRS, severity="info"), "warning"),
        (REPAIRS, "critical"),
        (replace(REPAIRS, max_failing=2), "warning"),
        (replace(REPAIRS, max_failing=10**400), "warning"),
    ],
)
def test_a_run_that_nothing_could_fail_says_so(check: Check, fail_on: Severity) -> None:
    result = judged(check, fail_on=fail_on)

    assert (result.passed, result.deciding) == (True, ())
    assert IDLE in result.notes


def test_the_rules_that_could_fail_a_run_are_named() -> None:
    missing = next(c for c in load_checks() if c.id == "title-missing")
    result = judged(replace(REPAIRS, max_failing=1), missing)

    assert (result.passed, result.deciding) == (True, ("repairs",))
    assert [note.en for note in result.notes] == [
        "Let pass by a share or a count: repairs 1/2."
    ]


def test_a_gate_as_it_comes_lets_nothing_pass() -> None:
    result = judge(make_records("a", "b"), [], load_checks(), engine="plain")

    assert result.notes == ()
    assert len(result.deciding) == sum(c.severity != "info" for c in load_checks())
