"""The documentation says what is true now."""

from __future__ import annotations

import re
import runpy
import subprocess
from pathlib import Path

import pytest

from chuanhoa.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_page_of_damage_is_made_from_the_cases() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "make.py"))["make_page"]()
    written = (ROOT / "docs" / "damage.md").read_text("utf-8")
    assert written == page, "run: python docs/make.py"


def test_the_readme_names_every_command() -> None:
    named = set(re.findall(r"`chuanhoa ([a-z]+)", README))
    assert set(COMMANDS) <= named


def commands() -> list[str]:
    found = re.findall(r"^\$ (.*)$", README, re.MULTILINE)
    return [line.rpartition("&& ")[2] for line in found if "chuanhoa " in line]


@pytest.mark.parametrize(
    ("command", "status"), list(zip(commands(), (0, 1), strict=True))
)
def test_the_commands_of_the_readme_end_as_it_says(
    command: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("great_expectations", reason="pip install 'chuanhoa[gx]'")
    monkeypatch.chdir(ROOT)
    argv = [*command.split()[1:], "--report", str(tmp_path / "out")]
    assert main(argv) == status


def test_the_python_of_the_readme_says_what_its_comments_say() -> None:
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert block is not None
    names: dict[str, object] = {}
    lines = block.group(1).splitlines()
    shown = [line.split("   # ") for line in lines if "   # " in line]
    exec("\n".join(line for line in lines if "   # " not in line), names)  # noqa: S102
    assert len(shown) == 3
    for code, value in shown:
        assert repr(eval(code, names)) == value.strip()  # noqa: S307


def test_ci_calls_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    read = re.search(r"command=(\$\(.*\))$", script, re.MULTILINE)
    assert read is not None
    found = subprocess.run(
        ["bash", "-c", f"echo {read.group(1)}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert found.endswith("tox")
    assert f"$ {found}" in README
