"""Short forms of a text, found and read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from ..evidence import Evidence, Reading
from ..mentions import AbbreviationMention
from .candidates import Candidate, chains, find_candidates, is_tight
from .case import write
from .defined import Defined, read_definitions
from .reading import by_table, is_plain, place_of, read
from .table import Kind, Sense, Table, default_table
from .tokens import find_tokens
from .words import fold

_MANY_LETTERS = 3
_ONE_NAME = frozenset("&-–")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention, and what its reading stands before."""

    mention: AbbreviationMention
    kind: Kind = ""


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
    if next(find_tokens(text), None) is None:
        return []
    known = table or default_table()
    defined = read_definitions(text, known)
    candidates = list(find_candidates(text, known, defined))
    kinds: dict[int, Kind] = {}
    mentions: list[AbbreviationMention] = []
    group = 0
    for chain in chains(text, candidates):
        parts = _read_chain(text, chain, defined, kinds)
        if len(parts) > 1:
            parts = [replace(part, group=group) for part in parts]
            group += 1
        mentions += parts
    return [Found(m, kinds[m.start]) for m in _agree(mentions) if _is_found(m)]


def _is_found(mention: AbbreviationMention) -> bool:
    """Drop a form that only a cue would make one, where no cue speaks."""
    is_read = mention.expansion is not None or len(mention.candidates) > 1
    return is_read or mention.group is not None or bool(mention.evidence)


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
    if i and is_tight(text, chain[i - 1].token, token):
        short = chain[i - 1].form.short
        found |= {short, short + "+"}
    if i + 1 < len(chain) and is_tight(text, token, chain[i + 1].token):
        short = chain[i + 1].form.short
        found |= {short, "+" + short}
    return frozenset(found)


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
