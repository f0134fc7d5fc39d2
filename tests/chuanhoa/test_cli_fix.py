"""`chuanhoa fix` and `chuanhoa undo`, through `main([...])`."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chuanhoa.cli import main
from chuanhoa.normalize.edits import Normalized

BEFORE = (
    "Ban\u00a0Chỉ đạo\r\nqúy bà con\r\ncuối dòng không có xuống dòng\u00a0".encode()
)
AFTER = "Ban Chỉ đạo\r\nquý bà con\r\ncuối dòng không có xuống dòng ".encode()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("a.txt")
    path.write_bytes(BEFORE)
    return path


def test_line_ends_and_a_missing_final_newline_stay(file: Path) -> None:
    assert main(["fix", "a.txt"]) == 0
    assert file.read_bytes() == AFTER


def test_the_mode_of_the_file_stays(file: Path) -> None:
    file.chmod(0o640)
    main(["fix", "a.txt"])
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_clean_file_is_not_written(file: Path) -> None:
    file.write_bytes(AFTER)
    os.utime(file, (1, 1))
    assert main(["fix", "a.txt"]) == 0
    assert file.stat().st_mtime == 1


def test_check_and_diff_write_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fix", "--check", "a.txt"]) == 1
    assert main(["fix", "--diff", "a.txt"]) == 1
    assert file.read_bytes() == BEFORE
    out = capsys.readouterr().out
    assert "-qúy bà con" in out
    assert "+quý bà con" in out


def test_the_diff_is_a_patch(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["fix", "--diff", "a.txt"])
    Path("a.diff").write_bytes(capsys.readouterr().out.encode())
    patch = ["git", "apply", "--unidiff-zero", "-p0", "a.diff"]
    subprocess.run(patch, check=True, capture_output=True)
    assert file.read_bytes() == AFTER


def test_a_second_fix_changes_nothing(file: Path) -> None:
    main(["fix", "a.txt"])
    assert main(["fix", "--check", "a.txt"]) == 0


def test_undo_gives_the_bytes_back(file: Path) -> None:
    main(["fix", "a.txt", "--undo-file", "undo.jsonl"])
    assert json.loads(Path("undo.jsonl").read_text())["original"] is None
    assert main(["undo", "undo.jsonl"]) == 0
    assert file.read_bytes() == BEFORE


def test_undo_can_be_repeated(file: Path) -> None:
    for _ in range(2):
        main(["fix", "a.txt", "--undo-file", "undo.jsonl"])
        assert main(["undo", "undo.jsonl"]) == 0
        assert main(["undo", "undo.jsonl"]) == 0
        assert file.read_bytes() == BEFORE


def test_ignoring_a_family_is_no_fault(file: Path) -> None:
    file.write_text("Vie\u0323\u0302t\u00a0qúy", "utf-8")
    assert main(["fix", "a.txt", "--ignore", "unicode"]) == 0
    assert file.read_text("utf-8") == "Vie\u0323\u0302t\u00a0quý"


def test_only_what_was_written_is_counted(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("chuanhoa.repair.write_atomically", refuse)
    assert main(["fix", "a.txt"]) == 3
    assert "repaired files: 0, edits: 0" in capsys.readouterr().err


def test_undo_refuses_a_file_that_changed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["fix", "a.txt", "--undo-file", "undo.jsonl"])
    file.write_bytes(AFTER + b"more")
    assert main(["undo", "undo.jsonl"]) == 1
    assert "changed since" in capsys.readouterr().err
    assert file.read_bytes() == AFTER + b"more"


def test_two_fixes_are_undone_the_newest_first(file: Path) -> None:
    main(["fix", "a.txt", "--select", "tone", "--undo-file", "undo.jsonl"])
    main(["fix", "a.txt", "--undo-file", "undo.jsonl"])
    assert main(["undo", "undo.jsonl"]) == 0
    assert file.read_bytes() == BEFORE


def test_a_byte_order_mark_goes_and_comes_back(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + BEFORE)
    main(["fix", "a.txt", "--undo-file", "undo.jsonl"])
    assert file.read_bytes() == AFTER
    main(["undo", "undo.jsonl"])
    assert file.read_bytes() == b"\xef\xbb\xbf" + BEFORE


def test_utf16_becomes_utf8_and_comes_back(file: Path) -> None:
    old = BEFORE.decode().encode("utf-16")
    file.write_bytes(old)
    main(["fix", "a.txt", "--undo-file", "undo.jsonl"])
    assert file.read_bytes() == AFTER
    main(["undo", "undo.jsonl"])
    assert file.read_bytes() == old


@pytest.mark.parametrize("line", ["nonsense", "{}", '{"version": 9}', "[]"])
def test_a_broken_undo_file_is_status_2(file: Path, line: str) -> None:
    Path("undo.jsonl").write_text(line)
    assert main(["undo", "undo.jsonl"]) == 2
    assert main(["undo", "nowhere.jsonl"]) == 2


def test_a_line_that_a_crash_broke_off_takes_no_other_with_it(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The way back is written before a file is: the last file is as it was."""
    before = file.read_bytes()
    other = file.with_name("b.txt")
    other.write_text("rất qúy\n", "utf-8")
    assert main(["fix", str(file), "--undo-file", "undo"]) == 0
    whole = Path("undo").read_bytes()
    Path("undo").write_bytes(whole + whole[:40])
    assert main(["fix", str(other), "--undo-file", "undo"]) == 0
    assert main(["undo", "undo"]) == 3
    assert (
        "lines that cannot be read and were passed over: 1" in capsys.readouterr().err
    )
    assert file.read_bytes() == before
    assert other.read_text("utf-8") == "rất qúy\n"


