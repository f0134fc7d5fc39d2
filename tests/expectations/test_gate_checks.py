from __future__ import annotations

import math

import pytest

from chuanhoa.expectations.checks import (
    FACTS_COMPLETE,
    ROW_COUNT,
    Check,
    check_from,
    expect_sound,
    guard,
    load_checks,
)
from chuanhoa.expectations.fact_table import FACTS
from chuanhoa.normalize.rule import Text

ROW = {"id": "a-b", "fact": "n_chars", "severity": "info", "vi": "a", "en": "b"}


def test_the_projects_own_table_is_sound() -> None:
    expect_sound(load_checks())


def test_every_sentence_has_both_languages_and_no_markup() -> None:
    texts = [c.text for c in (*load_checks(), guard(ROW_COUNT), guard(FACTS_COMPLETE))]

    assert [
        t for t in texts if not t.vi or not t.en or set("<>&") & set("".join(t))
    ] == []
    assert [t for t in texts if not t.vi.endswith(".") or not t.en.endswith(".")] == []


def test_guards_are_critical() -> None:
    assert [guard(i).severity for i in (ROW_COUNT, FACTS_COMPLETE)] == ["critical"] * 2


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"minimum": 2, "maximum": 1},
        {"minimum": math.nan},
        {"maximum": math.inf},
        {"minimum": 1, "mostly": 0},
        {"minimum": 1, "mostly": 1.5},
        {"minimum": 1, "severity": "error"},
        {"minimum": 1, "id": " "},
        {"minimum": 1, "minimun": 1},
    ],
)
def test_a_rule_that_could_not_judge_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"check|severity"):
        check_from({**ROW, **change})


def test_a_missing_field_is_named() -> None:
    with pytest.raises(ValueError, match="'a-b': severity, en missing"):
        check_from({"id": "a-b", "fact": "n_chars", "vi": "a", "minimum": 1})


def test_an_unknown_fact_gets_a_suggestion() -> None:
    check = check_from({**ROW, "fact": "n_char", "minimum": 1})

    with pytest.raises(ValueError, match="did you mean 'n_chars'"):
        expect_sound([check])


def make(check_id: str, fact: str, **bounds: float) -> Check:
    return Check(check_id, fact, "info", Text("a", "b"), **bounds)


@pytest.mark.parametrize(
    "checks",
    [
        [],
        [make("a", "n_chars", minimum=1), make("a", "n_lines", minimum=1)],
        [make(ROW_COUNT, "n_chars", minimum=1)],
        [make(FACTS_COMPLETE, "n_chars", minimum=1)],
        [make("a", "is_nfc", minimum=1)],
        [make("a", "n_chars", minimum=True)],
        [make("a", "is_nfc", minimum=False)],
        [make("a", "is_nfc", maximum=True)],
        [make("a", "is_nfc", minimum=False, maximum=True)],
    ],
)
def test_a_table_that_could_not_judge_is_refused(checks: list[Check]) -> None:
    with pytest.raises(ValueError, match=r"check|rule table"):
        expect_sound(checks, FACTS)


@pytest.mark.parametrize(
    ("bounds", "value", "expected"),
    [
        ({"minimum": 1}, 1, True),
        ({"minimum": 1}, 0, False),
        ({"maximum": 0.5}, 0.5, True),
        ({"maximum": 0.5}, 0.51, False),
        ({"minimum": 1, "maximum": 2}, 3, False),
        ({"maximum": False}, True, False),
        ({"minimum": True}, True, True),
    ],
)
def test_bounds_are_included(
    bounds: dict[str, float], value: float, *, expected: bool
) -> None:
    assert make("a", "n_chars", **bounds).holds(value) is expected
