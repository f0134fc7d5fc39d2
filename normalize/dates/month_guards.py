"""What stands around "tháng" and says whether months are counted or named."""

from __future__ import annotations

import re

from . import guards
from .context import before, ends_with

_LASTS = re.compile(
    r"(?:suốt|kéo dài|nhuận|bảo hành|kỳ hạn|kì hạn|trả góp|thời hạn|thai)[\s\xa0:]*$"
)
_PLACE = re.compile(
    "[ \xa0](?:phường|xã|huyện|quận|tỉnh|thành phố|thị trấn|trường|thôn)"
    "[ \xa0](?=[^\\W\\d_])"
)
_YEARS_AFTER = re.compile(
    r"[\s\xa0]năm(?![\s\xa0](?:[0-9]|nay|ngoái|trước|sau|tới|đó|ấy|này|nào|kia|một|hai))"
)
_ONE_FOR_ONE = re.compile(r"[\s\xa0]đ[ổố]i[\s\xa0][0-9]")
_MONTHS_AFTER = re.compile(
    r"(?:,[ \xa0]|[ \xa0]và[ \xa0])(?:1[0-2]|0?[1-9])(?![0-9/]|[.,][0-9]|[ \xa0]tháng)"
)
_ONE_WORD = re.compile(r"[^\W\d_]+[\s\xa0,]+tháng", re.IGNORECASE)


def has_months_after(text: str, end: int) -> bool:
    """Whether more months are listed: ", 7" after "tháng 6"."""
    return _MONTHS_AFTER.match(text, end) is not None


def is_one_word(text: str, start: int) -> bool:
    """Whether one word of a number stands before "tháng": "hai tháng"."""
    return _ONE_WORD.match(text, start) is not None


def is_told_count(text: str, begin: int) -> bool:
    """Whether a number before "tháng năm 2022" is a day, or lasts: "bảo hành 6"."""
    left = before(text, begin)
    lasting = ends_with(left, "per") or ends_with(left, "ordinal")
    return guards.has_day_word(text, begin) or lasting or bool(_LASTS.search(left))


def is_fourth(text: str, begin: int, word: re.Match[str]) -> bool:
    """Whether "tư" ends "đầu tư" or "thứ tư" before a month; no day, no count."""
    return word["day"].lower() == "tư" and not guards.has_day_word(text, begin)


def is_count_after(text: str, end: int) -> bool:
    """Whether "12 tháng 1 năm" and "12 tháng 1 đổi 1" count months, then something."""
    after_it = _YEARS_AFTER.match(text, end) or _ONE_FOR_ONE.match(text, end)
    return after_it is not None


def is_count_of_months(text: str, start: int, end: int) -> bool:
    """Tell "hai tháng 6 và 7", "3 tháng 10, 11, 12" from a day of a month."""
    return not text[start].isdigit() or _MONTHS_AFTER.match(text, end) is not None


def is_place(text: str, end: int) -> bool:
    """Whether "phường Gia Thụy" follows, one place, not so many places."""
    place = _PLACE.match(text, end)
    return place is not None and text[place.end()].isupper()
