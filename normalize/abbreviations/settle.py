"""Short forms read until nothing more can be: what is read tells of its neighbours."""

from __future__ import annotations

from dataclasses import replace

from ..edits import Edit, offsets_of, replay
from ..evidence import Evidence
from ..mentions import AbbreviationMention
from ..offsets import OffsetMap
from .find import read_once
from .refusal import Found
from .table import Table, default_table
from .units import edit_of, is_writable, units

# What is written out may tell how its neighbours are read; it soon ends.
_ROUNDS = 4


def find_abbreviations(
    text: str, *, table: Table | None = None
) -> list[AbbreviationMention]:
    """Find the Vietnamese short forms of a text and read them by evidence.

    Mentions are sorted and disjoint, their offsets code points. What the document
    defines itself counts most, then neighbours, then words near by; two readings left
    mean that `expansion` is None. Names, codes, document numbers, headings in
    capitals, newspapers' signs and other languages give no mention. `table` replaces
    the table of the package.

    >>> [(m.text, m.expansion) for m in find_abbreviations("Các ủy viên BTV Huyện ủy")]
    [('BTV', 'Ban Thường vụ')]
    """
    return [found.mention for found in read_text(text, table)]


def read_text(text: str, table: Table | None = None) -> list[Found]:
    """Find short forms, as `find_abbreviations` does, with what they stand before.

    The text is read again with the words of those that were read, so that writing
    them out changes nothing that is read.
    """
    known = table or default_table()
    found, is_open = read_once(text, known)
    for _ in range(_ROUNDS if is_open else 0):
        wanted = [unit for unit in units(text, found) if is_writable(text, unit)]
        edits = [edit_of(text, unit, "old", "") for unit in wanted]
        more = _read_again(text, edits, known) if edits else {}
        settled = _joined(found, more)
        if settled == found:
            break
        found = settled
    return found


def _read_again(text: str, edits: list[Edit], known: Table) -> dict[int, Found]:
    offsets = offsets_of(edits)
    taken = {edit.start for edit in edits}
    more = {}
    for found in read_once(replay(text, edits), known)[0]:
        mention = found.mention
        start, end = offsets.backward((mention.start, mention.end))
        if mention.expansion is None or start in taken:
            continue
        if text[start:end] == mention.text:
            evidence = tuple(_moved(e, offsets) for e in mention.evidence)
            moved = replace(mention, start=start, end=end, evidence=evidence)
            more[start] = replace(found, mention=moved)
    return more


def _moved(evidence: Evidence, offsets: OffsetMap) -> Evidence:
    if evidence.start is None or evidence.end is None:
        return evidence
    start, end = offsets.backward((evidence.start, evidence.end))
    return replace(evidence, start=start, end=end)


def _joined(found: list[Found], more: dict[int, Found]) -> list[Found]:
    """Take over what is read now and was not, or was no mention at all."""
    result = {f.mention.start: f for f in found}
    for start, new in more.items():
        old = result.get(start)
        group = old.mention.group if old else None
        if old is None or old.mention.expansion is None:
            result[start] = replace(new, mention=replace(new.mention, group=group))
    return [result[start] for start in sorted(result)]
