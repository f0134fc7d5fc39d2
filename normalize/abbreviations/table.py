"""The table of short forms: what its rows are, and where they come from."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ..tables.read import text_of
from .cues import HINTS, NO_HINTS, Hints, read_hints

Kind = Literal["", "title", "place"]


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One reading of a short form.

    `expansion` is written as in running text, `name` as in a proper name ("Sở Giao
    thông vận tải"). A `title` stands before a person's name, a `place` before that
    of a place. `default` readings need no cue, and a `head` begins a proper name
    where one follows ("BV Bạch Mai"). Where `keep` is set, the letters are no
    Vietnamese short form and stay as they are.
    """

    expansion: str
    name: str
    domain: str
    source: str
    kind: Kind = ""
    default: bool = False
    keep: bool = False
    head: bool = False
    hints: Hints = NO_HINTS


@dataclass(frozen=True, slots=True)
class Form:
    """A short form: its right spelling, its wrong ones, and its readings."""

    short: str
    senses: tuple[Sense, ...]
    variants: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """What it stands before, if all its readings agree."""
        kinds = {sense.kind for sense in self.senses if not sense.keep}
        return kinds.pop() if len(kinds) == 1 else ""


@dataclass(frozen=True)
class Table:
    """Short forms by spelling, right and wrong."""

    forms: Mapping[str, Form]

    @classmethod
    def of(cls, forms: Iterable[Form]) -> Table:
        """Index forms; where two spell the same, the later one counts."""
        index: dict[str, Form] = {}
        for form in forms:
            for variant in form.variants:
                index.setdefault(variant, form)
        for form in forms:
            index[form.short] = form
        return cls(index)

    def with_forms(self, forms: Iterable[Form]) -> Table:
        """Make a table in which the given forms come before those of this one."""
        known = {f.short: f for f in self.forms.values()}
        return Table.of([*known.values(), *forms])


class _Rows(Mapping[str, Form]):
    """Forms of a CSV table by spelling, each made when it is first asked for."""

    def __init__(self, text: str, sets: Mapping[str, list[str]]) -> None:
        self._sets = sets
        self._rows: dict[str, list[Mapping[str, str]]] = {}
        self._canonical: dict[str, str] = {}
        self._forms: dict[str, Form] = {}
        head, *rows = csv.reader(text.splitlines())
        for values in rows:
            row = dict(zip(head, values, strict=True))
            self._rows.setdefault(row["short"], []).append(row)
            for variant in row["variants"].split():
                self._canonical[variant] = row["short"]
        self._canonical.update({short: short for short in self._rows})

    def __getitem__(self, spelling: str) -> Form:
        short = self._canonical[spelling]
        if short not in self._forms:
            rows = self._rows[short]
            senses = tuple(sense_of(_parsed(row), self._sets) for row in rows)
            variants = tuple(rows[0]["variants"].split())
            self._forms[short] = Form(short, senses, variants)
        return self._forms[short]

    def __contains__(self, spelling: object) -> bool:
        return spelling in self._canonical

    def __iter__(self) -> Iterator[str]:
        return iter(self._canonical)

    def __len__(self) -> int:
        return len(self._canonical)


def _parsed(row: Mapping[str, str]) -> dict[str, Any]:
    """Turn a row of the CSV table into what a TOML table would hold."""
    parsed: dict[str, Any] = {key: value for key, value in row.items() if value}
    for key in HINTS:
        if key in parsed:
            parsed[key] = parsed[key].split("; ")
    return parsed | dict.fromkeys(row["flags"].split(), True)


def sense_of(row: Mapping[str, Any], sets: Mapping[str, list[str]]) -> Sense:
    """Read one reading from its TOML table."""
    expansion = row["expansion"]
    return Sense(
        expansion,
        row.get("name", expansion[0].upper() + expansion[1:]),
        row.get("domain", ""),
        row.get("source", ""),
        row.get("kind", ""),
        row.get("default", False),
        row.get("keep", False),
        row.get("head", False),
        read_hints(row, sets),
    )


def toml_forms(data: Mapping[str, Any]) -> list[Form]:
    """Read forms from the parsed TOML of a table."""
    sets = data.get("cues", {})
    return [
        Form(
            row["short"],
            tuple(sense_of(sense, sets) for sense in row["sense"]),
            tuple(row.get("variants", ())),
        )
        for row in data.get("form", ())
    ]


@cache
def default_table() -> Table:
    """Give the table that comes with the package, read once."""
    sets = text_of("abbreviations_cues.toml")
    rows = text_of("abbreviations.csv")
    return Table(_Rows(rows, tomllib.loads(sets)))


@cache
def _documents() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(text_of("abbreviations_sources.toml"))


def cite(key: str) -> str:
    """Write out what a row cites: a usage, a document, an article of one.

    What is no key of the table, such as the source of a user's row, stays.

    >>> cite("hp2013:114")
    'Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013, Điều 114'
    """
    name, _, article = key.partition(":")
    found = next((ks[name] for ks in _documents().values() if name in ks), None)
    if found is None:
        return key
    return f"{found}, Điều {article}" if article else found


def is_unchecked(key: str) -> bool:
    """Say whether a row names a document whose text was not compared."""
    return key in _documents()["document"]


@cache
def sources() -> Mapping[str, str]:
    """Give what the rows of the package cite, by their keys in the table."""
    forms = {f.short: f for f in default_table().forms.values()}.values()
    keys = {sense.source for form in forms for sense in form.senses}
    return {key: cite(key) for key in keys}
