from __future__ import annotations

import json
import math
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuanhoa.expectations import suite as suite_module
from chuanhoa.expectations.checks import Check, load_checks
from chuanhoa.expectations.columns import columns_of
from chuanhoa.expectations.evaluator import Hits, find_hits, outcomes_of
from chuanhoa.expectations.fact_table import FactSpec, all_facts
from chuanhoa.expectations.gate import judge
from chuanhoa.expectations.plan import (
    GateFaultError,
    Planned,
    expect_complete,
    plan_suite,
    suite_json,
)
from chuanhoa.expectations.suite import SuiteRun, expect_agreement, run_suite
from chuanhoa.normalize.rule import Text
from tests.expectations.made_records import make_records, with_facts

pytest.importorskip("great_expectations", reason="needs the extra gx")
gx = suite_module.import_great_expectations()
pd = pytest.importorskip("pandas", reason="comes with the extra gx")

SPECS = (
    FactSpec("count", "int", Text("số", "count")),
    FactSpec("share", "float", Text("tỉ lệ", "share")),
    FactSpec("flag", "bool", Text("cờ", "flag")),
)


def check(check_id: str, fact: str, **bounds: float) -> Check:
    return Check(check_id, fact, "warning", Text("Câu.", "Sentence."), **bounds)


CHECKS = (
    check("count-low", "count", minimum=0),
    check("count-both", "count", minimum=-1, maximum=3, mostly=0.9),
    check("share-most", "share", minimum=0.25, mostly=0.1 + 0.2),
    check("share-high", "share", maximum=0.5, mostly=0.7),
    check("flag-on", "flag", minimum=True),
    check("flag-off", "flag", maximum=False, mostly=2 / 3),
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "count": st.sampled_from([None, -2, -1, 0, 3, 4, 2**53]),
            "share": st.sampled_from([None, math.nan, math.inf, 0.0, 0.25, 0.5, 1]),
            "flag": st.sampled_from([None, True, False, 1, "True"]),
        },
    ),
    max_size=12,
)


def run(
    rows: list[dict[str, Any]], checks: tuple[Check, ...] = CHECKS
) -> tuple[dict[tuple[str, str], Hits], SuiteRun]:
    columns = columns_of(rows, SPECS)
    plan = plan_suite(checks, SPECS, len(rows))
    plain = find_hits(columns, checks, len(rows), len(rows))
    return plain, run_suite(columns, len(rows), plan)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_both_engines_find_the_same_rows(rows: list[dict[str, Any]]) -> None:
    plain, theirs = run(rows)

    assert dict(theirs.hits) == plain
    ids = [f"d{i}" for i in range(len(rows))]
    assert outcomes_of(theirs.hits, CHECKS, ids) == outcomes_of(plain, CHECKS, ids)
    expect_agreement(plain, theirs)


def test_both_engines_round_mostly_alike() -> None:
    """Every share of ten, at each bound that floats can miss."""
    checks = tuple(
        check(f"m{i}", "count", maximum=0, mostly=i / 10) for i in range(1, 11)
    )
    for failing in range(11):
        rows = [
            {"count": int(i < failing), "share": 0.0, "flag": True} for i in range(10)
        ]

        plain, theirs = run(rows, checks)

        assert dict(theirs.hits) == plain


def test_beyond_the_limit_counts_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite_module, "LISTED_UP_TO", 1)
    rows = [{"count": -5, "share": 0.0, "flag": True}, {"count": 1, "share": 0.0}]

    plain, theirs = run(rows)

    assert theirs.hits["count-low", "count"] == Hits(
        success=False, n_unexpected=1, positions=None
    )
    expect_agreement(plain, theirs)
    wrong = Hits(success=False, n_unexpected=2, positions=(0, 1))
    with pytest.raises(GateFaultError, match="count-low"):
        expect_agreement({**plain, ("count-low", "count"): wrong}, theirs)


@pytest.mark.parametrize(
    "wrong",
    [
        Hits(success=False, n_unexpected=1, positions=(1,)),
        Hits(success=True, n_unexpected=1, positions=(0,)),
        Hits(success=False, n_unexpected=2, positions=(0, 1)),
    ],
)
def test_a_disagreement_is_our_own_fault(wrong: Hits) -> None:
    key = ("a", "count")
    ours = {key: Hits(success=False, n_unexpected=1, positions=(0,))}

    with pytest.raises(GateFaultError, match="disagree"):
        expect_agreement(ours, SuiteRun((), {key: wrong}, "", None))


