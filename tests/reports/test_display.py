"""What is shown in place of what cannot be seen, and how wide it is."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from chuanhoa.reports.display import visible, width, window


def test_every_character_that_cannot_be_seen_is_shown_otherwise() -> None:
    hidden = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")
    wrong = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if (unicodedata.category(chr(code)) in hidden and chr(code) != " ")
        is (visible(chr(code)) == chr(code))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [("xã", 2), ("xa\u0303", 2), ("漢字", 4), ("ｘã", 3), ("", 0), ("\u20dd", 0)],
)
def test_marks_take_no_room_and_ideographs_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_soft_hyphen_is_not_shown_as_a_hyphen() -> None:
    assert visible("thư\u00adờng vụ - 3\u20104") == "thư<U+00AD>ờng vụ - 3\u20104"


def test_a_window_never_begins_with_a_mark() -> None:
    line = "e\u0323\u0302" * 40 + "qúy" + "e\u0323\u0302" * 40
    for start in range(120, 123):
        shown, carets = window(line, start, 123)
        assert shown.startswith("…e\u0323\u0302")
        assert shown.endswith("e\u0323\u0302…")
        assert carets.endswith("^" * (123 - start))


def test_a_long_span_is_cut() -> None:
    shown, carets = window("x" * 2_000, 100, 1_900)
    assert len(shown) < 130
    assert carets.count("^") == 60
