"""What the lines of a scraped page are: its article, and what the page left."""

from __future__ import annotations

from .kinds import BOILERPLATE, Block, Kind
from .lines import Line, lines
from .page import read_page

__all__ = ["BOILERPLATE", "Block", "Kind", "Line", "lines", "read_page"]
