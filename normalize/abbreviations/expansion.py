"""Expansions written into the text: which parts together, and with what between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..edits import Edit, Tier
from ..evidence import Evidence
from ..mentions import AbbreviationMention
from ..settings import Settings
from ..syllables import Placement, analyse, recase, write
from ..tone_style import count_styles, styled_words
from .find import Found, read_text
from .user_table import table_for
from .words import fold_word

_BETWEEN = {"&": " và ", "-": " - ", "–": " – ", "/": "/"}
_DOT = re.compile(r"\.[ \xa0]?(?=[^\W\d_])")
_NAME = re.compile(r"([A-ZÀ-ỸĐ][^\W\d_]*)[ \xa0][A-ZÀ-ỸĐ][^\W\d_]*")
# Words that open a sentence and stand before a name.
_OPENERS = frozenset(
    {
        "Ông",
        "Bà",
        "Anh",
        "Chị",
        "Cô",
        "Chú",
        "Bác",
        "Em",
        "Đồng",
        "Theo",
        "Tại",
        "Trong",
    }
    | {"Các", "Sáng", "Chiều", "Tối", "Ngày", "Năm", "Sau", "Trước", "Đến", "Từ", "Với"}
)
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
    for unit in _units(text, read_text(text, table_for(settings.abbreviations))):
        parts = [found.mention for found in unit]
        if any(m.expansion is None or _is_definition(m) for m in parts):
            continue
        if _may_end_sentence(text, unit):
            continue
        wanted = [m for m in parts if not said.before(m.expansion or "", m.start)]
        if settings.expand == "first-use" and not wanted:
            continue
        yield _edit(text, unit, style, rule)
        said.note(parts)


def _is_definition(mention: AbbreviationMention) -> bool:
    return any(e.reason == "defined-here" for e in mention.evidence)


def _style_of(text: str) -> Placement:
    count = count_styles(text)
    is_new = count.new > 0 and count.majority().value == "new"
    return "new" if is_new else "old"


def _units(text: str, found: list[Found]) -> Iterator[list[Found]]:
    unit: list[Found] = []
    for part in found:
        if unit and not _is_one(text, unit[-1], part):
            yield unit
            unit = []
        unit.append(part)
    if unit:
        yield unit


def _is_one(text: str, first: Found, second: Found) -> bool:
    if first.mention.group is None or first.mention.group != second.mention.group:
        return False
    titles = first.kind == second.kind == "title"
    return titles or text[first.mention.end : second.mention.start] != " "


def _edit(text: str, unit: list[Found], style: Placement, rule: str) -> Edit:
    written, evidence = "", list[Evidence]()
    previous: Found | None = None
    for part in unit:
        if previous:
            written += _between(text, previous, part)
        written += restyled(part.mention.expansion or "", style)
        evidence += part.mention.evidence
        previous = part
    start, end = unit[0].mention.start, unit[-1].mention.end
    if unit[-1].kind and (dot := _own_dot(text, end)):
        end = dot.end()
        written += " "
    return Edit(
        start, end, text[start:end], written, (rule,), Tier.STYLE, tuple(evidence)
    )


def _own_dot(text: str, end: int) -> re.Match[str] | None:
    """Find the dot that belongs to a short form: glued on, or before a whole name."""
    dot = _DOT.match(text, end)
    if dot is None or dot.end() == end + 1:
        return dot
    name = _NAME.match(text, dot.end())
    return dot if name and name[1] not in _OPENERS else None


def _may_end_sentence(text: str, unit: list[Found]) -> bool:
    """Say whether a dot after a title or a place may also end the sentence."""
    end = unit[-1].mention.end
    is_dotted = bool(unit[-1].kind) and _DOT.match(text, end) is not None
    return is_dotted and _own_dot(text, end) is None


def _between(text: str, first: Found, second: Found) -> str:
    joint = text[first.mention.end : second.mention.start]
    if first.kind == second.kind == "title":
        return ", "
    if joint.strip() in _BETWEEN:
        return _BETWEEN[joint.strip()]
    return ", " if "," in joint else " "


def restyled(phrase: str, style: Placement) -> str:
    """Write a phrase in the style of tone marks that is asked for.

    >>> restyled("Ủy ban nhân dân", "new")
    'Uỷ ban nhân dân'
    """
    result, position = "", 0
    for word in styled_words(phrase):
        read = analyse(word.word.lower())
        if read is not None and word.style != style:
            result += phrase[position : word.start]
            result += recase(write(read[0], style), word.word)
            position = word.end
    return result + phrase[position:]


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
