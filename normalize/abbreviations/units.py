"""What is written out as one: a short form, or a composite, with what is between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..edits import Edit, Tier
from ..evidence import Evidence
from ..syllables import Placement, analyse, recase, write
from ..tone_style import styled_words
from .doubled import without_doubled
from .refusal import Found

_BETWEEN = {"&": " và ", "-": " - ", "–": " – ", "/": "/", "và": " và "}
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


def units(text: str, found: list[Found]) -> Iterator[list[Found]]:
    """Part what was found into units, each to be written out as a whole."""
    unit: list[Found] = []
    for part in found:
        if unit and not _is_one(text, unit[-1], part):
            yield unit
            unit = []
        unit.append(part)
    if unit:
        yield unit


def is_writable(text: str, unit: list[Found]) -> bool:
    """Say whether a unit may be written out: read, and no dot is in doubt.

    A definition stays, and so does what stands in a heading.
    """
    for part in unit:
        mention = part.mention
        is_definition = any(e.reason == "defined-here" for e in mention.evidence)
        if mention.expansion is None or is_definition or part.is_heading:
            return False
    return not _may_end_sentence(text, unit)


def _is_one(text: str, first: Found, second: Found) -> bool:
    if first.mention.group is None or first.mention.group != second.mention.group:
        return False
    titles = first.kind == second.kind == "title"
    return titles or text[first.mention.end : second.mention.start] != " "


def edit_of(text: str, unit: list[Found], style: Placement, rule: str) -> Edit:
    """Give the edit that writes a unit out, in the name of a rule."""
    written, evidence = "", list[Evidence]()
    previous: Found | None = None
    for part in unit:
        if previous:
            written += _between(text, previous, part)
        written += restyled(part.mention.expansion or "", style)
        evidence += part.mention.evidence
        previous = part
    start, end = unit[0].mention.start, unit[-1].mention.end
    written = without_doubled(written, text, start, end)
    if unit[-1].dotted and (dot := _own_dot(text, end)):
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
    is_dotted = unit[-1].dotted and _DOT.match(text, end) is not None
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
