"""The public functions; `import chuanhoa` makes them available by their names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .expectations.duplicates import Corpus, mark_duplicate
from .expectations.facts import measure
from .normalize.edits import Normalized
from .normalize.engine import normalize
from .normalize.rules import RULES
from .normalize.selection import selected
from .normalize.settings import (
    DateStyle,
    Expand,
    Profile,
    Settings,
    ToneStyle,
    settings_for,
)
from .seeds.build import Built, build
from .seeds.files import read_documents as read_files
from .seeds.model import Document, Record, Rejected


def normalize_text(  # noqa: PLR0913 -- one keyword for each setting a user can name
    text: str,
    *,
    profile: Profile = "repair",
    select: str | tuple[str, ...] = (),
    ignore: str | tuple[str, ...] = (),
    tone_style: ToneStyle | None = None,
    dates: DateStyle | None = None,
    expand: Expand | None = None,
    abbreviations: str = "",
    report: bool = False,
) -> Normalized:
    """Repair a text (profile "repair") or bring it to one form ("standard").

    `select` and `ignore` take families and rule ids, `abbreviations` a table of your
    own, as TOML. With `report`, what the profile does not apply is listed in
    `unapplied`. Offsets are code points.
    Raises ValueError for an unknown setting or rule, never for a text.

    >>> normalize_text("Thư vie\u0323\u0302n").text
    'Thư viện'
    """
    settings = settings_for(
        profile,
        select=select,
        ignore=ignore,
        tone_style=tone_style,
        dates=dates,
        expand=expand,
        abbreviations=abbreviations,
    )
    return normalize(text, settings, report=report)


def read_documents(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
) -> Iterator[Document | Rejected]:
    """Read one or several files, and the text files below folders.

    What cannot be read is given as `Rejected`; see `seeds.files`.
    """
    several = [paths] if isinstance(paths, str | os.PathLike) else paths
    yield from read_files(several)


@dataclass(frozen=True, slots=True)
class Measured:
    """A record with its facts, and how it was built: from what, by which settings."""

    record: Record
    built: Built
    settings: Settings


def measure_documents(
    documents: Iterable[Document | Rejected], settings: Settings
) -> Iterator[Measured | Rejected]:
    """Build and measure documents one at a time; the corpus is a later pass.

    A document's own settings come before `settings`.
    """
    for document in documents:
        if isinstance(document, Rejected):
            yield document
            continue
        own = document.settings or settings
        built = build(document, own)
        if isinstance(built, Rejected):
            yield built
            continue
        seen = replace(built.result, unapplied=built.repaired.unapplied)
        facts = measure(
            built.record,
            seen,
            RULES,
            is_lossless=built.decoded.lossless,
            n_rules_off=len(RULES) - len(selected(own)),
        )
        yield Measured(replace(built.record, facts=facts), built, own)


def build_records(
    documents: Iterable[Document | Rejected],
    *,
    settings: Settings | None = None,
    known: Iterable[str] = (),
) -> Iterator[Record | Rejected]:
    """Turn documents into records with all their facts, in order, one at a time.

    `settings` are those of the profile "standard" unless given; those that a document
    has come before them. `known` are content keys of documents that count as seen
    before. What was set aside is given as it is.
    """
    chosen = settings or settings_for("standard")
    corpus = Corpus(set(known))
    for item in measure_documents(documents, chosen):
        if isinstance(item, Rejected):
            yield item
            continue
        yield mark_duplicate(item.record, corpus)
