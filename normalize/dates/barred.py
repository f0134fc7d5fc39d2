"""Where no date stands: numbers of documents and addresses of pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from ..document_numbers import find_document_numbers
from .values import Found

_URL = re.compile(r"(?:https?://|www[.])[^\s<>\"]{1,400}")
_ISSUE = re.compile(r"[\s\xa0,(]{0,3}(?:ngày[\s\xa0]{1,2})?$")


class _Spans:
    """Sorted, disjoint spans, asked for overlaps."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def meets(self, found: Found) -> bool:
        """Whether a date overlaps one of the spans."""
        at = bisect_right(self._starts, found.end - 1)
        return any(end > found.start for _, end in self._spans[max(0, at - 3) : at])


def barred_spans(text: str) -> _Spans:
    """Give the spans of document numbers and addresses, where no date is read."""
    numbers = [(n.start, n.end) for n in find_document_numbers(text)]
    return _Spans(numbers + [match.span() for match in _URL.finditer(text)])


def issue_dates(text: str, dates: Iterable[Found]) -> frozenset[int]:
    """Find the starts of dates of issue, which say nothing about an event."""
    ends = {number.end for number in find_document_numbers(text)}
    starts = set()
    for found in dates:
        match = _ISSUE.search(text[max(0, found.start - 10) : found.start])
        if match and found.start - len(match.group()) in ends:
            starts.add(found.start)
    return frozenset(starts)
