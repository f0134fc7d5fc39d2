from __future__ import annotations

import math

import pytest

from chuanhoa.expectations.checks import Check
from chuanhoa.expectations.evaluator import Hits, evaluate, is_mostly, outcomes_of
from chuanhoa.expectations.fact_table import FactSpec
from chuanhoa.normalize.rule import Text

SPECS = (
    FactSpec("n_chars", "int", Text("ký tự", "characters")),
    FactSpec("share", "float", Text("tỉ lệ", "share")),
)
LONG = Check("long", "n_chars", "warning", Text("dài", "long"), minimum=10)
MOST = Check("most", "share", "info", Text("phần", "part"), minimum=0.5, mostly=0.5)


def rows(*values: tuple[object, object]) -> list[dict[str, object]]:
    return [
        {"doc_id": f"d{i}", "n_chars": n, "share": share}
        for i, (n, share) in enumerate(values)
    ]


def judged(*values: tuple[object, object]) -> dict[str, tuple[bool, tuple[str, ...]]]:
    outcomes = evaluate(rows(*values), [LONG, MOST], SPECS)
    return {o.check.id: (o.passed, o.failing) for o in outcomes}


def test_all_failing_documents_are_named() -> None:
    assert judged((10, 0.5), (9, 0.4), (0, 0.9)) == {
        "facts-complete": (True, ()),
        "long": (False, ("d1", "d2")),
        "most": (True, ("d1",)),
    }


def test_nothing_passes_without_rows() -> None:
    assert judged() == {
        "facts-complete": (False, ()),
        "long": (False, ()),
        "most": (False, ()),
    }


@pytest.mark.parametrize("value", [None, math.nan, math.inf, "0.9", True])
def test_a_value_that_cannot_be_judged_fails(value: object) -> None:
    assert judged((10, 0.9), (10, value)) == {
        "facts-complete": (False, ("d1",)),
        "long": (True, ()),
        "most": (False, ("d1",)),
    }


def test_a_missing_fact_fails() -> None:
    (complete, long) = evaluate([{"doc_id": "d0", "share": 1.0}], [LONG], SPECS)

    assert (complete.passed, complete.failing) == (False, ("d0",))
    assert (long.passed, long.failing, long.n_missing) == (False, ("d0",), 1)


def test_mostly_has_the_rounding_of_great_expectations() -> None:
    """0.9 of ten is reached by nine; 0.1 + 0.2 of ten is not reached by three."""
    assert [is_mostly(10, 1, 0.9), is_mostly(10, 7, 0.1 + 0.2)] == [True, False]


def test_a_rule_without_hits_is_not_passed_over() -> None:
    hits = {
        ("facts-complete", "n_chars"): Hits(success=True, n_unexpected=0, positions=())
    }

    with pytest.raises(KeyError):
        outcomes_of(hits, [LONG], ["d0"])


def test_hits_that_were_only_counted_name_nobody_and_are_refused() -> None:
    hits = {
        ("facts-complete", "n_chars"): Hits(success=True, n_unexpected=0, positions=()),
        ("long", "n_chars"): Hits(success=False, n_unexpected=1, positions=None),
    }

    with pytest.raises(ValueError, match="not listed"):
        outcomes_of(hits, [LONG], ["d0"])
