"""The steps of action.yml and of the GitLab template, run by bash as CI runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GOOD = ROOT / "seeds" / "documents"
GIT = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
if shutil.which("git") is None:
    pytest.skip("no git: apt-get install git", allow_module_level=True)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Make a repository with a seed, a branch with a dirty one, and our program."""
    here = tmp_path / "repo"
    (here / "seeds").mkdir(parents=True)
    shutil.copy(next(GOOD.glob("001*.txt")), here / "seeds")
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "1"]):
        subprocess.run([*GIT, *words], cwd=here, check=True, capture_output=True)
    for name, words in (("chuanhoa", "-m chuanhoa"), ("python", "")):
        shim = tmp_path / "bin" / name
        shim.parent.mkdir(exist_ok=True)
        shim.write_text(f'#!/bin/sh\nexec {sys.executable} {words} "$@"\n')
        shim.chmod(0o755)
    return here


def bash(script: str, repo: Path, **env: str) -> subprocess.CompletedProcess[str]:
    whole = {k: v for k, v in os.environ.items() if not k.startswith("GIT")}
    whole |= {"PATH": f"{repo.parent / 'bin'}:{whole['PATH']}", **env}
    whole |= {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=repo,
        env=whole,
        capture_output=True,
        text=True,
        check=False,
    )


def action(repo: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step of the action with inputs, as the runner gives them."""
    whole = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    given = {name: str(spec["default"]) for name, spec in whole["inputs"].items()}
    given |= inputs
    step = whole["runs"]["steps"][-1]
    env = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, value in step["env"].items()
    }
    env |= {"GITHUB_OUTPUT": str(repo.parent / "output")}
    env |= {"GITHUB_STEP_SUMMARY": str(repo.parent / "summary.md")}
    return bash(step["run"], repo, **env)


def test_the_action_takes_paths_on_lines_of_their_own(repo: Path) -> None:
    for name in ("b.txt", "c.txt"):
        (repo / "seeds" / name).write_text("rất qúy\n", "utf-8")
    done = action(repo, paths="seeds/b.txt\nseeds/c.txt\n", args="--lang vi\n")
    assert done.returncode == 1, done.stderr
    assert "file=seeds/b.txt" in done.stdout
    assert "file=seeds/c.txt" in done.stdout


def test_the_action_annotates_what_changed_and_fails(repo: Path) -> None:
    (repo / "seeds" / "b.txt").write_text("rất qúy\n", "utf-8")
    done = action(repo, since="main", sarif="out.sarif")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::warning file=seeds/b.txt,line=1,col=5")
    assert "1 of 2" in done.stderr
    assert (repo.parent / "output").read_text() == "status=1\n"
    assert "tone-misplaced" in (repo.parent / "summary.md").read_text("utf-8")
    assert json.loads((repo / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_action_gates(repo: Path) -> None:
    copied = shutil.copy(next(GOOD.glob("001*.txt")), repo / "seeds" / "copy.txt")
    inputs = {"command": "gate", "paths": "seeds", "args": "--engine plain"}
    assert action(repo, **inputs, since="main").returncode == 1
    Path(copied).unlink()
    assert action(repo, **inputs, since="main").returncode == 0
    assert action(repo, **inputs, since="nowhere").returncode == 2


def test_an_input_is_never_run_as_shell(repo: Path) -> None:
    action(repo, paths="$(touch evil) `touch evil`; touch evil", since="; touch evil")
    assert not (repo / "evil").exists()


def test_the_template_of_gitlab_writes_its_reports(repo: Path) -> None:
    whole = yaml.safe_load((ROOT / ".ci" / "gitlab.yml").read_text("utf-8"))
    (repo / "seeds" / "b.txt").write_text("rất qúy\n", "utf-8")
    subprocess.run([*GIT, "fetch", "-q", ".", "main"], cwd=repo, check=True)
    given = {k: str(v) for k, v in whole[".chuanhoa"]["variables"].items()}
    job = whole["chuanhoa-check"]
    done = bash(job["script"][0], repo, **given)
    assert done.returncode == 1, done.stderr
    for file in job["artifacts"]["reports"].values():
        assert (repo / file).is_file()
    (issue,) = json.loads((repo / "chuanhoa-quality.json").read_text("utf-8"))
    assert issue["location"]["path"] == "seeds/b.txt"


def test_what_init_writes_for_gitlab_runs(repo: Path) -> None:
    assert bash("chuanhoa init gitlab github pre-commit", repo).returncode == 0
    job = yaml.safe_load((repo / ".gitlab/chuanhoa.yml").read_text())["chuanhoa"]
    subprocess.run([*GIT, "fetch", "-q", ".", "main"], cwd=repo, check=True)
    done = bash(job["script"][-1], repo)
    assert done.returncode == 0, done.stderr
    assert (repo / "chuanhoa-junit.xml").is_file()


def test_the_hooks_that_init_writes_run(repo: Path) -> None:
    bash("chuanhoa init pre-commit", repo)
    (repo / "seeds" / "b.jsonl").write_text('{"text": "rất qúy"}\n', "utf-8")
    subprocess.run([*GIT, "add", "-A"], cwd=repo, check=True)
    hook = f"{sys.executable} -m pre_commit run --all-files"
    first = bash(f"{hook} chuanhoa-fix", repo)
    assert first.returncode == 1, first.stdout
    assert (repo / "seeds" / "b.jsonl").read_text("utf-8") == '{"text": "rất quý"}\n'
    assert bash(hook, repo).returncode == 0
