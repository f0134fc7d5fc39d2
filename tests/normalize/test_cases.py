"""The case files: what each rule changes, keeps, and is known to get wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from chuanhoa import normalize_text
from chuanhoa.normalize.rules import RULES

CASES = Path(__file__).parents[1] / "cases"


def cases(kind: str) -> list[Any]:
    found = []
    for rule in RULES:
        table = tomllib.loads((CASES / f"{rule.id}.toml").read_text("utf-8"))
        for case in table.get(kind, []):
            name = case.get("name") or case.get("before") or case["text"]
            found.append(pytest.param(rule.id, case, id=f"{rule.id}: {name}"))
    return found


def result(rule: str, case: dict[str, Any], text: str) -> str:
    options = {"dates": "keep", "expand": "never", **case.get("settings", {})}
    return normalize_text(text, profile="standard", select=(rule,), **options).text


@pytest.mark.parametrize(("rule", "case"), cases("change"))
def test_changes(rule: str, case: dict[str, Any]) -> None:
    assert result(rule, case, case["before"]) == case["after"]
    assert result(rule, case, case["after"]) == case["after"]


@pytest.mark.parametrize(("rule", "case"), cases("keep"))
def test_keeps(rule: str, case: dict[str, Any]) -> None:
    assert result(rule, case, case["text"]) == case["text"]


def test_known_failures_still_fail() -> None:
    repaired = [
        case["before"]
        for rule, case in (param.values for param in cases("known_failure"))
        if result(rule, case, case["before"]) == case["after"]
    ]
    assert repaired == [], "move these to [[change]]"


def test_every_case_file_is_of_a_rule() -> None:
    rules = {rule.id for rule in RULES}
    mentions = {"date-mentions", "abbreviation-mentions"}
    names = {path.stem for path in CASES.glob("*.toml")}
    assert names - mentions - rules == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_example_of_the_page_is_true(rule: Any) -> None:
    before, after = rule.example
    case = {"settings": {"dates": "iso", "expand": "always"}}
    assert result(rule.id, case, before) == after
