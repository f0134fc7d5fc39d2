"""The rule `date-contradiction`: dates that cannot be right are reported."""

from __future__ import annotations

from collections.abc import Iterator

from .date_style import TRIGGER
from .dates.find import written_dates
from .dates.weekdays import contradiction
from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings


def find(text: str, settings: Settings) -> Iterator[Edit]:  # noqa: ARG001 -- every rule is called alike
    """Yield dates that no calendar has, or that are not the weekday named with them.

    Nothing is changed (`after` is `before`); the evidence says what contradicts.

    >>> from .settings import settings_for
    >>> [(e.before, e.evidence[0].reason) for e in find("Ngày 31/02/2022", settings_for())]
    [('31/02/2022', 'no-such-day')]
    """
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
