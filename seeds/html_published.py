"""The publication that the markup of a page states, where its text gives none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from ..normalize.boilerplate import read_page
from ..normalize.dates.agreement import agrees, lead_after, year_before
from ..normalize.dates.find import written_dates
from ..normalize.dates.values import Found, Value
from ..normalize.evidence import Reading
from ..normalize.mentions import DateMention
from .html_head import Head

# Vietnam has had this time all year since 1975; what names another zone is an instant,
# whose day is the one that readers had.
_VIETNAM = timezone(timedelta(hours=7))
# Vietnam is on the Internet since that day: 0001, 1900 and 1970 are empty fields, and
# so is the year 9999.
_FIRST = date(1997, 11, 19)
_LAST_YEAR = 9998
_DAY = len("2022-06-11")
_ISO = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ](?P<clock>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r" ?(?P<zone>[Zz]|(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?)?"
    r")?"
)
_NUMERIC = re.compile(r"(?<![0-9])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?![0-9])")


class Moment(NamedTuple):
    """The days that a moment may name, and its time to the minute, where one is said.

    Several days where it may be written month first; none where it cannot be read.
    """

    days: frozenset[date]
    clock: str = ""


def stated_published(
    head: Head, text: str, visible: Reading[DateMention]
) -> tuple[str | None, DateMention | None]:
    """Read the publication that the markup states, in EDTF, to the day or the minute.

    Refused where two statements differ in the day, where one cannot be read, where the
    page has several articles or was changed before, and where the `text` says
    otherwise: by the day that opens the article, or by dates that stand at its head
    (`visible`, which was refused). Such a date of the same day is given with it.
    """
    moments = [m for m in map(moment, head.published) if not _is_default(m)]
    days = frozenset.intersection(*(m.days for m in moments)) if moments else ()
    if len(days) != 1 or head.has_several:
        return None, None
    (day,) = days
    changed = [max(m.days) for m in map(moment, head.modified) if m.days]
    if any(day > last for last in changed):
        return None, None
    same = [m for m in visible.candidates if (m.edtf or "")[:_DAY] == day.isoformat()]
    if not _fits(day, text, visible, is_shown=bool(same)):
        return None, None
    clocks = {m.clock for m in moments} - {""}
    stated = f"{day}T{clocks.pop()}" if len(clocks) == 1 else f"{day}"
    shown = same[0] if same else None
    return max(stated, (shown and shown.edtf) or "", key=len), shown


def moment(written: str) -> Moment:
    """Read a moment of ISO 8601, or a day in numbers, as of readers in Vietnam.

    A moment without a zone is the local time that the system's editors saw: it is
    taken as it is written. Midnight is how a day without a time is stored, here or in
    UTC.

    >>> moment("2022-06-10T17:30:00Z")
    Moment(days=frozenset({datetime.date(2022, 6, 11)}), clock='00:30')
    >>> moment("2022-06-10 17:30").clock, moment("2022-06-11T00:00:00+00:00").clock
    ('17:30', '')
    >>> len(moment("5/10/2018 3:25:00 PM").days), len(moment("hôm qua").days)
    (2, 0)
    """
    match = _ISO.fullmatch(written)
    if match is None:
        return Moment(frozenset(_numeric_days(written)))
    clock = match["clock"] or "00:00"
    try:
        local = _in_vietnam(datetime.fromisoformat(f"{match['day']}T{clock}"), match)
    except OverflowError:
        return Moment(frozenset((date.min,)))
    except ValueError:
        # The zero of a database; any other day that is none cannot be read.
        empty = match["day"].startswith("0000")
        return Moment(frozenset((date.min,) if empty else ()))
    shown = f"{local:%H:%M}"
    return Moment(
        frozenset((local.date(),)), "" if "00:00" in (clock, shown) else shown
    )


def _in_vietnam(written: datetime, match: re.Match[str]) -> datetime:
    if not match["zone"]:
        return written
    hours, minutes = int(match["hours"] or 0), int(match["minutes"] or 0)
    ahead = timedelta(hours=hours, minutes=minutes)
    zone = timezone(-ahead if match["sign"] == "-" else ahead)
    return written.replace(tzinfo=zone).astimezone(_VIETNAM)


def _numeric_days(written: str) -> Iterator[date]:
    """Give the days of "5/10/2018": day first, and month first."""
    matches = list(_NUMERIC.finditer(written))
    if len(matches) != 1:
        return
    first, second, year = (int(matches[0][i]) for i in (1, 3, 4))
    for day, month in ((first, second), (second, first)):
        value = Value("day", year, month, day).first_day()
        if value is not None:
            yield value


def _is_default(stated: Moment) -> bool:
    return bool(stated.days) and all(
        day < _FIRST or day.year > _LAST_YEAR for day in stated.days
    )


def _fits(
    day: date, text: str, visible: Reading[DateMention], *, is_shown: bool
) -> bool:
    """Whether nothing that readers see speaks against a day."""
    leads = (block.start for block in read_page(text) if block.kind == "lead")
    article = text[next(leads, 0) :]
    dates = written_dates(article)
    stated = Found(-1, -1, Value("day", day.year, day.month, day.day))
    if lead_after(article, stated, dates, history=False) is not None:
        return False
    if year_before(article, stated, dates) is not None:
        return False
    is_odd = any(e.reason == "contradicted-by-text" for e in visible.evidence)
    if is_odd:
        return not is_shown and agrees(article, stated, dates)
    return is_shown or not visible.candidates
