"""Vietnamese short forms: found, spelled and read in context."""

from __future__ import annotations

from .find import find_abbreviations
from .table import Form, Sense, Table, TableRow, default_table, lookup
from .user_table import read_table

__all__ = [
    "Form",
    "Sense",
    "Table",
    "TableRow",
    "default_table",
    "find_abbreviations",
    "lookup",
    "read_table",
]
