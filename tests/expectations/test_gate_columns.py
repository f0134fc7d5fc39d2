"""Columns with numpy and without give the same."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanhoa.expectations import columns as columns_module
from chuanhoa.expectations.columns import (
    Column,
    array_column,
    column_of,
    columns_of,
    outside,
)
from chuanhoa.expectations.fact_table import FactSpec, Kind, all_facts
from chuanhoa.normalize.rule import Text

INTS = st.one_of(
    st.integers(-3, 3), st.sampled_from([None, 2**53, -(2**53), 2**60, True, "1", 1.0])
)
FLOATS = st.one_of(
    st.sampled_from([0.0, 0.1, 0.5, 1.0, -1.5, 3]),
    st.sampled_from([None, math.nan, math.inf, -math.inf, False, 10**400]),
)
BOOLS = st.sampled_from([True, False, None, 1, 0.0, "True"])
VALUES = {"int": INTS, "float": FLOATS, "bool": BOOLS}
BOUNDS = {
    "int": [(None, 0), (0, None), (-1, 1), (0.5, None), (None, -0.5), (2, 2)],
    "float": [(None, 0.5), (0.1, None), (0, 1), (None, 0), (1, None)],
    "bool": [(True, None), (None, False)],
}


def both(values: list[Any], kind: Kind) -> tuple[Column, Column]:
    pytest.importorskip("numpy", reason="comes with the extras gx and corpus")
    made = []
    for limit in (10**9, 0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(columns_module, "NUMPY_FROM", limit)
            made.append(column_of(values, FactSpec("a", kind, Text("a", "a"))))
    return made[0], made[1]


@pytest.mark.parametrize("kind", ["int", "float", "bool"])
@given(data=st.data())
def test_numpy_finds_what_plain_python_finds(kind: Kind, data: st.DataObject) -> None:
    values = data.draw(st.lists(VALUES[kind], max_size=9))

    plain, packed = both(values, kind)

    assert isinstance(plain.values, list)
    assert not isinstance(packed.values, list)
    rows = range(len(values))
    assert [plain.at(i) for i in rows] == [packed.at(i) for i in rows]
    assert [type(plain.at(i)) for i in rows] == [type(packed.at(i)) for i in rows]
    assert plain.missing == packed.missing
    for low, high in BOUNDS[kind]:
        expected = tuple(
            i
            for i in rows
            if (value := plain.at(i)) is not None
            and not ((low is None or low <= value) and (high is None or value <= high))
        )
        assert outside(plain, low, high) == expected
        assert outside(packed, low, high) == expected


def test_rows_may_lack_facts_and_be_few() -> None:
    specs = [
        FactSpec("a", "int", Text("a", "a")),
        FactSpec("b", "bool", Text("b", "b")),
    ]

    found = columns_of([{"a": 1, "b": True}, {"b": False}], specs)

    assert (found["a"].values, found["a"].missing) == ([1, None], (1,))
    assert found["b"].values == [True, False]
    assert len(columns_of([], specs)["a"]) == 0
    assert columns_of([{"a": 5}], specs[:1])["a"].values == [5]


@pytest.mark.parametrize("limit", [10**9, 0])
@pytest.mark.parametrize(
    ("kind", "values", "missing"),
    [
        ("int", [0, -1, 2**53], (1,)),
        ("float", [0.0, 1.0, -0.001, 1.5], (2, 3)),
        ("bool", [False, True], ()),
    ],
)
def test_what_no_record_can_have_is_missing(
    monkeypatch: pytest.MonkeyPatch,
    limit: int,
    kind: Kind,
    values: list[Any],
    missing: tuple[int, ...],
) -> None:
    monkeypatch.setattr(columns_module, "NUMPY_FROM", limit)
    spec = next(spec for spec in all_facts() if spec.kind == kind)

    assert column_of(values, spec).missing == missing


def test_an_array_with_an_impossible_value_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    monkeypatch.setattr(columns_module, "NUMPY_FROM", 0)
    count = next(spec for spec in all_facts() if spec.kind == "int")
    share = next(spec for spec in all_facts() if spec.kind == "float")

    assert array_column(pa.chunked_array([[0, 1]]), count) is not None
    assert array_column(pa.chunked_array([[0, -1]]), count) is None
    assert array_column(pa.chunked_array([[0.0, 1.0]]), share) is not None
    assert array_column(pa.chunked_array([[0.0, 1.5]]), share) is None
