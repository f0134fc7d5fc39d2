"""The documentation says what is true now."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from chuanhoa.cli import main
from chuanhoa.config import load_config
from chuanhoa.decisions import read_decisions
from chuanhoa.usage import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


MADE = (
    *("damage.md", "rules.md", "rules.vi.md", "keys.md", "chuanhoa.schema.json"),
    *("checks.md", "facts.md"),
)
PAGES = sorted(
    path
    for path in (*(ROOT / "docs").glob("*.md"), ROOT / "README.vi.md")
    if path.name not in MADE
)


@pytest.mark.parametrize("name", MADE)
def test_the_pages_that_are_made_are_made_from_the_code(name: str) -> None:
    pages = runpy.run_path(str(ROOT / "docs" / "make.py"))["make_all"]()
    assert set(pages) == set(MADE)
    written = (ROOT / "docs" / name).read_text("utf-8")
    assert written == pages[name], "run: python docs/make.py"


@pytest.fixture
def sandbox(tmp_path: Path) -> Path:
    """Make a repository with our seeds, where `chuanhoa` is this checkout."""
    here = tmp_path / "here"
    here.mkdir()
    shutil.copytree(ROOT / "seeds" / "documents", here / "seeds" / "documents")
    dirty = ROOT / "seeds" / "examples" / "dirty"
    shutil.copytree(dirty, here / "seeds" / "examples" / "dirty")
    shim = tmp_path / "bin" / "chuanhoa"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec {sys.executable} -m chuanhoa "$@"\n')
    shim.chmod(0o755)
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "seeds"]):
        subprocess.run([*git, *words], cwd=here, check=True, capture_output=True)
    return here


def sessions(page: Path) -> list[tuple[str, list[str]]]:
    """List the commands of a page with what they are said to print."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    found = []
    for line in "".join(blocks).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


@pytest.mark.skipif(shutil.which("git") is None, reason="no git: apt-get install git")
@pytest.mark.parametrize(
    "page", [p for p in PAGES if sessions(p)], ids=lambda p: p.name
)
def test_the_commands_of_a_page_print_what_it_says(page: Path, sandbox: Path) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("CHUANHOA", "GIT"))}
    env |= {"PATH": f"{sandbox.parent / 'bin'}:{env['PATH']}", "PYTHONPATH": str(ROOT)}
    env |= {"LC_ALL": "C.UTF-8"}
    status = 0
    for command, expected in sessions(page):
        script = f"(exit {status}); {command}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=sandbox,
            env=env,
            capture_output=True,
            check=False,
        )
        status = done.returncode
        assert status != 4, done.stderr.decode()
        is_open = expected[-1:] == ["…"]
        said = expected[: -1 if is_open else None]
        told = [line.startswith("chuanhoa: ") for line in said]
        n_out = told.index(True) if True in told else len(said)
        for wanted, data in ((said[:n_out], done.stdout), (said[n_out:], done.stderr)):
            shown = data.decode().splitlines()
            assert len(shown) >= len(wanted), (command, shown)
            assert is_open or len(shown) == len(wanted), (command, shown)
            wrong = [p for p in zip(wanted, shown, strict=False) if not fits(*p)]
            assert wrong == [], command


def fits(said: str, shown: str) -> bool:
    return shown.startswith(said[:-1]) if said.endswith(" …") else shown == said


def blocks(kind: str) -> list[tuple[str, str]]:
    return [
        (page.name, block)
        for page in (*PAGES, ROOT / "README.md")
        for block in re.findall(
            rf"```{kind}\n(.*?)```", page.read_text("utf-8"), re.DOTALL
        )
    ]


@pytest.mark.parametrize(("page", "block"), blocks("toml"))
def test_configurations_of_a_page_can_be_loaded(
    page: str, block: str, tmp_path: Path
) -> None:
    is_project = "[tool.chuanhoa" in block
    path = tmp_path / ("pyproject.toml" if is_project else "chuanhoa.toml")
    path.write_text(block, "utf-8")
    assert load_config(path).path == path


