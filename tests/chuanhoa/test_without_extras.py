"""What works with the core alone, and what is said where an extra is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The path finder is told not to find them, as if they were not installed.
BLOCK = """
import sys
from importlib.machinery import PathFinder
real = PathFinder.find_spec
def find_spec(name, path=None, target=None):
    return None if name.partition(".")[0] in {names!r} else real(name, path, target)
PathFinder.find_spec = find_spec
"""
OPTIONAL = ("great_expectations", "pandas", "numpy", "pyarrow", "pyspark", "unidecode")


def run(code: str, *argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCK.format(names=OPTIONAL) + code, *argv],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


MAIN = "from chuanhoa.cli import main; raise SystemExit(main(sys.argv[1:]))"


def test_gate_judges_with_the_plain_evaluator_and_says_so(tmp_path: Path) -> None:
    done = run(MAIN, "gate", "seeds/documents", "--report", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "data docs were skipped" in done.stderr
    assert (tmp_path / "out" / "index.html").is_file()
    assert not (tmp_path / "out" / "data-docs").exists()


def test_require_docs_is_status_2_without_great_expectations() -> None:
    done = run(MAIN, "gate", "seeds/documents", "--require-docs")
    assert done.returncode == 2
    assert "chuanhoa[gx]" in done.stderr


def test_parquet_names_its_extra(tmp_path: Path) -> None:
    out = str(tmp_path / "x.parquet")
    done = run(MAIN, "records", "seeds/documents", "-o", out)
    assert done.returncode == 2
    assert "chuanhoa[corpus]" in done.stderr


def test_other_scripts_need_unidecode_and_vietnamese_does_not() -> None:
    code = "import chuanhoa; print(chuanhoa.ascii_key('Uỷ ban Đắk Lắk – “xã”'))"
    assert run(code).stdout == 'uy ban dak lak - "xa"\n'
    code = "import chuanhoa; chuanhoa.ascii_key('Москва')"
    assert "chuanhoa[ascii]" in run(code).stderr
