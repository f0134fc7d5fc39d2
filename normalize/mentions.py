"""What is found in a text and read, but not thereby changed: dates, short forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .evidence import Evidence

Calendar = Literal["gregorian", "lunar"]
Precision = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as it is written, and its value.

    `start` and `end` are code points; the span leaves out "ngày" and the weekday.
    `edtf` is the value by ISO 8601-2:2019 (EDTF), with two extensions: times to the
    minute ("2022-06-11T17:39") and a quarter without its year ("XXXX-36"). It is
    None for days of the lunar calendar, and where the numbers are no real date.
    `inferred` says that a part of the value is not in the span; `evidence` then
    cites where it stands.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    calendar: Calendar
    precision: Precision
    inferred: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class AbbreviationMention:
    """One atomic short form, and what it stands for.

    `start` and `end` are code points; numbers and neighbours are outside ("BCĐ" in
    "BCĐ 35"). `canonical` is the right spelling of the short form. `expansion` is
    None where the evidence leaves none or several of the `candidates`. The parts of
    a composite ("UV BTV") share a `group`, counted from 0 in each text.
    """

    start: int
    end: int
    text: str
    canonical: str
    expansion: str | None
    candidates: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    group: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number of an official document ("30/2020/NĐ-CP", "99-HD/BTGTW").

    `start` and `end` are code points. `kind` is the short form of the document type
    ("NĐ", "HD"), `issuer` that of who issued it ("CP", "BTGTW"); the parts that the
    number does not have are None. Sources: Decree 30/2020/NĐ-CP, Annex I (state
    documents), Guidance 36-HD/VPTW of 2018 (party documents).
    """

    start: int
    end: int
    text: str
    canonical: str
    number: str
    year: int | None = None
    kind: str | None = None
    issuer: str | None = None
