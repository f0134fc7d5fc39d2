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


def action(
    repo: Path, number: int = -1, **inputs: str
) -> subprocess.CompletedProcess[str]:
    """Run a step of the action, the last one, with inputs as the runner gives them."""
    whole = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    given = {name: str(spec["default"]) for name, spec in whole["inputs"].items()}
    assert set(inputs) <= set(given)
    given |= inputs
    step = whole["runs"]["steps"][number]
    env = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, value in step["env"].items()
    }
    env |= {"GITHUB_OUTPUT": str(repo.parent / "output")}
    env |= {"GITHUB_STEP_SUMMARY": str(repo.parent / "summary.md")}
    env |= {"GITHUB_ACTION_PATH": "/the action", "GITHUB_WORKSPACE": str(repo)}
    return bash(step["run"], repo, **env)


@pytest.mark.parametrize(
    ("inputs", "package"),
    [
        ({}, "/the action[corpus]"),
        ({"command": "gate"}, "/the action[gx,corpus]"),
        ({"command": "gate", "package": "chuanhoa[gx] == 1"}, "chuanhoa[gx] == 1"),
    ],
)
def test_the_action_installs_what_its_command_needs(
    repo: Path, inputs: dict[str, str], package: str
) -> None:
    python = repo.parent / "bin" / "python"
    python.write_text('#!/bin/sh\nprintf "<%s>" "$@"\n')
    done = action(repo, 0, **inputs)
    assert done.stdout == f"<-m><pip><install><--quiet><{package}>"


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


def test_the_action_sums_up_what_the_gate_says(repo: Path) -> None:
    (repo / "seeds" / "::error::<b>```.txt").write_text("Quy\ufffdt\n", "utf-8")
    for number in range(300):
        (repo / "seeds" / f"{number}.jsonl").write_text("{broken\n", "utf-8")
    inputs = {"command": "gate", "paths": "seeds", "args": "--engine plain"}
    done = action(repo, **inputs)
    assert done.returncode == 1, done.stderr
    begin, *said, end = done.stdout.splitlines()
    assert begin == f"::stop-commands::{end.strip(':')}"
    assert said[-1].startswith("FAILED: 2 documents, 300")
    summary = (repo.parent / "summary.md").read_text("utf-8").splitlines()
    assert summary[:3] == [
        "## chuanhoa gate",
        "",
        "    " + said[-1],
    ]
    assert all(line[:4] == "    " for line in summary[2:] if line)
    assert summary[-2].startswith("    … (+1")
    assert len(summary) < 220


def test_the_summary_of_the_action_stays_below_the_limit_of_github(repo: Path) -> None:
    (repo / "seeds" / "b.txt").write_text("rất qúy bà con\n" * 12_000, "utf-8")
    done = action(repo, args="--lang vi")
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("::warning ") == 10
    assert "Còn 11991 phát hiện khác thuộc loại này" in done.stdout
    summary = (repo.parent / "summary.md").read_bytes()
    assert 500_000 < len(summary) < 1024 * 1024
    assert "trên 12000 phát hiện" in summary.decode()


def test_an_input_is_never_run_as_shell(repo: Path) -> None:
    action(repo, paths="$(touch evil) `touch evil`; touch evil", since="; touch evil")
    assert not (repo / "evil").exists()


def gitlab(repo: Path, name: str) -> list[subprocess.CompletedProcess[str]]:
    """Run a job of the template line by line, before_script first, as GitLab does."""
    whole = yaml.safe_load((ROOT / ".ci" / "gitlab.yml").read_text("utf-8"))
    pip = repo.parent / "bin" / "pip"
    pip.write_text('#!/bin/sh\nprintf "<%s>" "$@" > ../pip.txt\n')
    pip.chmod(0o755)
    subprocess.run(
        [*GIT, "clone", "-q", "--bare", ".", "../remote"], cwd=repo, check=True
    )
    subprocess.run([*GIT, "remote", "add", "origin", "../remote"], cwd=repo, check=True)
    base = whole[".chuanhoa"]
    job = base | whole[name]
    assert whole[name]["extends"] == ".chuanhoa"
    given = {k: str(v) for k, v in base["variables"].items()}
    given |= {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    given |= {"CI_PROJECT_DIR": str(repo)}
    return [bash(line, repo, **given) for line in job["before_script"] + job["script"]]


def test_the_template_of_gitlab_checks_what_changed(repo: Path) -> None:
    (repo / "seeds" / "b.txt").write_text("rất qúy\n", "utf-8")
    *before, done = gitlab(repo, "chuanhoa-check")
    assert [each.returncode for each in before] == [0, 0], before[-1].stderr
    assert (repo.parent / "pip.txt").read_text() == "<install><chuanhoa[gx,corpus]>"
    assert done.returncode == 1, done.stderr
    assert "1 of 2" in done.stderr
    whole = yaml.safe_load((ROOT / ".ci" / "gitlab.yml").read_text("utf-8"))
    for file in whole["chuanhoa-check"]["artifacts"]["reports"].values():
        assert (repo / file).is_file()
    (issue,) = json.loads((repo / "chuanhoa-quality.json").read_text("utf-8"))
    assert issue["location"]["path"] == "seeds/b.txt"


def test_the_template_of_gitlab_gates_what_changed(repo: Path) -> None:
    shutil.copy(next(GOOD.glob("001*.txt")), repo / "seeds" / "copy.txt")
    done = gitlab(repo, "chuanhoa-gate")[-1]
    assert done.returncode == 1, done.stderr
    assert "document-duplicate: seeds/copy.txt" in done.stdout
    assert (repo / "chuanhoa-report" / "index.html").is_file()


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
