"""The command line as a process: pipes, locales, hash seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unicodedata import combining
from unicodedata import normalize as to_form

import pytest

from chuanhoa.cli import main

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


@pytest.mark.parametrize("encoding", ["cp1258", "ascii", "cp437"])
def test_carets_stand_right_where_the_console_lacks_letters(
    tmp_path: Path, encoding: str
) -> None:
    line = "Hộị nghị → tổng kết:\u00a0công tác rất qúy báu\n"
    (tmp_path / "a.txt").write_text(to_form("NFD", line[:8]) + line[8:], "utf-8")
    words = ("check", str(tmp_path), "--select", "tone", "--lang", "vi", "--isolated")
    done = run(*words, PYTHONIOENCODING=encoding)
    _, shown, carets = done.stdout.decode(encoding).splitlines()
    marks = [letter for letter in shown if combining(letter)]
    found = shown[carets.index("^") + len(marks) :]
    assert found.startswith(("qúy", "q\\xfay"))
    assert "<TAB>" not in shown


def test_a_vietnamese_console_of_old_gets_vietnamese(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bà con rất qúy xã.\n", "utf-8")
    words = ("check", str(tmp_path), "--lang", "vi", "--format", "concise")
    done = run(*words, PYTHONIOENCODING="cp1258")
    said = to_form("NFC", done.stdout.decode("cp1258"))
    assert 'Dấu thanh đặt sai nguyên âm: "qúy" -> "quý"' in said
    assert "phát hiện: 1 [*] sửa được" in to_form("NFC", done.stderr.decode("cp1258"))


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


@pytest.mark.parametrize("form", ["concise", "jsonl", "github", "sarif", "junit"])
def test_every_format_ends_with_its_reader(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_text("Ban\u00a0Chỉ đạo xã họp\n" * 5_000, "utf-8")
    program = f"{sys.executable} -m chuanhoa check {tmp_path} --format {form}"
    command = f"{program} | head -c 10; echo ${{PIPESTATUS[0]}} >&2"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=True, cwd=ROOT
    )
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    assert len(done.stdout) == 10


def test_ctrl_c_is_status_130_and_leaves_no_traceback(tmp_path: Path) -> None:
    code = (
        "import os, signal, chuanhoa.checking as c, chuanhoa.cli as cli\n"
        "def stop(*a, **k): os.kill(os.getpid(), signal.SIGINT)\n"
        "c.normalize = stop\n"
        f"raise SystemExit(cli.main(['check', {str(ROOT / DIRTY)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT
    )
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr


LOADING = """
import os, runpy, signal, sys
class Stop:
    def find_spec(self, name, *_):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
runpy.run_module("chuanhoa", run_name="__main__")
"""


@pytest.mark.parametrize("module", ["chuanhoa.cli", "argparse", "chuanhoa.console"])
def test_ctrl_c_while_it_is_loaded_is_status_130_too(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADING, module],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 130
    assert done.stderr == b""


def test_every_exit_status_can_be_had(tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text("Thư viện xã mở cửa.\n", "utf-8")
    (tmp_path / "dirty.txt").write_text("rất qúy\n", "utf-8")
    (tmp_path / "bytes.txt").write_bytes(b"Th\xe0nh ph\xf4\n")
    clean, dirty, unread = (
        str(tmp_path / name) for name in ("clean.txt", "dirty.txt", "bytes.txt")
    )
    got = [
        run("check", *words).returncode
        for words in (
            [clean],
            [clean, dirty],
            [clean, "--fromat", "json"],
            [dirty, unread],
            [str(tmp_path / "nowhere.txt"), dirty],
        )
    ]
    assert got == [0, 1, 2, 3, 3]


def test_a_file_without_permission_is_status_3(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "a.txt").write_text("rất qúy\n", "utf-8")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)  # root may read every file
    assert main(["--isolated", "check", str(tmp_path)]) == 3
    assert "a.txt: the file cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["doctor"],
        ["check", DIRTY, "--format", "sarif", "--fail-on", "never"],
        ["records", "seeds/documents", "-o", "{tmp}/parts/"],
    ],
)
def test_a_checkout_that_is_not_installed_can_be_run(
    tmp_path: Path, words: list[str]
) -> None:
    """As from PYTHONPATH, or `--py-files` of Spark: no version is known there."""
    code = (
        "import importlib.metadata as m, sys\n"
        "def gone(name): raise m.PackageNotFoundError(name)\n"
        "m.version = gone\n"
        "from chuanhoa.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    words = [word.format(tmp=tmp_path) for word in words]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, check=False, cwd=ROOT
    )
    assert done.returncode in (0, 3), done.stderr
    assert b"Traceback" not in done.stderr
    assert b"0+unknown" in done.stdout or words[0] == "records"
