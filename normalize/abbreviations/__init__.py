"""Vietnamese short forms: found, spelled and read in context."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .look_up import TableRow, lookup, nearest_short
    from .settle import find_abbreviations
    from .table import Form, Sense, Table, default_table
    from .user_table import read_table, table_for

__all__ = [
    "Form",
    "Sense",
    "Table",
    "TableRow",
    "default_table",
    "find_abbreviations",
    "lookup",
    "nearest_short",
    "read_table",
    "table_for",
]

# A rule's page and its trigger must not cost the table and its patterns.
_HOMES = {"find_abbreviations": "settle", "read_table": "user_table"}
_HOMES |= {"table_for": "user_table", "lookup": "look_up", "TableRow": "look_up"}
_HOMES["nearest_short"] = "look_up"


def __getattr__(name: str) -> object:
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    home = import_module(f".{_HOMES.get(name, 'table')}", __name__)
    return getattr(home, name)
