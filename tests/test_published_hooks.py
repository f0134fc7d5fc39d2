"""The hooks in an environment that pre-commit builds itself from a clone of ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from published_hooks import environment, git, need_an_index, use

if shutil.which("git") is None:
    pytest.skip("no git: apt-get install git", allow_module_level=True)
DEPENDENCIES = ["pathspec>=1", "pyarrow>=18"]


def test_a_commit_is_stopped_repaired_and_made(tmp_path: Path) -> None:
    """Texts, JSON Lines and Parquet; the long form is tests/hooks_long.py."""
    pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    from pyarrow import parquet

    need_an_index(tmp_path / "download")
    hooks: list[dict[str, object]] = [
        {"id": name, "additional_dependencies": DEPENDENCIES}
        for name in ("chuanhoa-fix", "chuanhoa-check")
    ]
    repo = tmp_path / "repo"
    use(repo, tmp_path / "published", hooks)
    (repo / "a.txt").write_bytes("rất qúy\r\nsạch".encode())
    row = '{ "n": 1.50, "text": "rất qúy",  "e": "\\u00e9" }\r\n'
    (repo / "a.jsonl").write_bytes(row.encode())
    (repo / "a.py").write_text("# rất qúy\n", "utf-8")
    parquet.write_table(pa.table({"text": ["rất qúy", "sạch"]}), repo / "a.parquet")
    git(repo, "add", "-A")

    first = git(repo, "commit", "-m", "1")
    assert first.returncode == 1, first.stderr
    assert "files were modified by this hook" in first.stderr
    assert (repo / "a.txt").read_bytes() == "rất quý\r\nsạch".encode()
    assert (repo / "a.jsonl").read_bytes() == row.replace("qúy", "quý").encode()
    assert (repo / "a.py").read_text("utf-8") == "# rất qúy\n"
    fixed = parquet.read_table(repo / "a.parquet")
    assert fixed.to_pydict() == {"text": ["rất quý", "sạch"]}

    git(repo, "add", "-A")
    second = git(repo, "commit", "-m", "2")
    assert second.returncode == 0, second.stderr
    assert git(repo, "status", "--short").stdout == ""

    (repo / "lost.txt").write_text("Quy\ufffdt định\n", "utf-8")
    git(repo, "add", "-A")
    third = git(repo, "commit", "-m", "3")
    assert third.returncode == 1
    assert "lost.txt:1:4: unicode-lost" in third.stderr
    built = Path(environment(repo)["PRE_COMMIT_HOME"]).rglob("chuanhoa/cli.py")
    assert any("site-packages" in path.parts for path in built)
