"""Rewriting of tables: the text cells change, and not one other byte."""

from __future__ import annotations

from difflib import SequenceMatcher
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanhoa.normalize.edits import Edit, Normalized, Tier, inverse, replay
from chuanhoa.parquet_fix import TableChangedError
from chuanhoa.seeds.csv_lines import csv_lines
from chuanhoa.seeds.inputs import Columns, Document
from chuanhoa.seeds.json_lines import json_lines
from chuanhoa.table_fix import rewrite_table, table_row

JSONL = (
    '\ufeff{ "n":1.0, "text" : "Hue", "z":[{"text":"Hue"}] }\r\n'
    '{"text":"\\u0041\\u0301 1e3","n":1e3}\n'
    "{broken\n"
    '\n{"text":"ba"}'
)


def change(before: str, after: str) -> Normalized:
    """Change what differs between two texts, by as many edits as it takes."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    edits = tuple(
        Edit(a, b, before[a:b], after[c:d], (), Tier.SAFE)
        for kind, a, b, c, d in blocks
        if kind != "equal"
    )
    return Normalized(before, after, edits)


def texts(name: str, data: bytes) -> list[str | None]:
    read = json_lines if name.endswith("jsonl") else csv_lines
    lines = read(BytesIO(data), name, Columns(), 10_000)
    return [line.found.text for line in lines if isinstance(line.found, Document)]


def test_json_keeps_order_numbers_escapes_and_line_ends() -> None:
    new, edits = rewrite_table(
        "x.jsonl",
        JSONL.encode(),
        Columns(),
        {1: change("Hue", 'Huế "x"'), 2: change("A\u0301 1e3", "Á 1e3")},
    )
    assert new.decode() == (
        '\ufeff{ "n":1.0, "text" : "Huế \\"x\\"", "z":[{"text":"Hue"}] }\r\n'
        '{"text":"\\u00c1 1e3","n":1e3}\n'
        "{broken\n"
        '\n{"text":"ba"}'
    )
    assert replay(JSONL, edits) == new.decode()
    assert replay(new.decode(), inverse(edits)) == JSONL


def test_what_is_beside_a_repair_keeps_its_escapes() -> None:
    old = r'{"text": "a\/b \u0041\u0301 \ud83d\ude42 \"x\""}'
    texts = 'a/b A\u0301 \U0001f642 "x"', 'a/b Á \U0001f642 "x"'
    new, _ = rewrite_table("x.jsonl", old.encode(), Columns(), {1: change(*texts)})
    assert new.decode() == old.replace(r"\u0041\u0301", r"\u00c1")


def test_csv_keeps_quotes_bare_cells_and_line_ends() -> None:
    old = 'id;text;z\r\n1;Hue;"a"\r\n2;"Da\nLat";""\r\n3;x;y'
    new, edits = rewrite_table(
        "x.csv",
        old.encode(),
        Columns(),
        {2: change("Hue", "Huế; Đà"), 3: change("Da\nLat", "Đà\nLạt")},
    )
    assert new.decode() == 'id;text;z\r\n1;"Huế; Đà";"a"\r\n2;"Đà\nLạt";""\r\n3;x;y'
    assert replay(new.decode(), inverse(edits)) == old


def test_bytes_that_are_no_utf_8_stay_and_leave_no_edits() -> None:
    old = b'{"text": "Hue"}\n{"text": "\xff"}\n'
    new, edits = rewrite_table("x.jsonl", old, Columns(), {1: change("Hue", "Huế")})
    assert new == '{"text": "Huế"}\n{"text": "'.encode() + b'\xff"}\n'
    assert edits == []


@pytest.mark.parametrize("number", [1, 9])
def test_a_row_that_changed_since_or_is_gone_stops_the_work(number: int) -> None:
    with pytest.raises(TableChangedError):
        rewrite_table(
            "x.jsonl", b'{"text": "a"}', Columns(), {number: change("b", "c")}
        )


CELLS = st.text(st.sampled_from('aế\u0301",;\\\n\r\t|\U0001f642 '), max_size=8)


@given(
    st.lists(CELLS, min_size=1, max_size=4), CELLS, st.sampled_from(["jsonl", "csv"])
)
def test_any_text_can_be_written_and_read_again(
    cells: list[str], new: str, kind: str
) -> None:
    import csv
    import json
    from io import StringIO

    if kind == "csv":
        out = StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerows([["id", "text"], *([i, c] for i, c in enumerate(cells))])
        old = out.getvalue()
        first = 2
    else:
        old = "".join(json.dumps({"text": cell}) + "\n" for cell in cells)
        first = 1
    name = f"x.{kind}"
    assert texts(name, old.encode()) == cells
    changes = {first: change(cells[0], new)}
    data, edits = rewrite_table(name, old.encode(), Columns(), changes)
    assert texts(name, data) == [new, *cells[1:]]
    assert replay(data.decode(), inverse(edits)) == old


def test_parquet_keeps_schema_metadata_groups_and_compression() -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    from pyarrow import parquet

    fields = [
        pa.field("n", pa.int8(), nullable=False),
        pa.field("text", pa.large_string(), metadata={"k": "v"}),
        pa.field("kind", pa.dictionary(pa.int32(), pa.string())),
    ]
    schema = pa.schema(fields, metadata={"made": "here"})
    rows = [{"n": i, "text": f"Hue {i}", "kind": "a"} for i in range(5)]
    out = pa.BufferOutputStream()
    codecs = {"n": "gzip", "text": "snappy", "kind": "none"}
    table = pa.Table.from_pylist(rows, schema=schema)
    parquet.write_table(table, out, row_group_size=2, compression=codecs)
    old = bytes(out.getvalue())

    changes = {1: change("Hue 0", "Huế"), 4: change("Hue 3", "Đà")}
    new, edits = rewrite_table("x.parquet", old, Columns(), changes)
    files = [parquet.ParquetFile(pa.BufferReader(data)) for data in (old, new)]
    shapes = [
        (
            file.schema_arrow.to_string(show_schema_metadata=True),
            [file.metadata.row_group(i).num_rows for i in range(3)],
            [file.metadata.row_group(0).column(i).compression for i in range(3)],
        )
        for file in files
    ]
    before, after = (file.read() for file in files)
    assert edits == []
    assert shapes[0] == shapes[1]
    assert before.drop_columns("text") == after.drop_columns("text")
    assert after["text"].to_pylist() == ["Huế", "Hue 1", "Hue 2", "Đà", "Hue 4"]
    with pytest.raises(TableChangedError):
        rewrite_table("x.parquet", old, Columns(), {1: change("no", "x")})
    with pytest.raises(TableChangedError):
        rewrite_table("x.parquet", old, Columns(), {6: change("no", "x")})


def test_rows_are_known_by_their_source() -> None:
    assert table_row(Document("7", "a#b.jsonl#12", b"", "")) == ("a#b.jsonl", 12)
    assert table_row(Document("a#1", "a.txt#1", b"")) is None
    assert table_row(Document("a.html", "a.html", b"", "text")) is None
