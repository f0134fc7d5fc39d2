"""Short forms in sentences of our own, the table they are read by, and look-up."""

from __future__ import annotations

import csv
import re
import tomllib
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.normalize import abbreviation_expand, abbreviation_spelling
from chuanhoa.normalize.abbreviation_ambiguous import RULE as AMBIGUOUS
from chuanhoa.normalize.abbreviations import (
    default_table,
    find_abbreviations,
    lookup,
    read_table,
)
from chuanhoa.normalize.abbreviations.table import cite
from chuanhoa.normalize.edits import Tier
from chuanhoa.normalize.settings import settings_for
from chuanhoa.normalize.tone_style import count_styles

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "abbreviation-mentions.toml").read_text(
        encoding="utf-8"
    )
)


def cases(*kinds: str) -> list[Any]:
    return [pytest.param(c, id=c["text"][:60]) for k in kinds for c in CASES[k]]


def test_there_are_enough_cases_of_each_kind() -> None:
    sizes = {kind: len(found) for kind, found in CASES.items()}
    assert sum(sizes.values()) >= 250
    assert min(sizes.values()) >= 20


@pytest.mark.parametrize(
    "case", cases("unambiguous", "composite", "ambiguous", "defined")
)
def test_reads(case: dict[str, Any]) -> None:
    mentions = find_abbreviations(case["text"])
    read = [[m.text, m.expansion] for m in mentions if m.expansion]
    assert read == case["read"]


@pytest.mark.parametrize("case", cases("news"))
def test_reads_news(case: dict[str, Any]) -> None:
    mentions = find_abbreviations(case["text"])
    read = [[m.text, m.expansion.lower()] for m in mentions if m.expansion]
    assert read == case["read"]


@pytest.mark.parametrize(
    "case", [c for c in cases("ambiguous") if c.values[0].get("left")]
)
def test_leaves_and_names_the_readings(case: dict[str, Any]) -> None:
    left = [m for m in find_abbreviations(case["text"]) if m.expansion is None]
    assert [m.text for m in left] == case["left"]
    assert all(len(m.candidates) > 1 for m in left)


@pytest.mark.parametrize("case", cases("keep"))
def test_expands_nothing(case: dict[str, Any]) -> None:
    read = [m.text for m in find_abbreviations(case["text"]) if m.expansion]
    assert read == []


def test_parts_of_a_composite_share_a_group() -> None:
    mentions = find_abbreviations("PGS,TS Lê An gặp UBND xã, rồi VP HĐND-UBND huyện.")
    assert [(m.text, m.group) for m in mentions] == [
        ("PGS", 0),
        ("TS", 0),
        ("UBND", None),
        ("VP", 1),
        ("HĐND", 1),
        ("UBND", 1),
    ]


def test_evidence_cites_the_words() -> None:
    text = "Các ủy viên BTV Huyện ủy"
    (mention,) = find_abbreviations(text)
    for evidence in mention.evidence:
        assert text[evidence.start : evidence.end] == evidence.text
    assert {e.reason for e in mention.evidence} == {"left", "right"}


def test_a_definition_is_cited() -> None:
    text = "Nhà tài trợ (NTT) đã ký. Sau đó NTT chuyển tiền."
    _, second = find_abbreviations(text)
    (evidence,) = second.evidence
    assert (evidence.reason, evidence.text) == ("defined", "Nhà tài trợ")


@pytest.mark.parametrize(
    ("query", "short"),
    [("bcd", "BCĐ"), ("BCĐ", "BCĐ"), ("b.c.đ", "BCĐ"), ("dc", "Đ/c"), ("hdnd", "HĐND")],
)
def test_look_up_without_marks_and_case(query: str, short: str) -> None:
    assert short in {row.short for row in lookup(query)}


def test_look_up_gives_every_reading_with_its_source() -> None:
    rows = lookup("btv")
    assert [r.expansion for r in rows] == ["Ban Thường vụ", "biên tập viên"]
    assert all(len(row.source) > 10 for row in rows)


def test_a_row_says_whether_its_source_was_compared() -> None:
    (council,) = lookup("HĐND")
    assert council.is_checked
    assert re.search("Hiến pháp .*, Điều [0-9]+$", council.source)
    (board,) = lookup("BCĐ")
    assert board.is_checked
    assert "Acronyms.txt" in board.source
    (branch,) = lookup("BDV")
    assert not branch.is_checked


def test_look_up_of_nothing() -> None:
    assert lookup("") == []
    assert lookup("qqqq") == []


def test_the_table_is_large_and_each_row_cites_a_known_source() -> None:
    forms = {f.short: f for f in default_table().forms.values()}.values()
    senses = [sense for form in forms for sense in form.senses]
    assert len(forms) > 600
    assert all(cite(s.source) != s.source for s in senses)


def test_no_form_stands_twice() -> None:
    folder = files("chuanhoa.normalize.tables")
    lines = folder.joinpath("abbreviations.csv").read_text(encoding="utf-8")
    rows = [(r["short"], r["expansion"]) for r in csv.DictReader(lines.splitlines())]
    assert len(rows) == len(set(rows))
    assert [short for short, _ in groupby(short for short, _ in rows)] == list(
        dict.fromkeys(short for short, _ in rows)
    )


