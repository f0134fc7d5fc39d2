"""The rule `date-contradiction`: dates that cannot be right are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .date_style import TRIGGER
from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings

# The last day that every such month has: 29 February depends on the year.
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "")


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        "(?<![0-9])([0-9]{1,2})"
        "(?:[ \xa0]{0,2}[-/.\u2013\u2014][ \xa0]{0,2}"
        "|[ \xa0]{1,4}[Tt][Hh](?:[Áá][Nn])?[Gg][.]?[ \xa0]{1,4})"
        "([0-9]{1,2})(?![0-9])"
    )


@cache
def _words() -> re.Pattern[str]:
    return re.compile("[Tt][Hh][Ứứ][ \xa0]|[Nn][Hh][Ậậ][Tt]|[Mm][Ưư][ƠơỜờ][Ii]")


@cache
def _weekday() -> re.Pattern[str]:
    # A weekday that a whole date in numbers follows, as in the date line of a page.
    return re.compile(
        "(?:[Tt]hứ[ \xa0]([Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)"
        "|[Cc]hủ[ \xa0][Nn]hật)"
        ",?[ \xa0](?:ngày[ \xa0])?([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})(?![0-9/-])"
    )


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Yield dates that no calendar has, or that are not the weekday named with them.

    Nothing is changed (`after` is `before`); the evidence says what contradicts.

    >>> from .settings import settings_for
    >>> (edit,) = find("Ngày 31/02/2022", settings_for())
    >>> edit.before, edit.evidence[0].reason
    ('31/02/2022', 'no-such-day')
    """
    if not _may_contradict(text):
        return
    from .dates.find import written_dates  # noqa: PLC0415 -- most lines need no dates
    from .dates.weekdays import contradiction  # noqa: PLC0415 -- the same

    for found in written_dates(text):
        for part in found.written():
            reason = contradiction(text, part)
            if reason is None:
                continue
            written = text[part.start : part.end]
            yield Edit(
                part.start,
                part.end,
                written,
                written,
                (RULE.id,),
                Tier.HUMAN,
                (reason,),
            )


def _may_contradict(text: str) -> bool:
    """Whether a weekday stands here, or two numbers that are no day and month."""
    named = len(_words().findall(text))
    if named and named != sum(map(_agrees, _weekday().finditer(text))):
        return True
    return any(_is_doubtful(int(d), int(m)) for d, m in _numbers().findall(text))


def _agrees(match: re.Match[str]) -> bool:
    """Say whether a weekday is that of the date after it."""
    from datetime import date  # noqa: PLC0415 -- few lines name a weekday

    name, day, month, year = match.groups()
    try:
        weekday = date(int(year), int(month), int(day)).weekday()
    except ValueError:
        return False
    return _DAYS[weekday] == (name or "").lower()


def _is_doubtful(day: int, month: int) -> bool:
    is_month = 1 <= month <= len(_LAST_DAYS)
    return not is_month or not 1 <= day <= _LAST_DAYS[month - 1]


RULE = Rule(
    id="date-contradiction",
    find=find,
    trigger=TRIGGER,
    scope=Scope.LINE,
    tiers=(Tier.HUMAN,),
    severity=Severity.INFO,
    title=Text(vi="Ngày tháng mâu thuẫn", en="A date that contradicts itself"),
    about=Text(
        vi=(
            "Ngày không có trong lịch (31/02/2022, 13/13/2020) hoặc không đúng với thứ "
            "ghi kèm (Thứ Hai, ngày 11/6/2022 là thứ Bảy). Chỉ báo, không sửa."
        ),
        en=(
            "A day that the calendar does not have (31/02/2022, 13/13/2020) or that is "
            "not the weekday named with it (Monday, 11/6/2022 was a Saturday). Only "
            "reported, never changed."
        ),
    ),
    example=("Ngày 31/02/2022 họp tổ dân phố.", "Ngày 31/02/2022 họp tổ dân phố."),
)
