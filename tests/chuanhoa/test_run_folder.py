"""The folder of a report: one run at a time, whole or not at all."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from chuanhoa import run_folder
from chuanhoa.cli import main
from chuanhoa.folder_lock import FolderError
from chuanhoa.run_folder import building, keep_run, put_in_place

TEXT = "Thư viện xã mở cửa\n\n" + "Sáng nay thư viện xã mở cửa đón bạn đọc. " * 9


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, "utf-8")
    return tmp_path


def gate(*options: str) -> int:
    return main(["gate", "a.txt", "--engine", "plain", "--report", "out", *options])


def names() -> set[str]:
    return {path.name for path in Path().iterdir()}


def test_a_second_run_into_one_report_is_kept_out(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate() == 0
    before = Path("out/index.html").read_bytes()
    Path(".out.lock").write_text(str(os.getppid()))
    assert gate() == 2
    assert "another run" in capsys.readouterr().err
    assert Path("out/index.html").read_bytes() == before
    with pytest.raises(FolderError), building(Path("out")):
        pass
    Path(".out.lock").write_text("4194304999")
    assert gate() == 0
    assert names() == {"a.txt", "out"}


def test_what_a_killed_run_left_is_removed_and_its_report_put_back(here: Path) -> None:
    assert gate() == 0
    # Killed between the two renames, and another time while it was building.
    Path("out").rename(".out.abcdefgh.old")
    Path(".out.12345678/documents").mkdir(parents=True)
    Path(".out.87654321").mkdir()
    Path(".out.87654321/mine.txt").write_text("x")
    with building(Path("out")):
        assert Path("out/verdict.json").is_file()
        assert not Path(".out.12345678").exists()
    assert names() == {"a.txt", "out", ".out.87654321"}


def test_a_disk_that_is_full_leaves_the_last_report(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate("--accept-out", "good.jsonl") == 0
    before = {p: p.read_bytes() for p in Path().rglob("*") if p.is_file()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("chuanhoa.record_files.os.fsync", full)
    assert gate("--accept-out", "good.jsonl") == 3
    assert "chuanhoa: out: No space left on device\n" in capsys.readouterr().err
    assert {p: p.read_bytes() for p in Path().rglob("*") if p.is_file()} == before


def test_a_run_that_cannot_be_kept_fails_and_does_not_hang(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("new").mkdir()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "not here")

    monkeypatch.setattr(run_folder.Path, "rename", refuse)
    with pytest.raises(PermissionError):
        keep_run(Path("new"), Path("runs"), 3)
    with pytest.raises(PermissionError):
        put_in_place(Path("new"), Path("out"))


@pytest.mark.parametrize(
    "options",
    [
        ("--accept-out", "x.jsonl", "--reject-out", "./x.jsonl"),
        ("--keep", "9" * 5000),
        ("--keep", "-1"),
    ],
)
def test_wrong_options_are_refused(here: Path, options: tuple[str, ...]) -> None:
    assert gate(*options) == 2
    assert names() == {"a.txt"}


def test_a_run_is_not_committed_by_mistake(here: Path) -> None:
    assert gate("--keep", "1") == 0
    assert Path("out/.gitignore").read_text("utf-8") == "*\n"
    subprocess.run(["git", "init", "-q"], check=True)
    argv = ["git", "status", "--porcelain", "--untracked-files=all"]
    seen = subprocess.run(argv, capture_output=True, check=True, text=True).stdout
    assert seen == "?? a.txt\n"
    assert gate("--keep", "1") == 0  # It is a report as before, and may be replaced.
