"""`check` on many documents: written as they come, in order, in memory that stays."""

from __future__ import annotations

import io
import json
import resource
import signal
import sys
import tracemalloc
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chuanhoa import console, inputs, spool
from chuanhoa.checking import Checking
from chuanhoa.cli import main
from chuanhoa.config import Config
from chuanhoa.normalize.edits import Tier
from chuanhoa.normalize.rule import Severity, Text
from chuanhoa.reports.findings import Finding
from chuanhoa.reports.formats import FORMATS, STREAMED, write
from chuanhoa.reports.run import Checked, CheckRun
from chuanhoa.seeds.reading import read_text
from chuanhoa.seeds.rejections import rejected
from chuanhoa.spool import Spool

TEXT = "Bà con rất qúy rừng.\nXã họp \u00a0 bàn việc hoà giải ,  Uỷ ban.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        for folder in ("b", "a/x", "."):
            Path(folder).mkdir(parents=True, exist_ok=True)
            Path(folder, f"{number}.txt").write_text(TEXT * number, "utf-8")
    rows = [json.dumps({"text": TEXT}) + "\n" for _ in range(11)]
    Path("b/t.jsonl").write_text("".join(rows), "utf-8")
    Path("b/x.txt").write_bytes(b"\xff\xfe\x00")
    return tmp_path


def findings(n: int, source: str = "a.txt") -> tuple[Finding, ...]:
    return tuple(
        Finding(
            rule="unicode-space",
            severity=Severity.WARNING,
            tier=Tier.SAFE,
            source=source,
            start=i,
            end=i + 1,
            line=1,
            column=i + 1,
            text="\u00a0",
            message=Text("Khoảng trắng lạ", "Unusual space"),
            replacement=" ",
            identity=("unicode-space", source, str(i)),
        )
        for i in range(n)
    )


def checked(n: int, each: int) -> Iterator[Checked]:
    for number in range(n):
        source = f"{number:06}.txt"
        yield Checked(source, findings(each, source), "\u00a0" * each)


