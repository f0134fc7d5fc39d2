"""The laws over the real development data, where it is present beside the checkout."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.normalize.engine import normalize
from chuanhoa.normalize.settings import settings_for

SHARED = Path(os.environ.get("CHUANHOA_SHARED", Path(__file__).parents[2] / "shared"))
DATA = SHARED / "data"
if not DATA.is_dir():
    pytest.skip("no ../shared/data beside the checkout", allow_module_level=True)
REPAIR = settings_for("repair")
PROFILES = {"repair": REPAIR, "standard": settings_for("standard")}


def rows(name: str) -> Iterator[dict[str, Any]]:
    path = DATA / name
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    yield from map(json.loads, text.decode().splitlines())


def texts(name: str, field: str = "text") -> list[str]:
    return [row[field] for row in rows(name)]


def test_clean_laws_are_left_alone() -> None:
    changed = [
        edit
        for text in texts("clean_laws.jsonl.gz")
        for edit in normalize(text, REPAIR).edits
    ]
    assert changed == []


def test_other_languages_are_left_alone() -> None:
    changed = [
        (row["lang"], edit)
        for row in rows("encodings_negatives.jsonl")
        for edit in normalize(row["text"], REPAIR).edits
    ]
    assert changed == []


def test_real_dirt_is_repaired_where_the_repair_is_certain() -> None:
    wrong = [
        (row["kinds"], row["expected"], got)
        for row in rows("dirty_real_laws.jsonl")
        if row.get("expected") is not None
        and (got := normalize(row["text"], REPAIR).text) != row["expected"]
    ]
    assert wrong == []


@pytest.mark.parametrize("style", ["old", "new"])
@pytest.mark.parametrize(
    "case", [str.lower, str.title, str.upper], ids=["lower", "title", "upper"]
)
def test_tone_styles(style: str, case: Any) -> None:
    chosen = settings_for("standard", tone_style=style)  # type: ignore[arg-type]
    wrong = []
    for row in rows("tone.jsonl"):
        wanted = case(row[f"{style}_style"])
        forms = {row["old_style"], row["new_style"], row["word"]}
        wrong += [
            (form, wanted)
            for form in forms
            if normalize(case(form), chosen).text != wanted
        ]
    assert wrong == []


def test_no_edit_of_a_correct_tone() -> None:
    words = [row["word"] for row in rows("tone.jsonl") if row["kind"] != "repair"]
    assert [word for word in words if normalize(word, REPAIR).edits] == []


def test_conformance_lines_of_unicode() -> None:
    wrong = []
    with gzip.open(
        DATA / "NormalizationTest-latin.txt.gz", "rt", encoding="utf-8"
    ) as lines:
        for line in lines:
            source, nfc, nfd, nfkc, nfkd = (
                "".join(chr(int(code, 16)) for code in column.split())
                for column in line.split(";")[:5]
            )
            chosen = settings_for(select=("unicode-nfc",))
            for text, wanted in (
                (source, nfc),
                (nfc, nfc),
                (nfd, nfc),
                (nfkc, nfkc),
                (nfkd, nfkc),
            ):
                if normalize(text, chosen).text != wanted:
                    wrong.append((text, wanted))
    assert wrong == []


@pytest.mark.parametrize("profile", PROFILES)
def test_naughty_strings_keep_the_laws(profile: str) -> None:
    with gzip.open(DATA / "blns.json.gz", "rt", encoding="utf-8") as file:
        naughty = json.load(file)
    check_undo_and_idempotence(naughty, profile)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("dirty_real_laws.jsonl", "text"),
        ("legacy_vni_real.jsonl", "input"),
        ("encodings_generated.jsonl.gz", "input"),
        ("mojibake_cp437_real.jsonl.gz", "input"),
        ("dates_public.jsonl", "text"),
        ("abbreviations_defined.jsonl", "text"),
    ],
)
def test_every_row_keeps_the_laws(name: str, field: str, profile: str) -> None:
    check_undo_and_idempotence(texts(name, field), profile)


def check_undo_and_idempotence(whole: list[str], profile: str) -> None:
    chosen = PROFILES[profile]
    for text in whole:
        result = normalize(text, chosen)
        assert result.undo() == text
        assert normalize(result.text, chosen).text == result.text
