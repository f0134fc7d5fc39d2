"""The configuration file, and users' own tables of short forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuanhoa.cli import main

TABLE = """
[[form]]
short = "VBX"
sense = [{ expansion = "văn bản xã" }]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project" / "seeds"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("CHUANHOA_LANG", raising=False)
    Path("a.txt").write_text("hoà hòa hòa hòa hòa\n", "utf-8")
    return folder


def test_the_nearest_file_above_counts(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here.parent / "chuanhoa.toml").write_text('fail_on = "info"\nlang = "vi"\n')
    assert main(["check", "a.txt"]) == 1
    assert "phát hiện" in capsys.readouterr().err
    (here / "chuanhoa.toml").write_text('fail_on = "never"\n')
    assert main(["check", "a.txt"]) == 0


def test_pyproject_counts_where_it_has_our_table(here: Path) -> None:
    (here.parent / "chuanhoa.toml").write_text('fail_on = "info"\n')
    (here / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert main(["check", "a.txt"]) == 1
    (here / "pyproject.toml").write_text('[tool.chuanhoa]\nignore = ["tone"]\n')
    assert main(["check", "a.txt", "--fail-on", "info"]) == 0


@pytest.mark.parametrize(
    ("text", "en", "vi"),
    [
        (
            '[checks.text-empy]\nseverity = "off"\n',
            "chuanhoa.toml:1:9: unknown check",
            "chuanhoa.toml:1:9: không có kiểm tra",
        ),
        (
            '[checks.text-empty]\nseverty = "off"\n',
            "chuanhoa.toml:2:1: unknown key of the check 'text-empty' 'severty'",
            "chuanhoa.toml:2:1: không có khóa của kiểm tra 'text-empty' 'severty'",
        ),
        (
            '[checks]\ntext-empty = { severity = "of" }\n',
            "chuanhoa.toml:2:27: unknown severity of 'text-empty' 'of'",
            "chuanhoa.toml:2:27: không có mức độ của 'text-empty' 'of'",
        ),
    ],
)
def test_a_wrong_check_is_told_with_its_place(
    here: Path, text: str, en: str, vi: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "chuanhoa.toml").write_text(text)
    for lang, told in (("en", en), ("vi", vi)):
        assert main(["gate", "a.txt", "--engine", "plain", "--lang", lang]) == 2
        err = capsys.readouterr().err
        assert told in err
        assert err.rstrip().endswith("^")


@pytest.mark.parametrize(
    ("table", "vi"),
    [
        ("form = 1", "form phải là danh sách, không phải 1"),
        ('[[form]]\nshrt = "VBX"', "không có khóa 'shrt': có phải 'short'?"),
        ('[[form]]\nshort = "VBX"', "thiếu sense, hoặc để trống"),
        ("x = ", "không đúng TOML"),
    ],
)
def test_a_wrong_table_of_short_forms_is_told_in_vietnamese(
    here: Path, table: str, vi: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("own.toml").write_text(table, "utf-8")
    words = ["check", "a.txt", "--abbreviations", "own.toml", "--lang", "vi"]
    assert main(words) == 2
    err = capsys.readouterr().err
    assert err.startswith("chuanhoa: own.toml: ")
    assert vi in err


def test_options_come_before_the_configuration(here: Path) -> None:
    (here / "chuanhoa.toml").write_text('fail_on = "info"\nignore = ["tone"]\n')
    assert main(["check", "a.txt"]) == 0
    assert main(["check", "a.txt", "--ignore", "unicode"]) == 1
    assert main(["--isolated", "check", "a.txt"]) == 0


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('tone_stlye = "old"', "did you mean 'tone_style'?"),
        ('select = "unicode"', "must be a list"),
        ("profile = 3", "must be a string"),
        ('profile = "standart"', "did you mean 'standard'?"),
        ("profile = ", "chuanhoa.toml"),
        ('abbreviations = "nowhere.toml"', "nowhere.toml"),
        ('lang = "fr"', "known: vi, en"),
    ],
)
def test_a_wrong_configuration_is_status_2(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, hint: str
) -> None:
    (here / "chuanhoa.toml").write_text(text)
    assert main(["check", "a.txt"]) == 2
    assert hint in capsys.readouterr().err


def test_a_table_of_ones_own_is_read_first(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here.parent / "own.toml").write_text(TABLE, "utf-8")
    (here / "chuanhoa.toml").write_text('abbreviations = "../own.toml"\n')
    assert main(["explain", "Theo VBX mới của UBND huyện"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "Theo văn bản xã mới của Ủy ban nhân dân huyện"
    assert main(["abbr", "lookup", "vbx"]) == 0
    assert "văn bản xã" in capsys.readouterr().out


def test_a_broken_table_is_status_2(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("own.toml").write_text('[[form]]\nshrot = "X"\n')
    assert main(["explain", "x", "--abbreviations", "own.toml"]) == 2
    assert "did you mean 'short'?" in capsys.readouterr().err


def test_lookup_without_diacritics(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["abbr", "lookup", "bcd"]) == 0
    assert "Ban Chỉ đạo" in capsys.readouterr().out
    assert main(["abbr", "lookup", "qqq"]) == 1
