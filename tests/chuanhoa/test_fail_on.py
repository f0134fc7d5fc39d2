"""`fail_on` means one thing, in the configuration and as an option of each command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chuanhoa.cli import main

NBSP = "Xã mở\N{NO-BREAK SPACE}thư viện.\n"  # a warning, of check and of the gate
LOST = "Xã mở th\N{REPLACEMENT CHARACTER} viện.\n"  # an error, and critical
LEVELS = ("info", "warning", "error", "critical", "never")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("warning.txt").write_text(NBSP, "utf-8")
    Path("error.txt").write_text(LOST, "utf-8")
    return tmp_path


def command(name: str, path: str) -> list[str]:
    more = {"gate": ["--engine", "plain"], "fix": ["--diff"], "check": []}[name]
    return [name, path, *more]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("path", ["warning.txt", "error.txt"])
@pytest.mark.parametrize("name", ["check", "gate"])
def test_check_and_gate_fail_alike(
    here: Path, name: str, path: str, level: str
) -> None:
    fails = {"warning.txt": {"info", "warning"}, "error.txt": set(LEVELS) - {"never"}}
    expected = int(level in fails[path])
    assert main([*command(name, path), "--fail-on", level]) == expected
    Path("chuanhoa.toml").write_text(f'fail_on = "{level}"\n')
    assert main(command(name, path)) == expected


def test_the_option_comes_before_the_configuration(here: Path) -> None:
    Path("chuanhoa.toml").write_text('fail_on = "never"\n')
    for name in ("check", "gate"):
        assert main([*command(name, "warning.txt"), "--fail-on", "warning"]) == 1
        assert main(["--isolated", *command(name, "warning.txt")]) == 1


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("never", 0)])
def test_what_fix_leaves_fails_likewise(here: Path, level: str, status: int) -> None:
    Path("chuanhoa.toml").write_text(f'fail_on = "{level}"\n')
    assert main(["fix", "error.txt"]) == status


@pytest.mark.parametrize(("level", "rows"), [("critical", 1), ("warning", 0)])
def test_the_records_of_a_gate_are_split_by_it(
    here: Path, level: str, rows: int
) -> None:
    Path("chuanhoa.toml").write_text(f'fail_on = "{level}"\n')
    main(["gate", "warning.txt", "--accept-out", "good.jsonl", "--engine", "plain"])
    assert len(Path("good.jsonl").read_text("utf-8").splitlines()) == rows


def test_never_changes_no_verdict(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the status: the report, and what is accepted, are those of the default."""
    argv = ["gate", "warning.txt", "--engine", "plain", "--accept-out", "x.jsonl"]
    assert main([*argv, "--report", "a"]) == 1
    said = capsys.readouterr()
    assert main([*argv, "--report", "b", "--fail-on", "never"]) == 0
    again = capsys.readouterr()
    assert again.out == said.out.replace("a/index", "b/index")
    assert again.err == said.err + (
        "chuanhoa: fail_on is never: the exit status is 0 though the gate is not"
        " passed\n"
    )
    assert Path("x.jsonl").read_bytes() == b""
    for name in ("verdict.json", "manifest.json", "index.html"):
        assert Path("b", name).read_bytes() == Path("a", name).read_bytes()
    assert not json.loads(Path("b/verdict.json").read_text("utf-8"))["passed"]


def test_never_hides_nothing_that_was_not_read(here: Path) -> None:
    argv = ["--engine", "plain", "--fail-on", "never"]
    assert main(["gate", "gone.txt", *argv]) == 3
    Path("empty").mkdir()
    assert main(["gate", "empty", *argv]) == 2
