"""Look-up of a short form by hand: what it can stand for, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from ..names import nearest
from .table import Form, Sense, Table, cite, default_table, is_unchecked
from .words import ascii_letters, fold


@dataclass(frozen=True, slots=True)
class TableRow:
    """One reading of one short form, as a look-up shows it.

    `is_default` readings need no cue. `is_checked` is False where `source` names a
    document whose text was not compared.
    """

    short: str
    expansion: str
    domain: str
    source: str
    is_default: bool
    is_checked: bool
    cues: tuple[str, ...]
    variants: tuple[str, ...]


def lookup(query: str, *, table: Table | None = None) -> list[TableRow]:
    """Find the rows of a short form, written with or without marks, case and dots.

    Where no short form fits, rows whose expansion is the query are given.

    >>> [(row.short, row.expansion) for row in lookup("bcd")]
    [('BCĐ', 'Ban Chỉ đạo')]
    >>> [row.short for row in lookup("ủy ban nhân dân")]
    ['UBND']
    """
    key, phrase = ascii_letters(query), fold(query)
    forms = _forms(table)
    found = [
        (form, sense)
        for form in forms
        for sense in form.senses
        if key and key in map(ascii_letters, (form.short, *form.variants))
    ] or [(f, s) for f in forms for s in f.senses if phrase == fold(s.expansion)]
    return [_row(form, sense) for form, sense in found if not sense.keep]


def nearest_short(query: str, *, table: Table | None = None) -> str | None:
    """Name the short form that a mistyped one was probably meant to be.

    >>> nearest_short("ubmt tq")
    'UBMTTQ'
    """
    shorts = {ascii_letters(form.short): form.short for form in _forms(table)}
    guess = nearest(ascii_letters(query), shorts)
    return shorts[guess] if guess else None


def _forms(table: Table | None) -> list[Form]:
    forms = (table or default_table()).forms.values()
    return list({form.short: form for form in forms}.values())


def _row(form: Form, sense: Sense) -> TableRow:
    return TableRow(
        form.short,
        sense.expansion,
        sense.domain,
        cite(sense.source),
        sense.default,
        not is_unchecked(sense.source),
        sense.hints.words,
        form.variants,
    )