@pytest.mark.parametrize("held", [0, 7, 10_000])
def test_a_spool_gives_back_what_it_was_given(
    monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(spool, "HELD", held)
    with Spool() as kept:
        kept.fill(checked(9, 3)).fill(checked(2, 1))
        assert list(kept) == [*checked(9, 3), *checked(2, 1)]
        first, second = iter(kept), iter(kept)
        assert [next(first), next(second), next(first)][1] == next(checked(1, 3))
        assert len(kept) == 11


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_kept_on_disk_is_written_as_what_is_in_memory(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form: str,
) -> None:
    argv = ["check", ".", "--format", form, "--output", f"{form}=out"]
    assert main(argv) == 3
    whole, file = capsys.readouterr(), Path("out").read_text("utf-8")
    monkeypatch.setattr(spool, "HELD", 0)
    assert main(argv) == 3
    assert capsys.readouterr() == whole
    assert Path("out").read_text("utf-8") == file
    assert main(argv[:-2]) == 3
    assert capsys.readouterr() == whole


@pytest.mark.parametrize("form", ["concise", "sarif", "junit"])
def test_a_baseline_knows_the_same_from_disk(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form: str,
) -> None:
    """Rows of a table are no files: that they were read is what keeps their entries."""
    main(["baseline", "create", ".", "--baseline", "known.json"])
    Path("a/x/5.txt").rename("a/x/moved.txt")
    Path("1.txt").write_text(TEXT + "Xã rất qúy rừng.\n", "utf-8")
    argv = ["check", ".", "--baseline", "known.json", "--format", form]
    capsys.readouterr()
    assert main(argv) == 3
    whole = capsys.readouterr()
    assert ": 1 [*]" in whole.err
    monkeypatch.setattr(spool, "HELD", 0)
    assert main(argv) == 3
    assert capsys.readouterr() == whole


@pytest.mark.parametrize("form", STREAMED)
def test_findings_are_written_before_the_next_document_is_read(
    here: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    happened: list[str] = []

    def note(name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any, **options: Any) -> Any:
            happened.append(name)
            return act(*args, **options)

        return noted

    monkeypatch.setattr(console, "put", note("put", console.put))
    monkeypatch.setattr(inputs, "read_text", note("read", read_text))
    main(["check", "1.txt", "2.txt", "3.txt", "--format", form])
    order = [name for i, name in enumerate(happened) if name != happened[i - 1]]
    assert order == ["read", "put"] * 3


def test_documents_come_in_the_order_of_their_sources(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """However they were named: below folders, twice, as rows, from standard input."""
    stdin = io.TextIOWrapper(io.BytesIO(TEXT.encode()), "utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    paths = ["b", "3.txt", "-", "a", "b/t.jsonl", "./1.txt", "a/x/1.txt", "b/../1.txt"]
    main(["check", *paths, "--format", "jsonl"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    sources = [row["source"] for row in rows]
    assert list(dict.fromkeys(sources)) == [
        "-",
        "1.txt",
        "3.txt",
        *(f"a/x/{n}.txt" for n in range(1, 6)),
        *(f"b/{n}.txt" for n in range(1, 6)),
        *(f"b/t.jsonl#{n}" for n in range(1, 12)),
    ]
    places = {(row["source"], row["start"], row["rule"]) for row in rows}
    assert len(places) == len(rows)


def test_a_file_that_is_named_counts_as_named_though_a_folder_has_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a/other.jsonl").write_text('{"no": 1}\n', "utf-8")
    assert main(["check", "a"]) == 1
    for argv in (["a", "a/other.jsonl"], ["a/other.jsonl", "a"]):
        capsys.readouterr()
        assert main(["check", *argv]) == 3
        assert "a/other.jsonl#1: " in capsys.readouterr().err


def test_what_was_set_aside_is_counted_where_it_is_not_listed(here: Path) -> None:
    names = ("profile", "select", "ignore", "tone_style", "dates", "expand", "since")
    more = ("abbreviations", "fail_on", "exclude", "text_column", "id_column")
    args = Namespace(
        **dict.fromkeys((*names, *more)),
        paths=["b"],
        config=Config(),
        usual_profile="repair",
        force_exclude=False,
        lang="en",
    )
    for has_rejected in (True, False):
        checking = Checking(args, has_rejected=has_rejected)
        documents = tuple(checking.documents())
        assert checking.n_rejected == 1
        assert len(checking.run(documents).rejected) == int(has_rejected)


def peak(n: int, form: str) -> int:
    """Measure what a run over n documents holds at most, in bytes."""
    tracemalloc.start()
    aside = (rejected("x.txt", "unreadable"),)
    with Spool() as kept:
        run = CheckRun(kept.fill(checked(n, 10)), aside)
        size = sum(len(piece) for piece in write(run, form))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 0
    return most


@pytest.mark.parametrize("form", FORMATS)
def test_memory_does_not_grow_with_the_findings(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """But for GitLab's: a number each, to see which fingerprint comes twice.

    A finding that is held takes 350 bytes; what json leaves to the garbage collector
    comes and goes.
    """
    monkeypatch.setattr(spool, "HELD", 256)
    peak(40, form)  # what is loaded once
    few, many = peak(100, form), peak(800, form)
    assert (many - few) / 7000 < (250 if form == "gitlab" else 125)


def test_documents_stay_in_memory_where_the_disk_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was written before is read, what did not fit is held."""
    monkeypatch.setattr(spool, "HELD", 0)
    before, behind = list(checked(3, 1)), list(checked(4, 2))
    with Spool() as kept:
        kept.fill(before)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kept._end + 100, limits[1]))  # noqa: SLF001 -- how much is there
        try:
            kept.fill(behind)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            signal.signal(signal.SIGXFSZ, handler)
        assert list(kept) == before + behind
        assert list(kept.fill(before)) == before + behind + before


def test_a_spool_lets_go_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where reading ends in an error; ResourceWarning is an error in tests."""
    monkeypatch.setattr(spool, "HELD", 0)

    def broken() -> Iterator[Checked]:
        yield from checked(3, 1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), Spool() as kept:
        kept.fill(broken())
    with pytest.raises(ValueError, match="closed file"):
        list(kept)
