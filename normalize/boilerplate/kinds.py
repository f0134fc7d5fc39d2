"""What a line of a page can be."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "site-header",
    "section",
    "place",
    "title",
    "published",
    "lead",
    "body",
    "caption",
    "byline",
    "counter",
    "menu",
    "related",
    "footer",
    "machine",
]
BOILERPLATE: frozenset[Kind] = frozenset(
    ("site-header", "section", "counter", "menu", "related", "footer", "machine")
)


class Block(NamedTuple):
    """A line of a page, or a piece of one, and what it is.

    `start` and `end` are code points of the text. `repeated` says that the page has
    the words of a title or a lead once more.
    """

    start: int
    end: int
    kind: Kind
    repeated: bool = False

    @property
    def is_boilerplate(self) -> bool:
        """Whether the page left this, and the article can do without it."""
        return self.kind in BOILERPLATE
