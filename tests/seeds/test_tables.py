"""Tables as documents: each row is one, and a bad row does not stop the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuanhoa.seeds.files import read_documents
from chuanhoa.seeds.inputs import Columns
from chuanhoa.seeds.json_lines import text_span
from chuanhoa.seeds.model import Document, Rejected


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(
    name: str, data: bytes | str, columns: Columns | None = None, limit: int = 1000
) -> list[tuple[str, str, str]]:
    """Give source, id and text of each row, or its source, "" and why not."""
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
    rows = []
    for item in read_documents([name], columns=columns or Columns(), max_bytes=limit):
        if isinstance(item, Rejected):
            rows.append((item.source, "", item.reason))
        else:
            assert item.text is not None
            assert item.data == item.text.encode()
            rows.append((item.source, item.id, item.text))
    return rows


def reasons(*paths: str) -> list[str]:
    """Give the source of each row, or the reason why it was set aside."""
    items = read_documents(paths)
    return [i.reason if isinstance(i, Rejected) else i.source for i in items]


def test_json_lines_name_their_rows_by_id_or_by_line() -> None:
    data = (
        '{"id": "a", "text": "Huế"}\r\n{"text": "Đà\\u0020Lạt"}\n{"id": 7, "text": ""}'
    )
    assert read("x.jsonl", data) == [
        ("x.jsonl#1", "a", "Huế"),
        ("x.jsonl#2", "x.jsonl#2", "Đà Lạt"),
        ("x.jsonl#3", "7", ""),
    ]


def test_a_byte_order_mark_is_no_part_of_a_table() -> None:
    assert read("x.jsonl", '\ufeff{"text": "Huế"}') == [
        ("x.jsonl#1", "x.jsonl#1", "Huế")
    ]
    assert read("x.csv", "\ufefftext\nHuế\n") == [("x.csv#2", "x.csv#2", "Huế")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a"', "broken-row"),
        (b"[1]", "broken-row"),
        (b'{"text": "a", "text": "b"}', "broken-row"),
        (b'{"text": "a", "n": NaN}', "broken-row"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "broken-row"),
        (b'{"text": "a", "n": ' + b"[" * 100_000, "broken-row"),
        (b'{"text": "\\ud800"}', "lone-surrogate"),
        (b'{"text": null}', "no-text"),
        (b'{"text": 5}', "not-text"),
        (b'{"body": "a"}', "no-column"),
        (b'{"text": "a", "id": ""}', "bad-id"),
        (b'{"text": "a", "id": true}', "bad-id"),
        (b'{"text": "a", "id": "\\ud800"}', "bad-id"),
        (b'{"text": "a\0b"}', "broken-row"),
        (b'{"text": "a", "id": "twice"}', "id-twice"),
        (b'{"text": "\xff"}', "row-not-utf-8"),
        (b'{"text": "' + b"a" * 600_000 + b'"}', "too-large"),
    ],
)
def test_a_bad_line_is_set_aside_and_the_run_goes_on(line: bytes, reason: str) -> None:
    data = b'{"text": "1", "id": "twice"}\n' + line + b'\n{"text": "3"}\n'
    assert read("x.jsonl", data, limit=200_000) == [
        ("x.jsonl#1", "twice", "1"),
        ("x.jsonl#2", "", reason),
        ("x.jsonl#3", "x.jsonl#3", "3"),
    ]


@pytest.mark.parametrize("blank", ["", " ", "\t \r"])
def test_blank_lines_hold_nothing_but_count_as_lines(blank: str) -> None:
    row = '{"text": "Huế"}\n'
    data = f"{blank}\n{row}{blank}\n{blank}\n{row}{blank}\n\n{blank}"
    assert read("x.jsonl", data) == [
        ("x.jsonl#2", "x.jsonl#2", "Huế"),
        ("x.jsonl#5", "x.jsonl#5", "Huế"),
    ]
    data = f"\n{blank}\nid,text\n{blank}\n1,Huế\n\n2,Đà\n{blank}\n{blank}"
    assert read("x.csv", data) == [("x.csv#5", "1", "Huế"), ("x.csv#7", "2", "Đà")]
    assert read("x.jsonl", f"\ufeff{blank}\n{blank}") == []
    assert read("x.csv", f"{blank}\n{blank}") == []


def test_spaces_are_a_value_where_a_table_has_one_column() -> None:
    assert read("x.csv", "text\n \n\na\n") == [
        ("x.csv#2", "x.csv#2", " "),
        ("x.csv#4", "x.csv#4", "a"),
    ]


def test_a_row_of_nothing_but_delimiters_is_no_blank_line() -> None:
    assert read("x.tsv", "a\ttext\n\t\n\n") == [("x.tsv#2", "x.tsv#2", "")]
    assert read("x.tsv", "a\ttext\tb\n\t\n") == [("x.tsv#2", "", "broken-row")]


@pytest.mark.parametrize(
    ("line", "vi", "en"),
    [
        ('{"text": "a"', "thiếu dấu phẩy hay ngoặc, cột 13", "a comma or bracket is"),
        ('{"text" "a"}', "thiếu dấu hai chấm, cột 9", "a colon is missing"),
        ("{text: 1}", "thiếu tên khóa", "the name of a key is missing"),
        ('{"text": }', "thiếu giá trị", "a value is missing, column 10"),
        ('{"text": "a"} 1', "thừa sau đối tượng", "there is more behind"),
        ('{"text": "\\x"}', "dãy thoát", "a wrong escape"),
        ('{"text": "\t"}', "ký tự điều khiển trong chuỗi", "a bare control"),
        ('{"text": "', "chuỗi không được đóng", "a string is not closed"),
        ("[1]", "không phải đối tượng JSON", "it is no JSON object"),
        ('{"text": NaN}', "NaN không có trong JSON", "NaN is not JSON"),
        ('{"a": 1, "a": 2}', "một khóa xuất hiện hai lần", "a key stands twice"),
        ('{"a": ' + "9" * 5000 + "}", "số quá dài", "a number is too long"),
        ('{"a": ' + "[" * 100_000, "lồng quá nhiều lớp", "nested too deeply"),
    ],
)
def test_why_a_line_is_broken_is_said_in_both_languages(
    line: str, vi: str, en: str
) -> None:
    Path("x.jsonl").write_text(line, "utf-8")
    (item,) = read_documents(["x.jsonl"])
    assert isinstance(item, Rejected)
    assert vi in item.message.vi
    assert en in item.message.en


def test_the_byte_that_is_no_utf_8_is_named() -> None:
    Path("x.jsonl").write_bytes(b'{"text": "1"}\n{"text": "\xff"}\n')
    *_, item = read_documents(["x.jsonl"])
    assert isinstance(item, Rejected)
    assert item.offset == 14 + 10


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv"])
def test_a_table_in_utf_16_is_set_aside_once(name: str) -> None:
    assert read(name, "text\n1\n2\n".encode("utf-16")) == [
        (name, "", "table-not-utf-8")
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_names_the_text_column(sign: str) -> None:
    data = f'id{sign}text\n1{sign}"Huế{sign} ""Đà\nLạt"""\n\n2{sign}x\n'
    assert read("x.csv", data) == [
        ("x.csv#2", "1", f'Huế{sign} "Đà\nLạt"'),
        ("x.csv#5", "2", "x"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"1", "broken-row"),
        (b"1,2,3", "broken-row"),
        (b'1,"a"b', "broken-row"),
        (b"1,\xff", "row-not-utf-8"),
        (b",a", "bad-id"),
        (b"0,a", "id-twice"),
        (b"1," + b"a" * 3000, "too-large"),
    ],
)
def test_a_bad_row_is_set_aside_and_the_run_goes_on(row: bytes, reason: str) -> None:
    data = b"id,text\n0,zero\n" + row + b'\n2,"two"\n'
    assert read("x.csv", data, limit=1000) == [
        ("x.csv#2", "0", "zero"),
        ("x.csv#3", "", reason),
        ("x.csv#4", "2", "two"),
    ]


