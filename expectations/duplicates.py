"""The second pass: which records are copies of others, or nearly so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..seeds.forms import content_key
from ..seeds.model import Record
from .near_duplicates import Sketches, new_sketches


@dataclass(slots=True)
class Corpus:
    """The documents seen so far: the `content_key`s, and sketches for near ones.

    `sketches` is None without the extra `dedup`: near duplicates are not judged then.
    """

    keys: set[str] = field(default_factory=set)
    sketches: Sketches | None = field(default_factory=new_sketches)

    def remember(self, text: str, key: str | None = None) -> tuple[bool, bool]:
        """Add a text; say whether it is a copy of an earlier one, and nearly one.

        `key` is its `content_key`, where that is known.
        """
        key = key or content_key(text)
        is_copy = key in self.keys
        self.keys.add(key)
        if is_copy or self.sketches is None:
            return is_copy, is_copy
        return False, self.sketches.remember(text)


def mark_duplicates(
    records: Iterable[Record], known: Iterable[str] = ()
) -> Iterator[Record]:
    """Give every record its facts of the corpus, in one pass over it.

    The first of several copies is the original. `known` are the `content_key`s of
    documents outside the records, such as the seeds accepted earlier.
    """
    corpus = Corpus(set(known))
    for record in records:
        yield mark_duplicate(record, corpus)


def mark_duplicate(record: Record, corpus: Corpus) -> Record:
    """Give one record its facts of the corpus, and remember its text."""
    is_copy, is_near = corpus.remember(record.text, record.content_key)
    facts = {
        **record.facts,
        "is_duplicate": is_copy,
        "is_near_duplicate": is_near,
        "near_duplicates_judged": corpus.sketches is not None,
    }
    return replace(record, facts=facts)
