"""`chuanhoa baseline`, `--baseline` and `--since`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from unicodedata import normalize as to_form

import pytest

from chuanhoa.cli import main

NAME = "chuanhoa-baseline.json"
ENTRY = (
    '{"source": "a", "rule": "b", "text": "c", "fingerprint": "d", "expires": "mai"}'
)
DIRTY = "Ban\u00a0Chỉ đạo xã họp.\nBà con rất qúy khu rừng.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01
    Path("a.txt").write_text(DIRTY, "utf-8")
    return tmp_path


def entries() -> list[dict[str, object]]:
    whole = json.loads(Path(NAME).read_text("utf-8"))
    return list(whole["entries"])


def check(*more: str) -> int:
    return main(["check", "a.txt", "--baseline", NAME, *more])


def test_what_is_known_passes_and_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "create", ".", "--reason", "cũ"]) == 0
    assert [(e["rule"], e["reason"]) for e in entries()] == [
        ("tone-misplaced", "cũ"),
        ("unicode-space", "cũ"),
    ]
    capsys.readouterr()
    assert check("--format", "concise") == 0
    out, err = capsys.readouterr()
    assert out.count("[known: cũ]") == 2
    assert "Known (baseline): 2" in err


def test_what_is_new_fails() -> None:
    main(["baseline", "create", "."])
    Path("a.txt").write_text(DIRTY + "Nhà văn hóa đẹp qúa.\n", "utf-8")
    assert check() == 1


def test_lines_and_repairs_elsewhere_change_nothing() -> None:
    main(["baseline", "create", ".", "--select", "tone"])
    text = "Một dòng mới.\n\n" + DIRTY.replace("\u00a0", " ") + "Hết.\n"
    Path("a.txt").write_text(text, "utf-8")
    assert check() == 0


def test_a_repair_beside_it_changes_nothing() -> None:
    Path("a.txt").write_text("Nhà văn\u00a0hoá, nhà văn hóa, cuả qúy vị\n", "utf-8")
    main(["baseline", "create", ".", "--select", "tone"])
    Path("a.txt").write_text("Nhà văn hoá, nhà văn hóa, của qúy vị\n", "utf-8")
    assert check("--select", "tone") == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Cán bộ ở những xã miền núi rất qúy bà con làng bản", "NFD"),
        ("Cán bộ rất\u200bqúy\u200bbà\u200bcon làng bản xa xôi", "\u200b"),
        ("Cán bộ Ｈuyện uỷ Ðảng bộ rất qúy bà con ﬁ bản", "NFKC"),
        ("Cán bộ có tiếng là rất qúy , rất thương bà con", " ,"),
    ],
)
def test_neither_forms_nor_signs_around_a_finding_count(
    before: str, after: str
) -> None:
    Path("a.txt").write_text(before + "\n", "utf-8")
    select = ("--select", "tone-misplaced")
    main(["baseline", "create", ".", *select])
    assert len(entries()) == 1
    is_form = after.startswith("NF")
    other = to_form(after, before) if is_form else before.replace(after, after[-1:] * 2)
    assert other != before
    Path("a.txt").write_text(other.replace("Ð", "Đ") + "\n", "utf-8")
    assert check(*select) == 0


def test_another_wrong_word_in_the_same_place_is_new() -> None:
    Path("a.txt").write_text("Bà con rất qúy khu rừng.\n", "utf-8")
    main(["baseline", "create", "."])
    Path("a.txt").write_text("Bà con rất qùy khu rừng.\n", "utf-8")
    assert check() == 1


def test_a_repair_inside_a_phrase_changes_nothing() -> None:
    Path("a.txt").write_text("Đang truy cập: 8341\n", "utf-8")
    select = ("--select", "boilerplate", "--fail-on", "info")
    main(["baseline", "create", ".", *select])
    assert len(entries()) == 1
    Path("a.txt").write_text("Đang truy cập: 8341\n", "utf-8")
    assert check(*select) == 0
    Path("a.txt").write_text("Đang truy cập: 8342\n", "utf-8")
    assert check(*select) == 1


def test_rows_of_a_table_may_change_their_numbers() -> None:
    rows = [f'{{"text": "{text}"}}\n' for text in ("rất qúy", "sạch", "cuả xã")]
    table = Path("t.jsonl")
    table.write_text("".join(rows), "utf-8")
    known = ("check", "t.jsonl", "--baseline", NAME)
    main(["baseline", "create", "t.jsonl", "--reason", "cũ"])
    assert [e["source"] for e in entries()] == ["t.jsonl", "t.jsonl"]
    table.write_text("".join([*rows[1:], '{"text": "mới"}\n', rows[0]]), "utf-8")
    assert main([*known]) == 0
    before = entries()
    main(["baseline", "update", "t.jsonl"])
    main(["baseline", "prune", "t.jsonl"])
    assert entries() == before
    table.write_text("".join([*rows, rows[0]]), "utf-8")
    assert main([*known]) == 1
    table.write_text("".join([rows[1], rows[2], "{broken\n"]), "utf-8")
    main(["baseline", "prune", "t.jsonl"])
    assert entries() == before
    table.write_text("".join(rows[1:]), "utf-8")
    main(["baseline", "prune", "t.jsonl"])
    assert [e["rule"] for e in entries()] == ["tone-misplaced"]
    assert [e["text"] for e in entries()] == ["cuả"]


def test_a_second_of_the_same_is_new() -> None:
    Path("a.txt").write_text("rất qúy\n", "utf-8")
    main(["baseline", "create", "."])
    Path("a.txt").write_text("rất qúy\nrất qúy\n", "utf-8")
    assert check() == 1


def test_a_document_that_moved_keeps_its_entries() -> None:
    main(["baseline", "create", "."])
    Path("a.txt").rename("b.txt")
    assert main(["check", "b.txt", "--baseline", NAME]) == 0
    Path("a.txt").write_text(DIRTY, "utf-8")
    assert main(["check", "b.txt", "--baseline", NAME]) == 1


@pytest.mark.parametrize("day", ["2026-01-01", "20260101", "2026-W01-4"])
def test_an_entry_ends_after_its_last_day(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    main(["baseline", "create", ".", "--expires", "2026-01-01"])
    written = Path(NAME).read_text("utf-8").replace("2026-01-01", day)
    Path(NAME).write_text(written, "utf-8")
    assert check() == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1767225600 + 86_400))
    assert check() == 1
    capsys.readouterr()
    main(["baseline", "show"])
    assert capsys.readouterr().out.count(": expired") == 2
    main(["baseline", "update", ".", "--reason", "again"])
    assert [e["reason"] for e in entries()] == ["again", "again"]
    assert check() == 0


def test_create_never_overwrites(capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "create", "."])
    before = Path(NAME).read_bytes()
    assert main(["baseline", "create", "."]) == 2
    assert "exists" in capsys.readouterr().err
    assert Path(NAME).read_bytes() == before


def test_update_adds_and_keeps_and_prune_drops() -> None:
    main(["baseline", "create", ".", "--reason", "first"])
    Path("a.txt").write_text("Bà con rất qúy khu rừng.\nCuả ai?\n", "utf-8")
    main(["baseline", "update", ".", "--reason", "second"])
    assert sorted((e["text"], e["reason"]) for e in entries()) == [
        ("Cuả", "second"),
        ("qúy", "first"),
        ("\u00a0", "first"),
    ]
    main(["baseline", "prune", "."])
    assert sorted(str(e["text"]) for e in entries()) == ["Cuả", "qúy"]


def test_prune_leaves_what_was_not_looked_at() -> None:
    Path("b.txt").write_text("rất qúy\n", "utf-8")
    main(["baseline", "create", "."])
    Path("a.txt").write_text("sạch\n", "utf-8")
    main(["baseline", "prune", "a.txt"])
    assert [e["source"] for e in entries()] == ["b.txt"]


@pytest.mark.parametrize(
    "words", [["--select", "tone"], ["--ignore", "unicode"], ["--profile", "repair"]]
)
def test_prune_leaves_what_was_not_asked(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Reasons that people have written are not lost to a run of fewer rules."""
    Path("a.txt").write_text(DIRTY + "Họp ngày 05/3/2024.\n", "utf-8")
    main(["baseline", "create", ".", "--profile", "standard"])
    before = entries()
    assert {str(e["rule"]) for e in before} >= {"unicode-space", "date-style"}
    assert main(["baseline", "prune", ".", *words]) == 0
    assert entries() == before
    capsys.readouterr()
    main(["baseline", "show", ".", *words])
    assert "no longer found" not in capsys.readouterr().out
    Path("a.txt").write_text("Sạch.\n", "utf-8")
    main(["baseline", "prune", ".", "--profile", "standard"])
    assert entries() == []


