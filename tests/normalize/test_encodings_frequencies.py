"""The table of frequent syllables is what its source says: 29 statutes, counted."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections import Counter
from pathlib import Path
from unicodedata import normalize

import pytest

from chuanhoa.normalize.evidence_score import letters_pattern
from chuanhoa.normalize.syllables import parse_syllable, write

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "normalize" / "tables" / "encoding_syllable_counts.toml"
STATUTES = ROOT.parent / "shared" / "data" / "clean_laws.jsonl.gz"


def count_syllables(texts: list[str]) -> Counter[str]:
    """Count rightly spelled syllables beyond ASCII, tones placed in the old way."""
    words: Counter[str] = Counter()
    for text in texts:
        words.update(letters_pattern().findall(normalize("NFC", text)))
    counts: Counter[str] = Counter()
    for word, count in words.items():
        syllable = None if word.isascii() else parse_syllable(word)
        if syllable is not None:
            counts[write(syllable, "old")] += count
    return counts


def in_classes(counts: Counter[str], least: list[int]) -> dict[str, list[str]]:
    """Sort syllables into classes by the most of the thresholds that they reach."""
    classes: dict[str, list[str]] = {str(number): [] for number in least}
    for syllable, count in sorted(counts.items()):
        reached = [number for number in least if count >= number]
        if reached:
            classes[str(max(reached))].append(syllable)
    return classes


def test_the_table_is_what_the_statutes_hold() -> None:
    if not STATUTES.exists():
        pytest.skip("the statutes of ../shared are not here")
    table = tomllib.loads(TABLE.read_text("utf-8"))
    found = {least: syllables.split() for least, syllables in table["classes"].items()}
    with gzip.open(STATUTES, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    least = sorted(map(int, found), reverse=True)
    assert in_classes(count_syllables(texts), least) == found
