"""The flat record that a document becomes, and what comes in before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .inputs import Document, Rejected

if TYPE_CHECKING:
    from datetime import date

    from ..normalize.mentions import AbbreviationMention, DateMention

__all__ = ["Document", "Fact", "Part", "Record", "Rejected"]

Fact = bool | int | float


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: a line of it, or a piece of a line that was glued together.

    `kind` is one of `structure.PART_KINDS`. `start` and `end` are code points of the
    decoded source text. `repeated` says that the words of a title or a lead stand in
    the page once more.
    """

    kind: str
    start: int
    end: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One document, repaired, read and measured.

    `published` is EDTF, `published_date` the day where it is a whole one. Spans in
    `dates`, `abbreviations` and `parts` are code points of the decoded source text,
    for `text` may have them rewritten. `facts` are non-null numbers and booleans, by
    name; they never hold text. `search_key` is the text folded to lower-case ASCII,
    with the profile "search" only. Two records with one `content_key` are copies: see
    `forms.content_key`.
    """

    doc_id: str
    source: str
    source_sha256: str
    encoding: str
    title: str | None
    published: str | None
    published_date: date | None
    text: str
    n_edits: int
    dates: tuple[DateMention, ...] = ()
    abbreviations: tuple[AbbreviationMention, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    search_key: str | None = None
    parts: tuple[Part, ...] = ()
    content_key: str = ""