@pytest.mark.parametrize("ours", [{}, {("b", "x"): Hits(True, 0, ())}])  # noqa: FBT003 -- short
def test_a_rule_of_one_engine_only_is_our_own_fault(
    ours: dict[tuple[str, str], Hits],
) -> None:
    theirs = {("a", "count"): Hits(success=True, n_unexpected=0, positions=())}

    with pytest.raises(GateFaultError, match="disagree"):
        expect_agreement(ours, SuiteRun((), theirs, "", None))


def test_the_plan_asks_for_rows_values_and_every_check() -> None:
    plan = plan_suite(CHECKS, SPECS, 7)

    assert [(p.key, dict(p.kwargs)) for p in plan] == [
        (("input-set-aside", ""), {"value": 7}),
        (("facts-complete", "count"), {"column": "count"}),
        (("facts-complete", "share"), {"column": "share"}),
        (("facts-complete", "flag"), {"column": "flag"}),
        (("count-low", "count"), {"column": "count", "min_value": 0}),
        (
            ("count-both", "count"),
            {"column": "count", "mostly": 0.9, "min_value": -1, "max_value": 3},
        ),
        (
            ("share-most", "share"),
            {"column": "share", "mostly": 0.1 + 0.2, "min_value": 0.25},
        ),
        (("share-high", "share"), {"column": "share", "mostly": 0.7, "max_value": 0.5}),
        (("flag-on", "flag"), {"column": "flag", "value_set": [True]}),
        (
            ("flag-off", "flag"),
            {"column": "flag", "mostly": 2 / 3, "value_set": [False]},
        ),
    ]


def test_a_description_is_our_sentence_and_nothing_else_and_escaped() -> None:
    hostile = replace(CHECKS[0], id="<img src=x onerror=alert(1)>/..")

    planned = plan_suite([hostile], SPECS, 1, "en")[-1]

    assert planned.description == (
        "warning · &lt;img src=x onerror=alert(1)&gt;/.. · Sentence."
    )


def planned() -> tuple[Planned, ...]:
    return plan_suite(load_checks(), all_facts(), 3)


def test_a_suite_read_back_from_json_is_complete_and_runs() -> None:
    text = json.dumps(suite_json(planned()), ensure_ascii=False)
    context = gx.get_context(mode="ephemeral")

    suite = context.suites.add(gx.ExpectationSuite(**json.loads(text)))

    expect_complete(suite.to_json_dict()["expectations"], planned())
    assert len(suite.expectations) == len(planned())


def test_the_suite_runs_with_plain_great_expectations() -> None:
    """What `suite.json` holds finds the same documents without any of our code."""
    first, second = make_records("a", "b")
    records = [first, with_facts(second, is_nfc=False, n_repairs=4)]
    frame = pd.DataFrame([dict(record.facts) for record in records])
    saved = json.loads(
        json.dumps(suite_json(plan_suite(load_checks(), all_facts(), 2)))
    )
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    batch = (
        context.data_sources.add_pandas("p")
        .add_dataframe_asset("a")
        .add_batch_definition_whole_dataframe("b")
        .get_batch({"dataframe": frame})
    )

    result = batch.validate(gx.ExpectationSuite(**saved))

    failed = [r.expectation_config for r in result.results if not r.success]
    assert len(result.results) == len(saved["expectations"])
    assert sorted(c.meta["rule"] for c in failed) == [
        "repair-needed",
        "unicode-not-nfc",
    ]
    assert str(result.get_max_severity_failure()) == "FailureSeverity.WARNING"


def test_only_built_in_expectations_without_patterns_are_used() -> None:
    kinds = {
        "expect_table_row_count_to_equal",
        "expect_column_values_to_not_be_null",
        "expect_column_values_to_be_between",
        "expect_column_values_to_be_in_set",
    }

    homes = {type(gx_expectation(p)).__module__.split(".")[0] for p in planned()}

    assert {p.type for p in planned()} == kinds
    assert homes == {"great_expectations"}


def gx_expectation(entry: Planned) -> object:
    (expectation,) = gx.ExpectationSuite(
        name="one", expectations=[entry.as_dict()]
    ).expectations
    return expectation


def test_two_rules_with_the_same_bounds_are_both_judged() -> None:
    twins = (check("one", "count", minimum=5), check("two", "count", minimum=5))

    plain, theirs = run([{"count": 1, "share": 0.0, "flag": True}], twins)

    expect_agreement(plain, theirs)
    found = {key[0] for key, hits in theirs.hits.items() if not hits.success}
    assert found == {"one", "two"}


