"""Documents and records outside a run, which the judged ones must not repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from .api import Measured, measure_documents
from .expectations.duplicates import Corpus
from .finished import names_of
from .normalize.settings import Settings
from .record_sets import record_set
from .seeds.files import read_documents
from .seeds.model import Document, Rejected

Settle = Callable[[Iterable[Document | Rejected]], Iterator[Document | Rejected]]


def known_keys(
    paths: Iterable[str], settings: Settings, settle: Settle = iter
) -> Iterator[str]:
    """Give what finished records must not repeat: keys of sources and of texts.

    Those of documents are those of the records that the settings make of them;
    `settle` hands documents the settings of their own files.
    """
    for path in paths:
        given = record_set(Path(path))
        for file in () if given is None else given.files:
            yield from names_of(file, "source_sha256", "content_key")
        documents = read_documents([path]) if given is None else ()
        for item in measure_documents(settle(documents), settings):
            if isinstance(item, Measured):
                yield item.record.source_sha256
                yield item.record.content_key


def remember(
    paths: Iterable[str],
    judged: set[str],
    settings: Settings,
    corpus: Corpus,
    settle: Settle = iter,
) -> None:
    """Add texts to those that count as seen, but for the sources that are judged."""
    for path in paths:
        given = record_set(Path(path))
        for file in () if given is None else given.files:
            for text in names_of(file, "text"):
                corpus.remember(text)
        others = read_documents([path]) if given is None else ()
        rest = (each for each in others if each.source not in judged)
        for item in measure_documents(settle(rest), settings):
            if isinstance(item, Measured):
                corpus.remember(item.record.text)
