"""Candidates: tokens that are short forms in their place, and what joins them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..document_numbers import find_document_numbers
from . import guards, market, persons
from .defined import NOTHING, Defined
from .lines import Line, is_roman
from .table import Form, Table
from .tokens import Token, find_tokens, joint

_MANY_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token that is a short form: its row, or what the document says it is.

    `is_name` says that here the letters are the initials of a person, `is_doubtful`
    that they may be a brand or the code of a share: only plain neighbours count.
    `brand` is where the word begins that makes them doubtful: a cue takes it all in.
    `is_heading` says that they stand among words in capitals: only what the document
    defines is read there.
    """

    token: Token
    form: Form
    is_name: bool = False
    is_doubtful: bool = False
    is_heading: bool = False
    brand: int | None = None


def find_candidates(
    text: str, table: Table, defined: Defined = NOTHING
) -> Iterator[Candidate]:
    """Find the short forms that a table or the document knows, where they are some."""
    tokens = find_tokens(text)
    formed = ((token, _form_of(text, token, table, defined)) for token in tokens)
    known = [(token, form) for token, form in formed if form is not None]
    numbers = find_document_numbers(text) if known else []
    spans = iter([(number.start, number.end) for number in numbers])
    span = next(spans, None)
    line: Line | None = None
    for token, form in known:
        if line is None or token.start >= line.end:
            line = Line.around(text, token.start, table.forms)
        while span and span[1] <= token.start:
            span = next(spans, None)
        inside = span is not None and span[0] < token.end
        if not inside and not line.is_foreign:
            yield from _candidate(text, token, form, line, defined)


def _candidate(
    text: str, token: Token, form: Form, line: Line, defined: Defined
) -> Iterator[Candidate]:
    if _is_excluded(text, token, form, line):
        return
    is_title = form.kind == "title"
    is_heading = line.is_capitals or (
        not is_title and guards.is_in_capitals(text, token)
    )
    if defined.forms.get(form.short) is form:
        yield Candidate(token, form, is_heading=is_heading)
    elif not is_heading:
        is_name = persons.is_initials(text, token, form)
        brand = market.brand_start(text, token)
        is_code = brand is not None or market.is_code(text, token, line)
        yield Candidate(token, form, is_name, is_code, brand=brand)


def _form_of(text: str, token: Token, table: Table, defined: Defined) -> Form | None:
    if token.text in defined.forms and guards.is_signature(text, token):
        return table.forms.get(token.text)
    for spelling in (token.text, token.text.replace(".", "")):
        form = defined.forms.get(spelling) or table.forms.get(spelling)
        if form and (spelling == token.text or len(spelling) >= _MANY_LETTERS):
            return form
    return None


def _is_excluded(text: str, token: Token, form: Form, line: Line) -> bool:
    return (
        is_roman(token.text)
        or guards.is_code(text, token)
        or guards.is_sign(text, token, line)
        or guards.is_geometry(text, token, line)
        or persons.is_byline(text, token, line)
        or guards.is_uncertain(text, token, form.short)
    )


def chains(text: str, candidates: list[Candidate]) -> Iterator[list[Candidate]]:
    """Part the candidates into composites; one that stands alone is a chain too."""
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
    if between == " và ":
        return _is_pair(first.form, second.form)
    if between in (", ", ". "):
        kinds = {sense.kind for sense in first.form.senses} - {""}
        return bool(kinds) and kinds <= {s.kind for s in second.form.senses} | {"place"}
    return True


def _is_pair(first: Form, second: Form) -> bool:
    """Say whether a reading of one names the other: "KH và CN"."""
    after = any(first.short in sense.hints.beside for sense in second.senses)
    return after or any(second.short in sense.hints.beside for sense in first.senses)


def is_tight(text: str, first: Token, second: Token) -> bool:
    """Say whether more than a space joins two neighbours of a chain."""
    return text[first.end : second.start] != " "
