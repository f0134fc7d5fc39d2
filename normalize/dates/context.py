"""What stands beside a number: the words that say whether it is a date."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from ..tables.read import text_of

BEFORE = 64
AFTER = 40


@cache
def _table(name: str) -> dict[str, object]:
    return tomllib.loads(text_of(name))


@cache
def words(group: str, key: str = "words") -> tuple[str, ...]:
    """Give the words of a group in `tables/date_words.toml`."""
    row = _table("date_words.toml")[group]
    return tuple(row[key]) if isinstance(row, dict) else ()


@cache
def holidays() -> dict[tuple[int, int], tuple[str, ...]]:
    """Give the names of the fixed days in `tables/date_holidays.toml`."""
    return _days("holiday")


@cache
def lunar_feasts() -> dict[tuple[int, int], tuple[str, ...]]:
    """Give the names of the lunar days in `tables/date_holidays.toml`."""
    return _days("lunar")


def _days(kind: str) -> dict[tuple[int, int], tuple[str, ...]]:
    rows = _table("date_holidays.toml")[kind]
    listed = rows if isinstance(rows, list) else []
    return {(row["day"], row["month"]): tuple(row["names"]) for row in listed}


def _either(listed: tuple[str, ...]) -> str:
    longest_first = sorted(listed, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace("\\ ", "[ \xa0\n]") for word in longest_first
    )


@cache
def _ends_with(group: str, gap: str, key: str) -> re.Pattern[str]:
    return re.compile(f"(?<![^\\W_])(?:{_either(words(group, key))}){gap}$")


@cache
def _starts_with(group: str, gap: str, key: str) -> re.Pattern[str]:
    return re.compile(f"{gap}({_either(words(group, key))})(?![^\\W_])")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first asked for: few texts ask for most of them."""
    return re.compile(pattern)


def before(text: str, start: int, length: int = BEFORE) -> str:
    """Give what stands before an offset, in lower case of the same length."""
    return _lower(text[max(0, start - length) : start])


def after(text: str, end: int, length: int = AFTER) -> str:
    """Give what stands after an offset, in lower case of the same length."""
    return _lower(text[end : end + length])


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def ends_with(
    left: str, group: str, *, gap: str = r"[\s:]*", key: str = "words"
) -> bool:
    """Whether a text ends with a word of the group, followed by no more than `gap`."""
    return _ends_with(group, gap, key).search(left) is not None


def starts_with(
    right: str, group: str, *, gap: str = r"[ \t\xa0]*", key: str = "words"
) -> bool:
    """Whether a text starts with a word of the group, after no more than `gap`."""
    return _starts_with(group, gap, key).match(right) is not None
