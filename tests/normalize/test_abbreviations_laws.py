"""Laws of short forms: in range, undone byte for byte, stable, linear."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import growth

from chuanhoa.normalize import abbreviation_expand, abbreviation_spelling
from chuanhoa.normalize.abbreviations import find_abbreviations
from chuanhoa.normalize.edits import inverse, replay
from chuanhoa.normalize.rule import Rule
from chuanhoa.normalize.settings import Expand, settings_for

DATA = Path(__file__).parents[3] / "shared" / "data"
RULES = (abbreviation_spelling.RULE, abbreviation_expand.RULE)
PIECES = [
    *("BTV", "TT", "TP", "PGS", "TS", "GS", "HCM", "Đ/c", "UBND", "BCĐ", "KH", "CN"),
    *("ThS", "B.C.Đ", "HĐNĐ", "BCD", "UV", "VP", "TH", "XH", "VN", "MN", "Đ/C"),
    *("KH", "ĐT", "HSG", "KDC", "và ", "bà ", "Công ty ", "cổ phiếu ", "VBX", "PCT"),
    *("Huyện ủy", "Ban Chỉ đạo", "gọi tắt là ", "Sở", "xã", "Thùy Linh", "số", "họp"),
    *(".", ",", " ", " ", " ", "&", "-", "/", "(", ")", "\n", "\u0301", "\u200d", "7"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text()


def standardised(text: str, expand: Expand) -> str:
    for rule in RULES:
        text = applied(rule, text, expand)
    return text


def applied(rule: Rule, text: str, expand: Expand) -> str:
    edits = list(rule.find(text, settings_for("standard", expand=expand)))
    if edits:
        assert re.search(rule.trigger, text)
    result = replay(text, edits)
    assert replay(result, inverse(edits)) == text
    return result


@given(texts)
def test_mentions_are_sorted_disjoint_and_in_range(text: str) -> None:
    position = 0
    for mention in find_abbreviations(text):
        assert position <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.expansion in {None, *mention.candidates}
        position = mention.end


@given(texts, st.sampled_from(["always", "first-use"]))
@settings(max_examples=300)
def test_a_second_run_changes_nothing(text: str, expand: Expand) -> None:
    once = standardised(text, expand)
    assert standardised(once, expand) == once


@given(texts)
@settings(max_examples=300)
def test_what_is_found_and_what_is_written_agree(text: str) -> None:
    style = settings_for("standard", expand="always")
    edits = list(abbreviation_expand.RULE.find(text, style))
    found = find_abbreviations(text)
    written = set()
    for edit in edits:
        parts = [m for m in found if edit.start <= m.start and m.end <= edit.end]
        assert parts
        assert all(m.expansion for m in parts)
        written |= {m.start for m in parts}
    left = [m.text for m in found if m.expansion and m.start not in written]
    after = find_abbreviations(replay(text, edits))
    assert sorted(m.text for m in after if m.expansion) == sorted(left)


def test_any_lone_surrogate_and_nul_pass() -> None:
    assert find_abbreviations("\ud800UBND\x00") != find_abbreviations("")


@pytest.mark.parametrize(
    "unit",
    [
        *("UBND ", "TT ", "A.", "(UBND) ", "TP.", "BTV-", "BCĐ (", "viết tắt BCĐ "),
        *(
            "TT: ",
            "HSG, ABC và ",
            "KH và CN ",
            "BTV&X-",
            "bà HTX ",
            "Nhà tài trợ (NTT) ",
            "Công ty (gọi tắt là AB) ",
            "Tổ chức Y tế (WHO) ",
            "“ viết tắt là AB ",
        ),
    ],
)
def test_time_is_linear(unit: str) -> None:
    assert growth(find_abbreviations, unit * 2400) <= 2.3


def test_laws_are_left_alone() -> None:
    path = DATA / "clean_laws.jsonl.gz"
    if not path.exists():
        pytest.skip("the laws (../shared/data) are not here")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    read = [m.text for t in texts for m in find_abbreviations(t) if m.expansion]
    assert read == []


def test_other_languages_are_left_alone() -> None:
    path = DATA / "encodings_negatives.jsonl"
    if not path.exists():
        pytest.skip("the negatives (../shared/data) are not here")
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    read = [m.text for r in rows for m in find_abbreviations(r["text"]) if m.expansion]
    assert read == []


def test_defined_elsewhere_is_hardly_ever_read_wrongly_alone() -> None:
    path = DATA / "abbreviations_defined.jsonl"
    if not path.exists():
        pytest.skip("the defined short forms (../shared/data) are not here")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    wrong = [r["span"] for r in rows if is_wrong(r)]
    assert len(wrong) <= len(rows) / 100


def is_wrong(row: dict[str, str]) -> bool:
    spans = {m.start: m.expansion for m in find_abbreviations(row["text"])}
    read = spans.get(int(row["start"]))
    return read is not None and plain(read) != plain(row["expected"])


def plain(phrase: str) -> list[str]:
    phrase = phrase.lower().replace("uỷ", "ủy").replace("quĩ", "quỹ")
    return re.findall(r"\w+", phrase)
