"""Which facts a record has: name, kind and meaning, in one table."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from ..normalize.rule import Rule, Text
from ..seeds.model import Fact

Kind = Literal["int", "float", "bool"]

# Beyond 2**53 an integer and its float differ, and two engines could disagree.
LARGEST = 2**53


@dataclass(frozen=True, slots=True)
class FactSpec:
    """What a fact is called, what kind of value it has, and what it says.

    `about` is what is measured: "source", "text", "reading", "structure", "corpus",
    or "rule" for the count of a rule's edits and findings. A value below `least` or
    above `most` was never measured: it counts as missing.
    """

    name: str
    kind: Kind
    text: Text
    about: str = "rule"
    least: int | None = None
    most: int | None = None


def _facts() -> tuple[FactSpec, ...]:
    source = files("chuanhoa.expectations.tables").joinpath("facts.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["fact"]
    return tuple(
        FactSpec(
            row["name"],
            row["kind"],
            Text(row["vi"], row["en"]),
            row["about"],
            *_RANGES[row["kind"]],
        )
        for row in rows
    )


# Whole numbers are counts, floats are shares.
_RANGES: dict[Kind, tuple[int | None, int | None]] = {
    "int": (0, None),
    "float": (0, 1),
    "bool": (None, None),
}


FACTS: tuple[FactSpec, ...] = _facts()


def rule_fact(rule_id: str) -> str:
    """Name the fact that counts a rule's edits: "unicode-nfc" -> "n_unicode_nfc"."""
    return "n_" + rule_id.replace("-", "_")


def fact_specs(rules: Iterable[Rule] = ()) -> tuple[FactSpec, ...]:
    """List every fact of a record: the fixed ones, and one count for each rule.

    Raises ValueError where a rule's count would have the name of another fact.
    """
    counts = (
        FactSpec(rule_fact(rule.id), "int", rule.title, "rule", *_RANGES["int"])
        for rule in rules
    )
    specs = (*FACTS, *counts)
    twice = [n for n, k in Counter(spec.name for spec in specs).items() if k > 1]
    if twice:
        msg = f"two facts have one name: {', '.join(sorted(twice))}"
        raise ValueError(msg)
    return specs


@cache
def all_facts() -> tuple[FactSpec, ...]:
    """List the facts of the records that this version makes, rules included."""
    from ..normalize.rules import RULES  # noqa: PLC0415 -- it loads every rule

    return fact_specs(RULES)


def usable(
    value: object, kind: Kind, least: int | None = None, most: int | None = None
) -> Fact | None:
    """Give back a value that can be judged.

    None for null, NaN, the wrong type, and what is below `least` or above `most`: a
    count of -1 would pass where at most 0 is asked for.
    """
    fact = _of_kind(value, kind)
    if fact is None or (least is not None and fact < least):
        return None
    return None if most is not None and fact > most else fact


def _of_kind(value: object, kind: Kind) -> Fact | None:
    if kind == "bool" or isinstance(value, bool):
        return value if kind == "bool" and isinstance(value, bool) else None
    if kind == "int":
        fits = isinstance(value, int) and abs(value) <= LARGEST
        return value if fits else None  # type: ignore[return-value]  # `fits` says so
    if not isinstance(value, (int, float)):
        return None
    return float(value) if abs(value) <= sys.float_info.max else None
