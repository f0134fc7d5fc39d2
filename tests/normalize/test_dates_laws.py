"""What holds for every text: order, spans, values, time, and the style rule's laws."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from timing import growth

from chuanhoa.normalize import date_contradiction, date_style
from chuanhoa.normalize.dates import find_dates, find_published
from chuanhoa.normalize.dates.find import written_dates
from chuanhoa.normalize.dates.weekdays import contradiction
from chuanhoa.normalize.edits import replay
from chuanhoa.normalize.rule import Rule
from chuanhoa.normalize.settings import DateStyle, settings_for

PIECES = [
    "ngày ", "Ngày ", "NGÀY ", "tháng ", "năm ", "sáng ", "từ ", " đến ", " và ", ", ",
    "mồng ", "mùng ", "Thứ Hai, ", "thứ tư ", " âm lịch", "quý ", "IV", "thế kỷ ", "XX",
    "đầu ", "6 ",
    "9 ", "31", "12", "05", "3", "2022", "1945", "22", "/", "-", ".", " - ",
    ":", "h", " giờ ", "\n", "\u00a0", "(", ")", "tết", "giêng", "hai", "mười", "nghìn",
    "số ",
    " nhuận", "Âm lịch: ", "Th3 ", "(1954)", "(40)", "năm học ", "khai giảng ", " là ",
    " thay vì ", "Canh Tý ", "Tự Đức 5 ", "2021-2022", "(thơ, ",
    "NĐ-CP", "đường ", "2020-02-29", "30/4/2020", "17:39", "\u0301", "x", "Đ", "%",
]  # fmt: skip
EDTF_PART = (
    r"-?[0-9X]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?)?)?"
)
EDTF = re.compile(f"{EDTF_PART}(?:/{EDTF_PART})?")
RULES = [date_style.RULE, date_contradiction.RULE]
STYLES: list[DateStyle] = ["iso", "long", "numeric"]


def date_texts() -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(PIECES), st.text(max_size=3))
    return st.lists(piece, max_size=16).map("".join)


def styled(text: str, style: DateStyle) -> str:
    settings = settings_for("standard", dates=style)
    return replay(text, date_style.find(text, settings))


@given(date_texts())
@example("\ud800 5/3/2020\x00")
@example("ngày 0/0/0000 0/5 00/00 1/1/1000")
@example("quý I, quý I, quý I")
def test_mentions_are_sorted_disjoint_and_real(text: str) -> None:
    position = 0
    for mention in find_dates(text):
        assert position <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert (mention.edtf is None) >= (mention.calendar == "lunar")
        if mention.edtf is not None:
            assert EDTF.fullmatch(mention.edtf), mention.edtf
            assert all(is_real(part) for part in mention.edtf.split("/"))
        position = mention.end
    find_published(text)


def is_real(part: str) -> bool:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*", part) and part[:4] != "0000":
        return date.fromisoformat(part[:10]).isoformat() == part[:10]
    numbers = re.fullmatch(r"-?[0-9X]{4}-([0-9]{2})(-[0-9]{2})?.*", part)
    return numbers is None or int(numbers[1]) in {*range(1, 13), *range(33, 37), 40, 41}


@pytest.mark.parametrize("style", STYLES)
@given(text=date_texts())
@example(text="ngày mồng mồng 2/9/1945")
@example(text="2/9/1945 - 2/9/2020")
@example(text="năm 1/2/2020")
@example(text="CPngày mồng 2/9/1945 - 2020-02-29")
def test_the_style_rule_is_idempotent_and_says_the_same_days(
    style: DateStyle, text: str
) -> None:
    once = styled(text, style)
    assert styled(once, style) == once
    assert [d.edtf() for d in written_dates(once)] == [
        d.edtf() for d in written_dates(text)
    ]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "text",
    [
        "Ngày 10/6/2022, xã họp. Sáng 8/12, thôn họp.",
        "Ngày mồng 2 tháng 9 năm 1945 và ngày 22-12-1944.",
        "17 giờ 30 phút, ngày 5/3/2024; 22/11/2021, 15:49.",
        "Từ ngày 01/7/2022 đến ngày 31/7/2022 (thứ Sáu, 01/7/2022).",
        "Từ ngày 10 đến 12/6/2022, ngày 5, 6 và 7/3/2024.",
    ],
)
def test_every_style_says_the_same_dates(style: DateStyle, text: str) -> None:
    before = [mention.edtf for mention in find_dates(text)]
    assert [mention.edtf for mention in find_dates(styled(text, style))] == before


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("style", STYLES)
@given(text=date_texts())
def test_the_trigger_covers_every_edit(rule: Rule, style: DateStyle, text: str) -> None:
    edits = list(rule.find(text, settings_for("standard", dates=style)))
    for edit in edits:
        assert re.search(rule.trigger, text)
        assert text[edit.start : edit.end] == edit.before
    starts = [edit.start for edit in edits]
    assert starts == sorted(set(starts))


@given(date_texts())
@example("ngày 2021-04-31, 31.4.2021, 29/2/2023, ngày ba mươi tháng hai năm 2020")
@example("ngày 5 - 31/2/2022 và 1 tháng 31/2/2022")
def test_no_contradiction_is_missed_by_the_quick_look(text: str) -> None:
    found = [
        (part.start, part.end)
        for mention in written_dates(text)
        for part in mention.written()
        if contradiction(text, part) is not None
    ]
    edits = date_contradiction.find(text, settings_for("repair"))
    assert [(edit.start, edit.end) for edit in edits] == found


def test_contradictions_are_reported_with_their_reason() -> None:
    text = "Ngày 31/02/2022; Thứ Sáu, ngày 15/6/2023; Thứ Năm, ngày 15/6/2023"
    edits = list(date_contradiction.find(text, settings_for("repair")))
    assert [(e.before, e.after, e.evidence[0].reason) for e in edits] == [
        ("31/02/2022", "31/02/2022", "no-such-day"),
        ("15/6/2023", "15/6/2023", "weekday-mismatch"),
    ]


HOSTILE = [
    "1/", "1 - ", "ngày 1/2 ", "1, ", "tháng ", "tháng năm ", "01/02 ", "năm 2020, ",
    "5/3/2024 ", "5/3/2024 - ", "1-NQ/TW ", "12/AB-", "một ", "(", "http://", " ", "\n",
    "quý I, ", "mồng 3 tết ", "10:10 ", "ngày 5/6/2020 và 7/8 ", "9",
    "tháng 9/2023: ngày 5, ", "quý I - ", "Xuân 2024 ", "mùng 2, ", "ngày 5/6, ",
    "9/1985 - ", "10-11-",
    "2021 -\n2022 ", "18h 27/10, ", "đêm mùng 3 đến ", "Giáp Thìn 2024 ",
    "mùng 2 tết ", "hai ", "Q1/2024 ",
    "Genève (1954) ", "(thơ, 1989)\n", "năm Canh Tý (40) ", "ngày a b c là 5/9 ",
    "nhuận tháng 6 ", "âm lịch: 5/3 ", "Th3 ",
    "năm học 2023-2024 khai giảng ngày 5/9, ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    assert growth(find_dates, piece * (20_000 // len(piece))) <= 2.3


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Thứ Bảy, ngày 11/06/2022 và Chủ nhật 12/6/2022", []),
        ("Thứ Bảy, ngày 11/06/2022; Thứ Hai, ngày 12/06/2022", ["12/06/2022"]),
        ("Thứ Bảy, ngày 11/06/2022; ngày 31/02/2022", ["31/02/2022"]),
        ("Thứ Năm, ngày 31/02/2022", ["31/02/2022"]),
    ],
)
def test_a_weekday_that_agrees_hides_no_contradiction(
    line: str, wrong: list[str]
) -> None:
    edits = date_contradiction.find(line, settings_for("repair"))
    assert [edit.before for edit in edits] == wrong
