"""Reading of the tables in this folder."""

from __future__ import annotations

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """Read a CSV table: a header line, then a row a fact, each with its source."""
    table = files("chuanhoa.normalize.tables").joinpath(name)
    return list(csv.DictReader(table.read_text("utf-8").splitlines()))
