"""Personal data is counted, and numbers of another kind are not."""

from __future__ import annotations

import pytest
from timing import growth

from chuanhoa.normalize.personal import personal_data_counts


def counted(text: str) -> list[int]:
    return list(personal_data_counts(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "0912.345.678",
        "(+84) 912 345 678",
        "+84912345678",
        "+84 (0)24 3825 1234",
        "0208 3 874 436",
        "(0208) 3874436",
        "Gọi số 0987654321.",
    ],
)
def test_a_telephone_number(text: str) -> None:
    assert counted(text) == [1, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "12/05/2023 14:30",
        "Tổng truy cập: 1.520.331",
        "999.000.000 đồng",
        "30/2020/NĐ-CP",
        "tài khoản 0123456789012",
        "từ 2020-2025",
        "0,912345678",
        "a@b",
        "091234567",
        "0112345678",
        "số 099003001234",
    ],
)
def test_what_is_no_personal_data(text: str) -> None:
    assert counted(text) == [0, 0, 0]


@pytest.mark.parametrize(
    "text", ["số 079203001234", "CMND số 012345678", "CCCD: 079203001234"]
)
def test_an_identity_card(text: str) -> None:
    assert counted(text) == [0, 0, 1]


def test_several_of_each() -> None:
    text = "0270 3 000 222 - 0270 3 000 223, x@y.vn,z@w.com.vn; CCCD 001099000001"
    assert counted(text) == [2, 2, 1]


def test_nothing_is_kept_but_numbers() -> None:
    found = personal_data_counts("0912345678 a@b.vn")
    assert {type(value) for value in found.values()} == {int}


@pytest.mark.parametrize("part", ["0 9 ", "09 ", "a@", "a.", "+84 0", "0 2 ", "@a."])
def test_time_grows_with_the_text(part: str) -> None:
    assert growth(personal_data_counts, part * 20_000) <= 2.3
