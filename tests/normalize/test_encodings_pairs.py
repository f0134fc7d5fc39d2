"""The table of syllable pairs is what its source says: 29 statutes, counted."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pytest

from chuanhoa.normalize.encodings.pairs import is_pair
from chuanhoa.normalize.evidence_score import letters_pattern
from chuanhoa.normalize.syllables import parse_syllable, write

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "normalize" / "tables" / "encoding_syllable_pairs.toml"
STATUTES = ROOT.parent / "shared" / "data" / "clean_laws.jsonl.gz"

Pair = tuple[str, str]


@cache
def syllable_of(word: str) -> str | None:
    read = parse_syllable(word)
    return None if read is None else write(read, "old")


def count_pairs(texts: list[str]) -> Counter[Pair]:
    """Count two syllables with one space between, not both in plain ASCII."""
    letters = letters_pattern().pattern
    pattern = re.compile(f"({letters}) (?=({letters}))")
    counts: Counter[Pair] = Counter()
    for text in texts:
        for match in pattern.finditer(normalize("NFC", text)):
            first, second = map(syllable_of, match.groups())
            if first and second and not (first + second).isascii():
                counts[first, second] += 1
    return counts


def frequent(counts: Counter[Pair], least: int, times: int) -> set[Pair]:
    """Take what occurs at least so often, and so many times as often as by chance."""
    firsts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for (first, second), count in counts.items():
        firsts[first] += count
        seconds[second] += count
    total = counts.total()
    return {
        (first, second)
        for (first, second), count in counts.items()
        if count >= least and count * total >= times * firsts[first] * seconds[second]
    }


def test_the_table_is_what_the_statutes_hold() -> None:
    if not STATUTES.exists():
        pytest.skip("the statutes of ../shared are not here")
    table = tomllib.loads(TABLE.read_text("utf-8"))
    lines = [line.split() for line in table["pairs"].splitlines()]
    found = {(first, second) for first, *rest in lines for second in rest}
    with gzip.open(STATUTES, "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows]
    assert frequent(count_pairs(texts), table["least"], table["times"]) == found


def test_case_and_the_place_of_the_tone_do_not_matter() -> None:
    assert is_pair("HÀNG", "HOÁ")
    assert is_pair("hàng", "hóa")
    assert not is_pair("hoá", "hàng")
