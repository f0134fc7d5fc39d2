"""Runs of digits such as "10-12/6/2022": split into dates, before they are judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .context import compiled

RUN = re.compile(
    r"[0-9]{1,4}(?:(?:[ \xa0]{0,2}[-/\u2013\u2014][ \xa0]{0,2}|[.]"
    r"|(?<=[0-9]{4})[ \xa0]{0,2}[-\u2013\u2014][ \xa0]?\n"
    r"(?=20[0-9]{2}(?![0-9]|[./-][0-9]))"
    r")[0-9]{1,4}){1,7}"
)
_TOKEN = re.compile(r"[0-9]+")
_DASHES = "-\u2013\u2014"
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_GLUED = re.compile(
    r"(?<![^\W_])(?:ngày|tháng|năm|sáng|trưa|chiều|tối|t)$", re.IGNORECASE
)
_GLUED_WORD = r"(?<![^\W\d_])[^\W\d_]{2,7}$"
_WHOLE = r"[0-3][0-9]([/.-])[01][0-9]\1(?:19|20)[0-9]{2}"
_CLOCK = re.compile(r"(?<![0-9])[0-2]?[0-9](?::[0-5][0-9])?[:hg]$")
_MINUTES = re.compile(
    "[0-5][0-9][ \xa0]{0,2}[-\u2013\u2014][ \xa0]{0,2}"
    "(?=[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}(?![0-9]))"
)
_HOUR_AFTER = re.compile(
    "(?<=[0-9]{4})[ \xa0]{0,2}[-/\u2013\u2014][ \xa0]{0,2}[0-2]?[0-9]$"
)
_DAYS_BEFORE = re.compile(
    r"(?<!\w)(?<!mỗi )(?<!một )ngày[ \xa0](?:[0-3]?[0-9],){1,8}$", re.IGNORECASE
)
_T_POINT = re.compile(r"(?<![^\W_])[Tt][.]$")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Segment:
    """Numbers with one separator between them; it has the offsets of the text."""

    start: int
    end: int
    numbers: tuple[str, ...]
    separator: str

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of digits of each number, 1 written as 2."""
        return tuple(max(_PAIR, len(number)) for number in self.numbers)

    @property
    def is_padded(self) -> bool:
        """Whether all numbers have two digits or more, and one starts with a zero."""
        return any(n[0] == "0" for n in self.numbers) and all(
            len(n) > 1 for n in self.numbers
        )


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between two numbers of a run."""

    sign: str
    spaced: bool


def runs(text: str) -> Iterator[tuple[Segment, ...]]:
    """Yield the runs of a text that stand by themselves, as segments.

    >>> [[s.numbers for s in run] for run in runs("ngày 10-12/6/2022, IP 10.0.0.1")]
    [[('10',), ('12', '6', '2022')], [('10', '0', '0', '1')]]
    """
    for match in RUN.finditer(text):
        start = _after_clock(text, match.start())
        after_clock = start > match.start() and text[start - 1] in _DASHES
        floor = start if after_clock else 0
        end = _before_clock(text, start, match.end())
        if _stands_alone(text, start, end, floor):
            yield tuple(_split(text, start, end))


def _after_clock(text: str, start: int) -> int:
    """Skip the minutes of a clock that a dash joins to a date: "14:22 - 30/8/2023"."""
    if _CLOCK.search(text[max(0, start - 6) : start]) is None:
        return start
    minutes = _MINUTES.match(text, start)
    return minutes.end() if minutes else start


def _before_clock(text: str, start: int, end: int) -> int:
    """Leave the hour of a clock to it: "08 - 4 - 2020 / 2:45"."""
    hour = _HOUR_AFTER.search(text[start:end]) if text[end : end + 1] == ":" else None
    return start + hour.start() if hour else end


def _stands_alone(text: str, start: int, end: int, floor: int) -> bool:
    left, right = text[max(floor, start - 2) : start], text[end : end + 2]
    if left and (left[-1].isdigit() or left[-1] in "_@#=&%$+"):
        return False
    if left and left[-1].isalpha() and not _is_glued(text, start, end):
        return False
    attached = len(left) == _PAIR and _LETTER_OR_DIGIT.match(left[0]) is not None
    if attached and left[1] in "/.,-:\u2013" and not _short_month(text, start):
        listed = _DAYS_BEFORE.search(text[max(0, start - 30) : start]) is not None
        return left[1] in ",:" and (listed or not left[0].isdigit())
    if right and (right[0].isdigit() or right[0] in "%\u2030_@=&"):
        return False
    tail = len(right) == _PAIR and _LETTER_OR_DIGIT.match(right[1]) is not None
    if not tail:
        return True
    return right[0] not in "/\\" and not (right[0] in ".," and right[1].isdigit())


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether a word, no code, touches a date: "ngày2/9", "dữ liệu05.08.2016"."""
    left = text[max(0, start - 9) : start]
    if _GLUED.search(left[-6:]):
        return True
    word = compiled(_GLUED_WORD).search(left)
    marked = word is not None and not word.group().isascii()
    return marked and compiled(_WHOLE).fullmatch(text, start, end) is not None


def _short_month(text: str, start: int) -> bool:
    """Whether "T." stands before, for "tháng": "T.6/2023"."""
    return _T_POINT.search(text[max(0, start - 3) : start]) is not None


def _split(text: str, start: int, end: int) -> Iterator[Segment]:
    numbers = [
        (m.start() + start, m.end() + start, m.group())
        for m in _TOKEN.finditer(text[start:end])
    ]
    gaps = [_gap(text[a[1] : b[0]]) for a, b in pairwise(numbers)]
    connects = _connectors(gaps, tuple(len(n[2]) for n in numbers))
    begin = 0
    for at in range(len(numbers)):
        if at == len(gaps) or connects[at]:
            part, signs = numbers[begin : at + 1], {g.sign for g in gaps[begin:at]}
            sign = signs.pop() if len(signs) == 1 else ("?" if signs else "")
            yield Segment(part[0][0], part[-1][1], tuple(n[2] for n in part), sign)
            begin = at + 1


def _gap(between: str) -> _Gap:
    sign = between.strip(" \xa0\n")
    return _Gap("-" if sign in _DASHES else sign, len(between) > len(sign))


def _connectors(gaps: list[_Gap], lengths: tuple[int, ...]) -> list[bool]:
    """Tell which separators stand between two dates, not inside one."""
    dashes = [gap.sign == "-" for gap in gaps]
    if not all(dashes):
        return dashes
    spaced = [gap.spaced for gap in gaps]
    if any(spaced) and not all(spaced):
        return spaced
    if len(lengths) == _PAIR and (lengths[0] == lengths[1] == 4 or spaced[0]):  # noqa: PLR2004 -- two years
        return [lengths[1] == lengths[0] or lengths[1] != 4]  # noqa: PLR2004 -- month, year
    return [False] * len(gaps)
