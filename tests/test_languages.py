"""Every message exists in Vietnamese and in English."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from chuanhoa.cli import main
from chuanhoa.normalize.encodings.charsets import charset
from chuanhoa.normalize.engine import normalize
from chuanhoa.normalize.settings import settings_for
from chuanhoa.reports.reasons import LOST, REASONS, in_words
from chuanhoa.usage import COMMANDS, build_parser

ROOT = Path(__file__).parents[1]
ROOMS = ("chuanhoa", "normalize", "seeds", "expectations", "reports")
MODULES = sorted(
    path
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
    if not any(parent.is_symlink() for parent in path.parents)
)
# What tells a user something, and the place of the sentence among its arguments.
TELLS = ("say", "put", "UsageError")


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield function.attr, node
            elif isinstance(function, ast.Name):
                yield function.id, node


def words(node: ast.expr) -> str:
    """Give the words that a literal holds itself, without its places for values."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(words(part) for part in node.values)
    return ""


def test_every_sentence_is_in_both_languages() -> None:
    lacking = []
    # Pieces of great-expectations' own sentences: where one language has a word, the
    # other may have none.
    pieces = ROOT / "reports" / "data_docs_words.py"
    for path in (path for path in MODULES if path != pieces):
        for name, call in calls(path):
            if name != "Text" or not (call.args or call.keywords):
                continue
            if any(isinstance(arg, ast.Starred) for arg in call.args) or any(
                keyword.arg is None for keyword in call.keywords
            ):
                continue
            given = dict(zip(("vi", "en"), call.args, strict=False))
            given |= {k.arg: k.value for k in call.keywords if k.arg}
            empty = [v for v in given.values() if getattr(v, "value", "...") == ""]
            if set(given) != {"vi", "en"} or len(empty) == 1:
                lacking.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    assert "\n".join(lacking) == ""


def test_nothing_is_said_in_one_language_only() -> None:
    """A literal that is said at once has no other language; values may be."""
    single = []
    for path in MODULES:
        if path.parts[len(ROOT.parts)] != "chuanhoa":
            continue
        for name, call in calls(path):
            if name not in TELLS or not call.args:
                continue
            letters = sum(letter.isalpha() for letter in words(call.args[0]))
            has_two = name == "UsageError" and len(call.args) == 2
            if letters > 8 and not has_two:
                single.append(f"{path.name}:{call.lineno}: {words(call.args[0])}")
    assert single == []


def test_every_option_has_help_in_both_languages() -> None:
    _, english = build_parser(lang="en")
    _, vietnamese = build_parser(lang="vi")
    same = [
        (command, ours.names)
        for command in COMMANDS
        for ours, theirs in zip(
            english[command].options, vietnamese[command].options, strict=True
        )
        if ours.about == theirs.about or not ours.about or not theirs.about
    ]
    assert same == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_vietnamese_has_no_english_heading(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "vi", *filter(None, [command]), "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("cách dùng: chuanhoa")
    for english in ("usage:", "options:", "positional arguments", "show this"):
        assert english not in shown


@pytest.mark.parametrize(
    ("argv", "vi"),
    [
        (["check", ".", "--nope"], "không có tùy chọn '--nope'"),
        (["check", ".", "--formt", "json"], "có phải '--format'?"),
        (["check", "--format"], "cần một giá trị"),
        (["undo"], "còn thiếu đối số"),
        (["records", ".", "-o", "x/", "--workers", "x"], "cần một số nguyên"),
        (["completion", "tcsh"], "có phải"),
        (["chek"], "không có lệnh 'chek'"),
        (["check", ".", "--select", "tonee"], "không có quy tắc 'tonee'"),
        (["check", ".", "--format", "jsn"], "không có dạng 'jsn'"),
        (["check", ".", "--profile", "x"], "không có hồ sơ 'x'"),
        (["undo", "a", "b"], "không có đối số 'b'"),
        (["fix", "--check=1", "."], "không nhận giá trị"),
    ],
)
def test_wrong_options_are_told_in_vietnamese(
    argv: list[str], vi: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "vi", *argv]) == 2
    err = capsys.readouterr().err
    assert vi in err
    assert "usage" not in err


def test_every_reason_is_in_words() -> None:
    """The ids of the evidence model that a rule can give have a sentence."""
    given = set()
    for path in (p for p in MODULES if p.parts[len(ROOT.parts)] == "normalize"):
        for name, call in calls(path):
            if name == "Evidence" and call.args:
                given.add(words(call.args[0]))
    assert given - {""} - set(REASONS) == set()


def test_every_reason_that_a_case_gives_is_in_words() -> None:
    """Some rules make the id of a reason from the name of an encoding."""
    settings = settings_for("standard")
    given = set()
    for path in sorted((ROOT / "tests" / "cases").glob("encoding-*.toml")):
        tables = tomllib.loads(path.read_text("utf-8"))
        rows = [row for group in tables.values() for row in group]
        for text in (row["before"] for row in rows if "before" in row):
            normalized = normalize(text, settings, report=True)
            for edit in (*normalized.edits, *normalized.unapplied):
                given |= {reason.reason for reason in edit.evidence}
    assert {"read-from-tcvn3", "utf-8-as-windows"} <= given
    assert {reason for reason in given if in_words(reason) is None} == set()


def test_what_an_encoding_loses_is_told_in_vietnamese() -> None:
    names = ("tcvn3", "vni-windows", "viscii", "vps", "windows-1258")
    assert {what for name in names for what in charset(name).lost} == set(LOST)
