from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from typing import get_args

import pytest

from chuanhoa.expectations import gate as gate_module
from chuanhoa.expectations.checks import Check, Severity, load_checks
from chuanhoa.expectations.evaluator import find_hits
from chuanhoa.expectations.fact_table import all_facts
from chuanhoa.expectations.gate import (
    Engine,
    GateResult,
    failing_documents,
    judge,
)
from chuanhoa.expectations.plan import GateFaultError
from chuanhoa.normalize.rule import Text
from chuanhoa.seeds.model import Fact, Record, Rejected
from tests.expectations.made_records import (
    make_record,
    make_records,
    with_facts,
    without_fact,
)

CHECKS = load_checks()
BROKEN = Rejected("hỏng.txt", "not-utf8", Text("byte 3", "byte 3"), 3)
ENGINES = [
    pytest.param(
        engine,
        marks=pytest.mark.skipif(
            engine != "plain" and find_spec("great_expectations") is None,
            reason="needs the extra gx",
        ),
    )
    for engine in get_args(Engine)
]


def failing(result: GateResult) -> dict[str, tuple[str, ...]]:
    return {o.check.id: o.failing for o in result.outcomes if not o.passed}


def outside(check: Check) -> Fact:
    """Give the nearest value beyond a bound."""
    if isinstance(check.minimum, bool) or isinstance(check.maximum, bool):
        return check.minimum is None
    bound = check.maximum if check.minimum is None else check.minimum
    kind = next(spec.kind for spec in all_facts() if spec.name == check.fact)
    step = 1 if kind == "int" else 1e-9
    assert bound is not None
    return bound - step if check.minimum is not None else bound + step


@pytest.mark.parametrize("engine", ENGINES)
def test_sound_records_pass(engine: Engine) -> None:
    result = judge(make_records("a", "b"), [], CHECKS, engine=engine)

    assert failing(result) == {}
    assert (result.passed, result.reasons, result.engine) == (True, (), engine)
    assert (result.n_records, result.n_inputs, result.is_empty) == (2, 2, False)
    assert [o.check.id for o in result.outcomes] == [
        "input-set-aside",
        "facts-complete",
        *(check.id for check in CHECKS),
    ]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_changing_one_fact_changes_the_verdict_where_the_table_says_so(
    check: Check,
) -> None:
    sound, harmed = make_records("sound", "harmed")
    harmed = with_facts(harmed, **{check.fact or "": outside(check)})

    result = judge([sound, harmed], [], CHECKS, engine="plain")

    assert failing(result)[check.id] == ("harmed",)
    assert result.passed is (check.severity == "info")
    others = {o.check.fact for o in result.outcomes if not o.passed} - {check.fact}
    assert others == set()


def test_no_other_fact_changes_the_verdict() -> None:
    judged = {check.fact for check in CHECKS}
    (record,) = make_records("a")
    free = {
        s.name: 10**6 for s in all_facts() if s.name not in judged and s.kind == "int"
    }

    assert judge([with_facts(record, **free)], [], CHECKS, engine="plain").passed


@pytest.mark.parametrize("engine", ENGINES)
def test_both_engines_name_the_failing_documents(engine: Engine) -> None:
    records = [
        with_facts(record, **{check.fact or "": outside(check)})
        for record, check in zip(
            make_records(*(c.id for c in CHECKS)), CHECKS, strict=True
        )
    ]

    result = judge(records, [], CHECKS, engine=engine)

    found = failing(result)
    assert set(found) == {check.id for check in CHECKS}
    assert [c.id for c in CHECKS if c.id not in found[c.id]] == []
    plain = judge(records, [], CHECKS, engine="plain")
    assert result.outcomes == plain.outcomes
    assert result.reasons == plain.reasons


@pytest.mark.parametrize("fact", [spec.name for spec in all_facts()])
def test_a_missing_fact_cannot_pass(fact: str) -> None:
    sound, harmed = make_records("sound", "harmed")

    result = judge([sound, without_fact(harmed, fact)], [], CHECKS, engine="plain")

    assert failing(result)["facts-complete"] == ("harmed",)
    assert result.passed is False


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("fact", ["n_chars", "is_nfc", "diacritic_ratio"])
def test_a_missing_fact_of_any_kind_cannot_pass(engine: Engine, fact: str) -> None:
    sound, harmed = make_records("sound", "harmed")

    result = judge([sound, without_fact(harmed, fact)], [], CHECKS, engine=engine)

    assert failing(result)["facts-complete"] == ("harmed",)
    assert result.passed is False


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), "1"])
def test_null_facts_in_every_row_cannot_pass(engine: Engine, value: object) -> None:
    records = [with_facts(r, letter_ratio=value) for r in make_records("a", "b")]

    result = judge(records, [], CHECKS, engine=engine)

    assert failing(result) == {
        "facts-complete": ("a", "b"),
        "text-few-letters": ("a", "b"),
    }
    assert result.passed is False


