"""A repaired Parquet file is the old one in all but its texts, or is left alone."""

from __future__ import annotations

import datetime as dt
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.cli import main

pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
from pyarrow import parquet  # noqa: E402 -- what it needs may be absent

DAY = dt.datetime(2024, 1, 2, 3, 4, 5)  # noqa: DTZ001 -- as tables have them
NS, US = pa.timestamp("ns"), pa.timestamp("us")
TEXTS = ["rất qúy", "sạch", "xa\u0303"]
CASES: dict[str, tuple[Any, dict[str, Any]]] = {
    "no Arrow schema": (pa.array([DAY] * 3, NS), {"store_schema": False}),
    "INT96": (pa.array([DAY] * 3, NS), {"use_deprecated_int96_timestamps": True}),
    "version 1": (pa.array([DAY] * 3, NS), {"version": "1.0"}),
    "decimals as integers": (
        pa.array([Decimal("1.50")] * 3, pa.decimal128(5, 2)),
        {"store_decimal_as_integer": True},
    ),
    "dictionary of integers": (pa.array([1, 2, 1]).dictionary_encode(), {}),
    "NaN": (pa.array([[float("nan")], None, []]), {}),
    "lists of old": (pa.array([[1], None, []]), {"use_compliant_nested_type": False}),
    "page index": (pa.array([1, 2, 3]), {"write_page_index": True}),
    "no statistics": (pa.array([1, 2, 3]), {"write_statistics": ["text"]}),
    "encodings": (
        pa.array([1, 2, 3]),
        {"use_dictionary": False, "column_encoding": {"n": "DELTA_BINARY_PACKED"}},
    ),
    "order": (pa.array([1, 2, 3]), {"sorting_columns": [parquet.SortingColumn(1)]}),
    "codecs": (pa.array([1, 2, 3]), {"compression": {"text": "zstd", "n": "none"}}),
    "structs": (pa.array([{"text": "rất qúy", "m": [{"a": 1}]}] * 3), {}),
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(other: Any, options: dict[str, Any]) -> bytes:
    schema = pa.schema(
        [
            pa.field("text", pa.string(), metadata={"PARQUET:field_id": "7"}),
            pa.field("n", other.type),
        ],
        metadata={"made": "here"},
    )
    table = pa.table({"text": TEXTS, "n": other}, schema=schema)
    parquet.write_table(table, "x.parquet", row_group_size=2, **options)
    return Path("x.parquet").read_bytes()


def described(data: bytes) -> list[Any]:
    file = parquet.ParquetFile(pa.BufferReader(data))
    meta = file.metadata
    groups = [meta.row_group(number) for number in range(meta.num_row_groups)]
    chunks = [
        (
            *(group.num_rows, str(group.sorting_columns)),
            *(chunk.path_in_schema, chunk.compression, sorted(chunk.encodings)),
            *(chunk.is_stats_set, chunk.has_offset_index, chunk.physical_type),
        )
        for group in groups
        for chunk in map(group.column, range(meta.num_columns))
    ]
    schema = str(file.schema).partition("\n")[2]
    return [schema, meta.metadata, meta.format_version, str(file.schema_arrow), chunks]


@pytest.mark.parametrize("name", CASES)
def test_all_but_the_texts_is_as_it_was(name: str) -> None:
    old = write(*CASES[name])
    before = parquet.read_table("x.parquet")
    assert main(["--isolated", "fix", ".", "--undo-file", "undo"]) == 0
    new = Path("x.parquet").read_bytes()
    assert described(new) == described(old)
    after = parquet.read_table("x.parquet")
    assert after["text"].to_pylist() == ["rất quý", "sạch", "xã"]
    assert str(after["n"].to_pylist()) == str(before["n"].to_pylist())
    assert main(["--isolated", "fix", "."]) == 0
    assert Path("x.parquet").read_bytes() == new
    assert main(["--isolated", "undo", "undo"]) == 0
    assert Path("x.parquet").read_bytes() == old


def test_what_cannot_be_written_again_is_left_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Arrow reads these days as others: no nanoseconds lead there."""
    far = [dt.datetime(1, 1, 1), dt.datetime(9999, 1, 1), DAY]  # noqa: DTZ001 -- as above
    old = write(pa.array(far, US), {"use_deprecated_int96_timestamps": True})
    assert main(["--isolated", "--lang", "vi", "fix", "x.parquet"]) == 3
    assert "không ghi lại được tệp Parquet này như cũ (n)" in capsys.readouterr().err
    assert Path("x.parquet").read_bytes() == old
    assert os.listdir() == ["x.parquet"]  # noqa: PTH208 -- names are enough


def test_two_columns_of_the_name_are_no_fault_of_ours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    column = pa.array(TEXTS)
    table = pa.Table.from_arrays([column, column], ["text", "text"])
    parquet.write_table(table, "x.parquet")
    assert main(["--isolated", "check", "x.parquet"]) == 3
    assert "there are two columns 'text'" in capsys.readouterr().err


def test_a_file_with_a_text_that_is_no_utf_8_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [b"a\xff", "rất qúy".encode()]
    ends = [0, 2, 2 + len(texts[1])]
    buffers = [b"".join(n.to_bytes(4, "little") for n in ends), b"".join(texts)]
    column = pa.Array.from_buffers(
        pa.string(), 2, [None, *(pa.py_buffer(each) for each in buffers)]
    )
    path = tmp_path / "x.parquet"
    parquet.write_table(pa.table({"text": column}), path)
    before = path.read_bytes()
    assert main(["fix", str(path)]) == 3
    said = capsys.readouterr().err
    assert "x.parquet#1: the row is not UTF-8" in said
    assert "left alone" in said
    assert path.read_bytes() == before
    assert main(["check", str(path)]) == 3
    assert "qúy" in capsys.readouterr().out
