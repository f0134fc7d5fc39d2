"""What comes in: documents, what is set aside, and tables with their columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..normalize.rule import Text
    from ..normalize.settings import Settings

LINE_SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv")
TABLE_SUFFIXES = (*LINE_SUFFIXES, ".parquet")


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read: `data` are its bytes, before any decoding.

    `id` names it in every output. `source` is the path as it was given, with
    forward slashes, followed by `#row` where a file holds many documents. `text` is
    given where the file's format has decoded it: a row of a table, a web page.
    `settings` are those of its own file, where these are not those of the run.
    """

    id: str
    source: str
    data: bytes
    text: str | None = None
    settings: Settings | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that was set aside, and why (`message`, in both languages).

    `reason` is a stable kebab-case id; `offset` is in bytes, where one place is to
    blame.
    """

    source: str
    reason: str
    message: Text
    offset: int | None = None


class Columns(NamedTuple):
    """The columns of a table that matter: its text, and what names a row.

    Without `id` the column "id" is taken where there is one, else a row is named by
    its source. So is every row where ids are of no use (`names_rows`): then it does
    not matter what they are.
    """

    text: str = "text"
    id: str | None = None
    names_rows: bool = True