@pytest.mark.parametrize("engine", ENGINES)
def test_an_unmarked_corpus_cannot_pass(engine: Engine) -> None:
    """`is_duplicate` is a second pass: who forgets it is told."""
    result = judge([make_record("a")], [], CHECKS, engine=engine)

    assert set(failing(result)) == {
        "facts-complete",
        "document-duplicate",
        "document-near-duplicate",
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_to_judge_is_no_pass(engine: Engine) -> None:
    result = judge([], [], CHECKS, engine=engine)

    assert (result.passed, result.is_empty) == (False, True)
    assert [r.en for r in result.reasons] == ["There is no document to judge."]
    assert [o.check.id for o in result.outcomes if o.passed] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_an_input_set_aside_is_critical(engine: Engine) -> None:
    result = judge(
        make_records("a"), [BROKEN], CHECKS, engine=engine, fail_on="critical"
    )

    assert failing(result) == {"input-set-aside": ("hỏng.txt",)}
    assert result.passed is False
    assert (result.n_records, result.n_inputs) == (1, 2)


@pytest.mark.parametrize("engine", ENGINES)
def test_only_inputs_set_aside(engine: Engine) -> None:
    result = judge([], [BROKEN], CHECKS, engine=engine)

    assert (result.passed, result.is_empty) == (False, False)
    assert [r.en[:40] for r in result.reasons] == [
        "critical · input-set-aside: 1 of 1 fail."
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("n_inputs", [1, 3])
def test_a_lost_input_fails(engine: Engine, n_inputs: int) -> None:
    result = judge(make_records("a", "b"), [], CHECKS, engine=engine, n_inputs=n_inputs)

    assert list(failing(result)) == ["input-set-aside"]
    assert result.passed is False


def test_an_input_set_aside_fails_whatever_the_caller_counts() -> None:
    result = judge(make_records("a"), [BROKEN], CHECKS, engine="plain", n_inputs=1)

    assert failing(result) == {"input-set-aside": ("hỏng.txt",)}


@pytest.mark.parametrize(
    ("fail_on", "passed"),
    [
        ("critical", {"critical": False, "warning": True, "info": True}),
        ("warning", {"critical": False, "warning": False, "info": True}),
        ("info", {"critical": False, "warning": False, "info": False}),
    ],
)
def test_severity_decides(fail_on: Severity, passed: dict[Severity, bool]) -> None:
    def verdict(severity: Severity) -> bool:
        check = Check(
            "a", "n_chars", severity, Text("Câu.", "Sentence."), minimum=10**9
        )
        records = make_records("a")
        return judge(records, [], [check], fail_on=fail_on, engine="plain").passed

    assert {severity: verdict(severity) for severity in passed} == passed


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(ValueError, match="rule table is empty"):
        judge(make_records("a"), [], [])


def test_an_id_that_stands_twice_is_refused() -> None:
    records: list[Record] = [*make_records("a"), *make_records("a")]

    with pytest.raises(ValueError, match="doc_id 'a'"):
        judge(records, [], CHECKS, engine="plain")


@pytest.mark.parametrize("name", ["fail_on", "engine"])
def test_an_unknown_choice_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"unknown {name} 'plian'"):
        judge(make_records("a"), [], CHECKS, **{name: "plian"})  # type: ignore[arg-type]


def test_without_great_expectations_the_plain_evaluator_judges_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gate_module, "find_spec", lambda _name: None)

    result = judge(make_records("a"), [], CHECKS)

    assert (result.passed, result.engine, result.suite_run) == (True, "plain", None)
    (note,) = result.notes
    assert "data docs were skipped" in note.en


@pytest.mark.parametrize("engine", ENGINES)
def test_near_duplicates_that_nobody_looked_for_are_not_judged(engine: Engine) -> None:
    first, second = make_records("a", "b")
    records = [
        first,
        with_facts(second, near_duplicates_judged=False, is_near_duplicate=True),
    ]

    result = judge(records, [], CHECKS, engine=engine)

    assert failing(result) == {}
    assert "document-near-duplicate" not in {o.check.id for o in result.outcomes}
    (note,) = result.notes
    assert note.en.endswith("not judged: document-near-duplicate.")


def test_a_disagreement_of_the_engines_is_never_a_verdict(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("great_expectations", reason="needs the extra gx")

    def blind(*args: object) -> object:
        hits = find_hits(*args)  # type: ignore[arg-type]
        lost = next(key for key in hits if key[0] == "text-empty")
        return {key: hit for key, hit in hits.items() if key != lost}

    monkeypatch.setattr(gate_module, "find_hits", blind)

    with pytest.raises(GateFaultError, match="text-empty"):
        judge(make_records("a"), [], CHECKS)


def test_judging_plainly_imports_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "import chuanhoa.expectations.gate\n"
        "import chuanhoa.expectations.facts\n"
        "import chuanhoa.expectations.duplicates\n"
        "heavy = {'great_expectations', 'pandas', 'numpy', 'pyarrow', 'ftfy'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_only_deciding_rules_keep_a_document_out() -> None:
    sound, spaces, copy, plain = make_records("sound", "spaces", "copy", "plain")
    records = [
        sound,
        with_facts(spaces, n_repairs=2, is_nfc=False),
        with_facts(copy, is_duplicate=True),
        with_facts(plain, has_title=False),
    ]

    result = judge(records, [BROKEN], CHECKS, engine="plain")

    found = failing_documents(result)
    assert {doc_id: [c.id for c in checks] for doc_id, checks in found.items()} == {
        "spaces": ["repair-needed", "unicode-not-nfc"],
        "copy": ["document-duplicate"],
    }


def test_what_mostly_lets_pass_keeps_nobody_out() -> None:
    check = Check(
        "long", "n_chars", "critical", Text("Câu.", "Sentence."), minimum=5, mostly=0.5
    )
    records = [
        with_facts(r, n_chars=i * 5) for i, r in enumerate(make_records("a", "b"))
    ]

    result = judge(records, [], [check], engine="plain")

    assert (result.passed, result.outcomes[-1].failing) == (True, ("a",))
    assert failing_documents(result) == {}
