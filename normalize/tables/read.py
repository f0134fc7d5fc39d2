"""Reading of the tables in this folder."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

# Not importlib.resources: its import costs a fifth of a whole `check` of five files.
_LOADER: Any = globals()["__loader__"]
_FOLDER = Path(__file__).parent


def text_of(name: str) -> str:
    """Read a table as text, from wherever the package was loaded."""
    data: bytes = _LOADER.get_data(str(_FOLDER / name))
    return data.decode("utf-8").replace("\r\n", "\n")


def rows(name: str) -> list[dict[str, str]]:
    """Read a CSV table: a header line, then a row a fact, each with its source."""
    return list(csv.DictReader(text_of(name).splitlines()))
