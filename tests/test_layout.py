"""The package map, the links and the list of packages say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("normalize", "seeds", "expectations", "reports")


def setuptools_table() -> dict[str, object]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    table: dict[str, object] = project["tool"]["setuptools"]
    return table


def test_every_package_of_the_tree_is_listed() -> None:
    found = {"chuanhoa", "chuanhoa.commands"}
    for room in ROOMS:
        for marker in (ROOT / room).rglob("__init__.py"):
            parts = marker.parent.relative_to(ROOT).parts
            found.add(".".join(("chuanhoa", *parts)))
    assert set(setuptools_table()["packages"]) == found  # type: ignore[call-overload]


def test_the_map_names_each_room_where_it_stands() -> None:
    expected = {"chuanhoa": "chuanhoa"} | {f"chuanhoa.{room}": room for room in ROOMS}
    assert setuptools_table()["package-dir"] == expected


@pytest.mark.parametrize("room", ROOMS)
def test_a_relative_link_leads_to_each_room(room: str) -> None:
    link = ROOT / "chuanhoa" / room
    assert link.is_symlink()
    assert str(link.readlink()) == f"../{room}"


def test_no_room_is_imported_by_its_bare_name() -> None:
    bare = re.compile(rf"^\s*(?:from|import) (?:{'|'.join(ROOMS)})\b", re.MULTILINE)
    offenders = [
        str(path.relative_to(ROOT))
        for folder in (*ROOMS, "chuanhoa", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if bare.search(path.read_text("utf-8"))
    ]
    assert offenders == []


def test_rooms_are_kept_from_every_module_above_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    forbidden = {
        name
        for contract in project["tool"]["importlinter"]["contracts"]
        for name in contract.get("forbidden_modules", [])
    }
    above = {f"chuanhoa.{path.stem}" for path in (ROOT / "chuanhoa").glob("*.py")}
    assert forbidden == above - {"chuanhoa.__init__"} | {"chuanhoa.commands"}


def test_modules_are_short_enough_to_read() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for folder in ("chuanhoa", *ROOMS)
        for path in (ROOT / folder).rglob("*.py")
        if not path.is_symlink()
        and (count := path.read_text("utf-8").count("\n")) > 300
    }
    assert long == {}
