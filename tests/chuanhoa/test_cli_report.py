"""`chuanhoa report`, the history of runs, and the split into accepted and rejected."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.cli import main

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "seeds" / "documents"
DIRTY = ROOT / "seeds" / "examples" / "dirty"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    for name in ("01_nbsp.txt", "02_dau-to-hop.txt"):
        shutil.copy(DIRTY / name, Path("docs") / name)
    return tmp_path


def gate(*argv: str) -> int:
    return main(["gate", "docs", "--engine", "plain", *argv])


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def bytes_of(folder: str) -> dict[str, bytes]:
    root = Path(folder)
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_each_run_has_its_folder_and_the_last_are_kept(here: Path) -> None:
    Path("reports/runs/notes").mkdir(parents=True)
    Path("reports/runs/000001").mkdir()
    Path("reports/runs/000001/mine.txt").touch()
    for _ in range(4):
        gate("--keep", "2")

    assert sorted(p.name for p in Path("reports/runs").iterdir()) == [
        "000001",
        "000004",
        "000005",
        "notes",
    ]
    assert bytes_of("reports/runs/000005") == bytes_of("reports/latest")
    assert bytes_of("reports/runs/000004") == bytes_of("reports/latest")


def test_another_report_keeps_no_history_unless_asked(here: Path) -> None:
    gate("--report", "out")
    assert not Path("runs").exists()
    gate("--report", "out", "--keep", "1")
    assert [p.name for p in Path("runs").iterdir()] == ["000001"]
    assert gate("--keep", "-1") == 2


def test_the_manifest_says_what_a_run_was_made_of(here: Path) -> None:
    gate("--report", "a")
    gate("--report", "b", "--fail-on", "info")
    Path("chuanhoa.toml").write_text("[checks.line-too-long]\nmaximum = 10\n")
    gate("--report", "c")
    a, b, c = (json.loads(Path(f"{n}/manifest.json").read_text("utf-8")) for n in "abc")

    assert a["counts"]["records"] == 2
    assert a["counts"]["failing"]["repair-needed"] == 2
    assert a["counts"]["failing"]["line-too-long"] == 0
    assert c["counts"]["failing"]["line-too-long"] == 2
    hashes = {run["configuration_sha256"] for run in (a, b, c)}
    assert len(hashes) == 3
    assert [row["source"] for row in lines("a/inputs.jsonl")] == [
        "docs/01_nbsp.txt",
        "docs/02_dau-to-hop.txt",
    ]
    assert a["inputs"] == b["inputs"]
    assert (a["engine"], a["passed"]) == ("plain", False)


def test_the_pages_of_a_saved_run_are_made_again(here: Path) -> None:
    gate("--lang", "en")
    before = Path("reports/latest/index.html").read_bytes()
    kept = Path("reports/runs/000001/index.html").read_bytes()

    assert main(["report", "--lang", "vi"]) == 0
    assert b'<html lang="vi">' in Path("reports/latest/index.html").read_bytes()
    assert Path("reports/runs/000001/index.html").read_bytes() == kept
    assert main(["report", "reports/latest", "--lang", "en"]) == 0
    assert Path("reports/latest/index.html").read_bytes() == before
    assert main(["report", "1"]) == 0


def test_two_runs_are_compared_by_check_and_document(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gate()
    main(["fix", "docs/01_nbsp.txt"])
    Path("docs/02_dau-to-hop.txt").unlink()
    shutil.copy(DIRTY / "03_thu-tu-dau.txt", "docs")
    gate()
    capsys.readouterr()

    assert main(["report", "--compare", "1"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == (
        "warning repair-needed: New failures: 1 (docs/03_thu-tu-dau.txt); "
        "Fixed: 1 (docs/01_nbsp.txt); No longer judged: 1 (docs/02_dau-to-hop.txt)"
    )
    assert out[-1] == "Report: reports/latest/compare.html"
    html = Path("reports/latest/compare.html").read_text("utf-8")
    assert '<a href="documents/000002.html">docs/03_thu-tu-dau.txt</a>' in html
    assert "Content-Security-Policy" in html

    assert main(["report", "--compare", "2"]) == 0
    assert "0 new failures, 0 fixed" in capsys.readouterr().out
    # The comparison belongs to the report, which can still be replaced.
    assert gate() == 1


def test_what_is_no_run_is_wrong_usage(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "nowhere"]) == 2
    assert "not a saved run" in capsys.readouterr().err
    gate()
    verdict = Path("reports/latest/verdict.json")
    for text, why in (
        ('{"passed": true}', "không phải lần chạy mà phiên bản này đọc được"),
        ("{", "không đúng JSON ở dòng 1, cột 2"),
    ):
        verdict.write_text(text)
        assert main(["report", "--lang", "vi"]) == 2
        assert why in capsys.readouterr().err
    verdict.write_text('{"passed": true}')
    Path("reports/latest/violations.jsonl").unlink()
    assert main(["report", "--lang", "vi"]) == 2
    assert "không có tệp hay thư mục này" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_finished_records_are_judged_as_their_documents_are(
    here: Path, suffix: str
) -> None:
    if suffix == "parquet":
        pytest.importorskip("pyarrow", reason="needs the extra corpus")
    main(["records", str(DIRTY), str(GOOD), "-o", f"x.{suffix}"])
    argv = ["--engine", "plain"]
    assert main(["gate", f"x.{suffix}", "--report", "records", *argv]) == 1
    assert main(["gate", str(DIRTY), str(GOOD), "--report", "docs-too", *argv]) == 1

    def violations(folder: str) -> list[dict[str, Any]]:
        rows = lines(f"{folder}/violations.jsonl")
        return [row for row in rows if row["rule"] != "input-set-aside"]

    assert violations("records") == violations("docs-too")
    assert len(violations("records")) > 10
    pages = {p.name for p in Path("records/documents").iterdir()}
    failing = {row["doc_id"] for row in violations("records")}
    assert len(pages) == len(failing)
    assert main(["report", "records"]) == 0


@pytest.mark.parametrize("source", ["jsonl", "parquet", "folder"])
@pytest.mark.parametrize("target", ["jsonl", "parquet"])
def test_records_are_split_into_accepted_and_rejected(
    here: Path, source: str, target: str
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra corpus")
    given = "parts/" if source == "folder" else f"x.{source}"
    main(["records", str(DIRTY), str(GOOD), "-o", given])
    argv = ["--report", "out", "--engine", "plain"]
    argv += ["--accept-out", f"a.{target}", "--reject-out", f"r.{target}"]
    assert main(["gate", given, *argv]) == 1

    def rows(path: str) -> list[dict[str, Any]]:
        if target == "jsonl":
            return lines(path)
        found: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
        return found

    accepted, rejected = rows(f"a.{target}"), rows(f"r.{target}")
    deciding: dict[str, list[str]] = {}
    for row in lines("out/violations.jsonl"):
        if row["severity"] != "info" and row["rule"] != "input-set-aside":
            deciding.setdefault(row["doc_id"], []).append(row["rule"])
    assert {row["doc_id"]: row["failed_checks"] for row in rejected} == deciding
    assert len(accepted) + len(rejected) == 26
    assert {row["doc_id"] for row in accepted}.isdisjoint(deciding)
    assert all(row["text"] for row in [*accepted, *rejected])
    # What was accepted is accepted again.
    assert main(["gate", f"a.{target}", "--report", "again", "--engine", "plain"]) == 0


def test_documents_are_split_too(here: Path) -> None:
    shutil.copy(next(GOOD.glob("001*.txt")), "docs/03.txt")
    assert gate("--accept-out", "a.jsonl", "--reject-out", "r.jsonl") == 1
    assert [row["doc_id"] for row in lines("a.jsonl")] == ["docs/03.txt"]
    assert [row["failed_checks"][0] for row in lines("r.jsonl")] == [
        "repair-needed",
        "repair-needed",
    ]


def test_a_broken_line_of_records_is_set_aside_and_fails(here: Path) -> None:
    main(["records", str(GOOD), "-o", "x.jsonl"])
    with Path("x.jsonl").open("a") as file:
        file.write('{"broken\n{"title": "no id"}\n')
    assert main(["gate", "x.jsonl", "--report", "out", "--engine", "plain"]) == 1
    assert [row["source"] for row in lines("out/rejected.jsonl")] == [
        "x.jsonl#13",
        "x.jsonl#14",
    ]


def test_records_of_an_older_version_cannot_pass(here: Path) -> None:
    main(["records", str(GOOD), "-o", "x.jsonl"])
    rows = lines("x.jsonl")
    for row in rows:
        del row["n_chars"]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    Path("x.jsonl").write_text(text)
    assert main(["gate", "x.jsonl", "--report", "out", "--engine", "plain"]) == 1
    found = {row["rule"] for row in lines("out/violations.jsonl")}
    assert "facts-complete" in found


def test_the_same_bytes_in_two_files_of_records_are_a_duplicate(here: Path) -> None:
    one = str(next(GOOD.glob("001*.txt")))
    shutil.copy(one, "copy.txt")
    main(["records", one, "-o", "a.jsonl"])
    main(["records", "copy.txt", "-o", "b.jsonl"])
    argv = ["--report", "out", "--engine", "plain"]
    assert main(["gate", "a.jsonl", *argv]) == 0
    assert main(["gate", "a.jsonl", "b.jsonl", *argv]) == 1
    assert main(["gate", "b.jsonl", "--against", "a.jsonl", *argv]) == 1
    assert main(["gate", "b.jsonl", "--against", one, *argv]) == 1
    assert main(["gate", "copy.txt", "--against", "a.jsonl", *argv]) == 1
    assert main(["gate", "a.jsonl", "a.jsonl", *argv]) == 0


def test_documents_and_records_are_not_mixed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["records", str(GOOD), "-o", "x.jsonl"])
    assert main(["gate", "x.jsonl", "docs", "--report", "out"]) == 2
    assert "not both" in capsys.readouterr().err


def test_an_id_that_stands_twice_in_records_is_wrong_usage(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["records", str(GOOD), "-o", "x.jsonl"])
    Path("x.jsonl").write_text(Path("x.jsonl").read_text() * 2)
    assert main(["gate", "x.jsonl", "--report", "out"]) == 2
    assert "several records have the doc_id" in capsys.readouterr().err
    assert main(["gate", "x.jsonl", "--report", "out", "--lang", "vi"]) == 2
    assert "nhiều bản ghi có cùng doc_id" in capsys.readouterr().err


def test_a_wrong_check_in_the_configuration_is_wrong_usage(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("chuanhoa.toml").write_text("[checks.line-to-long]\nmaximum = 10\n")
    assert gate() == 2
    assert "did you mean 'line-too-long'?" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_check_has_a_page(
    here: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    from chuanhoa.expectations.checks import load_checks

    for check in load_checks():
        assert main(["rule", check.id, "--lang", lang]) == 0
        out = capsys.readouterr().out
        for said in (check.text, check.why, check.todo):
            assert getattr(said, lang) in out
        assert str(check.fact) in out
    assert main(["rule", "facts-complete"]) == 0
    assert main(["rule", "gate"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 30


def test_an_empty_file_of_records_is_no_pass(here: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra corpus")
    main(["records", str(GOOD), "-o", "x.parquet"])
    parquet.write_table(parquet.read_table("x.parquet").slice(0, 0), "x.parquet")
    assert main(["gate", "x.parquet", "--report", "out", "--engine", "plain"]) == 2
    assert not Path("out").exists()


@pytest.mark.parametrize("fact", ["n_chars", "is_nfc", "letter_ratio"])
def test_a_null_in_a_file_of_records_cannot_pass(here: Path, fact: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra corpus")
    import pyarrow as pa

    main(["records", str(GOOD), "-o", "x.parquet"])
    table = parquet.read_table("x.parquet")
    values = table.column(fact).to_pylist()
    kind = table.schema.field(fact).type
    holed = pa.array([None, *values[1:]], kind)
    index = table.schema.get_field_index(fact)
    table = table.set_column(index, pa.field(fact, kind), holed)
    parquet.write_table(table, "x.parquet")
    assert main(["gate", "x.parquet", "--report", "out", "--engine", "plain"]) == 1
    first = table.column("doc_id")[0].as_py()
    found = [
        row for row in lines("out/violations.jsonl") if row["rule"] == "facts-complete"
    ]
    assert [row["doc_id"] for row in found] == [first]
