"""What the document defines, as forms that come before those of the table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..evidence import Evidence
from .alignment import split_phrase
from .case import is_sentence_start
from .definition import Definition
from .definitions import find_definitions
from .table import Form, Sense, Table
from .tokens import CAPITALS
from .words import fold

_OWN = "document"
_REACH = 24
_NAME_REACH = 120
_CLAUSE_END = r"[.;:\n()]"
# A definition in a list: "HSX: Hộ sản xuất".
_ITEM = re.compile(r"\w\s*[:=|\t(–-]\s*$")
# One without a sign, from the start of its line: "HSX Hộ sản xuất".
_PLAIN_ITEM = re.compile(
    rf"[ \t|]*(?:[0-9]{{1,3}}[.)]?[ \t|]+)?[{CAPITALS}&/.-]{{2,16}}[ \t]+"
)
_BODIES = frozenset(
    "ban hội sở bộ ủy uỷ công trung trường đoàn quỹ tổ viện cục chi tổng ngân đội liên"
    " tập phòng văn đảng mặt kho tòa toà luật nghị thông hợp".split()
)
# Words of two syllables that begin as the names of bodies do.
_NO_BODIES = frozenset(
    "đội ngũ, hội chứng, hội nhập, công nghệ, công nghiệp, công tác, công trình"
    ", công cụ, công dân, công nhân, công chức, công suất, công bằng, trung bình"
    ", trung học, văn hóa, văn bản, văn học, văn nghệ, hợp đồng, hợp tác, thông tin"
    ", thông số, tổ hợp, tổ chức, tổng hợp, tổng thu, tổng mức, tổng sản, chi phí"
    ", chi tiêu, chi trả, bộ phận, bộ môn, đoàn viên, tập trung, tập huấn, tập đoàn"
    ", phòng chống, phòng cháy, phòng ngừa, đảng viên, mặt bằng, mặt hàng, ngân sách"
    ", liên kết, liên quan, viện phí, viện trợ, sở hữu, quỹ đất, trường hợp, ban đầu"
    ", ban hành, hội viên, trung gian, trung ương, ủy thác".split(", ")
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
            for part in set(parts[0]) - set(table.forms) - set(forms):
                # Letters that are only known together, "HVBC" in "HVBC&TT".
                forms[part], evidence[part] = Form(part, ()), cited
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
    for short in [short for short, form in forms.items() if not form.senses]:
        before = text[: evidence[short].start][-_NAME_REACH:]
        said = _said_of(table.forms.get(short), before)
        forms[short] = Form(short, (said,) if said else ())
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


def _said_of(form: Form | None, before: str) -> Sense | None:
    """Give the one reading that the name itself says, which the letters leave open.

    "Ban Quản lý Khu kinh tế (sau đây gọi tắt là BQL)" is a "Ban Quản lý".
    """
    name = f" {fold(re.split(_CLAUSE_END, before)[-1])} "
    senses = form.senses if form else ()
    said = [s for s in senses if not s.keep and f" {fold(s.expansion)} " in name]
    return said[0] if len(said) == 1 else None


def _has_a_sentence_capital(definition: Definition, text: str) -> bool:
    """Say whether only the place gives the words their capital: no name, no body."""
    first, *others = (definition.expansion or "").split()
    is_body = first.lower() in _BODIES and (
        f"{first} {others[0] if others else ''}".lower() not in _NO_BODIES
    )
    if is_body or any(word != word.lower() for word in others):
        return False
    start = definition.start
    before = text[max(0, start - _REACH) : start]
    line = before[before.rfind("\n") + 1 :]
    return (
        is_sentence_start(text, start)
        or _ITEM.search(before) is not None
        or _PLAIN_ITEM.fullmatch(line) is not None
    )
