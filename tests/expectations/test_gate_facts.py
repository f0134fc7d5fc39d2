from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import growth

from chuanhoa.expectations.duplicates import mark_duplicates
from chuanhoa.expectations.fact_table import (
    all_facts,
    fact_specs,
    rule_fact,
    usable,
)
from chuanhoa.expectations.facts import measure
from chuanhoa.normalize.edits import Edit, Normalized, Tier
from chuanhoa.normalize.mentions import AbbreviationMention, DateMention
from chuanhoa.normalize.rule import Rule, Scope, Severity, Text
from chuanhoa.normalize.syllables import all_syllables
from chuanhoa.seeds.forms import compose, content_key
from tests.expectations.made_records import TEXT, make_record

SPACES = Rule(
    "unicode-spaces",
    lambda _text, _settings: iter(()),
    "\u00a0",
    Scope.LINE,
    (Tier.SAFE,),
    Severity.WARNING,
    Text("khoảng trắng", "spaces"),
    Text("", ""),
    ("", ""),
)
TONES = Rule(
    "tone-style",
    lambda _text, _settings: iter(()),
    "ò",
    Scope.DOCUMENT,
    (Tier.STYLE,),
    Severity.INFO,
    Text("dấu", "tones"),
    Text("", ""),
    ("", ""),
)


def facts_of(text: str, **changes: object) -> dict[str, object]:
    record = make_record("a", text)
    for name, value in changes.items():
        object.__setattr__(record, name, value)
    return dict(measure(record, Normalized(text, text)))


@given(st.text(max_size=200))
def test_every_fact_has_a_usable_value_of_its_kind(text: str) -> None:
    (record,) = mark_duplicates([make_record("a", text)])

    found = {s.name: usable(record.facts.get(s.name), s.kind) for s in all_facts()}

    assert [name for name, value in found.items() if value is None] == []
    assert set(record.facts) == set(found)
    assert found == dict(record.facts)


def test_no_fact_is_text() -> None:
    kinds = {type(value) for value in facts_of(TEXT).values()}

    assert kinds == {int, float, bool}


def test_each_rule_has_a_count_named_after_it() -> None:
    both = Edit(0, 1, "a", "b", ("tone-style", "unicode-spaces"), Tier.STYLE)
    style = Edit(2, 3, "c", "d", ("tone-style",), Tier.STYLE)
    record = make_record("a", "bxd")

    facts = measure(record, Normalized("axc", "bxd", (both, style)), (SPACES, TONES))

    assert (facts["n_edits"], facts["n_repairs"]) == (2, 1)
    assert (facts["n_unicode_spaces"], facts["n_tone_style"]) == (1, 2)
    assert rule_fact("unicode-spaces") in {s.name for s in fact_specs((SPACES,))}


def test_a_rule_cannot_hide_another_fact() -> None:
    with pytest.raises(ValueError, match="n_unicode_spaces"):
        fact_specs((SPACES, SPACES))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("", "n_lines", 0),
        ("", "n_words", 0),
        ("", "valid_syllable_ratio", 0.0),
        ("một\r\nhai\r\n", "n_lines", 2),
        ("một\r\nbốn\u2028năm\r\n", "longest_line", 7),
        ("một hai\n", "n_chars", 8),
        ("Một con nghựơ xyz", "n_syllables", 2),
        ("Một con đường dài", "diacritic_ratio", 0.75),
        ("mot con duong dai", "diacritic_ratio", 0.0),
        ("mất \ufffd\ufffd chữ", "n_replacement_characters", 2),
        ("chữ \ue001", "n_private_use", 1),
        ("chữ\x07 \x85", "n_controls", 2),
        ("chữ\t\r\n", "n_controls", 0),
        ("hòa và hoà", "mixed_tone_style", True),
        ("hòa và thúy, quý, của", "mixed_tone_style", False),
        ("hoa\u0300", "is_nfc", False),
        ("hoà", "is_nfc", True),
        ("chữ мир", "latin_ratio", 0.5),
        ("ba 42", "letter_ratio", 0.5),
        ("chữ мир", "n_other_script", 3),
        ("hòa", "n_bytes", 4),
        (f"ngắn\n{'dài ' * 20}.\n", "n_paragraphs", 1),
        ("<p>Một</p> < hai > <b", "n_tags", 2),
        ("Vi?t Nam, vì sao?", "n_questioned_words", 0),
        ("ở Vi?t Nam, n??c ta, vì sao? Thế à?", "n_questioned_words", 2),
        ("xem https://a.example/?b=c và a.example/d?e", "n_questioned_words", 0),
        (
            "Thư viện xã mở cửa đón bạn đọc\nSang nay thu vien xa mo cua don ban doc",
            "unmarked_ratio",
            10 / 18,
        ),
        (
            "Thư viện xã mở cửa đón bạn đọc\nThe library of the town is open to all",
            "other_language_ratio",
            9 / 17,
        ),
        ("La bibliothèque a été ouverte à tous les enfants", "unmarked_ratio", 0.0),
        (
            "La bibliothèque de la ville est ouverte à tous les enfants",
            "other_language_ratio",
            1.0,
        ),
    ],
)
def test_facts_of_a_text(text: str, name: str, expected: object) -> None:
    assert facts_of(text)[name] == expected


