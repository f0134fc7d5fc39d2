"""Facts about the structure of a page, measured on its parts."""

from __future__ import annotations

from .model import Fact, Record
from .structure import is_boilerplate


def structure_facts(record: Record, source_text: str) -> dict[str, Fact]:
    """Measure what the page left around the article, and what the article has.

    `source_text` is the decoded text that the spans of `record.parts` are about. A
    line counts as boilerplate where all of its parts are; the ratio is the share of
    the code points in parts.
    """
    parts = record.parts
    left = [part for part in parts if is_boilerplate(part)]
    size = sum(part.end - part.start for part in parts)
    kept = {_line(source_text, p.start) for p in parts if not is_boilerplate(p)}
    lines = {_line(source_text, part.start) for part in left} - kept
    kinds = [part.kind for part in parts]
    again = {part.kind for part in parts if part.repeated}
    return {
        "n_boilerplate_lines": len(lines),
        "boilerplate_ratio": sum(p.end - p.start for p in left) / size if size else 0.0,
        "has_lead": "lead" in kinds,
        "has_byline": "byline" in kinds,
        "n_captions": kinds.count("caption"),
        "is_lead_repeated": "lead" in again,
        "is_title_repeated": "title" in again,
    }


def _line(text: str, offset: int) -> int:
    """Name a line by the place of its end before it."""
    return text.rfind("\n", 0, offset)
