"""The five real seeds, where they are present: what their short forms are."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuanhoa.normalize.abbreviations import find_abbreviations

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

READ = [
    (
        "000",
        [
            ("BTV", "Ban Thường vụ"),
            ("BCĐ", "Ban Chỉ đạo"),
            ("TTĐT", "Thông tin điện tử"),
        ],
    ),
    (
        "001",
        [
            ("BCĐ", "Ban Chỉ đạo"),
            ("BCĐ", "Ban Chỉ đạo"),
            ("HĐND", "Hội đồng nhân dân"),
            ("Đ/c", "Đồng chí"),
            ("BCĐ", "Ban Chỉ đạo"),
        ],
    ),
    (
        "002",
        [
            ("HĐND", "Hội đồng nhân dân"),
            ("MTTQ", "Mặt trận Tổ quốc"),
            ("HĐND", "Hội đồng nhân dân"),
            ("BCĐ", "Ban Chỉ đạo"),
            ("HĐND", "Hội đồng nhân dân"),
            ("BCĐ", "Ban Chỉ đạo"),
            ("TT", None),
            ("VH", None),
        ],
    ),
    ("003", []),
    (
        "004",
        [
            ("PV", "phóng viên"),
            ("PV", "phóng viên"),
            ("PGS", "Phó Giáo sư"),
            ("TS", "Tiến sĩ"),
        ],
    ),
]


@pytest.mark.parametrize(("seed", "expected"), READ)
def test_short_forms_of_a_seed(seed: str, expected: list[tuple[str, str]]) -> None:
    paths = sorted(SEEDS.glob(f"{seed}_*.txt"))
    if not paths:
        pytest.skip("the real seeds (../shared/seeds) are not here")
    mentions = find_abbreviations(paths[0].read_text(encoding="utf-8"))
    assert [(m.text, m.expansion) for m in mentions] == expected


def test_an_undecided_composite_names_its_readings() -> None:
    first, second = find_abbreviations("Mai Thắm (Trung tâm TT&VH)")
    assert {"truyền thông", "thông tin"} <= {c.lower() for c in first.candidates}
    assert first.group == second.group == 0
