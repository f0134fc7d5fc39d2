"""Find the dates of a text: collect, judge, join, complete."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise, zip_longest

from ..evidence import Evidence, Reading
from ..mentions import DateMention
from . import clock, links, lists, lunar, ranges, spans, weekdays
from .barred import barred_spans, issue_dates
from .bracketed_years import bracketed_years
from .candidates import Candidate
from .dotted import is_dotted_day, writes_dots
from .head_dates import head_dates
from .infer import Known, infer, is_open
from .lunar_lists import spread
from .month_heads import days_of_month
from .named_years import named_years
from .numeric import numeric
from .occasions import is_feast_pair
from .passages import Passages
from .published import publication
from .short_months import short_months
from .values import Found, Value
from .worded import worded
from .works import tells_of_work, years_of_works

_REFERENCE = re.compile(r"([0-9]{4})(?:-([01][0-9]))?(?:-([0-3][0-9]))?(?:T[0-9:]+)?")


def find_dates(text: str, *, reference: str | None = None) -> list[DateMention]:
    """Find the dates that a text mentions, sorted and disjoint.

    `reference` is the date of publication in EDTF; it is evidence for a missing year.
    Nothing else is filled in but what the text itself says, and what was filled in is
    marked as inferred. Offsets are code points; the text is expected in NFC.
    Raises ValueError where `reference` is no EDTF day or month.
    Source of the values: ISO 8601-2:2019 (EDTF).

    >>> [(d.text, d.edtf) for d in find_dates("Sáng 8/12, bàn về quý IV năm 2023.")]
    [('8/12', 'XXXX-12-08'), ('quý IV năm 2023', '2023-36')]
    >>> find_dates("Ngày 8/12", reference="2023-12-09")[0].edtf
    '2023-12-08'
    """
    given = _given(reference) if reference is not None else None
    plain = _with_plain_ends(text)
    dates = written_dates(plain)
    if any(map(is_open, dates)):
        known = _known(plain, dates, given)
        dates = tuple(infer(known, found) for found in dates)
    return [_mention(text, found) for found in dates]


def find_published(text: str) -> Reading[DateMention]:
    r"""Read the date of publication that a page shows in its first lines.

    Refused where it may be a page's clock, where two differ, or where the text
    contradicts it.

    >>> page = "Trồng cây ở thị trấn\n\n11-06-2022 17:39\n\nNgày 10/6, cả xã ra đồng."
    >>> find_published(page).value.edtf
    '2022-06-11T17:39'
    """
    plain = _with_plain_ends(text)
    reading = publication(plain, written_dates(plain))
    value = None if reading.value is None else _mention(text, reading.value)
    others = tuple(_mention(text, found) for found in reading.candidates)
    return Reading(value, others, reading.evidence)


def _with_plain_ends(text: str) -> str:
    """Put a space in place of the CR of each CR LF, so that offsets stay."""
    return text.replace("\r\n", " \n")


def written_dates(text: str) -> tuple[Found, ...]:
    """Find the dates of a text as they are written, with nothing inferred."""
    barred = barred_spans(text)
    candidates = [
        _checked_lunar(text, candidate)
        for candidate in _disjoint(_candidates(text))
        if not barred.meets(candidate.found)
    ]
    cued = [
        not c.sure and lists.is_cued(text, c.found, lists.bare_days(text, c.found))
        for c in candidates
    ]
    if writes_dots(text, candidates):
        told = (is_dotted_day(text, candidate) for candidate in candidates)
        cued = [cue or day for cue, day in zip(cued, told, strict=True)]
    for i, (first, second) in enumerate(pairwise(candidates)):
        cued[i] = cued[i] or (not first.sure and is_feast_pair(text, first, second))
    kept = spread(text, links.accepted(text, candidates, cued))
    listed: list[Found] = []
    for found, following in zip_longest(kept, kept[1:]):
        ceiling = following.start if following else len(text)
        for each in _with_beside(text, found, listed[-1].end if listed else 0, ceiling):
            if not listed or listed[-1].end <= each.start:
                listed.append(each)
    return tuple(ranges.merged(text, listed))


def _with_beside(text: str, found: Found, floor: int, ceiling: int) -> Iterable[Found]:
    """Yield a date with its time, and the bare numbers that are listed beside it."""
    if found.start < floor:
        return
    timed = spans.with_end(text, clock.with_clock(text, found, floor))
    tailed = lists.with_tail(text, timed)
    yield from lists.with_bare_days(text, tailed[0])
    yield from tailed[1:]
    yield from days_of_month(text, tailed[-1], ceiling)


def _candidates(text: str) -> Iterable[Candidate]:
    yield from numeric(text)
    yield from worded(text)
    yield from spans.short_quarters(text)
    yield from spans.short_parts(text)
    yield from named_years(text)
    yield from bracketed_years(text)
    yield from years_of_works(text)
    yield from short_months(text)
    for found in lunar.named_days(text):
        yield Candidate(found, sure=True, form="lunar")


def _checked_lunar(text: str, candidate: Candidate) -> Candidate:
    if candidate.found.calendar == "lunar":
        return candidate
    found = lunar.marked_lunar(text, candidate.found)
    sure = candidate.sure or lunar.is_certain(found)
    return replace(candidate, found=found, sure=sure)


def _disjoint(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the first of two that overlap, and the longer of two that start together."""
    kept: list[Candidate] = []
    order = sorted(candidates, key=lambda c: (c.found.start, -c.found.end))
    for candidate in order:
        if not kept or kept[-1].found.end <= candidate.found.start:
            kept.append(candidate)
        elif candidate.found.end > kept[-1].found.end and (
            not kept[-1].sure or _is_range_of(candidate, kept[-1])
        ):
            kept[-1] = candidate
    return kept


