"""What the system refuses: closed streams, full disks, files that are not writable."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chuanhoa.cli import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("rất qúy\n", "utf-8")
    return tmp_path


def shell(command: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash; output is buffered, as it is for users, unless `env` says."""
    program = f"{sys.executable} -m chuanhoa"
    root = str(Path(__file__).parents[2])
    usual = {"PYTHONPATH": root, "CHUANHOA_LANG": "en", "PYTHONUNBUFFERED": ""}
    return subprocess.run(
        ["bash", "-c", command.replace("chuanhoa", program)],
        capture_output=True,
        check=False,
        env={**os.environ, **usual, **env},
    )


BUFFERED = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "not"])


def test_a_closed_standard_output_is_no_fault(here: Path) -> None:
    done = shell("chuanhoa check a.txt >&-")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_messages_never_go_to_standard_output(here: Path) -> None:
    done = shell("chuanhoa check a.txt --format concise 2>&-")
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        'a.txt:1:5: tone-misplaced [*] Tone mark on the wrong vowel: "qúy" -> "quý"'
    ]


def test_a_closed_standard_input_is_an_input_that_was_not_read(here: Path) -> None:
    for command in ("check", "explain"):
        done = shell(f"chuanhoa {command} - <&-")
        assert done.returncode == 3
        assert b"-: the file cannot be read" in done.stderr
        assert b"Traceback" not in done.stderr


