"""The real seeds, and public dates, where they are beside the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chuanhoa.normalize.dates import find_dates, find_published

SHARED = Path(__file__).parents[3] / "shared"
PRECISE = {"second", "minute", "day"}
LEAST_RECALL = 0.9

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared seeds and data are not beside this checkout"
)


def seed(number: str) -> str:
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("number", "published", "days"),
    [
        ("000", "2022-06-11T17:39", ["2022-06-10"]),
        ("001", None, ["XXXX-11-13"]),
        ("002", None, ["1930-02-03", "2020-02-03", "XXXX-08-18"]),
        ("003", "2023-12", ["2023-12-08!", "2023-03-20", "2022-10-07"]),
        ("004", "2021-11-22T15:49", ["2021-11-22!"]),
    ],
)
def test_days_of_a_seed(number: str, published: str | None, days: list[str]) -> None:
    text = seed(number)
    value = find_published(text).value
    assert (value and value.edtf) == published
    found = [
        (mention.edtf or "") + "!" * mention.inferred
        for mention in find_dates(text)
        if mention.precision in PRECISE and mention.edtf != published
    ]
    assert found == days


def test_what_is_inferred_in_the_seeds_is_cited() -> None:
    for number in ("003", "004"):
        text = seed(number)
        for mention in find_dates(text):
            cited = [e for e in mention.evidence if e.start is not None]
            assert bool(cited) == mention.inferred
            assert all(text[e.start : e.end] == e.text for e in cited)


def same(iso: str) -> str:
    """Write the value of a public row in EDTF: "--Q3" is the third quarter."""
    year, quarter, number = iso.partition("-Q")
    if quarter:
        return f"{year.strip('-') or 'XXXX'}-{32 + int(number)}"
    return f"XXXX{iso[1:]}" if iso.startswith("--") else iso


def test_public_dates() -> None:
    lines = (SHARED / "data" / "dates_public.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    hits = total = 0
    for row in rows:
        reference = row.get("reference_date") if row.get("two_digit_year") else None
        found = {
            (d.start, d.edtf) for d in find_dates(row["text"], reference=reference)
        }
        if row["negative"]:
            named = [value for _, value in found if not (value or "").endswith("XX")]
            assert named == [], row["text"]
        expected = {(date["start"], same(date["iso"])) for date in row["expected"]}
        hits += len(expected & found)
        total += len(expected)
    assert hits / total >= LEAST_RECALL
