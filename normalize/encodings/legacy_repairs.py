"""Text that was read from a legacy encoding: which words to repair, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..evidence_score import is_syllable, letters_pattern
from .legacy_choice import choose, tally_all
from .legacy_words import Tally, Word, to_bytes, words_of
from .lines import lines_of
from .repair import Repair

_MIXED = 0.02


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    unicode: int

    @property
    def span(self) -> tuple[int, int, bool]:
        """Where the line is, and whether it has words that are certainly Unicode."""
        return self.start, self.end, self.unicode > 0


def find_legacy(text: str) -> Iterator[Repair]:
    """Find the words of a document that a legacy encoding was misread in, in order.

    Offsets are code points.
    """
    chars = to_bytes(text)
    lines = [
        _Line(start, end, _count_unicode(text, start, end))
        for start, end in lines_of(text)
        if not (text[start:end].isascii() and text[start:end].isprintable())
    ]
    tallies = tally_all(text, chars, [line.span for line in lines])
    name = choose(tallies)
    if name is not None and _lost_horns(tallies[name]):
        for line in lines:
            yield Repair(line.start, line.end, None, "every-u-horn-was-dropped")
        return
    if name is not None:
        n_unicode = sum(line.unicode for line in lines)
        is_pure = n_unicode <= _MIXED * tallies[name].certain
        for line in lines:
            yield from _repair_line(text, chars, line, name, is_pure=is_pure)
        return
    for line, chosen in zip(lines, _choose_each(text, chars, lines), strict=True):
        if chosen is not None:
            yield from _repair_line(text, chars, line, chosen, is_pure=False)


def _choose_each(text: str, chars: str, lines: list[_Line]) -> list[str | None]:
    """Choose line by line; a short line between two of one encoding is of it too."""
    chosen = []
    for line in lines:
        tallies = tally_all(text, chars, [line.span])
        own = choose(tallies)
        is_whole = own is not None and not _lost_horns(tallies[own])
        chosen.append(own if is_whole else None)
    above = _carry(chosen)
    below = _carry(chosen[::-1])[::-1]
    return [
        own or (up if up == down else None)
        for own, up, down in zip(chosen, above, below, strict=True)
    ]


def _carry(chosen: list[str | None]) -> list[str | None]:
    carried = []
    last = None
    for own in chosen:
        last = own or last
        carried.append(last)
    return carried


@cache
def _unicode_word() -> re.Pattern[str]:
    return re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")


def _count_unicode(text: str, start: int, end: int) -> int:
    """Count the words that only Unicode can hold: syllables with such letters."""
    if _unicode_word().search(text, start, end) is None:
        return 0
    words = letters_pattern().findall(text, start, end)
    return sum(_unicode_word().search(w) is not None and is_syllable(w) for w in words)


def _repair_line(
    text: str, chars: str, line: _Line, name: str, *, is_pure: bool
) -> Iterator[Repair]:
    words = list(words_of(text, chars, line.start, line.end, name))
    tally = Tally()
    tally.add(words)
    if is_pure:
        if _is_other(tally) or _no_code_page().search(text, line.start, line.end):
            return
        for word in words:
            if word.after != word.before:
                yield _repair(word, name)
        return
    inside = _enclosed(text, line, words)
    for word, is_inside in zip(words, inside, strict=True):
        if word.after != word.before:
            if word.is_certain or is_inside:
                yield _repair(word, name)
            elif tally.certain and line.unicode:
                yield Repair(word.start, word.end, None, "may-be-meant")


def _is_other(tally: Tally) -> bool:
    """Say whether a line of a legacy document speaks another language."""
    return tally.failed > 1 and tally.failed >= tally.certain


@cache
def _no_code_page() -> re.Pattern[str]:
    # Letters of Latin Extended-A that cp1252 does not have and Vietnamese neither.
    return re.compile(
        "[\u0100\u0101\u0104-\u010f\u0112-\u0127\u012a-\u0151\u0154-\u015f\u0162-\u0167"
        "\u016a-\u0177\u0179-\u017c]"
    )


def _lost_horns(tally: Tally) -> bool:
    """Say whether every ư was dropped on the way, as a soft hyphen often is."""
    return tally.lost_horns > 0 and not tally.horns


def _repair(word: Word, name: str) -> Repair:
    return Repair(word.start, word.end, word.after, f"read-from-{name}")


def _enclosed(text: str, line: _Line, words: list[Word]) -> list[bool]:
    """Say of each word whether the nearest certain words are all of the encoding."""
    marks: list[tuple[int, bool | None]] = []
    for word in words:
        certain = True if word.is_certain else None
        if word.can_stand and not word.is_read:
            certain = False
        marks.append((word.start, certain))
    if line.unicode:
        found = letters_pattern().finditer(text, line.start, line.end)
        marks += [(m.start(), False) for m in found if _unicode_word().search(m[0])]
    marks.sort(key=lambda mark: mark[0])
    left = _nearest(marks)
    right = _nearest(marks[::-1])
    return [
        True in (left[word.start], right[word.start])
        and False not in (left[word.start], right[word.start])
        for word in words
    ]


def _nearest(marks: list[tuple[int, bool | None]]) -> dict[int, bool | None]:
    nearest = {}
    last: bool | None = None
    for start, certain in marks:
        nearest[start] = last
        last = last if certain is None else certain
    return nearest
