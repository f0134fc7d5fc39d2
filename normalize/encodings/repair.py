"""A place of a text that is damaged, and what should stand there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """[`start`, `end`) of the text should be `after`; None where that is not sure.

    Offsets are code points; `reason` is a stable kebab-case id. `lost` names what the
    encoding could not hold and `after` shows to be missing.
    """

    start: int
    end: int
    after: str | None
    reason: str
    lost: str = ""