@pytest.mark.parametrize(("page", "block"), blocks("json"))
def test_decisions_of_a_page_can_be_applied(
    page: str, block: str, tmp_path: Path
) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(block, "utf-8")
    accepted, _ = read_decisions(path, "", None)
    assert len(accepted) == 1


@pytest.mark.parametrize(("page", "block"), blocks("yaml"))
def test_hooks_of_a_page_are_ours(page: str, block: str) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    named = {h["id"] for repo in yaml.safe_load(block)["repos"] for h in repo["hooks"]}
    assert named == {hook["id"] for hook in hooks}


def block(page: str, kind: str) -> str:
    (only,) = (text for name, text in blocks(kind) if name == page)
    return only


def run_block(code: str, names: dict[str, Any]) -> dict[str, Any]:
    """Run a block of Python in the current folder, as a reader would."""
    exec(compile(code, "block", "exec"), names)  # noqa: S102 -- it is our own page
    return names


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_suite_runs_as_the_page_of_the_gate_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("great_expectations", reason="pip install 'chuanhoa[gx]'")
    monkeypatch.chdir(ROOT)
    records = str(tmp_path / "x.jsonl")
    seeds = ["seeds/documents", "seeds/examples/dirty/01_nbsp.txt"]
    assert main(["records", *seeds, "-o", records]) == 0
    monkeypatch.chdir(tmp_path)
    assert main(["gate", records, "--report", "out", "--engine", "plain"]) == 1
    result = run_block(block("gate.md", "python"), {})["result"]
    failed = {
        each.expectation_config.kwargs.get("column")
        for each in result.results
        if not each.success
    }
    assert "n_repairs" in failed


@pytest.mark.xdist_group("spark")
def test_spark_makes_records_as_their_page_says(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import chuanhoa

    monkeypatch.chdir(tmp_path)
    texts = sorted((ROOT / "seeds" / "documents").glob("*.txt"))
    rows = [(path.name, path.read_text("utf-8")) for path in texts]
    df = spark.createDataFrame(rows, ["id", "text"])
    # The machine that Spark runs on has a current folder of its own.
    code = block("records.md", "python").replace("records/", f"{tmp_path}/records/")
    run_block(code, {"chuanhoa": chuanhoa, "df": df})
    assert main(["gate", "records/", "--engine", "plain", "--report", "out"]) == 0


def test_every_block_of_every_page_is_of_a_kind_that_a_test_runs() -> None:
    """What a page shows must not be wrong for want of anybody trying it."""
    pages = [*PAGES, *(ROOT / name for name in ("README.md", "CONTRIBUTING.md"))]
    pages.append(ROOT / "seeds" / "README.md")
    fences = {
        (page.name, kind)
        for page in pages
        for kind in re.findall(
            r"^```(\w*)\n.*?^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
    }
    tried = {(page.name, "console") for page in PAGES if sessions(page)}
    for kind in ("toml", "json", "yaml"):
        tried |= {(name, kind) for name, _ in blocks(kind)}
    tried |= {("gate.md", "python"), ("records.md", "python")}
    tried |= {("README.md", kind) for kind in ("console", "python", "text")}
    assert fences - tried == set()
    assert sum(len(sessions(page)) for page in PAGES) > 60


def test_links_lead_somewhere() -> None:
    broken = [
        (page.name, target)
        for page in (*PAGES, ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists() and "`" not in target
    ]
    assert broken == []


def test_the_vietnamese_readme_names_every_command() -> None:
    text = (ROOT / "README.vi.md").read_text("utf-8")
    assert set(COMMANDS) <= set(re.findall(r"`chuanhoa ([a-z]+)", text))


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
    command: str,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("great_expectations", reason="pip install 'chuanhoa[gx]'")
    monkeypatch.chdir(ROOT)
    report = tmp_path / "out"
    assert main([*command.split()[1:], "--report", str(report)]) == status
    last = capsys.readouterr().out.splitlines()[-1]
    said = last.replace(str(report / "index.html"), "reports/latest/index.html")
    assert status == 1 or said == block("README.md", "text").strip()


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
