"""The command line as a process: pipes, locales, hash seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DIRTY = "seeds/examples/dirty"


def run(*argv: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "chuanhoa", *argv],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **env},
    )


def test_a_closed_pipe_leaves_no_traceback(tmp_path: Path) -> None:
    # More than a pipe holds, so that the writer is still at it when the reader goes.
    (tmp_path / "a.txt").write_text("Ban\u00a0Chỉ đạo xã họp\n" * 5_000, "utf-8")
    command = f"{sys.executable} -m chuanhoa check {tmp_path} | head -1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=True, cwd=ROOT
    )
    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1"},
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Ho_Chi_Minh"},
    ],
    ids="-".join,
)
def test_the_same_bytes_come_out_anywhere(env: dict[str, str]) -> None:
    assert run("check", DIRTY, **env).stdout == run("check", DIRTY).stdout


def test_a_crash_is_our_own_fault_and_says_so() -> None:
    code = (
        "import chuanhoa.checking as c, chuanhoa.cli as cli\n"
        "def broken(*a, **k): raise RuntimeError('boom')\n"
        "c.normalize = broken\n"
        f"raise SystemExit(cli.main(['check', {str(ROOT / DIRTY)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT
    )
    assert done.returncode == 4
    assert b"boom" in done.stderr
