"""Lines that only name a place, an office or an occasion."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from .wording import lowered, phrases

_PLACE_WORDS = 12
_OFFICE_WORDS = 10
_CRIED_WORDS = 7
_OPENED, _CLOSED = '"“=', '"”='
_WORD = re.compile(r"[^\W_]+")


@cache
def _jubilee() -> re.Pattern[str]:
    return re.compile(
        "kỷ niệm (?:lần thứ )?[0-9]+ (?:năm )?ngày"
        "|năm [0-9]{4},? (?:thực hiện )?chủ đề"
        r"|(?:[^\n]{0,160}[-–\"”»] ?)?\(?chào mừng kỷ niệm "
    )


def is_place_and_day(line: str) -> bool:
    """Say whether a line is the place and the day of an official document.

    >>> is_place_and_day("Bắc Mê, ngày 09 tháng 3 năm 2023")
    True
    """
    return ", ngày" in line and _place_day().fullmatch(line) is not None


@cache
def _place_day() -> re.Pattern[str]:
    return re.compile(
        r"[^\W\d_][^,:;.\n]{1,40}, ngày ?[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}"
    )


def is_place(line: str) -> bool:
    """Say whether a line is only the name of a place, or ends in a colon after it.

    >>> is_place("Huyện Bắc Mê tỉnh Hà Giang"), is_place("Hải Phòng:")
    (True, True)
    """
    words = line.rstrip(": ").split(maxsplit=_PLACE_WORDS)
    if not words or len(words) > _PLACE_WORDS or says_something(line):
        return False
    units = phrases("unit")
    if not line.endswith(":") and lowered(words[0]) not in units:
        return False
    return all(
        w[0].isupper() or w.isdigit() or lowered(w.strip(",")) in units for w in words
    )


def is_full_place(line: str) -> bool:
    """Say whether a line names a place and the larger one that it lies in.

    >>> is_full_place("Xã Tân An Tỉnh Hà Nam"), is_full_place("Xã Tân An")
    (True, False)
    """
    low = lowered(line)
    larger = any(
        f" {unit} " in low for unit in ("huyện", "thị xã", "tỉnh", "thành phố")
    )
    return larger and is_place(line)


def is_office(line: str) -> bool:
    """Say whether a line is only the name of an office and its place.

    >>> is_office("ỦY BAN NHÂN DÂN HUYỆN BẮC MÊ"), is_office("UBND xã Tân An họp bàn")
    (True, False)
    """
    low = lowered(line)
    if not low.startswith(phrases("office")) or says_something(line):
        return False
    units = phrases("unit")
    words = line.split(maxsplit=_OFFICE_WORDS + _PLACE_WORDS)
    office = max((p for p in phrases("office") if low.startswith(p)), key=len)
    rest = words[len(office.split()) :]
    names = all(w[0].isupper() or lowered(w.strip(",")) in units for w in rest)
    return names and len(rest) <= _OFFICE_WORDS and not line.endswith(":")


def is_banner(line: str) -> bool:
    """Say whether a line is a slogan of the site, or announces its jubilee.

    >>> is_banner("CHÀO MỪNG KỶ NIỆM 90 NĂM NGÀY THÀNH LẬP XÃ")
    True
    """
    low = lowered(line).lstrip(" \"'“*•-")
    loud = line.endswith("!") or (line[0] in _OPENED and line[-1] in _CLOSED)
    cried = loud and line.isupper() and len(line.split()) > _CRIED_WORDS
    may_be = "kỷ niệm " in low or " chủ đề" in low
    jubilee = may_be and _jubilee().match(low) is not None
    return cried or jubilee or low.startswith(phrases("banner"))


def says_something(line: str) -> bool:
    """Say whether a line says what is done, as a title does and a name does not.

    >>> says_something("LỄ KẾT NẠP ĐẢNG VIÊN"), says_something("Xã Tân An")
    (True, False)
    """
    words = _WORD.findall(lowered(line))
    verbs = phrases("verb")
    return any(w in verbs for w in words) or any(
        " ".join(p) in verbs for p in pairwise(words)
    )
