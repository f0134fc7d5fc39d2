"""Documents and records outside a run, which the judged ones must not repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from .api import Measured, measure_documents
from .expectations.duplicates import Corpus
from .finished import finished_files, names_of
from .normalize.settings import Settings
from .seeds.files import read_documents
from .seeds.model import Document


def known_hashes(paths: Iterable[str]) -> Iterator[str]:
    """Give the SHA-256 of the documents, or of those that the records were made of."""
    for path in paths:
        files = finished_files(Path(path))
        for file in files:
            yield from names_of(file, "source_sha256")
        for item in () if files else read_documents([path]):
            if isinstance(item, Document):
                yield sha256(item.data).hexdigest()


def remember(
    paths: Iterable[str], judged: set[str], settings: Settings, corpus: Corpus
) -> None:
    """Add texts to those that count as seen, but for the sources that are judged."""
    for path in paths:
        files = finished_files(Path(path))
        for file in files:
            for text in names_of(file, "text"):
                corpus.remember(text)
        others = () if files else read_documents([path])
        rest = (each for each in others if each.source not in judged)
        for item in measure_documents(rest, settings):
            if isinstance(item, Measured):
                corpus.remember(item.record.text)