@BUFFERED
@pytest.mark.parametrize(
    "command",
    ["check a.txt", "fix --diff a.txt", "rule", "explain x", "--version", "--help"],
)
def test_a_full_disk_is_status_3(here: Path, command: str, unbuffered: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    line = f"chuanhoa --lang vi {command} > /dev/full"
    done = shell(line, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 3
    assert "chuanhoa: đầu ra chuẩn: đĩa đã đầy\n" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@BUFFERED
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("check b.txt", 1),
        ("check b.txt --format jsonl", 1),
        ("check clean.txt", 0),
        ("fix --diff b.txt", 1),
        ("fix - < b.txt", 0),
        ("completion bash", 0),
        ("--help", 0),
    ],
)
def test_a_reader_that_goes_changes_no_verdict(
    here: Path, command: str, status: int, unbuffered: str
) -> None:
    """A CI step `check | head` under pipefail must not pass a dirty seed."""
    Path("b.txt").write_text("Ban\u00a0Chỉ đạo rất qúy\n" * 3_000, "utf-8")
    Path("clean.txt").write_text("Thư viện xã mở cửa.\n", "utf-8")
    line = f"chuanhoa {command} | (exec 0<&-); exit ${{PIPESTATUS[0]}}"
    done = shell(line, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == status, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@BUFFERED
def test_messages_that_nobody_reads_stop_no_repair(here: Path, unbuffered: str) -> None:
    Path("b.txt").write_bytes(b"\xff\xfe\xfd")
    Path("c.txt").write_text("rất qúy\n", "utf-8")
    line = "chuanhoa fix b.txt a.txt c.txt 2>&1 | (exec 0<&-); exit ${PIPESTATUS[0]}"
    assert shell(line, PYTHONUNBUFFERED=unbuffered).returncode == 3
    for name in ("a.txt", "c.txt"):
        assert Path(name).read_text("utf-8") == "rất quý\n"


def test_what_cannot_be_written_is_named_as_it_was_given(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("out").mkdir()
    assert main(["check", "a.txt", "--output", "json=out"]) == 3
    assert "chuanhoa: out: Is a directory\n" in capsys.readouterr().err
    assert main(["--lang", "vi", "check", "a.txt", "--output", "json=a.txt/x"]) == 3
    assert "chuanhoa: a.txt: tệp đã có\n" in capsys.readouterr().err
    assert sorted(os.listdir()) == ["a.txt", "out"]  # noqa: PTH208 -- names are enough


@pytest.mark.parametrize("command", ["check", "fix", "gate", "doctor"])
def test_an_empty_path_is_not_the_current_folder(
    here: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, ""]) == 2
    assert "a path is empty" in capsys.readouterr().err
    assert Path("a.txt").read_text("utf-8") == "rất qúy\n"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_files_of_ours_that_are_none_are_told_plainly(
    here: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bad.json").write_text("{", "utf-8")
    for words in (
        ["undo", "bad.json"],
        ["check", "a.txt", "--baseline", "bad.json"],
        ["baseline", "apply", "--decisions", "bad.json"],
    ):
        assert main([*words, "--lang", lang]) == 2
        err = capsys.readouterr().err
        assert err.startswith("chuanhoa: bad.json")
        assert "JSONDecodeError" not in err
        assert ("phiên bản" in err) is (lang == "vi")


def test_a_missing_table_is_told_in_both_languages(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["check", "a.txt", "--abbreviations", "none.toml"]
    assert main(words) == 2
    assert "none.toml: No such file or directory" in capsys.readouterr().err
    assert main([*words, "--lang", "vi"]) == 2
    assert "none.toml: không có tệp hay thư mục này" in capsys.readouterr().err


def test_a_file_that_was_changed_since_is_told_of_once(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("rất qúy\n", "nơi qúy khách\n"):
        Path("a.txt").write_text(text, "utf-8")
        assert main(["fix", "a.txt", "--undo-file", "u.jsonl"]) == 0
    Path("a.txt").write_text("khác\n", "utf-8")
    capsys.readouterr()
    assert main(["undo", "u.jsonl"]) == 1
    assert capsys.readouterr().err.count("changed since") == 1


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("records a.txt -o a.txt/x.jsonl", "a.txt"),
        ("records a.txt -o a.txt/parts/", "a.txt"),
        ("records a.txt -o out.jsonl --reject-out a.txt/x", "a.txt"),
        ("gate a.txt --engine plain --report a.txt/out", "a.txt"),
        ("gate a.txt --engine plain --report out --accept-out a.txt/x.jsonl", "a.txt"),
        ("baseline create a.txt --baseline a.txt/x", "a.txt"),
        ("fix a.txt --undo-file a.txt/x", "a.txt"),
        ("check a.txt --output json=a.txt/x", "a.txt"),
    ],
)
def test_an_output_that_cannot_be_written_is_status_3(
    here: Path, command: str, name: str
) -> None:
    done = shell(f"chuanhoa {command}")
    said = done.stderr.decode()
    assert done.returncode == 3, said
    assert f"chuanhoa: {name}" in said
    assert ".part" not in said
    assert "Traceback" not in said
    assert Path("a.txt").read_text("utf-8") == "rất qúy\n"


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("records . -o x.jsonl", "x.jsonl"),
        ("check . --output json=x.json", "x.json"),
        ("gate . --engine plain --report out", "out"),
        ("fix b.txt", "b.txt"),
    ],
)
def test_a_disk_that_gets_full_is_told_with_the_file(
    here: Path, command: str, name: str
) -> None:
    text = "Ban\u00a0Chỉ đạo rất qúy bà con.\n" * 2_000
    Path("b.txt").write_text(text, "utf-8")
    done = shell(f"ulimit -f 16; chuanhoa {command} --lang en")
    said = done.stderr.decode()
    assert done.returncode == 3, said
    assert f"chuanhoa: {name}: File too large" in said
    assert Path("b.txt").read_text("utf-8") == text
    assert not Path(name).exists() or name == "b.txt"
    left = [path.name for path in here.iterdir() if path.name.startswith(".")]
    assert left == []


def test_a_number_of_workers_is_from_one(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in ("0", "-3"):
        assert main(["records", "a.txt", "-o", "out/", f"--workers={n}"]) == 2
        assert f"--workers {n}: give a number from 1" in capsys.readouterr().err


def test_a_current_folder_that_is_gone_is_told(here: Path) -> None:
    done = shell("mkdir x && cd x && rmdir ../x && chuanhoa check a.txt")
    assert done.returncode == 3
    assert done.stderr.decode().endswith("chuanhoa: the current folder is gone\n")
