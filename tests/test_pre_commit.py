"""The hooks through the real pre-commit, in a real git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
if shutil.which("git") is None:
    pytest.skip("no git: apt-get install git", allow_module_level=True)
HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Make a repository with our hooks: their own commands, run from this checkout."""
    hooks = []
    for hook in HOOKS.values():
        local = {
            k: v
            for k, v in hook.items()
            if k not in ("language", "additional_dependencies")
        }
        command = local["entry"].replace("chuanhoa", f"{sys.executable} -m chuanhoa", 1)
        hooks.append(local | {"language": "system", "entry": command})
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (tmp_path / "seeds" / "documents").mkdir(parents=True)
    git(tmp_path, "init", "-q")
    return tmp_path


def git(repo: Path, *argv: str) -> None:
    subprocess.run(["git", *argv], cwd=repo, check=True, capture_output=True)


def hook(repo: Path, name: str, *argv: str) -> subprocess.CompletedProcess[str]:
    git(repo, "add", "-A")
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", name, "--all-files", *argv],
        cwd=repo,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_fix_repairs_then_passes(repo: Path) -> None:
    seed = repo / "seeds" / "documents" / "a.txt"
    seed.write_text("Ban\u00a0Chỉ đạo rất qúy bà con\n", "utf-8")
    first = hook(repo, "chuanhoa-fix")
    assert first.returncode == 1
    assert "files were modified" in first.stdout
    assert seed.read_text("utf-8") == "Ban Chỉ đạo rất quý bà con\n"
    assert hook(repo, "chuanhoa-fix").returncode == 0


def test_check_stops_a_commit_and_changes_nothing(repo: Path) -> None:
    seed = repo / "seeds" / "documents" / "a.txt"
    seed.write_text("Ban\u00a0Chỉ đạo\n", "utf-8")
    done = hook(repo, "chuanhoa-check")
    assert done.returncode == 1
    assert "unicode-space" in done.stdout
    assert seed.read_text("utf-8") == "Ban\u00a0Chỉ đạo\n"


def test_gate_judges_before_a_push(repo: Path) -> None:
    pytest.importorskip("great_expectations", reason="pip install 'chuanhoa[gx]'")
    good = next((ROOT / "seeds" / "documents").glob("001*.txt"))
    shutil.copy(good, repo / "seeds" / "documents")
    passed = hook(repo, "chuanhoa-gate", "--hook-stage", "pre-push")
    assert passed.returncode == 0, passed.stdout
    (repo / "seeds" / "documents" / "b.txt").write_text("Quy\ufffdt\n", "utf-8")
    assert hook(repo, "chuanhoa-gate", "--hook-stage", "pre-push").returncode == 1


def test_fix_repairs_tables_and_leaves_every_other_byte(repo: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    from pyarrow import parquet

    (repo / "a.txt").write_bytes("rất qúy\r\nsạch".encode())
    row = '{ "n": 1.50, "id": 1, "text": "rất qúy",  "e": "\\u00e9" }\r\n'
    (repo / "a.jsonl").write_bytes(row.encode())
    (repo / "a.csv").write_bytes('id;text\r\n1;"rất qúy"\r\n'.encode())
    schema = pa.schema({"id": pa.int8(), "text": pa.large_string()}, {"k": "v"})
    table = pa.table({"id": [1, 2], "text": ["rất qúy", "sạch"]}, schema=schema)
    parquet.write_table(table, repo / "a.parquet")
    first = hook(repo, "chuanhoa-fix")
    assert first.returncode == 1, first.stdout
    assert "files were modified" in first.stdout
    assert (repo / "a.txt").read_bytes() == "rất quý\r\nsạch".encode()
    assert (repo / "a.jsonl").read_bytes() == row.replace("qúy", "quý").encode()
    assert (repo / "a.csv").read_bytes() == 'id;text\r\n1;"rất quý"\r\n'.encode()
    fixed = parquet.read_table(repo / "a.parquet")
    assert fixed.schema.equals(schema, check_metadata=True)
    assert fixed.to_pylist() == [
        {"id": 1, "text": "rất quý"},
        {"id": 2, "text": "sạch"},
    ]
    assert hook(repo, "chuanhoa-fix").returncode == 0
    assert hook(repo, "chuanhoa-check").returncode == 0


def test_check_names_the_row_of_a_table(repo: Path) -> None:
    (repo / "a.jsonl").write_text('{"text": "sạch"}\n{"text": "rất qúy"}\n', "utf-8")
    done = hook(repo, "chuanhoa-check")
    assert done.returncode == 1
    assert "a.jsonl#2:1:5: tone-misplaced" in done.stdout


def test_what_the_configuration_excludes_is_left_alone(repo: Path) -> None:
    pytest.importorskip("pathspec", reason="pip install 'chuanhoa[corpus]'")
    (repo / "raw").mkdir()
    (repo / "raw" / "a.txt").write_text("rất qúy\n", "utf-8")
    (repo / "chuanhoa.toml").write_text('exclude = ["raw/"]\n')
    assert hook(repo, "chuanhoa-fix").returncode == 0
    assert (repo / "raw" / "a.txt").read_text("utf-8") == "rất qúy\n"


def test_only_texts_and_tables_are_given_to_the_hooks(repo: Path) -> None:
    (repo / "a.py").write_text("qúy\u00a0bà", "utf-8")
    assert "no files to check" in hook(repo, "chuanhoa-check").stdout
