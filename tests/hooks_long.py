"""The gate as a hook before a push, in an environment that pre-commit builds.

It installs great-expectations anew, which takes minutes: `tox -e hooks` runs it, the
usual run does not.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from published_hooks import git, need_an_index, use

ROOT = Path(__file__).parents[1]


def test_a_push_of_a_dirty_seed_is_stopped(tmp_path: Path) -> None:
    need_an_index(tmp_path / "download")
    repo = tmp_path / "repo"
    names = ("chuanhoa-fix", "chuanhoa-check", "chuanhoa-gate")
    use(repo, tmp_path / "published", [{"id": name} for name in names])
    git(tmp_path, "init", "-q", "--bare", "remote")
    git(repo, "remote", "add", "origin", str(tmp_path / "remote"))
    seeds = repo / "seeds" / "documents"
    seeds.mkdir(parents=True)
    good = next((ROOT / "seeds" / "documents").glob("001*.txt"))
    shutil.copy(good, seeds)
    (repo / ".gitignore").write_text("reports/\n")
    git(repo, "add", "-A")
    assert git(repo, "commit", "-m", "1").returncode == 0
    first = git(repo, "push", "origin", "main")
    assert first.returncode == 0, first.stdout + first.stderr
    assert (repo / "reports" / "latest" / "data-docs" / "index.html").is_file()

    shutil.copy(good, seeds / "copy.txt")
    git(repo, "add", "-A")
    assert git(repo, "commit", "-m", "2").returncode == 0
    second = git(repo, "push", "origin", "main")
    assert second.returncode == 1
    assert "document-duplicate" in second.stdout + second.stderr
    sent = git(tmp_path / "remote", "log", "--format=%s", "main").stdout
    assert sent == "1\n"
