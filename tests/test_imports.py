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


SELDOM = (
    "asyncio bz2 hashlib importlib.resources json lzma random shutil subprocess"
    " tempfile tomllib traceback zipfile chuanhoa.seeds.model"
    " chuanhoa.seeds.table_lines"
)


def test_a_check_of_clean_text_imports_only_what_it_needs(tmp_path: Path) -> None:
    """What these cost is more than all of the reading and checking of one file."""
    (tmp_path / "a.txt").write_text("Thư viện xã mở cửa.\n", "utf-8")
    code = (
        "import sys; from chuanhoa.cli import main; main(sys.argv[1:])\n"
        "print(*(name for name in sys.modules if name.partition('.')[0] != 'site'))"
    )
    argv = ["--isolated", "check", str(tmp_path / "a.txt")]
    before = set(python("import sys; print(*sys.modules)").split())
    loaded = set(python(code, *argv).split()) - before
    assert loaded & set(SELDOM.split()) == set()
    assert len([name for name in loaded if name.startswith("chuanhoa.")]) < 120


CPU = """
import resource, statistics, subprocess, sys
def cost(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
ours = [sys.executable, "-m", "chuanhoa", "--isolated", "check", *sys.argv[1:]]
theirs = [sys.executable, "-c", "import ftfy"]
cost(ours), cost(theirs)
pairs = [(cost(ours), cost(theirs)) for _ in range(11)]
print(statistics.median(mine / yours for mine, yours in pairs))
"""


def test_check_of_five_files_costs_at_most_twice_an_import_of_ftfy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As when it is installed: pip compiles what it installs.
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path))
    shared = ROOT.parent / "shared" / "seeds"
    folder = shared if shared.is_dir() else ROOT / "seeds" / "documents"
    files = [str(path) for path in sorted(folder.glob("*.txt"))[:5]]
    assert float(python(CPU, *files)) <= 2.0