def test_unreadable_bytes_are_left_alone(file: Path) -> None:
    file.write_bytes(b"Th\xe0nh")
    assert main(["fix", "a.txt"]) == 3
    assert file.read_bytes() == b"Th\xe0nh"


def test_style_only_with_unsafe_fixes(file: Path) -> None:
    file.write_text("hoà hòa hòa hòa hòa", "utf-8")
    main(["fix", "a.txt"])
    assert file.read_text("utf-8") == "hoà hòa hòa hòa hòa"
    main(["fix", "--unsafe-fixes", "a.txt"])
    assert file.read_text("utf-8") == "hòa hòa hòa hòa hòa"


def test_what_is_lost_stays_status_1(file: Path) -> None:
    file.write_text("Quy\ufffdt định\u00a0", "utf-8")
    assert main(["fix", "a.txt"]) == 1
    assert file.read_text("utf-8") == "Quy\ufffdt định "


def test_a_change_that_fails_its_proof_is_not_written(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Normalized, "undo", lambda _: "something else")
    assert main(["fix", "a.txt"]) == 4
    assert "undo does not give" in capsys.readouterr().err
    assert file.read_bytes() == BEFORE


def test_a_full_disk_leaves_the_old_bytes(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("chuanhoa.files.os.fsync", full)
    assert main(["fix", "a.txt"]) == 3
    assert file.read_bytes() == BEFORE
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_a_link_is_followed_not_replaced(file: Path) -> None:
    Path("link.txt").symlink_to("a.txt")
    main(["fix", "link.txt"])
    assert Path("link.txt").is_symlink()
    assert file.read_bytes() == AFTER


def test_standard_input_goes_to_standard_output(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BEFORE)))
    assert main(["fix", "-"]) == 0
    assert capfdbinary.readouterr().out == AFTER


def test_tables_are_written_once_and_undone(file: Path) -> None:
    row = '{"id": 1, "n": 1.50, "text":  "rất qúy" }\r\n{"id": 2, "text": "sạch"}'
    for name in ("a.jsonl", "b.jsonl"):  # the same ids: nothing here goes by them
        Path(name).write_bytes(row.encode())
    assert main(["fix", "a.jsonl", "b.jsonl", "--undo-file", "undo.jsonl"]) == 0
    assert Path("b.jsonl").read_bytes() == row.replace("qúy", "quý").encode()
    assert [json.loads(line)["original"] for line in _lines()] == [None] * 2
    assert main(["undo", "undo.jsonl"]) == 0
    assert Path("a.jsonl").read_bytes() == row.encode()


def test_the_diff_of_a_table_is_a_patch(
    file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    Path("a.csv").write_bytes("id,text\n1,rất qúy\n2,sạch\n".encode())
    assert main(["fix", "--diff", "a.csv"]) == 1
    Path("a.diff").write_bytes(capsysbinary.readouterr().out)
    patch = ["git", "apply", "--unidiff-zero", "-p0", "a.diff"]
    subprocess.run(patch, check=True, capture_output=True)
    assert Path("a.csv").read_bytes() == "id,text\n1,rất quý\n2,sạch\n".encode()


def test_the_diff_of_words_shows_each_change(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fix", "--diff=word", "a.txt"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "a.txt:1: Ban[-⍽-]{+ +}Chỉ đạo",
        "a.txt:2: [-qúy-]{+quý+} bà con",
        "a.txt:3: cuối dòng không có xuống dòng[-⍽-]{+ +}",
    ]
    assert file.read_bytes() == BEFORE


def test_the_diff_of_words_cuts_long_lines(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("Xã họp bàn. " * 100 + "qúy" + " rồi về." * 99, "utf-8")
    main(["fix", "--diff=word", "a.txt"])
    (line,) = capsys.readouterr().out.splitlines()
    assert len(line) < 100
    assert "…" in line
    assert "[-qúy-]{+quý+}" in line


def test_diff_takes_no_file_for_its_value(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fix", "--diff", "a.txt"]) == 1
    assert main(["fix", "--diff=wrod", "a.txt"]) == 2
    assert "--diff" in capsys.readouterr().err


def _lines() -> list[str]:
    return Path("undo.jsonl").read_text("utf-8").splitlines()
