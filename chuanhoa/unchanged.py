"""Which finished records have other facts than were measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from .expectations.columns import Column
from .seeds.checksums import (
    CORPUS_FACTS,
    facts_checksum,
    measured_facts,
    packer,
    with_corpus,
)

_AT_ONCE = 4096  # rows


def changed_rows(
    columns: Mapping[str, Column],
    told: Sequence[object],
    texts: Sequence[int],
    keys: Sequence[str],
) -> list[int]:
    """Find the rows whose facts do not give the checksum that stands in them.

    `told` are these, `texts` the checksums of the texts, `keys` the `content_key`s. A
    row without a value for a fact is left out: no gate lets it pass.
    """
    missing = set(chain.from_iterable(each.missing for each in columns.values()))
    flags = zip(*(_listed(columns[name]) for name in CORPUS_FACTS), strict=True)
    rows = zip(texts, keys, _packed(columns), flags, told, strict=True)
    return [
        number
        for number, (text, key, facts, corpus, checksum) in enumerate(rows)
        if with_corpus(facts_checksum(text, key, facts), corpus) != checksum
        and number not in missing
    ]


def _packed(columns: Mapping[str, Column]) -> Iterator[bytes | memoryview]:
    values = [columns[name].values for name in measured_facts(columns)]
    if all(isinstance(each, list) for each in values):
        pack = packer(len(values)).pack
        for row in zip(*values, strict=True):
            yield pack(*(value or 0 for value in row))
        return
    import numpy as np  # noqa: PLC0415 -- the arrays came from it

    n_rows, width = len(values[0]), 8 * len(values)
    for start in range(0, n_rows, _AT_ONCE):
        some = [each[start : start + _AT_ONCE] for each in values]
        packed = memoryview(np.stack(some, axis=1).astype("<f8", copy=False)).cast("B")
        yield from (packed[at : at + width] for at in range(0, len(packed), width))


def _listed(column: Column) -> Sequence[Any]:
    values = column.values
    listed: Sequence[Any] = values if isinstance(values, list) else values.tolist()
    return listed
