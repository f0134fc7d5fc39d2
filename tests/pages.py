"""The marked pages of tests/seeds/pages: their text, and what each line is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

FOLDER = Path(__file__).parent / "seeds" / "pages"
LEFT = frozenset("HSNMRFX")


class Mark(NamedTuple):
    """A line, or a piece glued to one, and the letter of what it is."""

    start: int
    end: int
    letter: str

    @property
    def is_left(self) -> bool:
        """Whether the page left it."""
        return self.letter in LEFT


class Page(NamedTuple):
    """A page: its text, and what a reader says of it."""

    name: str
    text: str
    marks: tuple[Mark, ...]
    title: str | None
    published: str | None


def marked_pages(name: str) -> list[Any]:
    """Read the pages of a file as parameters of a test."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    pages = [_page(row) for row in table["page"]]
    return [pytest.param(page, id=page.name) for page in pages]


def labelled_pages(name: str) -> list[Page]:
    """Read the pages of a text file: "=== name", "P date" where it says one, lines."""
    written = (FOLDER / f"{name}.txt").read_text("utf-8").split("\n=== ")
    return [_labelled(page.removeprefix("=== ")) for page in written]


def _labelled(page: str) -> Page:
    name, _, text = page.partition("\n")
    published = None
    if text.startswith("P "):
        first, _, text = text.partition("\n")
        published = first.removeprefix("P ").strip()
    row = _page({"name": name, "text": text, "published": published})
    titles = (row.text[m.start : m.end] for m in row.marks if m.letter == "T")
    return row._replace(title=next(titles, None))


def _page(row: dict[str, Any]) -> Page:
    text = ""
    marks = []
    for line in row["text"].strip("\n").split("\n"):
        glued = line.startswith("+")
        mark, words = line[glued : glued + 1], line[glued + 2 :]
        text = text.removesuffix("\n") if glued else text
        # The bars that a table left at the ends of a line are in no part.
        inner = (words.strip() if mark == "X" else words.strip(" |")) or words.strip()
        start = len(text) + words.find(inner)
        text += words + "\n"
        if mark:
            marks.append(Mark(start, start + len(inner), mark))
    return Page(row["name"], text, tuple(marks), row.get("title"), row.get("published"))
