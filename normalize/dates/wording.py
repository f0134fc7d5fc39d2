"""Pieces of patterns for dates in words."""

from __future__ import annotations

import re

from .numbers import YEAR_WORD, read_number

GAP = r"(?:[ \t\xa0]{1,4}|[ \t\xa0]{0,2}\r?\n[ \t\xa0]{0,4})"
_O = f"{GAP}?"
_WORDS = f"(?:(?:{YEAR_WORD})(?![^\\W_])[ \xa0]?){{2,9}}"
_YEAR = f"(?P<year>[12][0-9]{{3}}(?![0-9])|[0-9]{{3}}(?![0-9.,]?[0-9])|{_WORDS})"
BEFORE_CHRIST = f"(?:{GAP}(?P<bc>trước{GAP}Công{GAP}nguyên|TCN|tr[.]?{GAP}?CN))?"
YEAR = f"{_YEAR}{BEFORE_CHRIST}"
GLUED_YEAR = f"(?:{GAP}|(?=(?:19|20)[0-9]{{2}}(?![0-9])))"
OF = f"(?:{GAP}của)?"
OF_YEAR = f"{OF}(?:{_O}[,/-]?){_O}năm{GLUED_YEAR}{YEAR}"
YEAR_TAIL = (
    f"(?:{OF_YEAR}|{_O}[/.-]{_O}(?P<year2>[12][0-9]{{3}})(?![0-9])"
    f"|,?{GAP}(?P<year3>[12][0-9]{{3}})(?![0-9.,/-]?[0-9]))"
)


def number_of(match: re.Match[str], *names: str) -> int | None:
    """Read the first of the named groups that is there."""
    for name in names:
        written = match.groupdict().get(name)
        if written:
            return read_number(written)
    return None


def end_of(match: re.Match[str]) -> int:
    """Give the end of a match without the white space that number words take along."""
    return match.end() - (len(match.group()) - len(match.group().rstrip()))


def signed(match: re.Match[str], year: int | None) -> int | None:
    """Count a year before Christ as ISO 8601 does: 1 before Christ is the year 0."""
    return 1 - year if year and match.groupdict().get("bc") else year
