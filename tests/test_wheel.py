"""The wheel: what is in it, and that it works where there is no checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both from a clone, so that nothing untracked of the checkout helps."""
    folder = tmp_path_factory.mktemp("dist")
    clone = folder / "clone"
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    for name in tracked.decode().rstrip("\0").split("\0"):
        source, target = ROOT / name, clone / name
        if source.is_symlink() or not source.exists():
            continue  # the wheel must not depend on the links
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(clone)], check=True, capture_output=True)
    return folder


def names(dist: Path) -> list[str]:
    (wheel,) = dist.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


def test_every_module_and_table_is_in_the_wheel(dist: Path) -> None:
    expected = set()
    for room in ("chuanhoa", "normalize", "seeds", "expectations", "reports"):
        prefix = "" if room == "chuanhoa" else "chuanhoa/"
        for path in (ROOT / room).rglob("*"):
            inside = path.relative_to(ROOT)
            linked = any(part.is_symlink() for part in (path, *path.parents))
            is_code = path.suffix == ".py" or path.name == "py.typed"
            is_table = path.parent.name == "tables" and path.suffix in (".toml", ".csv")
            is_snippet = path.parent.name == "snippets"
            if not linked and (is_code or is_table or is_snippet):
                expected.add(prefix + inside.as_posix())
    packed = {name for name in names(dist) if ".dist-info/" not in name}
    assert packed == expected


def test_reports_samples_and_tests_stay_out(dist: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as sdist:
        packed = sdist.getnames()
    assert [name for name in packed + names(dist) if "reports/latest" in name] == []
    assert [
        name for name in names(dist) if "examples" in name or "tests/" in name
    ] == []


def test_the_licence_is_in_the_wheel(dist: Path) -> None:
    assert [name for name in names(dist) if name.endswith("licenses/LICENSE")]


def test_the_installed_wheel_judges_without_the_checkout(
    dist: Path, tmp_path: Path
) -> None:
    (wheel,) = dist.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")  # noqa: S202 -- our own
    (tmp_path / "a.txt").write_text("Thư viện xã mở cửa\u00a0ngày 5/3/2024.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "chuanhoa", "check", "a.txt", "--format", "concise"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "unicode-space" in done.stdout
