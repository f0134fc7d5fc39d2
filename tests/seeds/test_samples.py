"""The samples of the project: records and repairs as written down by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.normalize.settings import settings_for
from chuanhoa.seeds.build import Built, build
from chuanhoa.seeds.files import read_documents
from chuanhoa.seeds.model import Document, Rejected
from chuanhoa.seeds.structure import is_boilerplate

ROOT = Path(__file__).parents[2]
FOLDERS = ("seeds/documents", "seeds/examples/dirty")


def expected() -> list[Any]:
    found = []
    for folder in FOLDERS:
        lines = (ROOT / f"{folder}.expected.jsonl").read_text("utf-8").splitlines()
        found += [
            pytest.param(f"{folder}/{row['source']}", row, id=row["source"])
            for row in map(json.loads, lines)
        ]
    return found


def built(source: str) -> Built | Rejected:
    (document,) = read_documents([ROOT / source])
    assert isinstance(document, Document)
    return build(document, settings_for("standard"))


every_sample = pytest.mark.parametrize(("source", "row"), expected())
every_document = pytest.mark.parametrize(
    ("source", "row"),
    [param for param in expected() if "rejected" not in param.values[1]],
)


def test_every_sample_has_its_expected_record() -> None:
    files = {
        f"{folder}/{path.name}"
        for folder in FOLDERS
        for path in (ROOT / folder).glob("*.txt")
    }
    assert {param.values[0] for param in expected()} == files


@pytest.mark.parametrize(
    ("source", "row"), [param for param in expected() if "rejected" in param.values[1]]
)
def test_what_is_no_text_is_set_aside(source: str, row: dict[str, Any]) -> None:
    item = built(source)
    assert isinstance(item, Rejected)
    assert (item.reason, item.offset) == (row["rejected"], row["offset"])


@every_document
def test_title_and_publication(source: str, row: dict[str, Any]) -> None:
    item = built(source)
    assert isinstance(item, Built)
    assert (item.record.title, item.record.published) == (
        row["title"],
        row["published"],
    )


def as_repaired(item: Built, span: tuple[int, int]) -> str:
    return item.repaired.text[slice(*item.repaired.to_text(span))]


@every_document
def test_days_and_months(source: str, row: dict[str, Any]) -> None:
    item = built(source)
    assert isinstance(item, Built)
    found = [
        [as_repaired(item, (mention.start, mention.end)), mention.edtf]
        for mention in item.record.dates
        if mention.precision in ("day", "month")
    ]
    assert found == row["dates"]


@every_document
def test_abbreviations(source: str, row: dict[str, Any]) -> None:
    item = built(source)
    assert isinstance(item, Built)
    found = [
        [as_repaired(item, (mention.start, mention.end)), mention.expansion]
        for mention in item.record.abbreviations
    ]
    assert found == row["abbreviations"]


@every_document
def test_repairs_are_exactly_those_written_down(
    source: str, row: dict[str, Any]
) -> None:
    item = built(source)
    assert isinstance(item, Built)
    text = item.decoded.text
    for before, after in row.get("repaired", []):
        assert before in text
        text = text.replace(before, after)
    assert item.repaired.text == text
    assert item.repaired.undo() == item.decoded.text
    for passage in row.get("left", []):
        assert passage in item.repaired.text


@every_document
def test_what_the_web_page_left(source: str, row: dict[str, Any]) -> None:
    item = built(source)
    assert isinstance(item, Built)
    parts = [p for p in item.record.parts if is_boilerplate(p)]
    left = [as_repaired(item, (p.start, p.end)) for p in parts]
    assert left == row.get("page_left", [])


@pytest.mark.parametrize(
    ("source", "row"),
    [param for param in expected() if param.values[0].startswith(FOLDERS[0])],
)
def test_accepted_seeds_are_clean(source: str, row: dict[str, Any]) -> None:
    item = built(source)
    assert isinstance(item, Built)
    assert item.repaired.edits == ()
    assert item.repaired.unapplied == ()
