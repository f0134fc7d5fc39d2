"""What may be a date, before its neighbours are asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..evidence import Evidence
from .values import Found

FIRST_YEAR, LAST_YEAR = 1000, 2199
MODERN = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be one: `sure` where its own words say so.

    One that is not sure is a date only beside a sure one of the same `form`.
    """

    found: Found
    sure: bool
    form: str


def checked(found: Found) -> Found:
    """Note in the evidence that the calendar has no such day."""
    if found.value.is_real:
        return found
    reason = Evidence("no-such-day", found.start, found.end)
    return replace(found, evidence=(*found.evidence, reason))
