"""`chuanhoa gate` and `chuanhoa records`, through `main([...])`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from chuanhoa.cli import main
from chuanhoa.expectations.checks import load_checks
from chuanhoa.expectations.plan import GateFaultError

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "seeds" / "documents"
DIRTY = ROOT / "seeds" / "examples" / "dirty"
pytest.importorskip("great_expectations", reason="pip install 'chuanhoa[gx]'")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(path: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def test_accepted_seeds_pass(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gate", str(GOOD), "--report", "out"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "PASSED: 12 documents. Report: out/index.html"
    assert Path("out/data-docs/index.html").is_file()
    assert len(lines("out/records.jsonl")) == 12


def test_dirty_examples_are_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["gate", str(DIRTY), "--against", str(GOOD), "--report", "out"]
    assert main(argv) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("FAILED: ")
    failed = {
        (row["rule"], Path(str(row["doc_id"])).name)
        for row in lines("out/violations.jsonl")
    }
    assert ("document-duplicate", "14_trung-lap.txt") in failed
    assert ("text-characters-lost", "13_mat-chu.txt") in failed
    assert ("input-set-aside", "12_byte-hong.txt") in failed
    assert ("repair-needed", "01_nbsp.txt") in failed


def test_what_nothing_could_fail_says_so_on_the_verdict_line_page_and_manifest(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = (f'[checks.{c.id}]\nseverity = "info"\n' for c in load_checks())
    Path("chuanhoa.toml").write_text("".join(every), "utf-8")
    argv = ["gate", str(DIRTY / "01_nbsp.txt"), "--report", "out", "--engine", "plain"]
    assert main([*argv, "--lang", "en"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("PASSED, for no rule could fail: 1 documents.")
    assert "could have failed this run" in Path("out/index.html").read_text("utf-8")
    assert json.loads(Path("out/manifest.json").read_text("utf-8"))["could_fail"] == []


def test_rules_that_did_not_run_are_told_of(here: Path) -> None:
    def told() -> bool:
        return "rules-left-out" in {r["rule"] for r in lines("out/violations.jsonl")}

    seed = str(DIRTY / "01_nbsp.txt")
    argv = ["--report", "out", "--engine", "plain"]
    assert main(["records", seed, "-o", "x.jsonl", "--ignore", "unicode"]) == 0
    assert main(["gate", "x.jsonl", *argv]) == 0
    assert told()
    assert main(["gate", seed, *argv, "--ignore", "unicode"]) == 0
    assert told()
    assert main(["gate", seed, *argv]) == 1
    assert "rules-left-out" not in {
        row["rule"] for row in lines("out/violations.jsonl")
    }


def test_both_engines_give_the_same_report(here: Path) -> None:
    main(["gate", str(DIRTY), "--report", "gx"])
    main(["gate", str(DIRTY), "--report", "plain", "--engine", "plain"])
    assert lines("gx/violations.jsonl") == lines("plain/violations.jsonl")
    assert lines("gx/records.jsonl") == lines("plain/records.jsonl")


def test_the_report_is_the_same_every_time(here: Path) -> None:
    main(["gate", str(GOOD), "--report", "one"])
    main(["gate", str(GOOD), "--report", "two"])
    one, two = (
        {
            p.relative_to(name): p.read_bytes()
            for p in Path(name).rglob("*")
            if p.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two


def test_nothing_to_judge_is_status_2(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty").mkdir()
    assert main(["gate", "empty", "--report", "out"]) == 2
    assert "no document to judge" in capsys.readouterr().out
    assert main(["gate", "--report", "out"]) == 2


def test_an_empty_file_is_set_aside(here: Path) -> None:
    Path("empty.txt").touch()
    assert main(["gate", "empty.txt", "--report", "out"]) == 1
    (row,) = lines("out/rejected.jsonl")
    assert row["reason"] == "empty"


def test_a_path_that_cannot_be_read_is_status_3(here: Path) -> None:
    assert main(["gate", str(GOOD), "nowhere.txt", "--report", "out"]) == 3


def test_a_copy_of_an_accepted_seed_is_refused(here: Path) -> None:
    copy = shutil.copy(next(GOOD.glob("001*.txt")), "copy.txt")
    assert main(["gate", copy, "--report", "out"]) == 0
    assert main(["gate", copy, "--against", str(GOOD), "--report", "out"]) == 1


def test_a_file_given_twice_is_judged_once(here: Path) -> None:
    assert main(["gate", str(GOOD), str(GOOD), "--report", "out"]) == 0
    assert len(lines("out/records.jsonl")) == 12


def test_a_folder_that_is_no_report_is_never_replaced(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mine").mkdir()
    Path("mine/letter.txt").write_text("x")
    assert main(["gate", str(GOOD), "--report", "mine"]) == 2
    assert "holds files that are no report" in capsys.readouterr().err
    assert Path("mine/letter.txt").read_text() == "x"
    Path("file").touch()
    assert main(["gate", str(GOOD), "--report", "file"]) == 2


def test_a_report_with_a_note_of_the_users_is_never_replaced(here: Path) -> None:
    one = str(next(GOOD.glob("001*.txt")))
    assert main(["gate", one, "--report", "out"]) == 0
    Path("out/note.txt").write_text("mine")
    assert main(["gate", one, "--report", "out"]) == 2
    assert Path("out/note.txt").read_text() == "mine"


def test_nothing_to_judge_leaves_the_last_report(here: Path) -> None:
    Path("empty").mkdir()
    main(["gate", str(GOOD), "--report", "out"])
    before = Path("out/index.html").read_bytes()
    assert main(["gate", "empty", "--report", "out"]) == 2
    assert Path("out/index.html").read_bytes() == before


@pytest.mark.parametrize("name", sorted(path.name for path in DIRTY.glob("*.txt")))
def test_the_gate_refuses_whatever_fix_would_change(here: Path, name: str) -> None:
    shutil.copy(DIRTY / name, name)
    fixed = main(["fix", "--check", name])
    judged = main(["gate", name, "--report", "out", "--engine", "plain"])
    assert fixed == 0 or judged == 1


def test_the_search_profile_adds_a_key(here: Path) -> None:
    argv = ["records", str(next(GOOD.glob("001*.txt"))), "--profile", "search"]
    assert main([*argv, "-o", "x.jsonl"]) == 0
    (row,) = lines("x.jsonl")
    assert str(row["search_key"]).startswith("xa tan hoa khai truong thu vien")


def test_a_new_report_replaces_an_old_one_whole(here: Path) -> None:
    main(["gate", str(DIRTY), "--report", "out"])
    main(["gate", str(next(GOOD.glob("001*.txt"))), "--report", "out"])
    assert [p.name for p in Path("out/documents").iterdir()] == ["000001.html"]
    assert [p.name for p in here.iterdir()] == ["out"]


def test_hostile_documents_stay_text(here: Path) -> None:
    evil = '<img src=x onerror="alert(1)"><script>alert(2)</script></style>'
    name = "a<b>&'\"; rm.txt"
    body = "\n\nSáng nay thư viện xã mở cửa đón bạn đọc. " * 9
    Path(name).write_text(f"Thư viện {evil} mở cửa{body}", "utf-8")
    main(["gate", name, "--report", "out"])
    for path in Path("out").rglob("*.html"):
        html = path.read_text("utf-8")
        assert "<img" not in html
        assert "<script" not in html
        assert "Content-Security-Policy" in html
        assert "<b>&" not in html


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (["--fail-on", "critcal"], "did you mean 'critical'?"),
        (["--engine", "plan"], "did you mean 'plain'?"),
        (["--tone-style", "odl"], "did you mean 'old'?"),
    ],
)
def test_wrong_usage(
    here: Path, capsys: pytest.CaptureFixture[str], argv: list[str], hint: str
) -> None:
    assert main(["gate", str(GOOD), "--report", "out", *argv]) == 2
    assert hint in capsys.readouterr().err
    assert not Path("out").exists()


def test_records_as_jsonl_and_parquet_are_the_same(here: Path) -> None:
    parquet = pytest.importorskip(
        "pyarrow.parquet", reason="pip install chuanhoa[corpus]"
    )
    assert main(["records", str(GOOD), "-o", "x.jsonl"]) == 0
    assert main(["records", str(GOOD), "-o", "x.parquet"]) == 0
    rows = parquet.read_table("x.parquet").to_pylist()
    for row in rows:
        day = row["published_date"]
        row["published_date"] = None if day is None else day.isoformat()
    assert rows == lines("x.jsonl")


def test_rejected_inputs_are_written_with_their_reasons(here: Path) -> None:
    argv = ["records", str(DIRTY), "-o", "out/", "--reject-out", "bad.jsonl"]
    assert main(argv) == 3
    assert "12_byte-hong.txt" in {
        Path(str(r["source"])).name for r in lines("bad.jsonl")
    }
    parts = Path("out").glob("part-*.jsonl")
    written = sum(len(lines(str(path))) for path in parts)
    assert written + len(lines("bad.jsonl")) == 15


def test_records_need_a_known_format(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["records", str(GOOD), "-o", "x.csv"]) == 2
    assert ".parquet" in capsys.readouterr().err


def test_a_fault_of_the_gate_is_status_4_in_both_languages(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        msg = "the suite is not the rule table"
        raise GateFaultError(msg)

    monkeypatch.setattr("chuanhoa.gate_run.run_gate", fail)
    for lang, words in (("vi", "lỗi của chuanhoa"), ("en", "a fault of chuanhoa")):
        assert main(["gate", str(GOOD), "--report", "out", "--lang", lang]) == 4
        assert words in capsys.readouterr().err
