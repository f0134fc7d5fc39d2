"""What the gate judges under `--since`: the changed documents, against all others."""

from __future__ import annotations

from argparse import Namespace

from . import inputs
from .api import Measured, measure_documents
from .checking import changes_of, say_since
from .choices import settler
from .expectations.duplicates import Corpus
from .normalize.settings import Settings
from .seeds.model import Document, Rejected


def changed_documents(
    args: Namespace, settings: Settings, corpus: Corpus
) -> list[Document | Rejected]:
    """Give the documents that changed; the others count as seen before.

    Raises UsageError.
    """
    changes = changes_of(args)
    judged: list[Document | Rejected] = []
    others: list[Document | Rejected] = []
    for item in settler(args)(inputs.documents(args)):
        is_changed = changes is None or changes.has(item.source)
        (judged if is_changed else others).append(item)
    for measured in measure_documents(others, settings):
        if isinstance(measured, Measured):
            corpus.remember(measured.record.text)
    if changes is not None:
        say_since(args, len(judged), len(others))
    return judged
