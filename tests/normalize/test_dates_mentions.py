"""Dates in sentences of our own: spans, values, what is inferred, what is no date."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.normalize.dates import find_dates
from chuanhoa.normalize.mentions import DateMention

CASES = Path(__file__).parents[1] / "cases" / "date-mentions.toml"


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(CASES.read_text("utf-8"))["case"]
    return found


def shown(mention: DateMention) -> list[str]:
    if mention.calendar == "lunar":
        return [mention.text, "lunar"]
    value = mention.edtf or "none"
    return [mention.text, value + "!" * mention.inferred]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"])
def test_dates_of_a_sentence(case: dict[str, Any]) -> None:
    assert [shown(mention) for mention in find_dates(case["text"])] == case["dates"]


def test_the_set_is_large_enough_to_mean_something() -> None:
    without = [case for case in cases() if not case["dates"]]
    assert len(cases()) >= 200
    assert len(without) >= 60


def values(text: str, reference: str | None = None) -> list[str | None]:
    return [mention.edtf for mention in find_dates(text, reference=reference)]


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("Ngày 22/11, xã tập huấn.", "2021-11-22", "2021-11-22"),
        ("Ngày 28/12, xã tập huấn.", "2022-01-03", "2021-12-28"),
        ("Hội thi mở ngày 5/1.", "2021-12-20", "2022-01-05"),
        ("Ngày 14/6, xã tập huấn.", "2021", "2021-06-14"),
        ("Giao ban quý IV.", "2023-12", "2023-36"),
        ("Tháng 9, lúa chín.", "2021-11-22", "2021-09"),
        ("Ngày 6/8/91, ông về hưu.", "2017-02-02", "1991-08-06"),
        ("Ngày 8/4 hằng năm, làng mở hội.", "2021-11-22", "XXXX-04-08"),
        ("Nhân Ngày Nhà giáo Việt Nam 20/11, lớp làm báo.", "2021-11-22", "XXXX-11-20"),
        ("Ngày 29/2, xã họp.", "2023-03-01", "XXXX-02-29"),
        ("Thứ Hai, ngày 8/12, xã họp.", "2023-12-09", "XXXX-12-08"),
        ("Thứ Sáu, ngày 8/12, xã họp.", "2023-12-09", "2023-12-08"),
    ],
)
def test_a_given_publication_is_evidence_within_reason(
    text: str, reference: str, expected: str
) -> None:
    assert values(text, reference) == [expected]


def test_a_date_half_a_year_from_new_year_is_refused() -> None:
    assert values("Ngày 20/11, xã họp.", "2022-01-15") == ["XXXX-11-20"]


def test_what_was_inferred_is_cited() -> None:
    text = "Năm 2021, từ ngày 5/7, trường mở trại."
    (_, mention) = find_dates(text)
    assert mention.inferred
    (reason,) = mention.evidence
    assert (reason.reason, reason.text) == ("year-in-sentence", "Năm 2021")
    assert text[reason.start : reason.end] == reason.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ngày 31/02/2022", "no-such-day"),
        ("Thứ Sáu, ngày 15/6/2023", "weekday-mismatch"),
        ("Thứ Năm, ngày 15/6/2023", "weekday-fits"),
        ("Ngày 15/6/2023 (thứ Năm)", "weekday-fits"),
    ],
)
def test_what_contradicts_or_confirms_is_evidence(text: str, reason: str) -> None:
    (mention,) = find_dates(text)
    assert [evidence.reason for evidence in mention.evidence] == [reason]


def test_an_ordinal_is_no_weekday() -> None:
    (mention,) = find_dates("Đại hội lần thứ hai ngày 15/6/2023")
    assert mention.evidence == ()


@pytest.mark.parametrize("reference", ["2022-13", "hôm nay", "2022-02-30", ""])
def test_a_reference_that_is_no_date_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="no EDTF date"):
        find_dates("Ngày 8/12", reference=reference)
