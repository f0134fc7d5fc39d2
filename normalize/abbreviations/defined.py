"""What the document defines, as forms that come before those of the table."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..evidence import Evidence
from .definitions import Definition, find_definitions
from .table import Form, Sense, Table
from .words import fold

_OWN = "document"


@dataclass(frozen=True, slots=True)
class Defined:
    """What the document defines: the forms by spelling, and where it does so."""

    forms: dict[str, Form] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    sites: frozenset[int] = frozenset()


NOTHING = Defined()


def read_definitions(text: str, table: Table) -> Defined:
    """Read the definitions of a document; those the table knows get its case."""
    forms: dict[str, Form] = {}
    evidence: dict[str, Evidence] = {}
    found = find_definitions(text)
    for definition in found:
        short = definition.short
        senses = forms[short].senses if short in forms else ()
        sense = _sense_of(definition, table)
        if definition.is_weak and (sense is None or sense.domain == _OWN):
            continue
        if sense and fold(sense.expansion) not in {fold(s.expansion) for s in senses}:
            senses = (*senses, sense)
        forms[short] = Form(short, senses)
        cited = text[definition.start : definition.end]
        place = (definition.start, definition.end)
        evidence.setdefault(short, Evidence("defined", *place, cited))
    return Defined(forms, evidence, frozenset(d.at for d in found))


def _sense_of(definition: Definition, table: Table) -> Sense | None:
    if definition.expansion is None:
        return None
    form = table.forms.get(definition.short)
    for sense in form.senses if form else ():
        if fold(sense.expansion) == fold(definition.expansion):
            return sense
    words = definition.expansion
    return Sense(words, words[0].upper() + words[1:], _OWN, "")
