"""Several processes give what one gives; one that is killed takes one document."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chuanhoa import workers
from chuanhoa.normalize.settings import settings_for
from chuanhoa.record_parts import write_parts
from chuanhoa.seeds.model import Document, Rejected
from chuanhoa.seeds.rejections import rejected

STANDARD = settings_for("standard")
DEADLY = "999.txt"


def documents(n: int = 100) -> list[Document | Rejected]:
    made: list[Document | Rejected] = [
        Document(f"{i}", f"{i}.txt", f"Tin\nNgày {i % 28 + 1}/3/2024, toà nhà".encode())
        for i in range(n)
    ]
    made[50] = rejected("50.txt", "unreadable")
    return made


def test_the_records_of_several_processes_are_those_of_one() -> None:
    alone = list(workers.measured_records(documents(), STANDARD))
    shared = list(workers.measured_records(documents(), STANDARD, workers=2))
    assert alone == shared
    assert len(alone) == 100


def test_a_folder_has_the_same_bytes_with_any_number_of_workers(tmp_path: Path) -> None:
    for n in (1, 2):
        write_parts(documents(), tmp_path / str(n), STANDARD, size=30, workers=n)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / str(n)).iterdir()}
        for n in (1, 2)
    )
    assert one == two


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the test forks its workers")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_worker_that_dies_takes_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    measure = workers.measure_documents

    def deadly(items: Iterable[Document | Rejected], settings: Any) -> Iterator[Any]:
        for item in items:
            if item.source == DEADLY:
                os.kill(os.getpid(), signal.SIGKILL)
            yield from measure([item], settings)

    given = documents()
    given[40] = Document("999", DEADLY, b"x")
    expected = list(workers.measured_records(documents(), STANDARD))
    monkeypatch.setattr(workers, "measure_documents", deadly)
    got = list(workers.measured_records(given, STANDARD, workers=2, start="fork"))
    assert got[40] == rejected(DEADLY, "worker-died")
    assert got[:40] == expected[:40]
    assert got[41:] == expected[41:]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes here")
@pytest.mark.parametrize("seconds", [0.0, 0.3, 0.7])
def test_ctrl_c_is_told_once_and_not_by_the_workers(
    tmp_path: Path, seconds: float
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(300):
        text = f"Tin {number}\nNgày 3/3/2024, UBND xã họp ở toà nhà.\n" * 40
        (tmp_path / "in" / f"{number}.txt").write_text(text, "utf-8")
    words = "records in -o out/ --workers 2 --lang en".split()
    process = subprocess.Popen(
        [sys.executable, "-m", "chuanhoa", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not (tmp_path / "out").exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert err == b"chuanhoa: interrupted\n"
    # What CPython makes of an interrupt inside exec() is death by the signal.
    assert process.returncode in (130, -signal.SIGINT)