def test_no_value_of_a_record_is_in_the_results() -> None:
    rows = [{"count": 987654321, "share": 0.123456789, "flag": True}]

    _, theirs = run(rows)

    saved = [
        theirs.context.validation_results_store.get(key).to_json_dict()
        for key in theirs.context.validation_results_store.list_keys()
    ]
    assert len(saved) == 1
    assert [v for v in ("987654321", "0.123456789") if v in json.dumps(saved)] == []


def drop(entries: list[dict[str, Any]]) -> None:
    entries.pop()


def double(entries: list[dict[str, Any]]) -> None:
    entries[-1] = entries[-2]


def add(entries: list[dict[str, Any]]) -> None:
    entries.append(entries[-1])


def empty(entries: list[dict[str, Any]]) -> None:
    entries[-1]["kwargs"] = {}


def weaken(entries: list[dict[str, Any]]) -> None:
    entries[-1]["severity"] = "info" if entries[-1]["severity"] != "info" else "warning"


def widen(entries: list[dict[str, Any]]) -> None:
    entries[-1]["kwargs"]["mostly"] = 0.1


def forget(entries: list[dict[str, Any]]) -> None:
    entries[-1]["meta"] = None


@pytest.mark.parametrize("harm", [drop, double, add, empty, weaken, widen, forget])
def test_a_dropped_or_changed_rule_is_our_own_fault(harm: Any) -> None:
    entries = suite_json(planned())["expectations"]
    expect_complete(entries, planned())

    harm(entries)

    with pytest.raises(GateFaultError, match="not the rule table"):
        expect_complete(entries, planned())


def test_a_rule_that_the_library_drops_stops_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        suite_module,
        "suite_json",
        lambda plan: {
            **suite_json(plan),
            "expectations": suite_json(plan)["expectations"][:-1],
        },
    )

    with pytest.raises(GateFaultError, match="flag-off"):
        run([{"count": 1, "share": 0.0, "flag": True}])


def test_a_suite_that_lost_a_rule_is_not_even_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def without_the_last(plan: tuple[Planned, ...]) -> dict[str, Any]:
        return suite_json(plan[:-1])

    monkeypatch.setattr(suite_module, "suite_json", without_the_last)
    monkeypatch.setattr(suite_module, "_checkpoint", pytest.fail)

    with pytest.raises(GateFaultError, match="flag-off"):
        run([{"count": 1, "share": 0.0, "flag": True}])


def test_a_rule_that_cannot_be_computed_stops_the_run() -> None:
    columns = columns_of([{"count": 1, "share": 0.0, "flag": True}], SPECS)
    plan = plan_suite([check("a", "absent", minimum=1)], SPECS, 1)

    with pytest.raises(GateFaultError, match="could not judge"):
        run_suite(columns, 1, plan)


def test_great_expectations_is_given_facts_only() -> None:
    """No column but the facts, so neither text nor id can reach a page."""
    records = [with_facts(r, note="bí mật") for r in make_records("a", "b")]
    columns = columns_of([r.facts for r in records], all_facts())

    frame = suite_module._frame(columns, 2)  # noqa: SLF001 -- the frame is the point

    assert list(frame.columns) == [spec.name for spec in all_facts()]
    assert {str(dtype) for dtype in frame.dtypes} == {"int64", "float64", "bool"}


def test_a_run_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    run([{"count": 1, "share": 0.0, "flag": True}])

    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("seed", [1, 2])
def test_the_whole_table_is_judged_alike_on_random_records(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- data, not secrets
    values = {
        "int": lambda: chance.choice([0, 0, 1, 25, 10**8]),
        "float": lambda: chance.choice([0.0, 0.3, 0.95, 1.0]),
        "bool": lambda: chance.random() < 0.5,
    }
    records = [
        with_facts(
            record,
            **{spec.name: values[spec.kind]() for spec in all_facts()}
            | {"near_duplicates_judged": True},
        )
        for record in make_records(*(f"d{i}" for i in range(30)))
    ]
    checks = [
        replace(check, max_failing=chance.randrange(31)) for check in load_checks()
    ]

    theirs = judge(records, [], checks, engine="great-expectations")

    assert theirs.suite_run is not None
    ours = judge(records, [], checks, engine="plain")
    assert theirs.outcomes == ours.outcomes
    assert {o.passed for o in ours.outcomes} == {True, False}