def test_show_tells_what_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "create", "."])
    Path("a.txt").write_text("Bà con rất qúy khu rừng.\n", "utf-8")
    capsys.readouterr()
    assert main(["baseline", "show", "."]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.rpartition(": ")[2] for line in lines] == ["valid", "no longer found"]


def test_sarif_suppresses_and_gitlab_lowers(capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "create", ".", "--select", "tone", "--reason", "cũ"])
    capsys.readouterr()
    assert check("--format", "sarif") == 1
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert [(r["ruleId"], len(r["suppressions"])) for r in results] == [
        ("unicode-space", 0),
        ("tone-misplaced", 1),
    ]
    assert results[1]["suppressions"][0]["justification"] == "cũ"
    check("--format", "gitlab")
    issues = json.loads(capsys.readouterr().out)
    assert [i["severity"] for i in issues] == ["minor", "info"]
    check("--format", "github")
    assert capsys.readouterr().out.count("::warning") == 1
    check("--format", "junit")
    assert capsys.readouterr().out.count("<skipped") == 1


def test_decisions_of_a_report_are_applied() -> None:
    main(["baseline", "create", ".", "--select", "unicode"])
    accepted, fixed = [
        {k: f[k] for k in ("source", "rule", "text", "fingerprint")}
        for f in sorted(found(), key=lambda f: str(f["rule"]))
    ]
    decisions = [
        {**accepted, "decision": "accept", "reason": "tên riêng"},
        {**fixed, "decision": "fix"},
    ]
    Path("d.json").write_text(json.dumps({"version": 3, "decisions": decisions}))
    assert main(["baseline", "apply", "--decisions", "d.json"]) == 0
    assert [(e["rule"], e["reason"]) for e in entries()] == [
        ("tone-misplaced", "tên riêng")
    ]


