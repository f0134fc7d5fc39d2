"""`chuanhoa gate --since`: what changed is judged, against everything."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from chuanhoa.cli import main

GOOD = Path(__file__).parents[2] / "seeds" / "documents"


def git(*argv: str) -> None:
    name = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *name, *argv], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    for file in sorted(GOOD.glob("00*.txt"))[:3]:
        shutil.copy(file, "seeds")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    return tmp_path


def gate(*more: str) -> int:
    words = ["gate", "seeds", "--report", "out", "--engine", "plain"]
    return main([*words, "--since", "main", *more])


def test_nothing_changed_passes_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert gate() == 0
    assert "0 of 3" in capsys.readouterr().err
    assert not Path("out").exists()


def test_only_a_new_seed_is_judged() -> None:
    fourth = sorted(GOOD.glob("0*.txt"))[3]
    shutil.copy(fourth, "seeds")
    assert gate() == 0
    lines = Path("out/records.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["source"] for line in lines] == [f"seeds/{fourth.name}"]


def test_a_copy_of_a_seed_that_did_not_change_is_refused() -> None:
    shutil.copy(next(Path("seeds").glob("001*.txt")), "seeds/copy.txt")
    assert gate() == 1
