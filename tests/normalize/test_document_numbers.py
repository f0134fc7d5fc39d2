"""Numbers of documents: found, parsed, and written in one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanhoa.normalize.dates import find_dates
from chuanhoa.normalize.document_numbers import find_document_numbers


@pytest.mark.parametrize(
    ("text", "canonical", "number", "year", "kind", "issuer"),
    [
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "30", 2020, "NĐ", "CP"),
        ("12/2013/QH13", "12/2013/QH13", "12", 2013, None, "QH13"),
        ("28/2004/QH 11", "28/2004/QH11", "28", 2004, None, "QH11"),
        ("724/2009/UBTVQH12", "724/2009/UBTVQH12", "724", 2009, None, "UBTVQH12"),
        ("15/2021/TT-BTC", "15/2021/TT-BTC", "15", 2021, "TT", "BTC"),
        (
            "01/2014/TTLT-BKHCN-BTC",
            "01/2014/TTLT-BKHCN-BTC",
            "01",
            2014,
            "TTLT",
            "BKHCN-BTC",
        ),
        ("45/KH-UBND", "45/KH-UBND", "45", None, "KH", "UBND"),
        ("05/CT-TTg", "05/CT-TTg", "05", None, "CT", "TTg"),
        ("99-HD/BTGTW", "99-HD/BTGTW", "99", None, "HD", "BTGTW"),
        ("85-QĐ/TW", "85-QĐ/TW", "85", None, "QĐ", "TW"),
        ("62 – KL/TW", "62-KL/TW", "62", None, "KL", "TW"),
        ("32/kl TW", "32-KL/TW", "32", None, "KL", "TW"),
        ("60/NQ-TW", "60-NQ/TW", "60", None, "NQ", "TW"),
        ("12-NQ/ĐU", "12-NQ/ĐU", "12", None, "NQ", "ĐU"),
        ("118/QĐ-UBND", "118/QĐ-UBND", "118", None, "QĐ", "UBND"),
        ("35-L/CTN", "35-L/CTN", "35", None, "L", "CTN"),
    ],
)
def test_a_number_and_its_parts(  # noqa: PLR0913, PLR0917 -- one column a field
    text: str,
    canonical: str,
    number: str,
    year: int | None,
    kind: str | None,
    issuer: str | None,
) -> None:
    (found,) = find_document_numbers(f"Văn bản số {text} có hiệu lực.")
    assert found.text == text
    assert found.canonical == canonical
    assert (found.number, found.year, found.kind, found.issuer) == (
        number,
        year,
        kind,
        issuer,
    )


def test_a_number_ends_where_the_next_words_begin() -> None:
    text = "số 63/2010/QH12, Luật khác và số 30/2020/NĐ-CP - Hội nghị"
    found = [number.text for number in find_document_numbers(text)]
    assert found == ["63/2010/QH12", "30/2020/NĐ-CP"]


def test_an_unknown_kind_needs_its_noun() -> None:
    text = "Nghị định số 72/CP, công văn số 1467/NHNN-TD, máy 586/MRAM"
    found = [(number.canonical, number.kind) for number in find_document_numbers(text)]
    assert found == [("72/CP", None), ("1467/NHNN-TD", None)]


def test_a_number_with_a_year_alone_needs_its_noun() -> None:
    (found,) = find_document_numbers("theo Nghị định 64/2017 và mục 3/2017")
    assert (found.canonical, found.year, found.kind) == ("64/2017", 2017, None)


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 8/12/2023 - Hội nghị",
        "tháng 6/2022",
        "14/18 tỉnh",
        "PGS-TS/BS",
        "50.000đ/ngày",
        "120 km/h",
        "3/A Lê Lợi",
        "đợt 1/2020",
    ],
)
def test_what_is_no_document_number(text: str) -> None:
    assert find_document_numbers(text) == []


def test_no_date_is_read_inside_a_number() -> None:
    text = "Số 12/10/2020/QĐ-UBND, số 30/2020/NĐ-CP, số 10-12/KH"
    assert find_dates(text) == []


@given(
    st.lists(
        st.sampled_from(
            ["12", "/", "-", "2020", "NĐ", "CP", "TW", " ", "QH13", "kl", "x", "."]
        )
    )
)
def test_spans_are_sorted_and_disjoint(pieces: list[str]) -> None:
    text = "".join(pieces)
    position = 0
    for found in find_document_numbers(text):
        assert position <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        position = found.end


@pytest.mark.parametrize(
    ("text", "canonical", "kind", "issuer"),
    [
        ("Quyết định số 372-VH/QĐ của Bộ", "372-VH/QĐ", "QĐ", "VH"),
        ("Nghị định số 43-CP của Chính phủ", "43-CP", None, "CP"),
        ("Quyết định 167-HĐBT", "167-HĐBT", None, "HĐBT"),
    ],
)
def test_the_order_of_older_documents_is_read_after_their_name(
    text: str, canonical: str, kind: str | None, issuer: str
) -> None:
    (number,) = find_document_numbers(text)
    assert (number.canonical, number.kind, number.issuer) == (canonical, kind, issuer)


@pytest.mark.parametrize("text", ["Máy 43-CP", "phòng 12-AB/XY", "lô 372-VH/QĐ"])
def test_what_no_name_stands_before_is_no_older_document(text: str) -> None:
    assert find_document_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "written", "canonical"),
    [
        ("Quyết định số 5397/QĐ - UBND, ngày", "5397/QĐ - UBND", "5397/QĐ-UBND"),
        ("Tờ trình số 89 / TTr – TCTDTT", "89 / TTr – TCTDTT", "89/TTr-TCTDTT"),
        (
            "Số: 01-TANDTC-VKSNDTC/TTLT",
            "01-TANDTC-VKSNDTC/TTLT",
            "01-TANDTC-VKSNDTC/TTLT",
        ),
        ("số 12/QĐ - Về việc nghỉ", "12/QĐ", "12/QĐ"),
        ("Báo cáo số 12/2020 của xã", "12/2020", "12/2020"),
    ],
)
def test_a_spaced_dash_joins_what_is_in_capitals(
    text: str, written: str, canonical: str
) -> None:
    (found,) = find_document_numbers(text)
    assert (found.text, found.canonical) == (written, canonical)


@pytest.mark.parametrize(
    "text",
    ["Tạp chí Lúa nước số 4/2011", "Bản tin chợ quê số 3/2019", "báo Làng số 7/2020"],
)
def test_an_issue_of_a_journal_is_no_document(text: str) -> None:
    assert find_document_numbers(text) == []
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "written", "canonical"),
    [
        ("Nghị quyết số 18 NQ - TW về đồng ruộng", "18 NQ - TW", "18-NQ/TW"),
        ("Chỉ thị 45 CT/TW của Ban Bí thư", "45 CT/TW", "45-CT/TW"),
        ("Quyết định số 71 QĐ-UB năm ấy", "71 QĐ-UB", "71/QĐ-UB"),
    ],
)
def test_a_named_number_may_stand_apart_from_its_type(
    text: str, written: str, canonical: str
) -> None:
    (found,) = find_document_numbers(text)
    assert (found.text, found.canonical) == (written, canonical)


@pytest.mark.parametrize(
    "text", ["Tổ có 12 GV-HS", "Cả xã có 45 CT/TW", "Chỉ thị 45 của TW", "số 7 CT A"]
)
def test_a_count_before_capitals_is_no_document(text: str) -> None:
    assert find_document_numbers(text) == []


def test_the_ministry_of_finance_keeps_the_order_of_the_state() -> None:
    """BTC is the Ministry of Finance there, and the organising board of the Party."""
    texts = ["Quyết định số 5/QĐ-BTC", "Quyết định số 5-QĐ/BTC"]
    found = [find_document_numbers(text)[0].canonical for text in texts]
    assert found == ["5/QĐ-BTC", "5-QĐ/BTC"]
