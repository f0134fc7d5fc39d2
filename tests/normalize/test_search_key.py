"""Search keys: what is read the same is found by the same key."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import damaged_texts, sentences, syllables
from timing import growth

from chuanhoa.normalize.search_key import _SIGNS, ascii_key


@given(text=st.one_of(damaged_texts(8), st.text()))
def test_a_key_is_ascii_and_its_own_key(text: str) -> None:
    pytest.importorskip("unidecode", reason="pip install 'chuanhoa[ascii]'")
    key = ascii_key(text)
    assert key.isascii()
    assert key == key.lower() == " ".join(key.split())
    assert ascii_key(key) == key


@given(text=sentences())
def test_case_and_form_do_not_matter(text: str) -> None:
    key = ascii_key(text)
    forms = [normalize(form, text) for form in ("NFD", "NFC", "NFKD")]
    same = [*forms, text.upper(), text.title(), text.replace(" ", "\u00a0")]
    assert {ascii_key(form) for form in same} == {key}


@given(word=syllables())
def test_a_syllable_needs_no_extra(word: str) -> None:
    bare = [c for c in normalize("NFD", word.lower()) if c.isascii() or c == "đ"]
    assert ascii_key(word) == "".join(bare).replace("đ", "d")


@pytest.mark.parametrize("sign", _SIGNS, ids=ascii)
def test_signs_are_folded_as_unidecode_does(sign: str) -> None:
    unidecode = pytest.importorskip("unidecode", reason="pip install 'chuanhoa[ascii]'")
    assert ascii_key(f"a{sign}b") == f"a{unidecode.unidecode(sign).lower()}b"


@pytest.mark.parametrize("text", ["e\u0302\u0303" * 3_000, "Đ " * 9_000, "°" * 9_000])
def test_time_grows_no_faster_than_the_text(text: str) -> None:
    assert growth(ascii_key, text * 2) <= 2.3
