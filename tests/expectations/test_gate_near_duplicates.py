from __future__ import annotations

import pytest

from chuanhoa.expectations import near_duplicates
from chuanhoa.expectations.duplicates import Corpus, mark_duplicates
from tests.expectations.made_records import make_record

WORDS = [f"{a} {b}" for a in "mở đóng xây sửa trồng".split() for b in "cửa cầu cây nhà"]
LONG = " ".join(
    f"Ngày thứ {i}, xã {word} bên suối số {i}." for i, word in enumerate(WORDS)
)


def facts_of(*texts: str) -> list[tuple[object, object, object]]:
    records = [make_record(f"d{i}", text) for i, text in enumerate(texts)]
    names = ("is_duplicate", "is_near_duplicate", "near_duplicates_judged")
    return [
        tuple(record.facts[name] for name in names)  # type: ignore[misc]  # three
        for record in mark_duplicates(records)
    ]


def test_a_changed_copy_is_nearly_one() -> None:
    pytest.importorskip("rensa", reason="needs the extra dedup")
    changed = LONG.replace("Ngày thứ 3, xã", "Hôm qua, thôn")
    other = " ".join(reversed(LONG.split()))

    assert facts_of(LONG, changed, other, f"  {LONG}\n", "", "") == [
        (False, False, True),
        (False, True, True),
        (False, False, True),
        (True, True, True),
        (False, False, True),
        (True, True, True),
    ]


def test_case_and_punctuation_do_not_hide_a_copy() -> None:
    pytest.importorskip("rensa", reason="needs the extra dedup")

    found = facts_of(LONG, LONG.upper().replace(",", " –"))

    assert found[1] == (False, True, True)


def test_half_of_a_text_is_no_copy() -> None:
    pytest.importorskip("rensa", reason="needs the extra dedup")

    assert facts_of(LONG, LONG[: len(LONG) // 2])[1] == (False, False, True)


def test_without_the_library_it_is_said_that_nobody_looked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(near_duplicates, "find_spec", lambda _name: None)

    assert Corpus().sketches is None
    assert facts_of(LONG, LONG + " Hết.", LONG) == [
        (False, False, False),
        (False, False, False),
        (True, True, False),
    ]