def spoken(phrase: str) -> list[str]:
    return [w for w in re.findall(r"\w+", phrase.lower()) if w != "và"]


def test_expansions_are_in_the_old_tone_style_and_hold_no_short_form() -> None:
    for form in default_table().forms.values():
        for sense in (s for s in form.senses if not s.keep):
            assert count_styles(sense.expansion).new == 0, form.short
            assert find_abbreviations(sense.name) == [], form.short
            assert spoken(sense.name) == spoken(sense.expansion), form.short


def test_the_spelling_trigger_meets_every_wrong_spelling() -> None:
    trigger = re.compile(abbreviation_spelling.RULE.trigger)
    table = default_table().forms
    wrong = [spelling for spelling, form in table.items() if spelling != form.short]
    assert [w for w in wrong if not trigger.search(w)] == []


def test_a_spelling_finding_shows_the_whole_form() -> None:
    text = "Lớp nghe PGS,TS Trần Văn Hải và đại biểu HĐNĐ nói chuyện."
    edits = abbreviation_spelling.RULE.find(text, settings_for("standard"))
    assert [(e.before, e.after) for e in edits] == [
        ("PGS,TS", "PGS.TS"),
        ("HĐNĐ", "HĐND"),
    ]


def test_a_users_own_variant_is_respelt() -> None:
    own = (
        '[[form]]\nshort = "HTXNN"\nvariants = ["HTXXN"]\n'
        'sense = [{ expansion = "hợp tác xã nông nghiệp" }]'
    )
    text = "Đại hội HTXXN Phú Thịnh chia lãi cho các thành viên."
    settings = settings_for("standard", abbreviations=own)
    assert re.search(abbreviation_spelling.RULE.trigger, text)
    edits = abbreviation_spelling.RULE.find(text, settings)
    assert [(e.before, e.after) for e in edits] == [("HTXXN", "HTXNN")]


def test_words_that_would_be_doubled_are_left_out() -> None:
    text = "Số SĐT nóng; hội HPN thôn; Ban BQLDA huyện."
    settings = settings_for("standard", expand="always")
    edits = abbreviation_expand.RULE.find(text, settings)
    assert [e.after for e in edits] == ["điện thoại", "Phụ nữ", "Quản lý dự án"]
    assert find_abbreviations(text)[0].expansion == "số điện thoại"


def test_the_expansion_trigger_meets_every_spelling() -> None:
    trigger = re.compile(abbreviation_expand.RULE.trigger)
    assert [s for s in default_table().forms if not trigger.search(s)] == []


def test_the_ambiguous_rule_names_both_readings_and_changes_nothing() -> None:
    (edit,) = AMBIGUOUS.find("Tôi chưa gặp BTV bao giờ.", settings_for("standard"))
    assert (edit.before, edit.after, edit.tier) == ("BTV", "BTV", Tier.HUMAN)
    named = [e.text for e in edit.evidence if e.reason == "reading"]
    assert named == ["Ban Thường vụ", "biên tập viên"]


def test_nothing_is_reported_where_nothing_may_be_expanded() -> None:
    settings = settings_for("standard", expand="never")
    assert list(AMBIGUOUS.find("Tôi chưa gặp BTV bao giờ.", settings)) == []


def test_a_users_table_comes_before_ours() -> None:
    table = read_table(
        '[[form]]\nshort = "BTV"\nsense = [{ expansion = "bảo tàng viên" }]'
    )
    (mention,) = find_abbreviations("Các ủy viên BTV Huyện ủy", table=table)
    assert mention.expansion == "bảo tàng viên"
    assert table.forms["HĐND"] == default_table().forms["HĐND"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("x", "mine: not TOML"),
        ("[[from]]", "unknown key 'from': did you mean 'form'"),
        (
            '[[form]]\nshort = "KT-XH"\nsense = [{ expansion = "x" }]',
            "form 1 .KT-XH.: 'KT-XH' is not two or more capitals",
        ),
        ("form = [1]", "form 1: must be a table"),
        ('[[form]]\nshort = "AB"', "form 1 .AB.: sense is missing"),
        ('[[form]]\nshort = "AB"\nsense = [{ expanson = "x" }]', "mean 'expansion'"),
        ('[[form]]\nshort = "AB"\nsense = [{ expansion = 1 }]', "must be a string"),
        (
            '[[form]]\nshort = "AB"\nsense = [{ expansion = "x", left = [1] }]',
            "left: must be a list of words",
        ),
        (
            '[[form]]\nshort = "AB"\nsense = [{ expansion = "x", left = ["@no"] }]',
            "unknown set of cues 'no'",
        ),
        (
            '[[form]]\nshort = "AB"\nsense = [{ expansion = "x", kind = "titel" }]',
            "did you mean 'title'",
        ),
    ],
)
def test_a_wrong_table_says_where(toml: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_table(toml, origin="mine")
