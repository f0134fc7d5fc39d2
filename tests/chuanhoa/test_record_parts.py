"""Records in parts: a run that is broken off goes on, and leaves the same bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from chuanhoa import record_files
from chuanhoa.api import build_records
from chuanhoa.cli import main
from chuanhoa.folder_lock import LOCK, FolderError
from chuanhoa.normalize.settings import settings_for
from chuanhoa.record_files import write_records
from chuanhoa.record_parts import write_parts
from chuanhoa.seeds.model import Document, Record, Rejected
from chuanhoa.seeds.rejections import rejected

STANDARD = settings_for("standard")


class Killed(BaseException):
    """The run ends here, as by a signal."""


def documents(n: int = 7) -> list[Document | Rejected]:
    texts = [f"Tin số {i % 5}\nNgày 5/3/2024, thư viện mở cửa." for i in range(n)]
    made: list[Document | Rejected] = [
        Document(str(i), f"{i}.txt", text.encode()) for i, text in enumerate(texts)
    ]
    made[3] = Document("3", "3.txt", b"")
    made[4] = rejected("4.txt", "unreadable")
    return made


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def killed_after(n: int) -> Iterator[Document | Rejected]:
    yield from documents()[:n]
    raise Killed


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
@pytest.mark.parametrize("n", range(8))
def test_a_resumed_run_leaves_the_bytes_of_an_unbroken_one(
    tmp_path: Path, n: int, suffix: str
) -> None:
    if suffix == ".parquet":
        pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    first = write_parts(documents(), whole, STANDARD, suffix=suffix, size=2)
    with pytest.raises(Killed):
        write_parts(killed_after(n), broken, STANDARD, suffix=suffix, size=2)
    second = write_parts(documents(), broken, STANDARD, suffix=suffix, size=2)
    assert files(whole) == files(broken)
    assert second.n_resumed == n // 2
    assert (first.n_records, first.rejected) == (second.n_records, second.rejected)
    assert [item.reason for item in first.rejected] == ["empty", "unreadable"]
    assert first.n_records == 5
    assert any(b'"is_duplicate": true' in data for data in files(whole).values()) or (
        suffix == ".parquet"
    )


def test_a_part_without_its_list_is_written_again(tmp_path: Path) -> None:
    write_parts(documents(), tmp_path, STANDARD, size=2)
    whole = files(tmp_path)
    (tmp_path / "inputs-000002.jsonl").unlink()
    (tmp_path / "part-000002.jsonl").write_bytes(b"half a li")
    (tmp_path / ".part-000003.jsonl.1.part").write_bytes(b"of a killed run")
    assert write_parts(documents(), tmp_path, STANDARD, size=2).n_resumed == 2
    assert files(tmp_path) == whole


@pytest.mark.parametrize("change", ["text", "fewer", "more", "order"])
def test_changed_inputs_are_refused_and_nothing_is_lost(
    tmp_path: Path, change: str
) -> None:
    write_parts(documents(), tmp_path, STANDARD, size=2)
    whole = files(tmp_path)
    other = documents()
    if change == "text":
        other[1] = Document("1", "1.txt", b"other")
    elif change == "fewer":
        other = other[:4]
    elif change == "more":
        other.append(Document("9", "9.txt", b"new"))
    else:
        other[0], other[1] = other[1], other[0]
    with pytest.raises(FolderError, match="inputs have changed"):
        write_parts(other, tmp_path, STANDARD, size=2)
    assert files(tmp_path) == whole


def test_other_settings_and_other_files_are_refused(tmp_path: Path) -> None:
    write_parts(documents(), tmp_path / "a", STANDARD)
    with pytest.raises(FolderError, match="other settings"):
        write_parts(documents(), tmp_path / "a", settings_for("repair"))
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "mine.txt").write_text("x")
    with pytest.raises(FolderError, match="no records"):
        write_parts(documents(), tmp_path / "b", STANDARD)
    assert files(tmp_path / "b") == {"mine.txt": b"x"}


def test_a_second_run_is_kept_out_but_not_by_a_dead_one(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(str(os.getppid()))
    with pytest.raises(FolderError, match="another run"):
        write_parts(documents(), tmp_path, STANDARD)
    for dead in ("4194304999", "not a number"):
        (tmp_path / LOCK).write_text(dead)
        assert write_parts(documents(), tmp_path, STANDARD).n_records == 5
        assert not (tmp_path / LOCK).exists()


def test_the_command_goes_on_in_a_folder(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text("Tin\nThư viện mở cửa.", "utf-8")
    assert main(["records", "in", "-o", "out/"]) == 0
    assert main(["records", "in", "-o", "out/"]) == 0
    assert "parts of an earlier run that were kept: 1" in capsys.readouterr().err
    assert sorted(files(Path("out"))) == [
        "done.json",
        "inputs-000000.jsonl",
        "part-000000.jsonl",
        "run.json",
    ]
    assert main(["records", "in", "-o", "out/", "--format", "parquet"]) == 2
    assert main(["records", "in", "-o", "new/", "--format", "parqet"]) == 2
    assert main(["records", "in", "-o", "x.jsonl", "--format", "jsonl"]) == 2
    assert "did you mean 'parquet'" in capsys.readouterr().err


@pytest.mark.parametrize(("limit", "groups"), [(2**26, 1), (1, 3)])
def test_row_groups_are_large_but_fit_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, groups: int
) -> None:
    parquet = pytest.importorskip(
        "pyarrow.parquet", reason="pip install 'chuanhoa[corpus]'"
    )
    monkeypatch.setattr(record_files, "_GROUP_BYTES", limit)
    record = next(r for r in build_records(documents()) if isinstance(r, Record))
    path = tmp_path / "x.parquet"
    assert write_records((record for _ in range(2100)), path) == 2100
    assert parquet.ParquetFile(path).num_row_groups == groups
    assert parquet.read_table(path).num_rows == 2100


def test_a_file_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(record_files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"), record_files.replacing(path) as new:
        new.write_text("new")
    assert files(tmp_path) == {"x.jsonl": b"old"}
