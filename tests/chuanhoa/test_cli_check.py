"""`chuanhoa check` and what all commands share, through `main([...])`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chuanhoa.checking import Checking
from chuanhoa.cli import main
from chuanhoa.reports.run import Checked
from chuanhoa.usage import COMMANDS

ROOT = Path(__file__).parents[2]
DIRTY = "Ban\u00a0Chỉ đạo xã họp.\nBà con rất qúy khu rừng.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.txt").write_text("Thư viện xã mở cửa.\n", "utf-8")
    (tmp_path / "dirty.txt").write_text(DIRTY, "utf-8")
    (tmp_path / "bytes.txt").write_bytes(b"Th\xe0nh ph\xf4\n")
    return tmp_path


def test_a_clean_file_is_status_0(folder: Path) -> None:
    assert main(["check", "clean.txt"]) == 0


def test_findings_are_status_1_and_name_their_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "dirty.txt", "--format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        'dirty.txt:1:4: unicode-space [*] No-break or unusual space: "⍽" -> " "',
        (
            "dirty.txt:2:12: tone-misplaced [*] Tone mark on the wrong vowel:"
            ' "qúy" -> "quý"'
        ),
    ]
    assert "2 found: 2 [*] fixable" in err


def test_full_shows_a_window_with_carets(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("long.txt").write_text(
        "Xã họp bàn. " * 200 + "cuả làng" + " rồi về." * 99, "utf-8"
    )
    assert main(["check", "long.txt"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("  1 │ …")
    assert lines[1].endswith("…")
    assert len(lines[1]) < 80
    assert lines[1][lines[2].index("^") :].startswith("cuả")
    assert lines[2].split() == ["│", "^^^"]


def test_carets_stand_right_under_decomposed_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("nfd.txt").write_text("Thu\u031b vie\u0323\u0302n cuả xã", "utf-8")
    main(["check", "nfd.txt", "--select", "tone"])
    lines = capsys.readouterr().out.splitlines()
    bare = lines[1].replace("\u031b", "").replace("\u0323", "").replace("\u0302", "")
    assert bare[lines[2].index("^") :].startswith("cuả")


def test_json_and_jsonl_say_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "dirty.txt", "--format", "json"])
    whole = json.loads(capsys.readouterr().out)
    main(["check", "dirty.txt", "--format", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert whole == lines
    assert [
        (f["rule"], f["start"], f["end"], f["line"], f["column"]) for f in whole
    ] == [
        ("unicode-space", 3, 4, 1, 4),
        ("tone-misplaced", 31, 34, 2, 12),
    ]


def test_fingerprints_survive_changes_elsewhere(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def marks() -> set[str]:
        main(["check", "dirty.txt", "--format", "jsonl"])
        lines = capsys.readouterr().out.splitlines()
        return {json.loads(line)["fingerprint"] for line in lines}

    before = marks()
    Path("dirty.txt").write_text(
        "Một dòng mới ở trên cùng của tệp này.\n\n" + DIRTY, "utf-8"
    )
    assert marks() == before
    assert len(before) == 2


def test_unreadable_bytes_are_status_3_and_the_run_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "."]) == 3
    out, err = capsys.readouterr()
    assert "tone-misplaced" in out
    assert "bytes.txt: " in err
    assert "byte 2" in err


def test_a_missing_file_is_status_3(folder: Path) -> None:
    assert main(["check", "nowhere.txt"]) == 3


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (["chek", "."], "did you mean 'check'?"),
        (["check", ".", "--select", "unicod"], "did you mean 'unicode'?"),
        (["check", ".", "--profile", "repiar"], "did you mean 'repair'?"),
        (["check", ".", "--fail-on", "warnin"], "did you mean 'warning'?"),
        (["check", ".", "--format", "jsno"], "did you mean 'json'?"),
        (["check"], "give paths"),
        (["--lang", "fr", "check", "."], "vi or en"),
        (["rule", "unicode-nfcc"], "did you mean 'unicode-nfc'?"),
        (["rule", "Unicod"], "did you mean 'unicode'?"),
        (["check", ".", "--format", "JSON"], "did you mean 'json'?"),
    ],
)
def test_wrong_usage_is_status_2_with_a_suggestion(
    folder: Path, capsys: pytest.CaptureFixture[str], argv: list[str], hint: str
) -> None:
    assert main(argv) == 2
    assert hint in capsys.readouterr().err


def test_an_unknown_option_is_status_2(folder: Path) -> None:
    assert main(["check", ".", "--nope"]) == 2


def test_fail_on_chooses_the_severity(folder: Path) -> None:
    Path("style.txt").write_text("hoà hòa hòa hòa hòa", "utf-8")
    assert main(["check", "style.txt"]) == 0
    assert main(["check", "style.txt", "--fail-on", "info"]) == 1
    assert main(["check", "dirty.txt", "--fail-on", "error"]) == 0
    assert main(["check", "dirty.txt", "--fail-on", "never"]) == 0


def test_lost_letters_are_errors(folder: Path) -> None:
    Path("lost.txt").write_text("Quy\ufffdt định", "utf-8")
    assert main(["check", "lost.txt", "--fail-on", "error"]) == 1


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["--format", "concise"], ""),
        (["--statistics"], ""),
        ([], "rất qúy\n"),
        (["--statistics", "--output", "full=full.txt"], "rất qúy\n"),
    ],
)
def test_texts_are_kept_only_where_they_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], kept: str
) -> None:
    seen = []

    def spy(checking: Checking) -> Iterator[Checked]:
        for document in documents(checking):
            seen.append(document.text)
            yield document

    documents = Checking.documents
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("rất qúy\n", "utf-8")
    monkeypatch.setattr(Checking, "documents", spy)
    assert main(["--isolated", "check", "a.txt", *words]) == 1
    assert seen == [kept]


def test_a_name_like_none_is_not_answered_with_a_page_of_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rule", "zzzzzz"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("chuanhoa: unknown rule 'zzzzzz': known: encoding, ")
    assert err.count(", ") == 16
    assert err.rstrip().endswith(")")


def test_statistics_count_per_rule(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "dirty.txt", "--statistics"])
    rows = [line.split()[:3] for line in capsys.readouterr().out.splitlines()]
    assert rows == [["1", "tone-misplaced", "[*]"], ["1", "unicode-space", "[*]"]]
    main(["check", "dirty.txt", "--statistics", "--format", "json"])
    assert json.loads(capsys.readouterr().out) == [
        {"rule": "tone-misplaced", "count": 1},
        {"rule": "unicode-space", "count": 1},
    ]


def test_vietnamese_messages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "dirty.txt", "--lang", "vi"])
    out, err = capsys.readouterr()
    assert "Dấu thanh đặt sai nguyên âm" in out
    assert "2 phát hiện" in err


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (["chek", "."], "có phải 'check'?"),
        (["check", ".", "--select", "unicod"], "có phải 'unicode'?"),
        (["check", "nowhere.txt"], "không có tệp này"),
        (["undo", "nowhere.jsonl"], "không có tệp hoàn tác"),
    ],
)
def test_errors_in_vietnamese(
    folder: Path, capsys: pytest.CaptureFixture[str], argv: list[str], hint: str
) -> None:
    assert main(["--lang", "vi", *argv]) in (2, 3)
    assert hint in capsys.readouterr().err


def test_a_full_disk_is_no_fault_of_ours(folder: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m chuanhoa check dirty.txt > /dev/full"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


def test_hostile_text_is_never_printed_raw(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("esc.txt").write_text("xã \x1b[31mđỏ\u202e \x00 cuả", "utf-8")
    main(["check", "esc.txt"])
    out, err = capsys.readouterr()
    assert not {"\x1b", "\u202e", "\x00"} & set(out + err)
    assert "<U+202E>" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    assert COMMANDS[command].en[:30] in capsys.readouterr().out


def test_no_command_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "COMMAND" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("chuanhoa 0.")


def test_rule_pages_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule"]) == 0
    listed = capsys.readouterr().out
    assert "unicode-nfc" in listed
    assert main(["rule", "tone"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "tone-misplaced",
        "tone-style",
    ]
    main(["rule", "tone-misplaced"])
    english = capsys.readouterr().out
    main(["rule", "tone-misplaced", "--lang", "vi"])
    vietnamese = capsys.readouterr().out
    assert "A syllable has one place" in english
    assert "Mỗi âm tiết" in vietnamese


def test_explain_names_rules_and_code_points(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "Vie\u0323\u0302t\u00a0Nam"]) == 0
    out = capsys.readouterr().out
    assert "U+0065 U+0323 U+0302" in out
    assert "unicode-space" in out
    assert out.splitlines()[-1] == "Việt Nam"


def test_interrupt_is_status_130(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("chuanhoa.checking.normalize", stop)
    assert main(["check", "clean.txt"]) == 130
