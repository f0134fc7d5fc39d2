"""The five real documents, where they are present beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import chuanhoa
from chuanhoa.cli import main
from chuanhoa.normalize.settings import settings_for
from chuanhoa.seeds.build import Built, build

SEEDS = (
    Path(os.environ.get("CHUANHOA_SHARED", Path(__file__).parents[2] / "shared"))
    / "seeds"
)
if not SEEDS.is_dir():
    pytest.skip("no ../shared/seeds beside the checkout", allow_module_level=True)
NUMBERS = ("000", "001", "002", "003", "004")


def built(number: str) -> Built:
    (document,) = chuanhoa.read_documents(SEEDS.glob(f"{number}_*.txt"))
    assert isinstance(document, chuanhoa.Document)
    item = build(document, settings_for("standard"))
    assert isinstance(item, Built)
    return item


PUBLISHED = {
    "000": "2022-06-11T17:39",
    "001": None,
    "002": None,
    "003": "2023-12",
    "004": "2021-11-22T15:49",
}
DAYS = {
    "000": ["2022-06-10"],
    "001": ["XXXX-11-13"],
    "002": ["1930-02-03", "2020-02-03", "XXXX-08-18"],
    "003": ["2023-12", "2023-12-08", "2023-03-20", "2022-10-07"],
    "004": ["2021-11-22"],
}
EXPANSIONS = {
    "000": [
        ("BTV", "Ban Thường vụ"),
        ("BCĐ", "Ban Chỉ đạo"),
        ("TTĐT", "Thông tin điện tử"),
    ],
    "001": [
        ("BCĐ", "Ban Chỉ đạo"),
        ("BCĐ", "Ban Chỉ đạo"),
        ("HĐND", "Hội đồng nhân dân"),
        ("Đ/c", "Đồng chí"),
        ("BCĐ", "Ban Chỉ đạo"),
    ],
    "002": [
        ("HĐND", "Hội đồng nhân dân"),
        ("MTTQ", "Mặt trận Tổ quốc"),
        ("HĐND", "Hội đồng nhân dân"),
        ("BCĐ", "Ban Chỉ đạo"),
        ("HĐND", "Hội đồng nhân dân"),
        ("BCĐ", "Ban Chỉ đạo"),
    ],
    "003": [],
    "004": [
        ("PV", "phóng viên"),
        ("PV", "phóng viên"),
        ("PGS", "Phó Giáo sư"),
        ("TS", "Tiến sĩ"),
    ],
}
TONES = {
    "000": [("Uỷ", "Ủy")],
    "001": [],
    "002": [],
    "003": [],
    "004": [("uỷ", "ủy"), ("uỷ", "ủy"), ("Uỷ", "Ủy"), ("toả", "tỏa")],
}


@pytest.mark.parametrize("number", NUMBERS)
def test_publication(number: str) -> None:
    assert built(number).record.published == PUBLISHED[number]


@pytest.mark.parametrize("number", NUMBERS)
def test_titles_are_lines_of_the_page(number: str) -> None:
    item = built(number)
    if number == "003":
        assert item.record.title is None
        return
    lines = [line.strip() for line in item.repaired.text.split("\n")]
    assert item.record.title in lines[:8]
    assert len(str(item.record.title).split()) >= 13


@pytest.mark.parametrize("number", NUMBERS)
def test_days_and_months(number: str) -> None:
    dates = built(number).record.dates
    found = [date for date in dates if date.precision in ("day", "month")]
    assert [date.edtf for date in found] == DAYS[number]
    assert all(date.evidence for date in found if date.inferred)


def test_an_anniversary_is_two_dates_and_a_quarter_is_a_quarter() -> None:
    assert [d.text for d in built("002").record.dates][1:3] == [
        "03/02/1930",
        "03/02/2020",
    ]
    assert "quarter" in [d.precision for d in built("003").record.dates]


@pytest.mark.parametrize("number", NUMBERS)
def test_abbreviations(number: str) -> None:
    found = built(number).record.abbreviations
    assert [(m.canonical, m.expansion) for m in found if m.expansion] == EXPANSIONS[
        number
    ]


def test_what_has_two_readings_is_left_with_both() -> None:
    left = [m for m in built("002").record.abbreviations if m.expansion is None]
    assert [m.text for m in left] == ["TT", "VH"]
    assert len(left[0].candidates) > 1


@pytest.mark.parametrize("number", NUMBERS)
def test_the_old_style_changes_exactly_these(number: str) -> None:
    text = built(number).decoded.text
    result = chuanhoa.normalize_text(
        text, profile="standard", tone_style="old", select=("tone",)
    )
    assert [(edit.before, edit.after) for edit in result.edits] == TONES[number]


@pytest.mark.parametrize("number", NUMBERS)
def test_fix_changes_no_break_spaces_and_nothing_else(number: str) -> None:
    repaired = built(number).repaired
    assert {(edit.before, edit.after) for edit in repaired.edits} <= {("\u00a0", " ")}
    assert repaired.undo() == repaired.source_text
    assert repaired.source_text.encode() == next(SEEDS.glob(f"{number}_*")).read_bytes()


def test_undo_gives_each_file_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = {}
    for path in SEEDS.glob("*.txt"):
        before[path.name] = path.read_bytes()
        Path(path.name).write_bytes(before[path.name])
    assert main(["fix", ".", "--undo-file", "undo.jsonl"]) == 0
    assert main(["check", "."]) == 0
    assert any(Path(name).read_bytes() != data for name, data in before.items())
    assert main(["undo", "undo.jsonl"]) == 0
    assert {name: Path(name).read_bytes() for name in before} == before


def test_the_gate_judges_them_as_needing_repair(tmp_path: Path) -> None:
    assert main(["gate", str(SEEDS), "--report", str(tmp_path / "raw")]) == 1
    fixed = tmp_path / "fixed"
    fixed.mkdir()
    for path in SEEDS.glob("*.txt"):
        (fixed / path.name).write_bytes(path.read_bytes())
    main(["fix", str(fixed)])
    assert main(["gate", str(fixed), "--report", str(tmp_path / "report")]) == 0
