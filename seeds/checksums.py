"""Checksums of a record: of its text, and of its facts as they were measured.

CRC-32 (ISO/IEC 3309, as zlib computes it) finds what happens by accident: a value
edited, a column sorted by itself, a half-applied script. Whoever wants to deceive can
compute it anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import nan
from struct import Struct
from zlib import crc32

TEXT, FACTS = "text_crc32", "facts_crc32"
# They are measured in a pass of their own, on Spark by another engine.
CORPUS_FACTS = ("is_duplicate", "is_near_duplicate", "near_duplicates_judged")
_LARGEST = 2**53


def text_checksum(data: bytes | memoryview) -> int:
    """Give the checksum of a text, encoded as UTF-8.

    >>> text_checksum("Việt Nam".encode())
    1350352315
    """
    return crc32(data)


def measured_facts(names: Collection[str]) -> list[str]:
    """Order the facts that `facts_checksum` packs: by name, without the corpus's."""
    return sorted(set(names).difference(CORPUS_FACTS))


def facts_checksum(text_sum: int, key: str, facts: bytes | memoryview) -> int:
    """Give the checksum of packed facts, bound to a text and its `content_key`."""
    return crc32(facts, crc32(key.encode("utf-8", "surrogatepass"), text_sum))


def packer(n_facts: int) -> Struct:
    """Make what packs facts: each is 8 bytes, a double of IEEE 754, little-endian.

    Counts up to 2**53, shares and truth values are all exact in it.
    """
    return Struct(f"<{n_facts}d")


def with_corpus(checksum: int, flags: Iterable[object]) -> int:
    """Add the facts of the corpus, in the order of `CORPUS_FACTS`: a bit each.

    >>> with_corpus(8, (True, False, True))
    13
    """
    for bit, flag in enumerate(flags):
        checksum ^= (flag is True) << bit
    return checksum


def checksums(text: str, key: str, facts: Mapping[str, object]) -> dict[str, int]:
    """Give both checksums of a record, by the names of their columns.

    A fact that is no number is one that no gate lets pass: NaN stands for it.
    """
    text_sum = text_checksum(text.encode("utf-8", "surrogatepass"))
    values = [_number(facts[name]) for name in measured_facts(facts)]
    packed = packer(len(values)).pack(*values)
    flags = (facts.get(name) for name in CORPUS_FACTS)
    total = facts_checksum(text_sum, key, packed)
    return {TEXT: text_sum, FACTS: with_corpus(total, flags)}


def _number(value: object) -> float:
    is_number = isinstance(value, (int, float)) and abs(value) <= _LARGEST
    return value if is_number else nan  # type: ignore[return-value]  # as it says
