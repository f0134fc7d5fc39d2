"""Our hooks as users get them: from a clone, in environments that pre-commit builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
_GIT = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org")


def need_an_index(folder: Path) -> None:
    """Skip where pip reaches no packages: pre-commit could not build anything."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "pathspec"]
    done = subprocess.run(
        [*command, "--dest", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("pip reaches no index of packages (PIP_INDEX_URL, PIP_FIND_LINKS)")


def publish(folder: Path) -> str:
    """Make a repository of the files of this checkout, as they are now."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True)
    for name in done.stdout.decode().split("\0")[:-1]:
        if os.path.lexists(ROOT / name):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name, follow_symlinks=False)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "published")
    return git(folder, "rev-parse", "HEAD").stdout.strip()


def use(repo: Path, published: Path, hooks: list[dict[str, object]]) -> None:
    """Make a repository that uses our hooks, and install them into git."""
    rev = publish(published)
    repos = [{"repo": str(published), "rev": rev, "hooks": hooks}]
    repo.mkdir()
    (repo / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": repos}))
    git(repo, "init", "-q", "-b", "main")
    pre_commit = [sys.executable, "-m", "pre_commit", "install"]
    types = ["--hook-type", "pre-commit", "--hook-type", "pre-push"]
    subprocess.run(
        [*pre_commit, *types],
        cwd=repo,
        env=environment(repo),
        capture_output=True,
        check=True,
    )


def environment(repo: Path) -> dict[str, str]:
    """Give an environment without this checkout, and with a home for pre-commit."""
    left_out = ("GIT_", "PYTHONPATH", "CHUANHOA", "VIRTUAL_ENV")
    env = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    return env | {"PRE_COMMIT_HOME": str(repo.parent / "pre-commit")}


def git(repo: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run git; hooks run too. Its status is for `commit` and `push` to be looked at."""
    is_asked = words[0] in ("commit", "push")
    return subprocess.run(
        [*_GIT, *words],
        cwd=repo,
        env=environment(repo),
        capture_output=True,
        text=True,
        check=not is_asked,
    )
