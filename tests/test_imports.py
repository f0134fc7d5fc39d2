"""What the light commands import, and what they cost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("great_expectations", "pandas", "numpy", "pyarrow", "pyspark", "ftfy")


def python(code: str, *args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout


MODULES = """
import json, sys
from chuanhoa.cli import main
main(sys.argv[1:])
print("\\n" + json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize(
    "command",
    [
        ["check", "seeds/documents"],
        ["fix", "--check", "seeds/documents"],
        ["rule"],
        ["explain", "uỷ ban"],
    ],
    ids=lambda command: command[0],
)
def test_light_commands_import_nothing_heavy(command: list[str]) -> None:
    loaded = json.loads(python(MODULES, *command).splitlines()[-1])
    assert set(loaded).isdisjoint(HEAVY)


def test_importing_the_package_loads_no_room() -> None:
    code = "import sys, chuanhoa; print([m for m in sys.modules if 'chuanhoa.' in m])"
    assert python(code).strip() == "[]"


CPU = """
import os, subprocess, sys
def cost(command):
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user - before.children_user
            + after.children_system - before.children_system)
ours = [sys.executable, "-m", "chuanhoa", "check", *sys.argv[1:]]
theirs = [sys.executable, "-c", "import ftfy"]
cost(ours), cost(theirs)
ratios = sorted(cost(ours) / cost(theirs) for _ in range(7))
print(ratios[3])
"""


def test_check_of_five_files_costs_at_most_twice_an_import_of_ftfy() -> None:
    shared = ROOT.parent / "shared" / "seeds"
    folder = shared if shared.is_dir() else ROOT / "seeds" / "documents"
    files = [str(path) for path in sorted(folder.glob("*.txt"))[:5]]
    assert float(python(CPU, *files)) <= 2.0