def test_a_quote_in_the_middle_of_a_bare_cell_is_only_a_sign() -> None:
    assert read("x.csv", 'text\nống 5" dài\n') == [("x.csv#2", "x.csv#2", 'ống 5" dài')]


def test_a_quote_that_is_never_closed_is_said_once() -> None:
    data = 'text\n"một\nhai\nba\n'
    assert read("x.csv", data) == [("x.csv#2", "", "quote-not-closed")]
    assert read("x.csv", 'text\n"' + "hai\n" * 1000, limit=100) == [
        ("x.csv#2", "", "quote-not-closed")
    ]


def test_columns_are_chosen_by_name() -> None:
    columns = Columns("body", "key")
    assert read("x.tsv", "key\tbody\tid\nk\tb\ti\n", columns) == [("x.tsv#2", "k", "b")]
    assert read("x.jsonl", '{"key": "k", "body": "b"}', columns) == [
        ("x.jsonl#1", "k", "b")
    ]
    assert read("x.csv", "id,text\n1,a\n", columns) == [("x.csv", "", "no-column")]
    assert read("x.jsonl", '{"body": "b"}', columns) == [("x.jsonl#1", "", "no-column")]


def test_an_empty_table_holds_no_document() -> None:
    assert read("x.csv", "") == []
    assert read("x.csv", "text\n") == []
    assert read("x.jsonl", "") == []


