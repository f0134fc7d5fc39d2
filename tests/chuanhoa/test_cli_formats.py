"""The outputs of `check`, each opened by a validator that others wrote."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

from chuanhoa.cli import main
from chuanhoa.reports.formats import FORMATS

SCHEMAS = Path(__file__).parents[1] / "schemas"
DIRTY = "Ban\u00a0Chỉ đạo xã họp.\nBà con rất qúy khu rừng.\n"
EVIL = (
    "xã \x1b[31m \x00 \u202e ]]> <b>|`*_[x](y) & \ufffe \U000e0041 %0A::error:: qúy\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    Path("clean.txt").write_text("Thư viện xã mở cửa.\n", "utf-8")
    Path("dirty.txt").write_text(DIRTY, "utf-8")
    Path("a, b: 100% #1.txt").write_text(EVIL, "utf-8")
    Path("bytes.txt").write_bytes(b"Th\xe0nh ph\xf4\n")
    Path("legacy.txt").write_bytes("\ufeffBà con rất qúy\r\nkhu rừng\r\n".encode())
    Path("rows.jsonl").write_text('{"text": "sạch"}\n{"text": "rất qúy"}\n', "utf-8")
    return tmp_path


def output(form: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    status = main(["check", ".", "--format", form, *more])
    assert status == 3
    return capsys.readouterr().out


def sarif(capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    log = json.loads(output("sarif", capsys, *more))
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    return log["runs"][0]


def test_sarif_is_valid_and_names_spans_in_code_points(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = sarif(capsys)
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = (
        r
        for r in run["results"]
        if r["ruleId"] == "tone-misplaced" and _uri(r) == "dirty.txt"
    )
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 15}
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": "quý"}}
    ]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "tone-misplaced"


def _uri(result: Any) -> str:
    place = result["locations"][0]["physicalLocation"]
    return str(place["artifactLocation"]["uri"])


def test_sarif_applied_is_what_fix_writes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = DIRTY.splitlines(keepends=True)
    found = [r for r in sarif(capsys)["results"] if _uri(r) == "dirty.txt"]
    for result in reversed(found):
        (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        region = change["deletedRegion"]
        line = lines[region["startLine"] - 1]
        head, tail = line[: region["startColumn"] - 1], line[region["endColumn"] - 1 :]
        lines[region["startLine"] - 1] = head + change["insertedContent"]["text"] + tail
    main(["fix", "dirty.txt"])
    assert "".join(lines) == Path("dirty.txt").read_text("utf-8")


def test_sarif_tells_what_was_not_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (run,) = sarif(capsys)["invocations"]
    assert run["executionSuccessful"] is False
    (note,) = run["toolExecutionNotifications"]
    assert _uri(note) == "bytes.txt"


def test_a_row_of_a_table_stands_in_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (result,) = (r for r in sarif(capsys)["results"] if _uri(r) == "rows.jsonl")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert "fixes" not in result
    issues = json.loads(output("gitlab", capsys))
    (issue,) = (i for i in issues if i["location"]["path"] == "rows.jsonl")
    assert issue["location"]["lines"] == {"begin": 2, "end": 2}
    assert "file=rows.jsonl,line=2," in output("github", capsys)


def test_sarif_announces_its_cap(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("chuanhoa.reports.sarif.MOST_RESULTS", 1)
    run = sarif(capsys)
    assert len(run["results"]) == 1
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert notes[-1]["message"]["text"].startswith("Only 1 of ")


def test_junit_is_valid_and_counts_right(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = output("junit", capsys)
    xmlschema.XMLSchema10(SCHEMAS / "junit-10.xsd").validate(text)
    root = ET.fromstring(text)  # noqa: S314 -- our own output
    suites = {suite.get("name"): suite for suite in root}
    assert [case.get("name") for case in suites["dirty.txt"]] == [
        "tone-misplaced",
        "unicode-space",
    ]
    assert suites["dirty.txt"].get("failures") == "2"
    assert suites["clean.txt"].get("failures") == "0"
    assert suites["bytes.txt"].get("errors") == "1"
    assert int(root.get("failures", "")) == len(root.findall(".//failure"))
    assert int(root.get("tests", "")) == len(root.findall(".//testcase"))


def test_junit_fails_what_the_run_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ET.fromstring(output("junit", capsys, "--fail-on", "never"))  # noqa: S314
    assert root.findall(".//failure") == []
    assert "tone-misplaced" in ET.tostring(root, "unicode")


def test_gitlab_is_valid_and_every_fingerprint_is_unique(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("copy.txt").write_text(DIRTY, "utf-8")
    issues = json.loads(output("gitlab", capsys))
    schema = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(issues)
    marks = [issue["fingerprint"] for issue in issues]
    assert len(set(marks)) == len(marks)


def test_sarif_and_gitlab_share_their_fingerprints(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issues = json.loads(output("gitlab", capsys))
    results = sarif(capsys)["results"]
    ours = [r["partialFingerprints"]["chuanhoa/v3"] for r in results]
    theirs = [
        i["fingerprint"] for i in issues if not i["check_name"].startswith("input-")
    ]
    assert theirs == ours
    assert len(ours) > 4


COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:]*,?)*)::(.*)")


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does."""
    found = []
    for line in text.splitlines():
        command = COMMAND.fullmatch(line)
        assert command is not None, line
        fields = dict(pair.split("=", 1) for pair in command[2].split(",") if pair)
        found.append((command[1], fields, command[3]))
    return found


