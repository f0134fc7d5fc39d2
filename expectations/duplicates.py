"""The second pass: which records are copies of others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..seeds.model import Record
from .forms import compose


def content_key(text: str) -> str:
    """Hash a text so that copies which differ only in white space and form agree.

    SHA-256 of the NFC text with each run of white space (as `str.split` knows it)
    folded to one space, as hexadecimal digits.
    """
    folded = " ".join(compose(text).split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def mark_duplicates(
    records: Iterable[Record], known: Iterable[str] = ()
) -> Iterator[Record]:
    """Give every record its fact `is_duplicate`, in one pass over the corpus.

    The first of several copies is the original. `known` are the `content_key`s of
    documents outside the records, such as the seeds accepted earlier.
    """
    seen = set(known)
    for record in records:
        yield mark_duplicate(record, seen)


def mark_duplicate(record: Record, seen: set[str]) -> Record:
    """Give one record its fact `is_duplicate`, and add its `content_key` to `seen`."""
    key = content_key(record.text)
    facts = {**record.facts, "is_duplicate": key in seen}
    seen.add(key)
    return replace(record, facts=facts)
