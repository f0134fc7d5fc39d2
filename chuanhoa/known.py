"""Documents and records outside a run, which the judged ones must not repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from .expectations.duplicates import Corpus
from .finished import names_of
from .normalize.errors import ToldError
from .normalize.rule import Text
from .normalize.settings import Settings
from .record_sets import MISSING, record_set
from .seeds.files import read_documents
from .seeds.model import Document, Record, Rejected
from .seeds.own_outputs import OWN_RECORDS, OWN_REPORT

_LOST = Text(
    vi="--against {path}: không đọc được {source}: {why}",
    en="--against {path}: cannot read {source}: {why}",
)
_EMPTY = Text(
    vi="--against {path}: không có văn bản hay bản ghi nào để so",
    en="--against {path}: no documents or records to compare with",
)
# Rows without a text repeat nothing.
_WITHOUT_TEXT = ("blank-row", "no-text", "rejected")
Settle = Callable[[Iterable[Document | Rejected]], Iterator[Document | Rejected]]


def known_keys(
    paths: Iterable[str], settings: Settings, settle: Settle = iter
) -> Iterator[str]:
    """Give what finished records must not repeat: keys of sources and of texts.

    Those of documents are those of the records that the settings make of them;
    `settle` hands documents the settings of their own files.
    Raises ToldError for a path of which something cannot be read, or that holds
    nothing: what it holds could then be repeated unseen.
    """
    for path in paths:
        n_known = 0
        for key in _of_records(path, "source_sha256", "content_key"):
            n_known += 1
            yield key
        documents = _Readable(path)
        for record in _records(settle(documents), settings):
            yield record.source_sha256
            yield record.content_key
        yield from known_keys(documents.finished, settings, settle)
        _expect_some(path, n_known + documents.count + len(documents.finished))


def remember(
    paths: Iterable[str],
    judged: set[str],
    settings: Settings,
    corpus: Corpus,
    settle: Settle = iter,
) -> None:
    """Add texts to those that count as seen, but for the sources that are judged.

    Raises ToldError, see `known_keys`.
    """
    for path in paths:
        n_known = 0
        for text in _of_records(path, "text"):
            n_known += 1
            corpus.remember(text)
        others = _Readable(path)
        rest = (each for each in others if each.source not in judged)
        for record in _records(settle(rest), settings):
            corpus.remember(record.text)
        remember(others.finished, judged, settings, corpus, settle)
        _expect_some(path, n_known + others.count + len(others.finished))


def _records(
    documents: Iterable[Document | Rejected], settings: Settings
) -> Iterator[Record]:
    from .api import Measured, measure_documents  # noqa: PLC0415 -- it loads all rooms

    for item in measure_documents(documents, settings):
        if isinstance(item, Measured):
            yield item.record


class _Readable:
    """The documents of a path that holds no finished records, counted as they go."""

    def __init__(self, path: str) -> None:
        self.path, self.count = path, 0
        self.finished: list[str] = []  # records that stand below the folder

    def __iter__(self) -> Iterator[Document | Rejected]:
        if record_set(Path(self.path)) is not None:
            return
        for item in read_documents([self.path]):
            if isinstance(item, Rejected):
                if item.reason == OWN_RECORDS:
                    self.finished.append(item.source)
                elif item.reason != OWN_REPORT:
                    _expect_read(self.path, item)
                continue
            self.count += 1
            yield item


def _of_records(path: str, *names: str) -> Iterator[str]:
    given = record_set(Path(path))
    if given is None:
        return
    for item in given.aside:
        if item.reason in MISSING:
            _expect_read(path, item)
    for file in given.files:
        aside: list[Rejected] = []
        yield from names_of(file, aside, *names)
        for item in aside:
            _expect_read(path, item)


def _expect_read(path: str, item: Rejected) -> None:
    if item.reason in _WITHOUT_TEXT:
        return
    source, why = item.source, item.message
    raise ToldError(
        Text(
            _LOST.vi.format(path=path, source=source, why=why.vi),
            _LOST.en.format(path=path, source=source, why=why.en),
        )
    )


def _expect_some(path: str, count: int) -> None:
    if not count:
        raise ToldError(Text(_EMPTY.vi.format(path=path), _EMPTY.en.format(path=path)))
