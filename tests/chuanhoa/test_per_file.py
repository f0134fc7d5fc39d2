"""`[[per_file]]` in `records` and `gate`: each document by its own settings."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chuanhoa import choices
from chuanhoa.api import build_records, read_documents
from chuanhoa.choices import chooser
from chuanhoa.cli import main
from chuanhoa.config import load_config, matching
from chuanhoa.normalize.settings import settings_for
from chuanhoa.seeds.model import Document, Record

SECTIONS = """\
tone_style = "old"

[[per_file]]
files = ["archive/**"]
profile = "repair"

[[per_file]]
files = ["new/**", "rows.jsonl"]
tone_style = "new"
dates = "long"

[[per_file]]
files = ["keep.txt"]
select = ["encoding"]
"""
TEXT = "Ủy ban họp ngày 5/3/2024 về việc mở thư viện; hoà khí vui vẻ.\n"
OLD = "Ủy ban họp ngày 2024-03-05 về việc mở thư viện; hòa khí vui vẻ.\n"
NEW = "Uỷ ban họp ngày 05 tháng 3 năm 2024 về việc mở thư viện; hoà khí vui vẻ.\n"
WANTED = {
    "archive/a.txt": TEXT,
    "archive/deep/b.txt": TEXT,
    "keep.txt": TEXT,
    "new/c.txt": NEW,
    "plain.txt": OLD,
    "rows.jsonl#1": NEW.rstrip("\n"),
    "rows.jsonl#2": NEW.replace("thư viện", "lớp học").rstrip("\n"),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in WANTED:
        if "#" not in name:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(TEXT, "utf-8")
    rows = [TEXT.rstrip("\n"), TEXT.rstrip("\n").replace("thư viện", "lớp học")]
    lines = [json.dumps({"text": row}, ensure_ascii=False) + "\n" for row in rows]
    Path("rows.jsonl").write_text("".join(lines), "utf-8")
    Path("chuanhoa.toml").write_text(SECTIONS, "utf-8")
    return tmp_path


def rows_of(path: str | Path) -> list[dict[str, Any]]:
    lines = Path(path).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def texts(*paths: Path) -> dict[str, str]:
    rows = [row for path in paths for row in rows_of(path)]
    return {row["source"]: row["text"] for row in rows}


def test_records_follow_the_sections(here: Path) -> None:
    assert main(["records", ".", "-o", "x.jsonl"]) == 0
    assert texts(Path("x.jsonl")) == WANTED


@pytest.mark.parametrize("workers", ["1", "2"])
def test_so_do_several_processes(here: Path, workers: str) -> None:
    argv = ["records", ".", "-o", "parts/", "--workers", workers]
    assert main(argv) == 0
    assert texts(*sorted(Path("parts").glob("part-*"))) == WANTED


def test_a_gate_judges_each_document_by_its_own_settings(here: Path) -> None:
    argv = ["gate", ".", "--report", "out", "--engine", "plain", "--fail-on"]
    main([*argv, "critical"])
    assert texts(Path("out/records.jsonl")) == WANTED


def test_what_a_section_ignores_does_not_fail_its_documents(here: Path) -> None:
    Path("archive/a.txt").write_text("Xã mở\N{NO-BREAK SPACE}thư viện.\n", "utf-8")
    Path("plain.txt").write_text("Xã mở\N{NO-BREAK SPACE}lớp học.\n", "utf-8")
    section = '[[per_file]]\nfiles = ["archive/**"]\nignore = ["unicode"]\n'
    Path("chuanhoa.toml").write_text(section, "utf-8")
    main(["gate", ".", "--report", "out", "--engine", "plain"])
    failed = {
        row["doc_id"]
        for row in rows_of("out/violations.jsonl")
        if row["rule"] == "repair-needed"
    }
    assert failed == {"plain.txt"}


def test_options_come_before_sections(here: Path) -> None:
    assert main(["records", ".", "-o", "x.jsonl", "--tone-style", "keep"]) == 0
    made = texts(Path("x.jsonl"))
    assert "Ủy ban" in made["new/c.txt"]
    assert "hoà" in made["plain.txt"]


def test_a_copy_is_found_across_sections(here: Path) -> None:
    """What counts as a copy is the text that each is brought to."""
    Path("new/d.txt").write_text(NEW, "utf-8")
    assert main(["records", "new", "-o", "x.jsonl"]) == 0
    assert [row["is_duplicate"] for row in rows_of("x.jsonl")] == [False, True]


def test_what_a_gate_is_judged_against_follows_the_sections(here: Path) -> None:
    """Settled by its section, the other file is the text that the judged one has."""
    Path("judged").mkdir()
    Path("judged/e.txt").write_text(NEW, "utf-8")
    argv = ["gate", "judged", "--against", "new", "--report", "out"]
    main([*argv, "--tone-style", "new", "--dates", "long", "--engine", "plain"])
    assert rows_of("out/records.jsonl")[0]["is_duplicate"]
    section = '[[per_file]]\nfiles = ["new/**", "judged/**"]\ntone_style = "new"\n'
    Path("chuanhoa.toml").write_text(section + 'dates = "long"\n', "utf-8")
    main(["gate", "judged", "--against", "new", "--report", "out"])
    assert rows_of("out/records.jsonl")[0]["is_duplicate"]


def test_a_resumed_run_refuses_what_other_sections_have_made(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["records", ".", "-o", "parts/"]
    assert main(argv) == 0
    assert main(argv) == 0
    before = {path.name: path.read_bytes() for path in Path("parts").iterdir()}
    changed = SECTIONS.replace('dates = "long"', 'dates = "iso"')
    Path("chuanhoa.toml").write_text(changed, "utf-8")
    capsys.readouterr()
    assert main(argv) == 2
    assert "rows.jsonl#1 by other settings" in capsys.readouterr().err
    assert main([*argv, "--lang", "vi"]) == 2
    assert "rows.jsonl#1 theo thiết lập khác" in capsys.readouterr().err
    after = {path.name: path.read_bytes() for path in Path("parts").iterdir()}
    assert after == before


@pytest.mark.parametrize(
    "sections",
    [
        SECTIONS + '\n[[per_file]]\nfiles = ["elsewhere/**"]\ndates = "iso"\n',
        SECTIONS + '\n[[per_file]]\nfiles = ["*"]\nseverities = { date = "error" }\n',
        SECTIONS.replace('"archive/**"', '"archive/*", "archive/deep/*"'),
    ],
    ids=["matches nothing", "does not change a text", "written otherwise"],
)
def test_a_resumed_run_goes_on_where_no_document_is_treated_otherwise(
    here: Path, sections: str
) -> None:
    argv = ["records", ".", "-o", "parts/"]
    assert main(argv) == 0
    Path("chuanhoa.toml").write_text(sections, "utf-8")
    assert main(argv) == 0


def test_the_manifest_names_the_settings_of_each_document(here: Path) -> None:
    argv = ["gate", ".", "--report", "out", "--engine", "plain"]
    main(argv)
    manifest = json.loads(Path("out/manifest.json").read_text("utf-8"))
    own = manifest["configuration"]["per_file"]
    used = {row["source"]: row.get("settings") for row in rows_of("out/inputs.jsonl")}
    named = {
        source: own[name]["dates"] if name else None for source, name in used.items()
    }
    assert named == {
        "archive/a.txt": "keep",
        "archive/deep/b.txt": "keep",
        "keep.txt": "iso",
        "new/c.txt": "long",
        "plain.txt": None,
        "rows.jsonl#1": "long",
        "rows.jsonl#2": "long",
    }
    Path("chuanhoa.toml").write_text(SECTIONS.replace('"long"', '"iso"'), "utf-8")
    main(argv)
    other = json.loads(Path("out/manifest.json").read_text("utf-8"))
    assert other["configuration_sha256"] != manifest["configuration_sha256"]
    assert other["inputs"]["sha256"] != manifest["inputs"]["sha256"]


def test_documents_of_the_library_may_have_settings_of_their_own(here: Path) -> None:
    given = [
        replace(
            item, settings=settings_for("repair") if item.id == "keep.txt" else None
        )
        for item in read_documents(["plain.txt", "keep.txt"])
        if isinstance(item, Document)
    ]
    records = build_records(given, settings=settings_for("standard", tone_style="old"))
    made = [record.text for record in records if isinstance(record, Record)]
    assert made == [OLD, TEXT]


def test_patterns_count_from_the_folder_of_the_configuration(here: Path) -> None:
    config = load_config(here / "chuanhoa.toml")
    names = ["archive/x/y.txt", str(here / "new" / "z.txt"), "sub/keep.txt", "a.txt"]
    assert [matching(config, name) for name in names] == [(0,), (1,), (2,), ()]


def test_a_table_of_short_forms_is_read_once_a_combination(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def table(path: str | None) -> str:
        calls.append(path)
        return ""

    monkeypatch.setattr(choices, "own_table", table)
    names = ("profile", "select", "ignore", "tone_style", "dates", "expand")
    args = Namespace(
        **dict.fromkeys((*names, "abbreviations")),
        config=load_config(here / "chuanhoa.toml"),
        usual_profile="standard",
    )
    choose = chooser(args)
    for number in range(2000):
        assert choose(f"archive/{number}.txt").settings.profile == "repair"
    assert len(calls) == 2
