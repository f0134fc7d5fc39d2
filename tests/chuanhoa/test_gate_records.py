"""Finished records that must not pass: edited, cut, lost, old, repeated."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.cli import main
from chuanhoa.expectations import columns as columns_module
from chuanhoa.expectations.columns import columns_of
from chuanhoa.expectations.fact_table import all_facts
from chuanhoa.normalize.settings import settings_for
from chuanhoa.record_files import PAGE_ROWS, fact_types
from chuanhoa.record_parts import write_parts
from chuanhoa.seeds.checksums import CORPUS_FACTS, FACTS, TEXT, checksums
from chuanhoa.seeds.files import read_documents
from chuanhoa.seeds.rows import SCHEMA_VERSION, arrow_schema
from chuanhoa.unchanged import changed_rows

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "seeds" / "documents"
BROKEN = ROOT / "seeds" / "examples" / "dirty" / "12_byte-hong.txt"
N = 12


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("good") / "x.jsonl"
    assert main(["records", str(GOOD), "-o", str(path)]) == 0
    return lines(path)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(path: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def write(path: str, rows: list[dict[str, Any]]) -> None:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    Path(path).write_text(text, "utf-8")


def write_parquet(path: str, rows: list[dict[str, Any]]) -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    parquet = pytest.importorskip("pyarrow.parquet", reason="the same")
    table = pa.Table.from_pylist(rows)
    parquet.write_table(table, path, write_batch_size=PAGE_ROWS)


def measured(row: dict[str, Any], **changes: object) -> dict[str, Any]:
    """Give a record as if its text and facts had been measured so."""
    new = row | changes
    facts = {name: new[name] for name in fact_types()}
    return new | checksums(new["text"], new["content_key"], facts)


def gate(*paths: str) -> int:
    return main(["gate", *paths, "--report", "out", "--engine", "plain"])


def reasons() -> list[str]:
    return [row["reason"] for row in lines("out/rejected.jsonl")]


def failed(rule: str) -> list[str]:
    found = lines("out/violations.jsonl")
    return [row["doc_id"] for row in found if row["rule"] == rule]


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"schema_version": SCHEMA_VERSION - 1}, "other-schema"),
        ({"schema_version": SCHEMA_VERSION + 1}, "other-schema"),
        ({"schema_version": None}, "other-schema"),
        ({"doc_id": None}, "no-id"),
        ({"doc_id": " "}, "no-id"),
        ({"content_key": None}, "broken"),
        ({"text": ""}, "no-text"),
        ({"text": None}, "no-text"),
        ({"text": "M\u1ed9t c\u00e2u kh\u00e1c."}, "text-changed"),
        ({"rejected": "empty"}, "rejected"),
    ],
)
def test_a_row_that_is_no_record_fails(
    here: Path,
    good: list[dict[str, Any]],
    change: dict[str, Any],
    reason: str,
    suffix: str,
) -> None:
    name = f"x.{suffix}"
    whole: dict[str, Any] = {"rejected": None} if "rejected" in change else {}
    rows = [good[0] | whole | change, *(row | whole for row in good[1:])]
    (write if suffix == "jsonl" else write_parquet)(name, rows)
    split = ["--accept-out", f"a.{suffix}", "--reject-out", f"r.{suffix}"]
    assert gate(name, *split) == 1
    assert reasons() == [reason]
    if suffix == "jsonl":
        # What was set aside is neither accepted nor judged.
        assert lines("a.jsonl") == rows[1:]
        assert lines("r.jsonl") == []


@pytest.mark.parametrize(
    "fact", ["n_repairs", "n_controls", "valid_syllable_ratio", "boilerplate_ratio"]
)
@pytest.mark.parametrize("value", [None, -1, 10**30, "0", True])
def test_a_fact_that_was_never_measured_fails(
    here: Path, good: list[dict[str, Any]], fact: str, value: object
) -> None:
    write("x.jsonl", [good[0] | {fact: value}, *good[1:]])
    assert gate("x.jsonl") == 1
    assert failed("facts-complete") == [good[0]["doc_id"]]


def other(value: Any) -> Any:
    """Give another value that the fact could have."""
    new = not value if isinstance(value, bool) else 1 - value if value <= 1 else 2
    return type(value)(new)


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
@pytest.mark.parametrize("fact", ["n_repairs", "letter_ratio", "is_duplicate"])
def test_a_fact_changed_to_another_that_is_possible_fails(
    here: Path, good: list[dict[str, Any]], fact: str, suffix: str
) -> None:
    rows = [good[0] | {fact: other(good[0][fact])}, *good[1:]]
    (write if suffix == "jsonl" else write_parquet)(f"x.{suffix}", rows)
    assert gate(f"x.{suffix}") == 1
    assert failed("facts-changed") == [good[0]["doc_id"]]


def test_no_fact_can_change_unseen(good: list[dict[str, Any]]) -> None:
    names = [spec.name for spec in all_facts()]
    rows = [good[0] | {name: other(good[0][name])} for name in names]
    told = ([row[name] for row in rows] for name in (FACTS, TEXT, "content_key"))
    found = changed_rows(columns_of(rows, all_facts()), *told)
    assert found == [*range(len(names))]


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_facts_of_another_record_or_key_fail_and_are_rejected(
    here: Path, good: list[dict[str, Any]], suffix: str
) -> None:
    others = {name: good[1][name] for name in fact_types() if name != "n_bytes"}
    rows = [good[0] | others, good[1], good[2] | {"content_key": "0" * 64}, *good[3:]]
    (write if suffix == "jsonl" else write_parquet)(f"x.{suffix}", rows)
    assert (
        gate(f"x.{suffix}", "--accept-out", "a.jsonl", "--reject-out", "r.jsonl") == 1
    )
    changed = [good[0]["doc_id"], good[2]["doc_id"]]
    assert failed("facts-changed") == changed
    assert [row["doc_id"] for row in lines("r.jsonl")] == changed
    assert lines("r.jsonl")[0]["failed_checks"] == ["facts-changed"]
    assert len(lines("a.jsonl")) == N - 2


def test_facts_are_packed_alike_with_numpy_and_without(
    good: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numpy", reason="comes with pyarrow or great-expectations")
    rows = [measured(row) for row in good]
    rows[3]["n_words"] += 1
    rows[5]["letter_ratio"] = 0.25
    rows[7]["is_duplicate"] = True

    def changed(first_with_numpy: int) -> list[int]:
        monkeypatch.setattr(columns_module, "NUMPY_FROM", first_with_numpy)
        told = ([row[name] for row in rows] for name in (FACTS, TEXT, "content_key"))
        return changed_rows(columns_of(rows, all_facts()), *told)

    assert changed(1) == changed(10**6) == [3, 5, 7]


def test_a_text_of_the_same_size_is_no_longer_the_one_that_was_measured(
    here: Path, good: list[dict[str, Any]]
) -> None:
    text = good[0]["text"]
    write("x.jsonl", [good[0] | {"text": text.replace("n", "m", 1)}, *good[1:]])
    assert gate("x.jsonl") == 1
    assert reasons() == ["text-changed"]


def test_names_may_be_corrected(here: Path, good: list[dict[str, Any]]) -> None:
    named = {"doc_id": "a", "source": "b", "title": "c", "note": "d"}
    write("x.jsonl", [good[0] | named, *good[1:]])
    assert gate("x.jsonl") == 0


def test_the_facts_of_the_corpus_are_those_of_the_table() -> None:
    told = {spec.name for spec in all_facts() if spec.about == "corpus"}
    assert told == set(CORPUS_FACTS)


def test_a_column_that_stands_twice_is_not_chosen_from(
    here: Path, good: list[dict[str, Any]]
) -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    parquet = pytest.importorskip("pyarrow.parquet", reason="the same")
    table = pa.Table.from_pylist(good)
    again = table.append_column("n_repairs", pa.array([0] * N))
    parquet.write_table(again, "x.parquet")
    assert gate("x.parquet") == 1
    assert reasons() == ["broken-table"]


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"doc_id": "a", "doc_id": "b"}',
        json.dumps({"doc_id": "a", "n_chars": math.nan}),
        '{"doc_id": "\\ud800"}',
        "null",
    ],
)
def test_a_line_that_is_no_json_object_fails(
    here: Path, good: list[dict[str, Any]], line: str
) -> None:
    write("x.jsonl", good)
    with Path("x.jsonl").open("a") as file:
        file.write(line + "\n")
    assert gate("x.jsonl") == 1
    assert reasons() == ["broken"]


def test_an_id_that_is_no_string_fails(here: Path, good: list[dict[str, Any]]) -> None:
    write_parquet("x.parquet", [row | {"doc_id": i} for i, row in enumerate(good)])
    assert gate("x.parquet") == 1
    assert reasons() == ["no-id"] * N


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_a_copy_is_found_whatever_its_record_says(
    here: Path, good: list[dict[str, Any]], suffix: str
) -> None:
    save = write if suffix == "jsonl" else write_parquet
    copy = good[0] | {"doc_id": "copy", "source_sha256": "0" * 64}
    save(f"x.{suffix}", good)
    save(f"y.{suffix}", [copy])
    assert gate(f"y.{suffix}") == 0
    assert gate(f"x.{suffix}", f"y.{suffix}") == 1
    assert failed("document-duplicate") == ["copy"]
    assert gate(f"y.{suffix}", "--against", f"x.{suffix}") == 1
    assert gate(f"y.{suffix}", "--against", str(GOOD)) == 1
    save(f"z.{suffix}", [*good, copy])
    assert gate(f"z.{suffix}") == 1
    assert failed("document-duplicate") == ["copy"]


def of_parts(folder: Path, suffix: str = ".jsonl") -> None:
    documents = read_documents([str(GOOD), str(BROKEN)])
    write_parts(documents, folder, settings_for("standard"), suffix=suffix, size=5)


def test_what_was_set_aside_by_records_is_judged(here: Path) -> None:
    of_parts(here / "parts")
    assert gate("parts") == 1
    assert failed("input-set-aside") == [str(BROKEN)]


def remove(pattern: str) -> Callable[[Path], None]:
    return lambda folder: [path.unlink() for path in folder.glob(pattern)] and None


def cut(name: str, size: int) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        path = folder / name
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:size]))

    return run


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (remove("part-000001.jsonl"), "part-lost"),
        (remove("inputs-000001.jsonl"), "part-lost"),
        (remove("*-000002.jsonl"), "part-lost"),
        (remove("done.json"), "unfinished"),
        (remove("part-*"), "part-lost"),
        (cut("part-000001.jsonl", 3), "rows-lost"),
        (cut("part-000001.jsonl", 0), "rows-lost"),
        (cut("done.json", 0), "unfinished"),
        (
            lambda folder: Path(folder, "part-000009.jsonl").write_bytes(
                (folder / "part-000000.jsonl").read_bytes().replace(b"00", b"99")
            ),
            "unfinished",
        ),
    ],
)
def test_a_folder_of_parts_is_judged_whole_or_fails(
    here: Path, damage: Callable[[Path], None], reason: str
) -> None:
    of_parts(here / "parts")
    damage(here / "parts")
    assert gate("parts") == 1
    assert reason in reasons()


def test_a_broken_part_is_set_aside_and_the_others_are_judged(here: Path) -> None:
    pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    of_parts(here / "parts", ".parquet")
    part = here / "parts" / "part-000001.parquet"
    part.write_bytes(part.read_bytes()[:3000])
    assert gate("parts", "--accept-out", "a.jsonl") == 1
    assert "broken-table" in reasons()
    assert len(lines("a.jsonl")) == 7


def test_a_run_of_records_that_broke_off_is_not_judged_as_whole(here: Path) -> None:
    of_parts(here / "parts")
    with pytest.raises(ZeroDivisionError):
        write_parts(
            (1 / 0 for _ in "x"),  # type: ignore[misc]
            here / "new",
            settings_for("standard"),
        )
    assert gate("new") == 1
    assert reasons() == ["unfinished"]


def test_a_check_that_decides_is_measured_or_the_gate_refuses(
    here: Path, good: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    write("x.jsonl", [measured(good[0], near_duplicates_judged=False), *good[1:]])
    assert gate("x.jsonl") == 0
    Path("chuanhoa.toml").write_text(
        '[checks.document-near-duplicate]\nseverity = "critical"\n'
    )
    assert gate("x.jsonl") == 2
    assert "Near duplicates were not looked for" in capsys.readouterr().err


@pytest.mark.parametrize(
    "work",
    [
        """
