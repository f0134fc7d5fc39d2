"""Lists and ranges: "27 và 28-7", "từ ngày 10 đến 12/6/2022", anniversaries."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ..evidence import Evidence
from . import guards
from .context import before
from .numeric import Candidate
from .values import Found, Value

_HEADS = (
    "(?:(?:các|hết|cuối|đầu|giữa|sáng|chiều|tối|trưa|đêm|hết ngày|ngày|tháng|m[ồù]ng"
    "|hôm|(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|ch[ủú]a? nhật),?)[\\s\xa0]{1,2}){0,3}"
)
_LONGEST_LINK = 40
_FAR_YEARS = 5
_LIST_LIMIT = 12


@cache
def _links() -> dict[str, re.Pattern[str]]:
    flags = re.IGNORECASE
    to = "(?:cho[\\s\xa0])?(?:đến|tới)(?:[\\s\xa0]hết)?"
    return {
        "range": re.compile(
            f"[\\s\xa0,]{{0,2}}(?:[-\u2013\u2014][\\s\xa0]{{0,2}}|{to}[\\s\xa0]{{1,2}}){_HEADS}",
            flags,
        ),
        "list": re.compile(
            "(?:[\\s\xa0]?[,;&][\\s\xa0]{0,2}(?:(?:và|hoặc)[\\s\xa0])?"
            f"|[\\s\xa0]{{1,2}}(?:và|hoặc|hay)[\\s\xa0]{{1,2}}){_HEADS}",
            flags,
        ),
        "day": re.compile(
            "(?<![0-9/.:-])(?<![^\\W_])(?P<day>[0-9]{1,2})(?P<link>[\\s\xa0]?(?:,[\\s\xa0]?(?:và[\\s\xa0])?"
            "|[-\u2013][\\s\xa0]?"
            f"|[\\s\xa0](?:và|hoặc|{to})[\\s\xa0])(?:ngày[\\s\xa0])?(?:m[ồù]ng[\\s\xa0])?)$",
            flags,
        ),
        "year": re.compile(
            "(?P<link>,[\\s\xa0](?:và[\\s\xa0])?|[\\s\xa0]và[\\s\xa0]"
            f"|[\\s\xa0]{to}[\\s\xa0])(?P<year>(?:19|20)[0-9]{{2}})(?![0-9.,/-]?[0-9])",
            flags,
        ),
        "month": re.compile(
            "(?P<link>,[\\s\xa0](?:và[\\s\xa0])?|[\\s\xa0](?:và|hoặc)[\\s\xa0])"
            "(?P<month>1[0-2]|0?[1-9])(?![0-9/.-]|,[0-9]|[ \xa0][-\u2013/])",
            flags,
        ),
    }


def accepted(text: str, candidates: list[Candidate]) -> list[Found]:
    """Keep what is sure, and what is linked to something sure of the same kind."""
    sure = [candidate.sure for candidate in candidates]
    for i, candidate in enumerate(candidates):
        if sure[i]:
            continue
        chain = _bare_days(text, candidate.found)
        cued = bool(chain) and _has_cue(text, chain[0].start, candidate.found)
        sure[i] = cued or (i > 0 and sure[i - 1] and _alike(text, candidates, i - 1))
    for i in range(len(candidates) - 2, -1, -1):
        if not sure[i] and sure[i + 1] and _alike(text, candidates, i):
            sure[i] = True
    return [c.found for c, yes in zip(candidates, sure, strict=True) if yes]


def _alike(text: str, candidates: list[Candidate], i: int) -> bool:
    first, second = candidates[i], candidates[i + 1]
    return first.form == second.form and (
        _link(text, first.found.end, second.found.start) != ""
        and not guards.is_counted(text, second.found.end)
    )


def _link(text: str, end: int, start: int) -> str:
    if not 0 < start - end <= _LONGEST_LINK:
        return ""
    between = text[end:start]
    return next((n for n in ("range", "list") if _links()[n].fullmatch(between)), "")


def are_linked(text: str, first: Found, second: Found) -> bool:
    """Whether only words of a list or a range stand between two dates."""
    return _link(text, first.end, second.start) != ""


def _has_cue(text: str, start: int, found: Found) -> bool:
    day, month = found.value.day or 0, found.value.month or 0
    return guards.day_month_cue(text, start, found.end, day, month) != ""


def _bare_days(text: str, found: Found) -> list[Found]:
    """Read the days before a date that share its month: "5, 6 và " 7/3."""
    chain: list[Found] = []
    following, value = found.start, found.value
    while value.day and value.is_real and len(chain) < _LIST_LIMIT:
        base = max(0, following - _LONGEST_LINK)
        match = _links()["day"].search(text[base:following])
        day = int(match["day"]) if match else 0
        if not match or not 0 < day < value.day:
            break
        value = replace(value, day=day, clock="", precision="day")
        following = base + match.start()
        chain.insert(0, Found(following, base + match.end("day"), value))
    return chain


def with_bare_days(text: str, found: Found) -> list[Found]:
    """Give a date after the bare days that share its month and year."""
    if found.value.clock or found.value.precision != "day":
        return [found]
    chain = _bare_days(text, found)
    if not chain or not _has_cue(text, chain[0].start, found):
        return [found]
    reason = Evidence(
        "month-of-list", found.start, found.end, text[found.start : found.end]
    )
    shared = [replace(day, inferred=True, evidence=(reason,)) for day in chain]
    return [*shared, found]


def with_tail(text: str, found: Found) -> list[Found]:
    """Give a month or a year before those listed after it: "năm 2020, 2021 và 2022"."""
    precision = found.value.precision
    listed = [found]
    if found.last or precision not in {"month", "year"} or found.calendar == "lunar":
        return listed
    if precision == "month" and found.value.year is not None:
        return listed
    while len(listed) < _LIST_LIMIT:
        match = _links()[precision].match(text, listed[-1].end)
        if not match or guards.is_counted(text, match.end()):
            break
        value = (
            Value("month", month=int(match["month"]))
            if precision == "month"
            else (Value("year", int(match["year"])))
        )
        listed.append(Found(match.start(precision), match.end(), value))
    return listed


def merged(text: str, dates: list[Found]) -> list[Found]:
    """Make one of the two ends of a range; the dates of an anniversary stay two."""
    result: list[Found] = []
    for found in dates:
        joined = _range(text, result[-1], found) if result else None
        if joined is None:
            result += _split_anniversary(text, found)
        else:
            result[-1] = joined
    return result


_DAYS = frozenset({"second", "minute", "hour", "day"})


def _range(text: str, first: Found, last: Found) -> Found | None:
    if first.last or last.last or first.calendar != last.calendar:
        return None
    kinds = {first.value.precision, last.value.precision}
    if len(kinds) > 1 and not kinds <= _DAYS:
        return None
    if _link(text, first.end, last.start) != "range":
        return None
    if first.calendar == "lunar":
        return replace(first, end=last.end, parts=(first, last))
    filled = _filled(first.value, last.value)
    if filled is None or _is_anniversary(text, first.start, *filled):
        return None
    begin, end = filled
    inferred = _is_year_deduced(first.value, last.value, begin, end)
    reason = Evidence(
        "order-of-range", first.start, last.end, text[first.start : last.end]
    )
    parts = (replace(first, value=begin), replace(last, value=end))
    written = tuple(
        part if part.value == source.value else replace(part, inferred=True)
        for part, source in zip(parts, (first, last), strict=True)
    )
    evidence = tuple(
        e for f in (first, last) for e in f.evidence if e.reason == "no-such-day"
    )
    return Found(
        first.start,
        last.end,
        begin,
        end,
        parts=written,
        inferred=inferred,
        evidence=(reason,) if inferred else evidence,
    )


def _is_year_deduced(first: Value, last: Value, begin: Value, end: Value) -> bool:
    """Whether a year was found by the order alone, not written in the span."""
    return begin.year != end.year and (first.year is None) != (last.year is None)


def _order(value: Value) -> tuple[int, int, int, str]:
    return (value.part or 0, value.month or 0, value.day or 0, value.clock)


def _filled(first: Value, last: Value) -> tuple[Value, Value] | None:
    """Share the year of one end; None where the ends are not in order."""
    if not (first.is_real and last.is_real) or first.short_year or last.short_year:
        return None
    backwards = _order(first) > _order(last)
    if first.year is None and last.year is not None:
        first = first.with_year(last.year - backwards)
    elif last.year is None and first.year is not None:
        last = last.with_year(first.year + backwards)
    elif first.year is None and backwards:
        return None
    years = (first.year or 0, last.year or 0)
    ordered = years[0] < years[1] or (years[0] == years[1] and not backwards)
    return (first, last) if ordered else None


_FEAST = re.compile(
    r"kỷ niệm|kỉ niệm|truyền thống|năm thành lập|ngày sinh|năm ngày|năm sinh"
)
_SPAN_OF_YEARS = re.compile(r"(?<![0-9])([0-9]{1,3})[\s\xa0]năm(?!\w)")


def _is_anniversary(text: str, start: int, first: Value, last: Value) -> bool:
    """Whether two dates are the same day of two years, as in an anniversary."""
    if first.year is None or last.year is None or first.year == last.year:
        return False
    if (first.month, first.day, first.part) != (last.month, last.day, last.part):
        return False
    years = last.year - first.year
    left = before(text, start, 200)
    feast = _FEAST.search(left) is not None
    counted = {int(n) for n in _SPAN_OF_YEARS.findall(left)}
    if first.precision == "year":
        return feast and years in counted
    return feast or years in counted or (first.day is not None and years >= _FAR_YEARS)


def _split_anniversary(text: str, found: Found) -> tuple[Found, ...]:
    if (
        found.last
        and found.parts
        and _is_anniversary(text, found.start, found.value, found.last)
    ):
        return found.parts
    return (found,)
