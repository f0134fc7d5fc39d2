from __future__ import annotations

from typing import Any

import pytest

from chuanhoa.expectations.checks import Check, load_checks
from chuanhoa.expectations.configured import configure
from chuanhoa.expectations.gate import judge
from tests.expectations.made_records import make_records, with_facts


def made(**table: Any) -> dict[str, Check]:
    changed = configure({name.replace("_", "-"): row for name, row in table.items()})
    return {check.id: check for check in changed}


def test_nothing_said_changes_nothing() -> None:
    assert configure({}) == load_checks()


def test_error_is_critical_as_on_the_scale_of_fail_on() -> None:
    checks = made(
        line_too_long={"severity": "error"},
        own={"fact": "n_tags", "maximum": 0, "en": "No tags.", "severity": "error"},
    )
    assert (checks["line-too-long"].severity, checks["own"].severity) == (
        "critical",
        "critical",
    )


def test_bounds_severity_and_shares_are_overridden() -> None:
    checks = made(
        line_too_long={"maximum": 100, "severity": "critical", "max_failing": 2},
        text_misspelled={"mostly": 0.5},
    )

    changed = checks["line-too-long"]
    assert (changed.maximum, changed.severity, changed.max_failing) == (
        100,
        "critical",
        2,
    )
    assert (checks["text-misspelled"].mostly, checks["text-misspelled"].minimum) == (
        0.5,
        0.85,
    )
    assert len(checks) == len(load_checks())


def test_a_check_can_be_switched_off() -> None:
    assert "title-missing" not in made(title_missing={"severity": "off"})


def test_a_users_own_check_over_a_fact() -> None:
    own = made(has_dates={"fact": "n_dates", "minimum": 1, "vi": "Phải có ngày."})

    check = own["has-dates"]
    assert (check.severity, check.text.vi, check.text.en) == (
        "warning",
        "Phải có ngày.",
        "Phải có ngày.",
    )
    (record,) = make_records("a")
    dated = with_facts(record, n_dates=1)
    checks = list(own.values())
    assert judge([dated], [], checks, engine="plain").passed
    assert not judge([with_facts(record, n_dates=0)], [], checks, engine="plain").passed


def test_warn_and_error_are_two_checks_of_one_bound() -> None:
    checks = made(
        line_too_long={"warn": {"max_failing": 1}, "error": {"mostly": 0.5}},
    )

    warn, error = checks["line-too-long"], checks["line-too-long-error"]
    assert (warn.severity, warn.max_failing, warn.mostly) == ("warning", 1, 1.0)
    assert (error.severity, error.max_failing, error.mostly) == ("critical", None, 0.5)
    assert warn.maximum == error.maximum == 5000

    def failing(n_long: int) -> set[str]:
        records = [
            with_facts(record, longest_line=9999 if i < n_long else 10)
            for i, record in enumerate(make_records("a", "b", "c", "d"))
        ]
        result = judge(records, [], list(checks.values()), engine="plain")
        return {o.check.id for o in result.outcomes if not o.passed}

    assert failing(1) == set()
    assert failing(2) == {"line-too-long"}
    assert failing(3) == {"line-too-long", "line-too-long-error"}


@pytest.mark.parametrize(
    ("check_id", "row", "message"),
    [
        ("line-to-long", {"maximum": 1}, "did you mean 'line-too-long'"),
        ("line-too-long", {"maxmum": 1}, "did you mean 'maximum'"),
        ("line-too-long", {"severity": "critcal"}, "did you mean 'critical'"),
        ("line-too-long", {"maximum": "5"}, "maximum cannot be '5'"),
        ("line-too-long", {"maximum": True}, "do not suit the fact"),
        ("line-too-long", {"max_failing": True}, "max_failing cannot be True"),
        ("line-too-long", {"max_failing": 0.5}, "max_failing cannot be 0.5"),
        ("line-too-long", {"mostly": 0.5, "max_failing": 1}, "not both"),
        ("line-too-long", {"max_failing": -1}, "a count from 0"),
        ("line-too-long", {"mostly": 2}, "mostly must lie"),
        ("line-too-long", {"warn": {}, "severity": "info"}, "in place of"),
        ("line-too-long", {"warn": {"maximum": 1}}, "unknown key"),
        ("line-too-long", {"warn": 0.5}, "a level must be a table"),
        ("line-too-long", {"fact": "n_chars"}, "unknown key"),
        ("line-too-long", {"minimum": 6000}, "no value lies between"),
        ("line-too-long", 5, "must be a table"),
        ("line-too-long", {"maximum": 10**400}, "every value of longest_line"),
        ("line-too-long", {"minimum": 10**400, "maximum": 10**401}, "no value of"),
        ("text-few-letters", {"minimum": -1}, "every value of letter_ratio"),
        ("text-few-letters", {"minimum": 2}, "no value of letter_ratio"),
        ("title-missing", {"minimum": False}, "every value of has_title"),
        (
            "mine",
            {"fact": "n_date", "minimum": 1, "en": "A."},
            "did you mean 'n_dates'",
        ),
        ("mine", {"fact": "n_dates", "minimum": 1}, "needs a sentence"),
        ("mine", {"fact": "n_dates", "en": "A."}, "neither a minimum nor a maximum"),
        ("facts-complete", {"fact": "n_dates", "minimum": 1, "en": "A."}, "own"),
    ],
)
def test_what_cannot_be_meant_is_refused(check_id: str, row: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        configure({check_id: row})


def test_one_is_a_bound_of_a_count_and_not_yes() -> None:
    row = {"fact": "n_emails", "maximum": 1, "en": "A."}

    (mine,) = [check for check in configure({"mine": row}) if check.id == "mine"]

    assert (mine.holds(1), mine.holds(2)) == (True, False)


def test_a_count_is_of_records_in_both_engines() -> None:
    pytest.importorskip("great_expectations", reason="needs the extra gx")
    records = [
        with_facts(record, longest_line=9999 if i < 2 else 10)
        for i, record in enumerate(make_records(*"abcdefg"))
    ]
    row = {"severity": "critical"}

    for allowed, passed in ((0, False), (1, False), (2, True), (9, True)):
        checks = configure({"line-too-long": {**row, "max_failing": allowed}})
        assert judge(records, [], checks).passed is passed
