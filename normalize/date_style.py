"""The rule `date-style`: complete dates are written in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category

from .edits import Edit, Tier, replay
from .rule import Rule, Scope, Severity, Text
from .settings import Settings

if TYPE_CHECKING:
    from .dates.values import Found

FIRST_GREGORIAN_YEAR = 1583
TRIGGER = (
    "[0-9][ \xa0]{0,2}[-/.\u2013\u2014][ \xa0]{0,2}[0-9]"
    "|[Tt][Hh][Áá][Nn][Gg]|[Tt][Hh][Gg]"
)

_TOUCHES = "-/\u2013\u2014_@\u200d"
_PADDED_MONTHS = 3
_PADDED_DAYS = 10
_LEFT = 12


@cache
def _head() -> re.Pattern[str]:
    return re.compile(r"(ngày|(?<![^\W_])hôm)[ \xa0\n]{1,2}$", re.IGNORECASE)


@cache
def _mong() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])m[ồù]ng[ \xa0]{1,2}$", re.IGNORECASE)


@cache
def _sentence_start() -> re.Pattern[str]:
    return re.compile(r"(?:^|\n|[.!?][ \xa0])[ \t\xa0]*$")


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Yield edits that write complete Gregorian days in the style of the settings.

    Nothing inferred is written into the text. A list in which one date is not complete
    stays as it is as a whole, for the others lend it their month or year; so does a
    date that touches a dash or a letter. A text that would not say the same dates
    afterwards stays as it is. Source of the long style: Decree
    30/2020/NĐ-CP, Annex I, part I, section II, point 4 (days 1 to 9 and months 1 and
    2 with a zero before them).

    >>> from .settings import settings_for
    >>> [e.after for e in find("Ngày 5/3/2020", settings_for("standard", dates="long"))]
    ['05 tháng 3 năm 2020']
    """
    if settings.dates == "keep":
        return
    edits = list(_edits(text, settings.dates))
    if edits and _is_stable(text, replay(text, edits), settings.dates):
        yield from edits


def _is_stable(text: str, styled: str, style: str) -> bool:
    """Whether the styled text says the same dates, and is in the style already."""
    from .dates.find import written_dates  # noqa: PLC0415 -- `check` and `fix` keep dates

    before = [found.edtf() for found in written_dates(text)]
    after = [found.edtf() for found in written_dates(styled)]
    return before == after and not any(_edits(styled, style))


def _edits(text: str, style: str) -> Iterator[Edit]:
    from .dates.find import written_dates  # noqa: PLC0415 -- as above

    for listed in _lists(text, written_dates(text)):
        parts = [part for found in listed for part in found.written()]
        if any(map(_borrows, parts)):
            continue
        edits = (_edit(text, part, style) for part in parts if _is_whole(text, part))
        yield from (edit for edit in edits if edit is not None)


def _borrows(part: Found) -> bool:
    """Whether a date takes its month or year from those beside it.

    A lunar day does not, nor one with a short year of its own.
    """
    solar = part.calendar == "gregorian"
    return solar and (part.inferred or part.value.year is None)


def _is_whole(text: str, part: Found) -> bool:
    from .dates.weekdays import contradiction  # noqa: PLC0415 -- as above

    value = part.value
    return (
        value.is_complete_day
        and (value.year or 0) >= FIRST_GREGORIAN_YEAR
        and part.calendar == "gregorian"
        and not part.inferred
        and contradiction(text, part) is None
    )


def _lists(text: str, dates: tuple[Found, ...]) -> Iterator[tuple[Found, ...]]:
    """Yield the dates in lists: those with nothing but a word of a list between."""
    from .dates.links import link  # noqa: PLC0415 -- as above

    begin = 0
    for i in range(1, len(dates) + 1):
        if i == len(dates) or not link(text, dates[i - 1], dates[i]):
            yield dates[begin:i]
            begin = i


def _edit(text: str, part: Found, style: str) -> Edit | None:
    start, end = part.start, part.end
    if _touches(text[end : end + 1]) or _touches(text[max(0, start - 1) : start]):
        return None
    if mong := _mong().search(text[max(0, start - _LEFT) : start]):
        start -= len(mong.group())
        if _mong().search(text[max(0, start - _LEFT) : start]):
            return None
    before, after = text[start:end], _write(text, part, start, style)
    if after == before:
        return None
    return Edit(start, end, before, after, (RULE.id,), Tier.STYLE)


def _touches(neighbor: str) -> bool:
    """Whether a character next to a date belongs to it, or to a longer token."""
    if not neighbor:
        return False
    return neighbor.isalnum() or neighbor in _TOUCHES or category(neighbor)[0] == "M"


def _write(text: str, part: Found, start: int, style: str) -> str:
    value = part.value
    year, month, day = value.year or 0, value.month or 0, value.day or 0
    if style == "iso":
        return f"{year:04}-{month:02}-{day:02}"
    days = f"{day:02}" if day < _PADDED_DAYS else f"{day}"
    months = f"{month:02}" if month < _PADDED_MONTHS else f"{month}"
    if style == "numeric":
        return f"{days}/{months}/{year}"
    return _in_words(text, part, start, f"{days} tháng {months} năm {year}")


def _in_words(text: str, part: Found, start: int, written: str) -> str:
    """Add the head word where the text has none, and follow capitals."""
    left, source = text[max(0, start - _LEFT) : start], text[part.start : part.end]
    head = _head().search(left)
    if head is None and not any(letter.isalpha() for letter in source):
        written = f"ngày {written}"
        if _sentence_start().search(left):
            written = f"N{written[1:]}"
    capitals = (head is not None and head[1].isupper()) or "THÁNG" in source
    return written.upper() if capitals else written


RULE = Rule(
    id="date-style",
    find=find,
    trigger=TRIGGER,
    scope=Scope.LINE,
    tiers=(Tier.STYLE,),
    severity=Severity.INFO,
    title=Text(vi="Ngày tháng viết theo một kiểu", en="Dates written in one form"),
    about=Text(
        vi=(
            "Ngày đủ ngày, tháng, năm được viết theo một kiểu: iso (2022-06-10), long "
            "(ngày 05 tháng 3 năm 2020, theo Nghị định 30/2020/NĐ-CP, Phụ lục I) hoặc "
            "numeric (07/10/2022). Phần còn thiếu không bao giờ được thêm vào văn bản."
        ),
        en=(
            "Days with month and year are written in one form: iso (2022-06-10), long "
            "(ngày 05 tháng 3 năm 2020, by Decree 30/2020/NĐ-CP, Annex I) or numeric "
            "(07/10/2022). A missing part is never written into the text."
        ),
    ),
    example=("Ngày 10/6/2022, thư viện mở cửa.", "Ngày 2022-06-10, thư viện mở cửa."),
)