def test_parquet_gives_its_rows_in_order(folder: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    from pyarrow.parquet import write_table

    table = pa.table(
        {"id": ["a", "b", "a"], "text": ["Huế", None, "x"], "n": [1, 2, 3]}
    )
    write_table(table, folder / "x.parquet")
    assert [
        (item.source, item.reason if isinstance(item, Rejected) else item.text)
        for item in read_documents(["x.parquet"])
    ] == [
        ("x.parquet#1", "Huế"),
        ("x.parquet#2", "no-text"),
        ("x.parquet#3", "id-twice"),
    ]


def test_a_broken_parquet_file_is_set_aside_and_others_go_on(folder: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    from pyarrow.parquet import write_table

    write_table(pa.table({"text": ["Huế"]}), folder / "b.parquet")
    whole = (folder / "b.parquet").read_bytes()
    (folder / "a.parquet").write_bytes(whole[: len(whole) // 2])
    write_table(pa.table({"body": ["Huế"]}), folder / "c.parquet")
    assert [
        (item.source, item.reason if isinstance(item, Rejected) else item.text)
        for item in read_documents([folder])
    ] == [
        ("a.parquet", "broken-table"),
        ("b.parquet#1", "Huế"),
        ("c.parquet", "skipped-table"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        '{"text":"a"}',
        ' { "n" : {"text": "no"} , "text" : "a" , "z": [1, "text"] } \n',
        '{"a\\"text": 1, "text": "a"}',
    ],
)
def test_the_place_of_the_text_in_a_line_of_json(line: str) -> None:
    start, end = text_span(line, "text")
    assert line[start:end] == '"a"'


def test_globs_find_files_and_say_when_none_matches(folder: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    for name in ("a/1.txt", "a/b/2.txt", "a/b/3.log"):
        (folder / name).write_text("x")
    assert [item.source for item in read_documents(["a/**/*.txt"])] == [
        "a/1.txt",
        "a/b/2.txt",
    ]
    (item,) = read_documents(["a/*.nothing"])
    assert isinstance(item, Rejected)
    assert item.reason == "no-match"


def test_excludes_are_those_of_gitignore(folder: Path) -> None:
    pytest.importorskip("pathspec", reason="pip install 'chuanhoa[corpus]'")
    (folder / "in" / "old").mkdir(parents=True)
    for name in ("in/1.txt", "in/old/2.txt", "in/draft-3.txt"):
        (folder / name).write_text("x")

    def sources(*paths: str, force: bool = False) -> list[str]:
        given = ["old/", "draft-*", "!draft-9.txt"]
        found = read_documents(paths, exclude=given, force_exclude=force)
        return [item.source for item in found if isinstance(item, Document)]

    assert sources("in") == ["in/1.txt"]
    assert sources("in/old/2.txt") == ["in/old/2.txt"]
    assert sources("in/old/2.txt", force=True) == []


def test_a_table_about_something_else_is_left_out_of_a_folder(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.jsonl").write_text('{"undo": 1}\n{"text": "Huế"}\n', "utf-8")
    (folder / "in" / "b.csv").write_text("text\nĐà Lạt\n", "utf-8")

    def found(*paths: str, columns: Columns | None = None) -> list[str]:
        items = read_documents(paths, columns=columns or Columns())
        return [i.reason if isinstance(i, Rejected) else i.source for i in items]

    assert found("in") == ["skipped-table", "in/b.csv#2"]
    assert found("in/a.jsonl") == ["no-column", "in/a.jsonl#2"]
    assert found("in", columns=Columns("body")) == ["no-column"] * 3


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "x.jsonl",
            '{"id": {"$oid": "1"}, "text": "Huế"}\n{"id": 1.5, "text": "Đà"}\n',
        ),
        ("x.csv", "id,text\n,Huế\n,Đà\n"),
    ],
)
def test_where_ids_do_not_matter_any_will_do(name: str, data: str) -> None:
    Path(name).write_text(data, "utf-8")
    found = list(read_documents([name], unique_ids=False))
    assert [item.text for item in found if isinstance(item, Document)] == ["Huế", "Đà"]
    assert all(isinstance(item, Rejected) for item in read_documents([name]))


def test_a_row_of_parquet_that_is_no_utf_8_is_set_aside_alone() -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the extra corpus")
    from pyarrow import parquet

    data = pa.py_buffer("a\N{LATIN SMALL LETTER Y WITH DIAERESIS}ok".encode("latin-1"))
    ends = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, 2, 4)))
    broken = pa.Array.from_buffers(pa.string(), 2, [None, ends, data])
    sound = pa.array(["x", "y"])
    parquet.write_table(pa.table({"text": broken, "id": sound}), "x.parquet")
    assert reasons("x.parquet") == ["row-not-utf-8", "x.parquet#2"]
    parquet.write_table(pa.table({"text": sound, "id": broken}), "x.parquet")
    assert reasons("x.parquet") == ["bad-id", "x.parquet#2"]


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv"])
def test_a_table_in_utf_16_without_a_mark_is_set_aside_once(name: str) -> None:
    data = 'id,text\n1,"Huế"\n'.encode("utf-16-le")
    assert read(name, data) == [(name, "", "table-not-utf-8")]


def test_the_column_of_a_line_that_breaks_off_is_its_end() -> None:
    Path("x.jsonl").write_text('{"text":\n{"text": "b"}\n', "utf-8")
    item, _ = read_documents(["x.jsonl"])
    assert isinstance(item, Rejected)
    assert item.message.en.endswith("a value is missing, column 9")


def test_a_row_of_too_few_cells_says_how_many_there_should_be() -> None:
    Path("x.csv").write_text("id,text\n1\n", "utf-8")
    (item,) = read_documents(["x.csv"])
    assert isinstance(item, Rejected)
    assert item.message.en.endswith(": 1 cells, the head has 2")


def test_a_nul_in_the_first_row_sets_no_more_than_that_row_aside() -> None:
    data = b'{"text": "a\0b"}\n{"text": "c"}\n'
    assert read("x.jsonl", data) == [
        ("x.jsonl#1", "", "broken-row"),
        ("x.jsonl#2", "x.jsonl#2", "c"),
    ]