def test_repeated_paragraphs_are_counted_but_not_short_lines() -> None:
    paragraph = TEXT.split("\n")[1]
    text = f"Tin\n{paragraph}\nTin\n{paragraph}\r\n{paragraph}"

    facts = facts_of(text)

    assert (facts["n_repeated_paragraphs"], facts["n_paragraphs"]) == (2, 3)
    assert facts["repeated_ratio"] == 2 * len(paragraph) / len(text)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8", (True, False)), ("utf-8-sig", (False, True)), ("tcvn3", (False, False))],
)
def test_facts_of_the_encoding(encoding: str, expected: tuple[bool, bool]) -> None:
    facts = facts_of("chữ", encoding=encoding)

    assert (facts["is_utf8"], facts["has_bom"]) == expected
    assert facts["is_lossless"] is True


def test_a_lossy_reading_is_a_fact() -> None:
    record = make_record("a", "chữ")

    facts = measure(record, Normalized("chữ", "chữ"), is_lossless=False)

    assert facts["is_lossless"] is False


def test_findings_count_as_edits_do_but_once() -> None:
    """A style that was applied is among what the safe rules left: it counts once."""
    style = Edit(2, 3, "c", "d", ("tone-style",), Tier.STYLE)
    person = Edit(0, 1, "a", "a", ("unicode-spaces",), Tier.HUMAN)
    record = make_record("a", "bxd")

    applied = measure(
        record, Normalized("axc", "axd", (style,), (style, person)), (SPACES, TONES)
    )
    left = measure(
        record, Normalized("axc", "axc", (), (style, person)), (SPACES, TONES)
    )

    for facts in (applied, left):
        assert (facts["n_tone_style"], facts["n_unicode_spaces"]) == (1, 1)
    assert (applied["n_edits"], left["n_edits"]) == (1, 0)


def test_dates_and_short_forms_are_counted_by_how_they_were_read() -> None:
    dates = (
        DateMention(0, 5, "13/11", "XXXX-11-13", "gregorian", "day"),
        DateMention(0, 5, "31/02", None, "gregorian", "day"),
        DateMention(0, 5, "rằm", None, "lunar", "day"),
        DateMention(0, 5, "8/12", "2023-12-08", "gregorian", "day", inferred=True),
    )
    short = (
        AbbreviationMention(0, 3, "UBND", "UBND", "Ủy ban nhân dân"),
        AbbreviationMention(0, 3, "TT", "TT", None, ("thị trấn", "trung tâm")),
    )

    facts = facts_of("văn bản", dates=dates, abbreviations=short)

    names = ("n_dates", "n_partial_dates", "n_unreadable_dates", "n_inferred_dates")
    assert [facts[name] for name in names] == [4, 1, 1, 1]
    assert (facts["n_abbreviations"], facts["n_unresolved_abbreviations"]) == (2, 1)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (3, "int", 3),
        (0, "float", 0.0),
        (False, "bool", False),
        (None, "int", None),
        (None, "bool", None),
        (math.nan, "float", None),
        (math.inf, "float", None),
        (True, "int", None),
        (True, "float", None),
        (1, "bool", None),
        ("1", "int", None),
        (1.0, "int", None),
        (2**60, "int", None),
    ],
)
def test_what_cannot_be_judged_is_a_null(
    value: object, kind: str, expected: object
) -> None:
    assert usable(value, kind) == expected  # type: ignore[arg-type]


def test_the_first_of_two_copies_is_no_duplicate() -> None:
    copy = "Thư viện\u00a0 mở cửa\r\n"
    records = [
        make_record("a", "Thư viện mở cửa"),
        make_record("b", "Nhà trường mở cửa"),
        make_record("c", copy),
    ]

    marked = {r.doc_id: r.facts["is_duplicate"] for r in mark_duplicates(records)}

    assert marked == {"a": False, "b": False, "c": True}


def test_a_copy_of_an_accepted_document_is_a_duplicate() -> None:
    known = [content_key("Thư viện mở cửa")]

    (record,) = mark_duplicates([make_record("a", "Thư viện  mở cửa\n")], known)

    assert record.facts["is_duplicate"] is True


@pytest.mark.parametrize(
    "unit",
    [
        "e\u0301\u0323" * 30,
        "a" + "\u0323\u0301" * 60,
        "nghiêng",
        "ơ\u0301",
        "\u0301",
        "\ufffd\x07\ue001",
        "câu dài. ",
        "một dòng đủ dài để được coi là một đoạn văn, "
        + "lặp lại nhiều lần " * 3
        + "\n",
    ],
)
def test_measuring_takes_linear_time(unit: str) -> None:
    def run(text: str) -> None:
        record = make_record("a", "")
        object.__setattr__(record, "text", text)
        measure(record, Normalized(text, text))
        content_key(text)

    assert growth(run, unit * (100_000 // len(unit))) <= 2.3


@given(st.text(alphabet="aeo\u0302\u0301\u0323\u1ebf \u1100\u1161", max_size=40))
def test_composing_is_nfc(text: str) -> None:
    assert compose(text) == unicodedata.normalize("NFC", text)


def test_a_cluster_over_the_cap_is_left() -> None:
    cluster = "e" + "\u0301\u0323" * 20

    assert compose(f"e\u0301{cluster}e\u0301") == f"\u00e9{cluster}\u00e9"


def test_every_syllable_is_short_enough_to_be_looked_up() -> None:
    words = all_syllables()

    assert facts_of(" ".join(words))["n_syllables"] == len(words)
