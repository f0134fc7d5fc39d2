"""Expansions written into the text: always, or where the words come first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..edits import Edit
from ..mentions import AbbreviationMention
from ..settings import Settings
from ..syllables import Placement
from ..tone_style import count_styles
from .settle import read_text
from .units import edit_of, is_writable, units
from .user_table import table_for
from .words import fold_word

_WORD = re.compile(r"[^\W_]+")


def expansions(
    text: str, settings: Settings, style: Placement | None, rule: str
) -> Iterator[Edit]:
    """Give the edits that write the short forms out, in the name of a rule.

    What is joined is written out as a whole or not at all. With "first-use", a form
    whose words the text has already said stays.
    """
    said = _Said(text)
    style = style or _style_of(text)
    for unit in units(text, read_text(text, table_for(settings.abbreviations))):
        if not is_writable(text, unit):
            continue
        parts = [found.mention for found in unit]
        wanted = [m for m in parts if not said.before(m.expansion or "", m.start)]
        if settings.expand == "first-use" and not wanted:
            continue
        yield edit_of(text, unit, style, rule)
        said.note(parts)


def _style_of(text: str) -> Placement:
    count = count_styles(text)
    is_new = count.new > 0 and count.majority().value == "new"
    return "new" if is_new else "old"


class _Said:
    """Which phrases the text has said, and where first."""

    def __init__(self, text: str) -> None:
        matches = list(_WORD.finditer(text))
        words = [fold_word(m.group()) for m in matches]
        self._text = f" {' '.join(words)} "
        self._starts: list[int] = []
        at = 1
        for word in words:
            self._starts.append(at)
            at += len(word) + 1
        self._offsets = [m.start() for m in matches]
        self._first: dict[str, int] = {}

    def before(self, phrase: str, offset: int) -> bool:
        """Say whether the phrase stands before `offset`, spelled out."""
        key = " ".join(fold_word(w) for w in _WORD.findall(phrase))
        if key not in self._first:
            at = self._text.find(f" {key} ")
            index = bisect_left(self._starts, at + 1)
            self._first[key] = self._offsets[index] if at >= 0 else len(self._text)
        return self._first[key] < offset

    def note(self, mentions: list[AbbreviationMention]) -> None:
        """Take what was just written out as said."""
        for mention in mentions:
            key = " ".join(fold_word(w) for w in _WORD.findall(mention.expansion or ""))
            self._first[key] = min(self._first.get(key, mention.start), mention.start)
