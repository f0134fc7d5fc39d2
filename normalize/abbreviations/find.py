"""Short forms of a text, found and read."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

from ..evidence import Evidence, Reading
from ..mentions import AbbreviationMention
from .candidates import Candidate, chains, find_candidates, is_tight
from .case import write
from .contradiction import contradiction
from .defined import Defined, read_definitions
from .reading import by_table, is_plain, place_of, read
from .refusal import Found, share_refusal
from .table import Sense, Table
from .tokens import find_tokens
from .words import fold

_MANY_LETTERS = 3
_MOST_PARTS = 5


def read_once(text: str, known: Table) -> tuple[list[Found], bool]:
    """Find the short forms of a text, and read them by what stands there.

    Says too whether any is left that more words might still tell.
    """
    if next(find_tokens(text), None) is None:
        return [], False
    defined = read_definitions(text, known)
    candidates = list(find_candidates(text, known, defined))
    names = {c.token.text for c in candidates if c.is_name}
    found: list[Found] = []
    group = 0
    for chain in chains(text, [c for c in candidates if not c.is_name]):
        parts = _read_chain(text, chain, defined, known)
        if len(parts) > 1:
            parts = [_grouped(part, group) for part in parts]
            group += 1
        found += parts
    found = [f for f in _agree(found, known) if _is_found(f.mention, names)]
    read = sum(f.mention.expansion is not None for f in found)
    return found, read < len(candidates)


def _grouped(part: Found, group: int) -> Found:
    return replace(part, mention=replace(part.mention, group=group))


def _is_found(mention: AbbreviationMention, names: set[str]) -> bool:
    """Drop a form that only a cue would make one, where no cue speaks.

    What the document has as a person's initials needs a cue too.
    """
    if mention.text in names and {e.reason for e in mention.evidence} <= {"table"}:
        return False
    is_read = mention.expansion is not None or len(mention.candidates) > 1
    return is_read or mention.group is not None or bool(mention.evidence)


def _read_chain(
    text: str, chain: list[Candidate], defined: Defined, known: Table
) -> list[Found]:
    found = []
    composed = _composed(text, chain, defined)
    for i, candidate in enumerate(chain):
        beside = _beside(text, chain, i)
        reading = composed.get(i) or _read(text, candidate, beside, defined, known)
        is_nothing = candidate.is_doubtful and not reading.candidates
        if is_nothing or (reading.value is not None and reading.value.keep):
            continue
        mention = _mention(text, candidate, reading, chain[0].token.start)
        kind = reading.value.kind if reading.value else ""
        is_dotted = _is_dotted(text, mention, reading)
        found.append(Found(mention, kind, is_dotted, candidate.is_heading))
    return share_refusal(text, found)


def _composed(
    text: str, chain: list[Candidate], defined: Defined
) -> dict[int, Reading[Sense]]:
    """Read what is, in this place, a part of a composite that the document defines."""
    readings: dict[int, Reading[Sense]] = {}
    if not defined.composites:
        return readings
    shorts = tuple(candidate.form.short for candidate in chain)
    for i, n in product(range(len(chain)), range(2, _MOST_PARTS + 1)):
        run = chain[i : i + n]
        pairs = pairwise(candidate.token for candidate in run)
        found = defined.composites.get(shorts[i : i + n])
        if found and all(is_tight(text, a, b) for a, b in pairs):
            senses, cited = found
            is_site = run[0].token.start in defined.sites
            cited = replace(cited, reason="defined-here" if is_site else "defined")
            for j, sense in enumerate(senses):
                readings[i + j] = Reading(sense, (sense,), (cited,))
    return readings


def _is_dotted(
    text: str, mention: AbbreviationMention, reading: Reading[Sense]
) -> bool:
    if reading.value is None or text[mention.end : mention.end + 1] != ".":
        return False
    return bool(reading.value.kind) or any(
        e.reason == "right" for e in reading.evidence
    )


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
    text: str,
    candidate: Candidate,
    beside: frozenset[str],
    defined: Defined,
    known: Table,
) -> Reading[Sense]:
    token, form = candidate.token, candidate.form
    if form.short in defined.forms and form is defined.forms[form.short]:
        is_site = token.start in defined.sites
        reason = "defined-here" if is_site else "defined"
        evidence = (replace(defined.evidence[form.short], reason=reason),)
        value = form.senses[0] if len(form.senses) == 1 else None
        other = None if is_site else contradiction(text, candidate, beside, known)
        return other or Reading(value, form.senses, evidence)
    if is_plain(form) and not candidate.is_doubtful:
        return by_table(form)
    place = place_of(text, token, form, beside)
    return read(form, place, candidate.brand, is_doubtful=candidate.is_doubtful)


def _mention(
    text: str, candidate: Candidate, reading: Reading[Sense], group_start: int
) -> AbbreviationMention:
    token = candidate.token
    names = [
        write(sense, text, token, group_start)
        for sense in reading.candidates
        if not sense.keep
    ]
    names = [name.upper() for name in names] if candidate.is_heading else names
    return AbbreviationMention(
        token.start,
        token.end,
        token.text,
        candidate.form.short,
        names[0] if reading.value is not None else None,
        tuple(dict.fromkeys(names)),
        reading.evidence,
    )


def _agree(found: list[Found], known: Table) -> list[Found]:
    """Read what is left of a form as all its other mentions in the document are."""
    read_as: dict[str, dict[str, AbbreviationMention]] = {}
    for mention in (f.mention for f in found):
        if mention.expansion and _is_of_one_kind(mention, known):
            forms = read_as.setdefault(mention.canonical, {})
            forms.setdefault(fold(mention.expansion), mention)
    return [
        replace(f, mention=_agreed(f.mention, read_as.get(f.mention.canonical, {})))
        for f in found
    ]


def _is_of_one_kind(mention: AbbreviationMention, known: Table) -> bool:
    """Say whether a document has one reading of a form: a long one, or of one field."""
    if len(mention.canonical) >= _MANY_LETTERS:
        return True
    form = known.forms.get(mention.canonical)
    return form is not None and len({sense.domain for sense in form.senses}) == 1


def _agreed(
    mention: AbbreviationMention, others: dict[str, AbbreviationMention]
) -> AbbreviationMention:
    reasons = {e.reason for e in mention.evidence}
    is_refused = not reasons.isdisjoint({"beside-unread", "not-as-defined"})
    if mention.expansion is not None or len(others) != 1 or is_refused:
        return mention
    ((key, other),) = others.items()
    for name in mention.candidates:
        if fold(name) == key:
            cited = Evidence("same-form", other.start, other.end, other.text)
            return replace(mention, expansion=name, evidence=(cited,))
    return mention
