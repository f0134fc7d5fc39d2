"""Tables on the command line: rows as documents, columns and files by choice."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from chuanhoa.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = ['{"text": "sạch"}', '{"text": "Huê\u0301"}', '{"body": "Huê\u0301"}']
    Path("in").mkdir()
    Path("in/a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    Path("in/b.csv").write_text("n;body\n1;Huê\u0301\n", "utf-8")
    return tmp_path


def test_check_names_the_row_and_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "in/a.jsonl", "--format", "concise"]) == 3
    out, err = capsys.readouterr()
    assert out.startswith("in/a.jsonl#2:1:3: unicode-nfc")
    assert "in/a.jsonl#3: there is no such column" in err


@pytest.mark.parametrize("is_configured", [False, True])
def test_columns_come_from_options_or_configuration(
    capsys: pytest.CaptureFixture[str], *, is_configured: bool
) -> None:
    options = ["--text-column", "body", "--id-column", "n"]
    if is_configured:
        options = []
        Path("chuanhoa.toml").write_text('text_column = "body"\nid_column = "n"\n')
    assert main(["records", "in/b.csv", "-o", "out.jsonl", *options]) == 0
    record = json.loads(Path("out.jsonl").read_text("utf-8"))
    assert (record["doc_id"], record["source"]) == ("1", "in/b.csv#2")
    assert record["text"] == "Huế"


@pytest.mark.parametrize("is_configured", [False, True])
def test_excludes_come_from_options_or_configuration(
    capsys: pytest.CaptureFixture[str], *, is_configured: bool
) -> None:
    pytest.importorskip("pathspec", reason="pip install 'chuanhoa[corpus]'")
    options = ["--exclude", "*.jsonl"]
    if is_configured:
        options = []
        Path("chuanhoa.toml").write_text('exclude = ["*.jsonl"]\n')
    given = ["check", "in", "--text-column", "body", "--format", "concise"]
    assert main([*given, *options]) == 1
    assert capsys.readouterr().out.startswith("in/b.csv#2:1:3: unicode-nfc")


PAGE = "<html><body><h1>Huê\u0301 mở thư viện</h1><p>Ngày 5/3/2024, xã mở cửa.</p>"


def test_pages_are_read_for_records_and_never_rewritten(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("resiliparse", reason="pip install 'chuanhoa[html]'")
    Path("web").mkdir()
    Path("web/a.html").write_text(PAGE, "utf-8")
    assert main(["records", "web", "-o", "out.jsonl"]) == 0
    record = json.loads(Path("out.jsonl").read_text("utf-8"))
    assert record["source"] == "web/a.html"
    assert "Huế mở thư viện" in record["text"]
    assert main(["fix", "web/a.html"]) == 1
    assert "left alone" in capsys.readouterr().err
    assert Path("web/a.html").read_text("utf-8") == PAGE


@pytest.mark.parametrize("is_dropped", [False, True])
def test_what_a_page_left_is_dropped_only_when_asked(*, is_dropped: bool) -> None:
    Path("a.txt").write_text(
        "Trang chủ\nĐăng nhập\n\nXã mở thư viện\n\n11/06/2022 17:39\n\nSáng 10/6, xã"
        " Đại Đồng mở thư viện cho các em học sinh trong xã.\n\nĐang truy cập: 83\n",
        "utf-8",
    )
    options = ["--drop-boilerplate"] if is_dropped else []
    assert main(["records", "a.txt", "-o", "out.jsonl", *options]) == 0
    text = json.loads(Path("out.jsonl").read_text("utf-8"))["text"]
    assert ("Đang truy cập" in text, "Đăng nhập" in text) == (not is_dropped,) * 2
    assert "cho các em học sinh trong xã." in text


def test_excludes_of_the_configuration_count_from_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("raw/a.txt", "seeds/raw/b.txt", "seeds/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("rất qúy\n", "utf-8")
    (tmp_path / "chuanhoa.toml").write_text('exclude = ["/raw/", "seeds/c.txt"]\n')
    monkeypatch.chdir(tmp_path / "seeds")
    main(["check", ".", "../raw", "--format", "concise"])
    assert capsys.readouterr().out.split(":")[0] == "raw/b.txt"
    # An option counts from where it is typed.
    main(["check", ".", "--exclude", "/raw/", "--format", "concise"])
    assert capsys.readouterr().out.split(":")[0] == "c.txt"


@pytest.mark.parametrize(
    ("name", "head", "row"),
    [("x.jsonl", b"", b'{"id": %d, "text": "%s"}'), ("x.csv", b"id,text\n", b"%d,%s")],
)
def test_blank_lines_are_passed_over_and_kept_byte_for_byte(
    capsys: pytest.CaptureFixture[str], name: str, head: bytes, row: bytes
) -> None:
    def table(*words: str) -> bytes:
        rows = [row % (n, word.encode()) for n, word in enumerate(words)]
        return b"\n \t\n" + head + rows[0] + b"\r\n\r\n  \n" + rows[1] + b"\n\n \n\n"

    old, new = table("r\u1ea5t q\u00fay", "xem"), table("r\u1ea5t qu\u00fd", "xem")
    Path(name).write_bytes(old)
    assert main(["check", name]) == 1
    assert main(["fix", name, "--undo-file", "undo"]) == 0
    assert Path(name).read_bytes() == new
    assert main(["check", name]) == 0
    assert main(["records", name, "-o", "records.jsonl"]) == 0
    assert len(Path("records.jsonl").read_text("utf-8").splitlines()) == 2
    assert main(["undo", "undo"]) == 0
    assert Path(name).read_bytes() == old
    assert "set aside" not in capsys.readouterr().err.replace("0 set aside", "")


@pytest.mark.parametrize("output", ["x.jsonl", "x.parquet", "x/"])
def test_names_of_files_that_are_no_utf_8_can_be_written(
    folder: Path, output: str
) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra corpus")
    named = folder / "named"
    named.mkdir()
    try:
        (named / os.fsdecode(b"\xff.txt")).write_text("Xã mở hội.\n", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    (named / os.fsdecode(b"\xff.csv")).write_text("text\nXã đi hội.\n", "utf-8")
    assert main(["records", "named", "-o", output]) == 0
    assert main(["gate", output, "--report", "out", "--engine", "plain"]) == 1
    lines = Path("out/ids.jsonl").read_text("utf-8").splitlines()
    assert list(map(json.loads, lines)) == [r"named/\udcff.csv#2", r"named/\udcff.txt"]
