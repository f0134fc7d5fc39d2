"""Short forms of a text, found and read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ..document_numbers import find_document_numbers
from ..evidence import Evidence, Reading
from ..mentions import AbbreviationMention
from . import guards
from .case import write
from .definitions import Definition, find_definitions
from .reading import by_table, is_plain, place_of, read
from .table import Form, Kind, Sense, Table, default_table
from .tokens import Token, find_tokens, joint
from .words import fold, line_around

_MANY_LETTERS = 3
_OWN = "document"
_ONE_NAME = frozenset("&-–")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token that is a short form: its row, or what the document says it is."""

    token: Token
    form: Form


@dataclass(frozen=True, slots=True)
class Found:
    """A mention, and what its reading stands before."""

    mention: AbbreviationMention
    kind: Kind = ""


@dataclass(frozen=True, slots=True)
class Defined:
    """What the document defines: the forms by spelling, and where it does so."""

    forms: dict[str, Form]
    evidence: dict[str, Evidence]
    sites: frozenset[int]


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
    """Find short forms, as `find_abbreviations` does, with what they stand before."""
    tokens = list(find_tokens(text))
    if not tokens:
        return []
    known = table or default_table()
    defined = _definitions(text, known)
    candidates = list(_candidates(text, tokens, known, defined))
    kinds: dict[int, Kind] = {}
    mentions: list[AbbreviationMention] = []
    group = 0
    for chain in _chains(text, candidates):
        parts = _read_chain(text, chain, defined, kinds)
        if len(parts) > 1:
            parts = [replace(part, group=group) for part in parts]
            group += 1
        mentions += parts
    return [Found(m, kinds[m.start]) for m in _agree(mentions) if _is_found(m)]


def _is_found(mention: AbbreviationMention) -> bool:
    """A form that only a cue would make one is none where no cue speaks."""
    is_read = mention.expansion is not None or len(mention.candidates) > 1
    return is_read or mention.group is not None or bool(mention.evidence)


def _definitions(text: str, table: Table) -> Defined:
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


def _candidates(
    text: str, tokens: list[Token], table: Table, defined: Defined
) -> Iterator[Candidate]:
    numbers = find_document_numbers(text)
    spans = iter([(n.start, n.end) for n in numbers])
    span = next(spans, None)
    line_end, line, line_start, is_foreign, shouts = -1, "", 0, False, False
    for token in tokens:
        if token.start >= line_end:
            line_start, line_end = line_around(text, token.start)
            line = text[line_start:line_end]
            is_foreign = guards.is_foreign(line)
            shouts = guards.is_all_capitals(line, table.forms.keys())
        while span and span[1] <= token.start:
            span = next(spans, None)
        inside = span is not None and span[0] < token.end
        form = _form_of(token, table, defined)
        if form is None or inside or is_foreign or shouts:
            continue
        if not _is_excluded(text, token, form, line_start, line, table):
            yield Candidate(token, form)


def _form_of(token: Token, table: Table, defined: Defined) -> Form | None:
    for spelling in (token.text, token.text.replace(".", "")):
        form = defined.forms.get(spelling) or table.forms.get(spelling)
        if form and (spelling == token.text or len(spelling) >= _MANY_LETTERS):
            return form
    return None


def _is_excluded(
    text: str, token: Token, form: Form, line_start: int, line: str, table: Table
) -> bool:
    return (
        guards.is_roman(token.text)
        or guards.is_code(text, token)
        or (form.kind != "title" and guards.is_in_capitals(text, token))
        or guards.is_sign(text, token, line_start, table.forms.keys())
        or guards.is_initials(text, token, line)
        or guards.is_uncertain(text, token, form.short)
    )


def _chains(text: str, candidates: list[Candidate]) -> Iterator[list[Candidate]]:
    chain: list[Candidate] = []
    for candidate in candidates:
        if chain and not _is_joined(text, chain[-1], candidate):
            yield chain
            chain = []
        chain.append(candidate)
    if chain:
        yield chain


