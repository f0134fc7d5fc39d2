"""What a run has written is no input of the next one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chuanhoa.cli import main

SEEDS = Path(__file__).parents[2] / "seeds" / "documents"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for seed in sorted(SEEDS.glob("00[12]*.txt")):
        shutil.copy(seed, tmp_path)
    return tmp_path


def test_the_gate_does_not_judge_its_own_report(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        assert main(["gate", ".", "--engine", "plain"]) == 0
        assert "PASSED: 2 documents" in capsys.readouterr().out
    assert main(["check", "."]) == 0
    assert "documents read: 2" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["x.jsonl", "out/"])
def test_records_are_not_made_of_records(
    here: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["records", ".", "-o", output]) == 0
    assert "2 records" in capsys.readouterr().err.splitlines()[-1]


def test_neither_outputs_nor_the_undo_file_are_read(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_text("rất qúy\n", "utf-8")
    for _ in range(2):
        assert main(["check", ".", "--output", "jsonl=found.jsonl"]) == 1
        assert "1 found" in capsys.readouterr().err
    Path("found.jsonl").unlink()
    for status in (1, 0):
        assert main(["fix", ".", "--undo-file", "u.jsonl", "--check"]) == status
        assert main(["fix", ".", "--undo-file", "u.jsonl"]) == 0
    assert "u.jsonl" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        "check a.jsonl --output sarif=a.jsonl",
        "check a.jsonl --output sarif=link.jsonl",
        "check link.jsonl --output sarif=./a.jsonl",
        "records a.jsonl -o a.jsonl",
        "records a.jsonl -o out.jsonl --reject-out a.jsonl",
        "fix a.jsonl --undo-file a.jsonl",
        "gate a.jsonl --text-column text --accept-out a.jsonl",
        "gate a.jsonl --text-column text --reject-out a.jsonl",
        "gate r.jsonl --accept-out r.jsonl",
    ],
)
def test_no_output_takes_the_place_of_an_input(
    here: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.jsonl").write_text('{"text": "rất qúy"}\n', "utf-8")
    Path("link.jsonl").symlink_to("a.jsonl")
    assert main(["records", "001_thu-vien-xa.txt", "-o", "r.jsonl"]) == 0
    before = {path: path.read_bytes() for path in here.iterdir()}
    assert main([*words.split(), "--isolated"]) == 2
    assert "is an input, and no output may take its place" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in here.iterdir()} == before


@pytest.mark.parametrize("output", ["x.jsonl", "x.parquet", "sub/parts/"])
@pytest.mark.parametrize("asked", [".", "*"])
def test_records_of_an_earlier_run_are_no_documents_of_the_next(
    here: Path, output: str, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra corpus")
    Path("sub").mkdir()
    assert main(["records", "001_thu-vien-xa.txt", "-o", output]) == 0
    paths = [".", "sub"] if asked == "." else ["*.*", "sub"]  # .x.part is hidden
    capsys.readouterr()
    for words in ("check", "records -o new.jsonl", "gate --engine plain"):
        assert main([*words.split(), *paths]) == 0
        said = capsys.readouterr()
        assert f"wrote it: {output.rstrip('/')}" in said.err
        assert "2 records" in said.err or "read: 2" in said.err or "2 doc" in said.out
        Path("new.jsonl").unlink(missing_ok=True)
        shutil.rmtree("reports", ignore_errors=True)


def test_what_chuanhoa_wrote_is_read_where_it_is_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for output in ("x.jsonl", "parts/"):
        assert main(["records", "001_thu-vien-xa.txt", "-o", output]) == 0
    capsys.readouterr()
    for path in ("x.jsonl", "parts"):
        assert main(["check", path]) == 0
        assert "documents read: 1" in capsys.readouterr().err
        assert main(["gate", path, "--engine", "plain"]) == 0
        assert "PASSED: 1 documents" in capsys.readouterr().out


def test_only_what_is_surely_ours_is_left_out(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("verdict.json", "manifest.json", "run.json"):
        Path("data").mkdir(exist_ok=True)
        Path("data", name).write_text('{"case": 7}', "utf-8")
    Path("data", "a.txt").write_text("Xã mở hội.\n", "utf-8")
    row = '{"doc_id": "1", "schema_version": 3, "text": "Xã mở hội."}\n'
    Path("data", "b.jsonl").write_text(row, "utf-8")
    assert main(["check", "data"]) == 0
    said = capsys.readouterr().err
    assert "documents read: 2" in said
    assert "wrote it" not in said


def test_records_below_a_folder_count_as_known(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("old").mkdir()
    assert main(["records", "001_thu-vien-xa.txt", "-o", "old/x.jsonl"]) == 0
    assert main(["records", "002_tet-trong-cay.txt", "-o", "old/parts/"]) == 0
    words = ["gate", "--against", "old", "--engine", "plain"]
    assert main([*words, "001_thu-vien-xa.txt", "002_tet-trong-cay.txt"]) == 1
    found = capsys.readouterr().out
    names = "001_thu-vien-xa.txt, 002_tet-trong-cay.txt"
    assert f"document-duplicate: {names}" in found
    assert main(["records", "001_thu-vien-xa.txt", "-o", "new.jsonl"]) == 0
    assert main([*words, "new.jsonl"]) == 1
    assert "document-duplicate" in capsys.readouterr().out
