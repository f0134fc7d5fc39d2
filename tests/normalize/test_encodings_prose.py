"""The table of words and pairs of prose: well formed, and it tells readings apart."""

from __future__ import annotations

import tomllib
from itertools import chain
from pathlib import Path

import pytest

from chuanhoa import normalize_text
from chuanhoa.normalize.encodings import encode
from chuanhoa.normalize.encodings.likelihood import UNKNOWN, rank
from chuanhoa.normalize.encodings.pairs import FAR_OFTENER, OFTENER, weight_of_pair
from chuanhoa.normalize.syllables import parse_syllable, write

TABLE = Path(__file__).parents[2] / "normalize" / "tables" / "encoding_prose.toml"
HALVES = [
    ("Bà ngoại dắt hai đứa trẻ đi", "xem thả diều, chúng nó thích lắm."),
    ("Chúng ta đừng cãi nhau nữa,", "ông ấy nghe được thì buồn."),
    ("Bạn nhấn nút này để mở", "hộp thoại, rồi chọn kiểu chữ bạn muốn."),
]
ENCODINGS = ["tcvn3", "viscii", "vps", "vni-windows", "windows-1258"]


def pairs_of(block: str) -> list[tuple[str, str]]:
    rows = [line.split() for line in block.splitlines()]
    return [(first, second) for first, *rest in rows for second in rest]


def test_every_word_is_spelled_as_the_reader_of_the_table_spells_it() -> None:
    table = tomllib.loads(TABLE.read_text("utf-8"))
    pairs = pairs_of(table["strong"]) + pairs_of(table["weak"])
    words = {*chain.from_iterable(pairs), *" ".join(table["classes"].values()).split()}
    read = {word: parse_syllable(word) for word in words}
    assert [w for w, r in read.items() if r is None or write(r, "old") != w] == []


def test_nothing_stands_in_the_table_twice() -> None:
    table = tomllib.loads(TABLE.read_text("utf-8"))
    pairs = pairs_of(table["strong"]) + pairs_of(table["weak"])
    words = " ".join(table["classes"].values()).split()
    assert (len(set(pairs)), len(set(words))) == (len(pairs), len(words))
    assert [pair for pair in pairs if (pair[0] + pair[1]).isascii()] == []


def test_what_is_frequent_in_prose_or_in_statutes_is_frequent() -> None:
    assert max(rank("nhấn"), rank("thống")) < rank("nhẽn") == UNKNOWN


def test_pairs_weigh_more_the_oftener_they_are() -> None:
    weights = [weight_of_pair(*pair.split()) for pair in ("ví dụ", "của ông", "có ông")]
    assert weights == [FAR_OFTENER, OFTENER, 0]


def misread(text: str, encoding: str) -> str:
    """Read bytes of a legacy encoding as office programs do."""
    data = encode(text, encoding)
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("first", "second"), HALVES)
def test_either_half_of_a_line_of_prose(encoding: str, first: str, second: str) -> None:
    line = f"{first} {second}"
    assert normalize_text(f"{misread(first, encoding)} {second}").text == line
    assert normalize_text(f"{first} {misread(second, encoding)}").text == line


@pytest.mark.parametrize(("first", "second"), HALVES)
def test_either_half_of_a_line_in_viqr(first: str, second: str) -> None:
    line = f"{first} {second}"
    before, after = (encode(half, "viqr").decode("ascii") for half in (first, second))
    assert normalize_text(f"{before} {second}").text == line
    assert normalize_text(f"{first} {after}").text == line