def _is_joined(text: str, first: Candidate, second: Candidate) -> bool:
    between = joint(text, first.token, second.token)
    if between is None:
        return False
    if between in (", ", ". "):
        kinds = {sense.kind for sense in first.form.senses} - {""}
        return bool(kinds) and kinds <= {s.kind for s in second.form.senses} | {"place"}
    return True


def _read_chain(
    text: str, chain: list[Candidate], defined: Defined, kinds: dict[int, Kind]
) -> list[AbbreviationMention]:
    mentions = []
    for i, candidate in enumerate(chain):
        beside = _beside(text, chain, i)
        reading = _read(text, candidate, beside, defined)
        if reading.value is not None and reading.value.keep:
            continue
        kind = reading.value.kind if reading.value else ""
        kinds[candidate.token.start] = kind
        mentions.append(_mention(text, candidate, reading, chain[0].token.start))
    return _share_refusal(text, mentions)


def _beside(text: str, chain: list[Candidate], i: int) -> frozenset[str]:
    """Name the forms joined to the i-th of a chain: "X", and "X+" or "+X" by side."""
    found = set[str]()
    token = chain[i].token
    if i and _is_tight(text, chain[i - 1].token, token):
        short = chain[i - 1].form.short
        found |= {short, short + "+"}
    if i + 1 < len(chain) and _is_tight(text, token, chain[i + 1].token):
        short = chain[i + 1].form.short
        found |= {short, "+" + short}
    return frozenset(found)


def _is_tight(text: str, first: Token, second: Token) -> bool:
    return text[first.end : second.start] != " "


def _read(
    text: str, candidate: Candidate, beside: frozenset[str], defined: Defined
) -> Reading[Sense]:
    token, form = candidate.token, candidate.form
    if form.short in defined.forms and form is defined.forms[form.short]:
        reason = "defined-here" if token.start in defined.sites else "defined"
        evidence = (replace(defined.evidence[form.short], reason=reason),)
        value = form.senses[0] if len(form.senses) == 1 else None
        return Reading(value, form.senses, evidence)
    if is_plain(form):
        return by_table(form)
    return read(form, place_of(text, token, form, beside))


def _mention(
    text: str, candidate: Candidate, reading: Reading[Sense], group_start: int
) -> AbbreviationMention:
    token = candidate.token
    names = [
        write(sense, text, token, group_start)
        for sense in reading.candidates
        if not sense.keep
    ]
    return AbbreviationMention(
        token.start,
        token.end,
        token.text,
        candidate.form.short,
        names[0] if reading.value is not None else None,
        tuple(dict.fromkeys(names)),
        reading.evidence,
    )


def _share_refusal(
    text: str, mentions: list[AbbreviationMention]
) -> list[AbbreviationMention]:
    """Leave "TT&VH", which is one name, as a whole where a part cannot be read."""
    result = list(mentions)
    for i, j in pairwise(range(len(result))):
        first, second = result[i], result[j]
        if text[first.end : second.start].strip() not in _ONE_NAME:
            continue
        for one, other in ((i, second), (j, first)):
            if other.expansion is None and result[one].expansion is not None:
                cited = Evidence("beside-unread", other.start, other.end, other.text)
                evidence = (*result[one].evidence, cited)
                result[one] = replace(result[one], expansion=None, evidence=evidence)
    return result


def _agree(mentions: list[AbbreviationMention]) -> list[AbbreviationMention]:
    """Read what is left of a form as all its other mentions in the document are."""
    read_as: dict[str, dict[str, AbbreviationMention]] = {}
    for mention in mentions:
        if mention.expansion and len(mention.canonical) >= _MANY_LETTERS:
            forms = read_as.setdefault(mention.canonical, {})
            forms.setdefault(fold(mention.expansion), mention)
    return [_agreed(m, read_as.get(m.canonical, {})) for m in mentions]


def _agreed(
    mention: AbbreviationMention, others: dict[str, AbbreviationMention]
) -> AbbreviationMention:
    if mention.expansion is not None or len(others) != 1:
        return mention
    ((key, other),) = others.items()
    for name in mention.candidates:
        if fold(name) == key:
            cited = Evidence("same-form", other.start, other.end, other.text)
            return replace(mention, expansion=name, evidence=(cited,))
    return mention