def found() -> list[dict[str, object]]:
    main(["check", "a.txt", "--output", "json=found.json"])
    return list(json.loads(Path("found.json").read_text("utf-8")))


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (["baseline", "creat", "."], "did you mean 'create'?"),
        (["baseline", "create", ".", "--expires", "tomorrow"], "2026-12-31"),
        (["baseline", "update", "."], "run chuanhoa baseline create"),
        (["check", ".", "--baseline", "nowhere.json"], "run chuanhoa baseline create"),
        (["check", ".", "--baseline", "a.txt"], "no chuanhoa baseline"),
        (["check", ".", "--baseline", "old.json"], "version 1"),
        (["baseline", "apply"], "--decisions"),
        (["baseline", "apply", "a.txt"], "no file of decisions"),
    ],
)
def test_wrong_use_is_status_2(
    capsys: pytest.CaptureFixture[str], argv: list[str], hint: str
) -> None:
    Path("old.json").write_text('{"version": 1, "entries": []}')
    assert main(argv) == 2
    assert hint in capsys.readouterr().err


def test_the_configuration_can_name_it() -> None:
    main(["baseline", "create", "."])
    Path("chuanhoa.toml").write_text(f'baseline = "{NAME}"\n')
    assert main(["check", "a.txt"]) == 0
    assert main(["--isolated", "check", "a.txt"]) == 1


def git(*argv: str) -> None:
    name = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *name, *argv], check=True, capture_output=True)


@pytest.fixture
def repo(folder: Path) -> Path:
    Path("b.txt").write_text("cuả ai\n", "utf-8")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "one")
    return folder


