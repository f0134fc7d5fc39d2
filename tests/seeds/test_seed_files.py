"""Finding and reading of seed files: what cannot be read is set aside."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.seeds.files import read_documents
from chuanhoa.seeds.model import Document, Rejected


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "b").mkdir(parents=True)
    for name in ("b/2.txt", "1.txt", "b/skip.log", ".hidden.txt"):
        (tmp_path / "in" / name).write_text(name, "utf-8")
    return tmp_path


def sources(*paths: str) -> list[str]:
    return [item.source for item in read_documents(paths)]


def reasons(*paths: str) -> list[str]:
    return [item.reason for item in read_documents(paths) if isinstance(item, Rejected)]


def test_a_folder_is_read_in_the_order_of_its_names() -> None:
    assert sources("in") == ["in/1.txt", "in/b/2.txt"]


def test_a_file_is_read_whatever_its_name() -> None:
    assert sources("in/b/skip.log") == ["in/b/skip.log"]


def test_sources_are_relative_to_the_current_folder(folder: Path) -> None:
    assert sources(str(folder / "in" / "1.txt")) == ["in/1.txt"]
    assert sources("./in/../in/1.txt") == ["in/1.txt"]


def test_a_document_holds_the_bytes_of_its_file() -> None:
    assert list(read_documents(["in/1.txt"])) == [
        Document("in/1.txt", "in/1.txt", b"1.txt")
    ]


def test_a_missing_path_is_set_aside_and_the_run_goes_on() -> None:
    assert reasons("nowhere.txt", "in") == ["not-found"]
    assert sources("nowhere.txt", "in/1.txt") == ["nowhere.txt", "in/1.txt"]


def test_a_link_out_of_its_folder_is_refused(folder: Path) -> None:
    (folder / "secret.txt").write_text("x")
    (folder / "in" / "link.txt").symlink_to("../secret.txt")
    (folder / "in" / "fine.txt").symlink_to("1.txt")
    assert reasons("in") == ["outside-folder"]
    assert "in/fine.txt" in sources("in")


def test_devices_and_pipes_are_refused(folder: Path) -> None:
    os.mkfifo(folder / "in" / "pipe.txt")
    assert reasons("in", "/dev/null") == ["not-a-file", "not-a-file"]


def test_linked_folders_and_other_suffixes(folder: Path) -> None:
    (folder / "in" / "B.TXT").write_text("x")
    (folder / "in" / "linked").symlink_to("b")
    assert reasons("in") == ["linked-folder"]
    assert "in/B.TXT" in sources("in")


def test_a_folder_that_cannot_be_read_is_set_aside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def closed(top: str, onerror: Any) -> Any:
        onerror(PermissionError(13, "Permission denied", f"{top}/shut"))
        return iter([(str(top), [], ["1.txt"])])

    monkeypatch.setattr("chuanhoa.seeds.files.os.walk", closed)
    assert sources("in") == ["in/1.txt", "in/shut"]
    assert reasons("in") == ["unreadable"]


def test_a_file_over_the_limit_is_refused() -> None:
    (item,) = read_documents(["in/1.txt"], max_bytes=4)
    assert isinstance(item, Rejected)
    assert (item.reason, item.message.en) == (
        "too-large",
        "larger than the limit, in bytes: 5 > 4",
    )


def test_a_loop_of_links_is_set_aside_and_the_run_goes_on() -> None:
    Path("b.txt").symlink_to("b.txt")
    found = [
        item.source for item in read_documents(["."]) if isinstance(item, Rejected)
    ]
    assert found == ["b.txt"]
    found = [item.source for item in read_documents(["b.txt", "b*.txt"])]
    assert found == ["b.txt", "b.txt"]


def test_a_path_below_a_closed_folder_is_set_aside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuse)  # root may read every folder
    (item,) = read_documents(["closed/a.txt"])
    assert isinstance(item, Rejected)
    assert item.message.vi == "không đọc được tệp: không có quyền"
    assert item.message.en == "the file cannot be read: Permission denied"


def test_what_is_packed_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"Hue"))
    (item,) = read_documents([path])
    assert isinstance(item, Rejected)
    assert item.reason == "packed"


def test_a_glob_matches_what_is_hidden_only_by_its_dot(folder: Path) -> None:
    for name in ("a.txt", ".b.txt", ".git/c.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("Huế", "utf-8")

    def sources(pattern: str) -> list[str]:
        found = read_documents([pattern])
        return [each.source for each in found if isinstance(each, Document)]

    assert sources("*.txt") == ["a.txt"]
    assert sources("**/*.txt") == ["a.txt", "in/1.txt", "in/b/2.txt"]
    assert sources(".*.txt") == [".b.txt"]
