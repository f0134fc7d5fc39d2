"""The one evidence model behind every judgement: a value, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a judgement.

    `reason` is a stable kebab-case id. `start` and `end` are code points in the
    text that was read (None where the reason is no place in it, such as a given
    publication date); `text` cites the words.
    """

    reason: str
    start: int | None = None
    end: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What something was read as: `value`, or None where the evidence does not decide.

    `candidates` are the readings left after the evidence, best first.
    """

    value: T | None
    candidates: tuple[T, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def decide(
    candidates: tuple[T, ...], evidence: tuple[Evidence, ...] = ()
) -> Reading[T]:
    """Read the only candidate; refuse where none or several are left.

    >>> decide(("Ban Thường vụ",)).value
    'Ban Thường vụ'
    >>> decide(("thị trấn", "thường trực")).value is None
    True
    """
    distinct = tuple(dict.fromkeys(candidates))
    value = distinct[0] if len(distinct) == 1 else None
    return Reading(value, distinct, evidence)