def test_since_looks_only_at_what_changed(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", ".", "--since", "HEAD"]) == 0
    assert "0 of 2" in capsys.readouterr().err
    Path("b.txt").write_text("cuả ai\ncuả họ\n", "utf-8")
    Path("mới.txt").write_text("rất qúy\n", "utf-8")
    assert main(["check", ".", "--since", "main", "--format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        "b.txt",
        "b.txt",
        "mới.txt",
    ]
    assert "only changed or new documents were looked at, 2 of 3" in err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_since_tells_what_is_wrong_in_words(
    repo: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", ".", "--since", "nowhere", "--lang", lang]) == 2
    err = capsys.readouterr().err
    assert ("phiên bản 'nowhere'" if lang == "vi" else "revision 'nowhere'") in err
    assert "single revision" not in err


def test_since_needs_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["check", ".", "--since", "HEAD"]) == 2
    assert "this folder is in no git repository" in capsys.readouterr().err


def test_since_counts_from_where_the_branch_began(repo: Path) -> None:
    git("checkout", "-q", "-b", "work")
    Path("b.txt").write_text("cuả ai\ncuả họ\n", "utf-8")
    git("commit", "-q", "-am", "two")
    git("checkout", "-q", "main")
    Path("a.txt").write_text("rất qúy\n", "utf-8")
    git("commit", "-q", "-am", "three")
    git("checkout", "-q", "work")
    assert main(["check", "a.txt", "--since", "main"]) == 0
    assert main(["check", "b.txt", "--since", "main"]) == 1


def test_since_works_below_the_top(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sub").mkdir()
    Path("sub/c.txt").write_text("rất qúy\n", "utf-8")
    monkeypatch.chdir("sub")
    assert main(["check", ".", "..", "--since", "HEAD"]) == 1


def test_changed_lines_are_annotated_first(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("b.txt").write_text("cuả ai\n" * 20 + "rất qúy\n", "utf-8")
    git("commit", "-qam", "two")
    Path("b.txt").write_text("cuả ai\n" * 20 + "rất qúy vị\n", "utf-8")
    main(["check", "b.txt", "--since", "HEAD", "--format", "github"])
    assert "line=21" in capsys.readouterr().out.splitlines()[0]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "-h"])
def test_an_unknown_revision_is_status_2(
    repo: Path, capsys: pytest.CaptureFixture[str], revision: str
) -> None:
    assert main(["check", ".", f"--since={revision}"]) == 2
    assert "--since: " in capsys.readouterr().err


def test_since_outside_a_repository_is_status_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    assert main(["check", ".", "--since", "HEAD"]) == 2


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("{", "không đúng JSON ở dòng 1, cột 2", "no JSON at line 1, column 2"),
        ('{"version": 1}', "đây là phiên bản 1", "it is version 1"),
        ('{"version": 3}', "thiếu khóa 'entries'", "the key 'entries' is missing"),
        ("[]", "không đúng cấu trúc", "it is made in another way"),
        ('{"version": 3, "entries": [7]}', "không đúng cấu trúc", "another way"),
        (
            f'{{"version": 3, "entries": [{ENTRY}]}}',
            "ngày 'mai': hãy viết như 2026-12-31",
            "day 'mai': write it as 2026-12-31",
        ),
    ],
)
def test_what_is_wrong_with_a_baseline_is_said_in_both_languages(
    text: str, vi: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(NAME).write_text(text, "utf-8")
    for lang, why in (("vi", vi), ("en", en)):
        assert check("--lang", lang) == 2
        assert why in capsys.readouterr().err
    decisions = text.replace("entries", "decisions").replace(
        '"source"', '"decision": "accept", "source"'
    )
    Path("d.json").write_text(decisions, "utf-8")
    apply = ["baseline", "apply", "--decisions", "d.json", "--baseline", "new.json"]
    for lang, why in (("vi", vi), ("en", en)):
        assert main([*apply, "--lang", lang]) == 2
        assert why.replace("entries", "decisions") in capsys.readouterr().err


def test_a_day_may_be_written_short_and_ends_all_the_same() -> None:
    """As text, "20251231" would come after every day of 2026."""
    main(["baseline", "create", ".", "--expires", "2026-01-01"])
    whole = Path(NAME).read_text("utf-8")
    Path(NAME).write_text(whole.replace("2026-01-01", "20251231"), "utf-8")
    assert check() == 1
    Path(NAME).write_text(whole.replace("2026-01-01", "20260101"), "utf-8")
    assert check() == 0
