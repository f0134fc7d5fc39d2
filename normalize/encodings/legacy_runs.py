"""The runs of a text (what stands between spaces) as a legacy encoding reads them.

A text has far fewer different runs than runs, so each is read once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .byte_images import to_byte_characters
from .charsets import charset
from .legacy_letters import (
    can_stand,
    has_unicode,
    is_plain,
    is_short_form,
    to_bytes,
)
from .legacy_slips import is_like_slip
from .legacy_words import ANY_CASE, Word, words_of
from .likelihood import cost

Runs = Counter[str]


@dataclass(frozen=True, slots=True)
class RunReading:
    """What an encoding makes of one run.

    `certain` words cannot stand and become syllables; `failed` ones cannot stand and
    do not, or could stand and become none; `failed_alone` leaves out those that can
    stand. `lost_horns` lack an ư, `horns` have one. `cost` is that of the reading;
    None where the run has letters of Unicode. `stands`: the run can be meant.
    `is_slip`: it may be a word that was mistyped.
    """

    words: tuple[Word, ...]
    certain: int = 0
    failed: int = 0
    failed_alone: int = 0
    lost_horns: int = 0
    horns: int = 0
    cost: int | None = None
    stands: bool = True
    is_slip: bool = False


@cache
def run_pattern() -> re.Pattern[str]:
    """Match a run: what stands between two spaces, tabs or line ends."""
    return re.compile("[^ \\t\\r\\n\\f\\v]+")


def runs_of(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find the runs of a line that are not plain ASCII.

    A guillemet that stands alone is a letter in TCVN3 ("« t«"), unless another
    closes after it: no word ends in that letter.
    """
    quotes = _closing().search(text, start, end) is not None
    for match in run_pattern().finditer(text, start, end):
        if not (is_plain(match[0]) or (quotes and match[0] == "\u00ab")):
            yield match


@cache
def _closing() -> re.Pattern[str]:
    return re.compile("\u00bb(?![0-9A-Za-z\u0080-\uffff])")


def count_runs(lines: Iterable[str]) -> Runs:
    """Count the different runs of lines that are not plain ASCII."""
    runs: Runs = Counter()
    for line in lines:
        runs.update(run_pattern().findall(line))
    return Counter({run: n for run, n in runs.items() if not is_plain(run)})


@lru_cache(maxsize=65536)
def read_run(run: str, name: str) -> RunReading:
    """Read one run in one encoding.

    >>> [word.after for word in read_run("C\u00e9ng/ho\u00b5", "tcvn3").words]
    ['Cộng', 'hoà']
    """
    words = tuple(words_of(run, name))
    failed = [
        w for w in words if not (w.is_read or w.is_letter or is_short_form(w.after))
    ]
    return RunReading(
        words,
        certain=sum(word.is_certain for word in words),
        failed=len(failed),
        failed_alone=sum(not word.can_stand for word in failed),
        lost_horns=sum(word.lost_horn for word in words),
        horns=sum("\u01b0" in word.after for word in words),
        cost=None if has_unicode(run) else _cost(run, name),
        stands=can_stand(run),
        is_slip=is_like_slip(run),
    )


def _cost(run: str, name: str) -> int:
    reading = charset(name).read(to_bytes(run))
    if not reading.isascii():
        reading = reading.translate(_from_bytes())
    return cost(reading, any_case=name in ANY_CASE)


@cache
def _from_bytes() -> dict[int, str]:
    return {byte: chr(char) for char, byte in to_byte_characters().items()}