from chuanhoa.record_rows import read_table
assert read_table(Path('x.parquet'), ['doc_id'], []).n_rows == 200
""",
        """
from chuanhoa.split import split_records
split_records([Path('x.parquet')], {'7': ['a']}, Path('a.jsonl'), None)
assert Path('a.jsonl').stat().st_size > 60_000_000
""",
    ],
    ids=["judged", "split"],
)
def test_memory_does_not_grow_with_the_texts(
    here: Path, good: list[dict[str, Any]], work: str
) -> None:
    rows = []
    for number in range(200):
        text = f"{number} " * 100_000
        named = good[0] | {"doc_id": str(number)}
        rows.append(measured(named, text=text, n_bytes=len(text)))
    write_parquet("x.parquet", rows)
    n_bytes = sum(row["n_bytes"] for row in rows)
    rows.clear()
    script = (
        f"import pyarrow as pa; from pathlib import Path\n{work}\n"
        "print(pa.default_memory_pool().max_memory())"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert int(found.stdout) < n_bytes // 2


def test_every_column_is_documented_with_its_type() -> None:
    pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    page = (ROOT / "docs" / "records.md").read_text("utf-8")
    told = {
        row[1].strip(" `"): row[2].strip()
        for line in page.splitlines()
        if len(row := line.split("|")) > 4 and row[1].startswith(" `")
    }
    facts = fact_types().keys() - {"n_edits"}
    columns = {
        field.name: "list"
        if str(field.type).startswith("list")
        else str(field.type).split("[")[0] + ", null" * field.nullable
        for field in arrow_schema(fact_types())
        if field.name not in facts
    }
    assert told == columns
    assert f"{SCHEMA_VERSION}; the gate" in page


@pytest.mark.parametrize(
    ("stranger", "reason"),
    [
        ("other.jsonl", "strange"),
        ("part-000001.jsonl.gz", "strange"),
        ("year=2024/part-000000.jsonl", "strange"),
        ("_temporary/0/part-000001.jsonl", "unfinished"),
        ("_delta_log/0.json", "strange"),
    ],
)
@pytest.mark.parametrize("has_run", [True, False])
def test_what_stands_beside_the_parts_of_a_folder_is_not_left_out_in_silence(
    here: Path,
    good: list[dict[str, Any]],
    stranger: str,
    reason: str,
    has_run: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    folder = here / "parts"
    folder.mkdir()
    write("parts/part-000000.jsonl", good)
    write("parts/_SUCCESS", [])
    if has_run:
        shutil.rmtree(folder)
        documents = read_documents([str(GOOD)])
        write_parts(documents, folder, settings_for("standard"))
    assert gate("parts") == 0
    path = folder / stranger
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(b"{}\n")
    assert gate("parts") == 1
    assert reasons() == [reason]


@pytest.mark.parametrize("judged", ["x.jsonl", str(GOOD)])
@pytest.mark.parametrize("damage", ["absent", "empty", "broken", "no key"])
def test_what_cannot_be_compared_with_ends_the_run(
    here: Path,
    good: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    judged: str,
    damage: str,
) -> None:
    write("x.jsonl", good)
    if damage == "empty":
        Path("known").mkdir()
    elif damage != "absent":
        left = {"content_key", "text"} if damage == "no key" else set()
        keys = good[0].keys() - left
        Path("known").mkdir()
        write("known/part-0.jsonl", [{key: good[0][key] for key in keys}])
        if damage == "broken":
            with Path("known/part-0.jsonl").open("a") as file:
                file.write("{\n")
    assert gate(judged, "--against", "known") == 2
    assert "--against known: " in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.parametrize("option", ["--accept-out", "--reject-out"])
def test_what_is_judged_is_never_written_over(
    here: Path,
    good: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    option: str,
) -> None:
    Path("in").mkdir()
    write("in/part-0.jsonl", good)
    before = Path("in/part-0.jsonl").read_bytes()
    assert gate("in", option, "in/part-0.jsonl") == 2
    assert "must not be overwritten" in capsys.readouterr().err
    assert Path("in/part-0.jsonl").read_bytes() == before