def _is_range_of(candidate: Candidate, first: Candidate) -> bool:
    """Whether a range of months begins with the month before it: "3\u20134/1975"."""
    alike = candidate.form == first.form == "month" and candidate.sure
    return alike and candidate.found.last is not None and first.found.last is None


def _known(text: str, dates: tuple[Found, ...], given: Value | None) -> Known:
    """Read what completes a date: costly, for the page is read line by line."""
    heads = frozenset(head.found.start for head in head_dates(text, dates))
    works = frozenset(found.start for found in dates if tells_of_work(text, found))
    passages = Passages.of(text, dates, heads | works | issue_dates(text, dates))
    if given is not None:
        reason = Evidence("reference-date", text=given.edtf() or "")
        return Known(text, passages, given, (reason,))
    reading = publication(text, dates)
    issued = any(e.reason == "place-and-date" for e in reading.evidence)
    if reading.value is None or issued:
        return Known(text, passages)
    return Known(text, passages, reading.value.value, reading.evidence)


def _given(reference: str) -> Value:
    match = _REFERENCE.fullmatch(reference)
    year, month, day = (
        (int(n) if n else None for n in match.groups()) if match else [0] * 3
    )
    value = Value("day" if day else "month" if month else "year", year, month, day)
    if match is None or not value.is_real or not year:
        msg = f"reference {reference!r} is no EDTF date: write it like 2022-06-11"
        raise ValueError(msg)
    return value


def _mention(text: str, found: Found) -> DateMention:
    evidence = found.evidence
    weekday = (
        weekdays.weekday_beside(text, found) if found.value.is_complete_day else None
    )
    if (
        weekday
        and found.value.year
        and found.last is None
        and found.calendar != "lunar"
    ):
        agrees = weekdays.fits(found, weekday[0], found.value.year)
        reason = "weekday-fits" if agrees else "weekday-mismatch"
        evidence = (*evidence, replace(weekday[1], reason=reason))
    return DateMention(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        edtf=found.edtf(),
        calendar=found.calendar,
        precision=found.value.precision,
        inferred=found.inferred,
        evidence=evidence,
    )
