"""Words, addresses and the language of a line; settings and names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanhoa.normalize.evidence import decide
from chuanhoa.normalize.names import expect_one_of
from chuanhoa.normalize.settings import settings_for
from chuanhoa.normalize.words import (
    addresses,
    has_own_letter,
    reads_as_vietnamese,
    words,
    words_with,
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Thư viện xã mở cửa cho bà con", True),
        ("UBND xã ban hành Quyết định 12/QĐ-UBND", True),
        ("Không ai được ghé Facebook", True),
        ("Tous les êtres humains naissent libres et égaux", False),
        ("Todos los seres humanos nacen libres", False),
        ("Alle Menschen sind frei und gleich", False),
        ("", False),
        ("12/2024", False),
    ],
)
def test_the_language_of_a_line(line: str, expected: bool) -> None:  # noqa: FBT001
    assert reads_as_vietnamese(line) is expected


def test_own_letters() -> None:
    assert [has_own_letter(word) for word in ("của", "đèn", "VIỆT", "país", "hòa")] == [
        True,
        False,
        True,
        False,
        False,
    ]


def test_addresses_are_found_whole() -> None:
    text = "gửi a.b@xa.vn hoặc https://xa.vn/tin, www.xa.vn"
    assert [text[a:b] for a, b in addresses(text)] == [
        "a.b@xa.vn",
        "https://xa.vn/tin,",
        "www.xa.vn",
    ]
    assert addresses("không có gì") == []


def test_two_readings_are_none() -> None:
    assert decide(("a", "b")).value is None
    assert decide(("a", "a")).value == "a"
    assert decide(()).value is None


def test_a_far_name_gets_the_list_of_known_ones() -> None:
    with pytest.raises(ValueError, match="known: repair, standard"):
        expect_one_of("profile", "zzz", ("repair", "standard"))


def test_profiles_complete_the_settings() -> None:
    assert settings_for("repair").dates == "keep"
    assert settings_for("standard").expand == "always"
    assert settings_for("search", dates="long").dates == "long"
    assert len(settings_for("repair", unsafe_fixes=True).tiers) == 2


@given(st.text(st.sampled_from("oòaàuùyỳb1_²½-\u0301\u0323 "), max_size=12))
def test_words_with_a_pattern_are_the_words_that_hold_it(text: str) -> None:
    pair = re.compile("[oO][àò]|[uU][ỳY]|à[bo]")
    expected = [word.span() for word in words(text) if pair.search(word.group())]
    assert [word.span() for word in words_with(pair, text)] == expected
