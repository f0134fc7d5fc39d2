"""Running text, and what is none: whole sentences, openings, lines without letters."""

from __future__ import annotations

import re
from functools import cache

from .wording import lowered, phrases

_PROSE_WORDS = 8
_LONG_WORDS = 30
_LOUD_WORDS = 48
_LIST_WORDS = 12
_SLOGAN_WORDS = 20
_TWO_SENTENCES = 14
_CLOSING = "\"'”’»)] \xa0"
_STOPS = (".", "…", "./", ";")
_DASHES = frozenset("-–—")
_SIGN = 40  # code points: no sign of a newspaper is longer


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"(?:\(?[A-ZĐ][A-Za-zĐđ.]{1,14}\)?|\([A-ZĐ][^)]{1,30}\))?\s?[-–—]\s?"
    )


def is_prose(line: str) -> bool:
    """Say whether a line is running text: a whole sentence, or too long for a title.

    >>> is_prose("Mở tủ sách ở xã"), is_prose("Sáng nay, xã mở tủ sách cho bà con.")
    (False, True)
    """
    count = len(line.split(maxsplit=_LOUD_WORDS))
    if count < _LOUD_WORDS and line.isupper():
        return False
    if count >= _LONG_WORDS:
        return True
    bare = line.rstrip(_CLOSING)
    if count >= _PROSE_WORDS and bare.endswith(_STOPS):
        return True
    if count >= _LIST_WORDS and bare.endswith((":", ",")):
        return True
    return count >= _TWO_SENTENCES and _inner_stop().search(line) is not None


def has_stop(line: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return line.rstrip(_CLOSING).endswith((*_STOPS, ":"))


def is_sentence(line: str) -> bool:
    """Say whether a line is a sentence too long for a slogan.

    >>> is_sentence("Hưởng ứng tháng an toàn."), is_sentence("Hưởng ứng tháng an toàn")
    (False, False)
    """
    long = len(line.split(maxsplit=_SLOGAN_WORDS)) > _SLOGAN_WORDS
    ends = line.rstrip(_CLOSING).endswith(".")
    return long and (ends or _inner_stop().search(line) is not None)


@cache
def _inner_stop() -> re.Pattern[str]:
    """Match the end of a sentence before a capital; a credit is no sentence."""
    return re.compile('[a-zà-ỹ0-9]{2}["”)]?[.!?…]\\s+["“]?(?!Ảnh)[A-ZĐÂĂÊÔƠƯÁÀẢÃẠÝ]')


def opens_lead(line: str) -> bool:
    """Say whether a line opens as the first sentence of an article does.

    >>> opens_lead("TPO - Sáng 8/12, Đảng ủy xã họp"), opens_lead("Đảng ủy xã họp")
    (True, False)
    """
    low = lowered(line[sign(line) :])
    if low.startswith(phrases("opening")):
        return True
    day_part = max((p for p in phrases("day-part") if low.startswith(p)), default="")
    rest = low[len(day_part) :].lstrip(" ,")
    rest = rest.removeprefix("này ")
    return bool(day_part) and (rest[:1].isdigit() or rest.startswith("ngày "))


def sign(line: str) -> int:
    """Count the characters of a newspaper's sign before a lead; 0 without one.

    >>> sign("TPO - Đảng ủy xã họp"), sign("Đảng ủy xã họp")
    (6, 0)
    """
    if _DASHES.isdisjoint(line[:_SIGN]):
        return 0
    found = _mark().match(line)
    return found.end() if found else 0


def has_letters(line: str) -> bool:
    """Say whether a line has a letter or a digit at all."""
    return any(map(str.isalnum, line))
