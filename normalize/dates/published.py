"""The date of publication that a scraped page shows in its first lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..evidence import Evidence, Reading, decide
from .agreement import agrees, is_stale, lead_after, may_be_american, year_before
from .bounds import line_around
from .head_dates import CLOCK, head_dates, names_weekday
from .values import Found


def publication(text: str, dates: Sequence[Found]) -> Reading[Found]:
    """Read the date of publication among the dates that stand alone at the head."""
    heads = [h for h in head_dates(text, dates) if h.role != CLOCK]
    kept = [h for h in heads if h.role == "publication-label"] or heads
    chosen = tuple(h.found for h in kept)
    reasons = tuple(_cite(text, h.found, h.role) for h in kept)
    days = {(f.value.year, f.value.month, f.value.day) for f in chosen}
    if len(days) != 1:
        return Reading(None, chosen, (*reasons, *_clocks(text, dates)))
    best = max(chosen, key=lambda found: (len(found.value.clock), -found.start))
    line = text[slice(*line_around(text, best.start, best.end))]
    if may_be_american(line, best) and not agrees(text, best, dates):
        return Reading(None, (best,), reasons)
    late = lead_after(text, best, dates) or year_before(text, best, dates)
    if late is not None:
        return Reading(
            None, (best,), (*reasons, _cite(text, late, "contradicted-by-text"))
        )
    return decide((replace(best, evidence=()),), reasons)


def _clocks(text: str, dates: Sequence[Found]) -> list[Evidence]:
    """Cite the dates at the head that are a page's clock: they name their weekday.

    The text is older.
    """
    heads = [head.found for head in head_dates(text, dates) if head.role == CLOCK]
    return [
        _cite(text, found, CLOCK)
        for found in heads
        if names_weekday(text, found)
        and (
            lead_after(text, found, dates, history=False) is not None
            or is_stale(found, dates, by_year=True)
        )
    ]


def _cite(text: str, found: Found, reason: str) -> Evidence:
    return Evidence(reason, found.start, found.end, text[found.start : found.end])
