"""What the document defines, as forms that come before those of the table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..evidence import Evidence
from .alignment import split_phrase
from .case import is_sentence_start
from .definitions import Definition, find_definitions
from .table import Form, Sense, Table
from .words import fold

_OWN = "document"
_REACH = 24
# A definition in a list: "HSX: Hộ sản xuất".
_ITEM = re.compile(r"\w\s*[:=|\t(–-]\s*$")
_BODIES = frozenset(
    "ban hội sở bộ ủy uỷ công trung trường đoàn quỹ tổ viện cục chi tổng ngân đội liên"
    " tập phòng văn đảng mặt kho tòa toà luật nghị thông hợp".split()
)
Composites = dict[tuple[str, ...], tuple[tuple[Sense, ...], Evidence]]


@dataclass(frozen=True, slots=True)
class Defined:
    """What the document defines: the forms by spelling, and where it does so.

    `composites` are the readings of the parts of "VH-TT", by the parts.
    """

    forms: dict[str, Form] = field(default_factory=dict)
    composites: Composites = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    sites: frozenset[int] = frozenset()


NOTHING = Defined()


def read_definitions(text: str, table: Table) -> Defined:
    """Read the definitions of a document; those the table knows get its case."""
    forms: dict[str, Form] = {}
    evidence: dict[str, Evidence] = {}
    composites: Composites = {}
    found = find_definitions(text)
    for definition in found:
        if parts := _parts(definition):
            words = text[definition.start : definition.end]
            cited = Evidence("defined", definition.start, definition.end, words)
            composites.setdefault(parts[0], (parts[1], cited))
        short = definition.short
        senses = forms[short].senses if short in forms else ()
        if definition.is_whole and senses:
            continue
        sense = _sense_of(definition, table, text)
        if definition.is_weak and (sense is None or sense.domain == _OWN):
            continue
        if sense and fold(sense.expansion) not in {fold(s.expansion) for s in senses}:
            senses = (*senses, sense)
        forms[short] = Form(short, senses)
        place = (definition.start, definition.end)
        evidence.setdefault(short, Evidence("defined", *place, text[slice(*place)]))
    return Defined(forms, composites, evidence, frozenset(d.at for d in found))


def _parts(
    definition: Definition,
) -> tuple[tuple[str, ...], tuple[Sense, ...]] | None:
    """Part the definition of a composite; None where it is none."""
    parts = re.split("[&/.-]", definition.short)
    if len(parts) == 1 or definition.expansion is None or definition.is_weak:
        return None
    phrases = split_phrase(parts, definition.expansion)
    if phrases is None:
        return None
    senses = (Sense(p, p[0].upper() + p[1:], _OWN, "") for p in phrases)
    return tuple(parts), tuple(senses)


def _sense_of(definition: Definition, table: Table, text: str) -> Sense | None:
    if definition.expansion is None:
        return None
    form = table.forms.get(definition.short)
    for sense in form.senses if form else ():
        if fold(sense.expansion) == fold(definition.expansion):
            return sense
    words = definition.expansion
    if _has_a_sentence_capital(definition, text):
        words = words[0].lower() + words[1:]
    return Sense(words, words[0].upper() + words[1:], _OWN, "")


def _has_a_sentence_capital(definition: Definition, text: str) -> bool:
    """Say whether only the place gives the words their capital: no name, no body."""
    first, *others = (definition.expansion or "").split()
    if first.lower() in _BODIES or any(word != word.lower() for word in others):
        return False
    start = definition.start
    return (
        is_sentence_start(text, start)
        or _ITEM.search(text[:start][-_REACH:]) is not None
    )