def test_github_annotations_are_commands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = annotations(output("github", capsys))
    assert ("warning", "dirty.txt", "2", "12") in [
        (kind, f.get("file"), f.get("line"), f.get("col")) for kind, f, _ in found
    ]
    names = {fields.get("file") for _, fields, _ in found}
    assert "a%2C b%3A 100%25 #1.txt" in names
    assert found[0][:2] == (
        "error",
        {"file": "bytes.txt", "line": "1", "title": found[0][1]["title"]},
    )


def test_the_tenth_annotation_says_how_many_more(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("many.txt").write_text("rất qúy\n" * 30, "utf-8")
    main(["check", "many.txt", "--format", "github"])
    found = annotations(capsys.readouterr().out)
    assert len(found) == 10
    assert "21 more" in found[9][2]
    Path("ten.txt").write_text("rất qúy\n" * 10, "utf-8")
    main(["check", "ten.txt", "--format", "github"])
    found = annotations(capsys.readouterr().out)
    assert [fields["line"] for _, fields, _ in found] == [str(n) for n in range(1, 11)]


def test_the_summary_of_a_step_stays_small_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("many.txt").write_text("rất qúy " * 20_000, "utf-8")
    page = folder / "summary.md"
    page.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    main(["check", "many.txt", "--format", "github"])
    text = page.read_text("utf-8")
    assert text.startswith("before\n## chuanhoa")
    assert 500_000 < len(text.encode()) < 1024 * 1024
    assert re.search(r"Showing \d+ of 20000 findings", text)
    main(["check", "many.txt", "--format", "github"])
    assert page.read_text("utf-8") == text


def test_markdown_holds_no_markup_of_a_document(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = output("markdown", capsys)
    assert "<b>" not in text
    assert "[x](y)" not in text
    rows = [line for line in text.splitlines() if line.startswith("| <code>")]
    assert len(rows) > 4
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_prints_what_a_terminal_would_obey(
    folder: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    text = output(form, capsys)
    if form in ("json", "jsonl"):  # escaped by JSON, but not shown
        assert not {"\x1b", "\x00"} & set(text)
    else:
        assert not {"\x1b", "\x00", "\u202e"} & set(text)


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_paths_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    paths = ["dirty.txt", "legacy.txt", "rows.jsonl"]
    main(["check", *paths, "--format", form])
    one = capsys.readouterr().out
    main(["check", *reversed(paths), "--format", form])
    assert capsys.readouterr().out == one != ""


def test_several_outputs_at_once_are_those_of_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = {form: output(form, capsys) for form in FORMATS}
    named = [f"--output={form}=out/x.{form}" for form in FORMATS]
    assert output("concise", capsys, *named) == alone["concise"]
    written = {f: Path(f"out/x.{f}").read_text("utf-8") for f in FORMATS}
    assert written == alone


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--output", "sarf=x"], "did you mean 'sarif'?"),
        (["--output", "sarif"], "FORMAT=FILE"),
        (["--output", "sarif=-"], "FORMAT=FILE"),
        (["--output", "sarif=x", "--output", "junit=x"], "two outputs go to x"),
    ],
)
def test_wrong_outputs_are_status_2(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], hint: str
) -> None:
    assert main(["check", "clean.txt", *words]) == 2
    assert hint in capsys.readouterr().err
    assert not Path("x").exists()


def test_an_output_that_cannot_be_written_is_status_3(folder: Path) -> None:
    assert main(["check", "clean.txt", "--output", "sarif=clean.txt/x"]) == 3


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_is_valid_too(
    folder: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(["check", "clean.txt", "--format", form]) == 0
    text = capsys.readouterr().out
    if form in ("json", "gitlab"):
        assert json.loads(text) == []
    elif form == "sarif":
        assert json.loads(text)["runs"][0]["results"] == []
    elif form == "junit":
        xmlschema.XMLSchema10(SCHEMAS / "junit-10.xsd").validate(text)
    elif form == "markdown":
        assert "Nothing found" in text
    else:
        assert text == ""


def test_code_hosts_get_relative_paths(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    given = str(folder / "dirty.txt")

    def paths() -> set[str]:
        main(["check", given, "--format", "gitlab"])
        issues = json.loads(capsys.readouterr().out)
        main(["check", given, "--format", "sarif"])
        results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        main(["check", given, "--format", "github"])
        commands = annotations(capsys.readouterr().out)
        named = {fields["file"] for _, fields, _ in commands}
        named |= {_uri(result) for result in results}
        return named | {issue["location"]["path"] for issue in issues}

    assert paths() == {"../dirty.txt"}
    monkeypatch.setenv("CI_PROJECT_DIR", str(folder))
    assert paths() == {"dirty.txt"}
