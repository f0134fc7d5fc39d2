"""The public API of the design."""

from __future__ import annotations

from pathlib import Path

import pytest

import chuanhoa

ROOT = Path(__file__).parents[2]


def test_every_public_name_is_there() -> None:
    assert [name for name in chuanhoa.__all__ if not hasattr(chuanhoa, name)] == []
    assert set(chuanhoa.__all__) <= set(dir(chuanhoa))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        chuanhoa.nothing  # noqa: B018 -- the access is the test


def test_normalize_text() -> None:
    result = chuanhoa.normalize_text("Uỷ ban", profile="standard", tone_style="old")
    assert result.text == "Ủy ban"
    assert result.undo() == "Uỷ ban"
    assert result.to_source((0, 2)) == (0, 2)


def test_select_takes_families_and_rules() -> None:
    text = "qúy\u00a0bà"
    assert (
        chuanhoa.normalize_text(text, select=("tone-misplaced",)).text == "quý\u00a0bà"
    )


def test_a_table_of_your_own() -> None:
    table = '[[form]]\nshort = "QBT"\n[[form.sense]]\nexpansion = "quỹ bảo trợ"'
    text = "Năm nay QBT tặng sách."
    result = chuanhoa.normalize_text(text, profile="standard", abbreviations=table)
    assert result.text == "Năm nay quỹ bảo trợ tặng sách."
    assert chuanhoa.normalize_text(text, profile="standard").text == text
    with pytest.raises(ValueError, match="TOML"):
        chuanhoa.normalize_text(text, profile="standard", abbreviations="[")


def test_settings_are_checked() -> None:
    with pytest.raises(ValueError, match="did you mean 'standard'"):
        chuanhoa.normalize_text("", profile="standart")  # type: ignore[arg-type]


def test_decode_refuses_with_the_byte() -> None:
    with pytest.raises(chuanhoa.DecodeError) as caught:
        chuanhoa.decode("Thư".encode() + b"\xff")
    assert caught.value.offset == 4


def test_dates_and_numbers_and_abbreviations() -> None:
    text = "Quyết định số 12/2024/QĐ-UBND ngày 05/3/2024 của UBND tỉnh."
    assert [d.edtf for d in chuanhoa.find_dates(text)] == ["2024-03-05"]
    assert [n.canonical for n in chuanhoa.find_document_numbers(text)] == [
        "12/2024/QĐ-UBND"
    ]
    assert [a.expansion for a in chuanhoa.find_abbreviations(text)] == [
        "Ủy ban nhân dân"
    ]


def test_records_are_built_one_at_a_time() -> None:
    documents = chuanhoa.read_documents([ROOT / "seeds" / "documents"])
    records = chuanhoa.build_records(documents)
    first = next(records)
    assert isinstance(first, chuanhoa.Record)
    assert first.facts["n_repairs"] == 0
    assert first.facts["is_duplicate"] is False
    assert len(list(records)) == 11


def test_ascii_key() -> None:
    assert chuanhoa.ascii_key("Uỷ ban  Đắk Lắk") == "uy ban dak lak"
    assert chuanhoa.ascii_key("ve\u0302\u0323t\u00a0ĐEN") == "vet den"


def test_ascii_key_of_other_scripts() -> None:
    pytest.importorskip("unidecode", reason="pip install 'chuanhoa[ascii]'")
    assert chuanhoa.ascii_key("Москва") == "moskva"
