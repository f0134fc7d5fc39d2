"""The pages of the gate that are made from its tables: checks.md and facts.md."""

from __future__ import annotations

from chuanhoa.expectations.checks import Check, guards, load_checks
from chuanhoa.expectations.fact_table import FactSpec, all_facts
from chuanhoa.reports.failures import bounds_of

CHECKS_HEAD = """\
# Checks of the gate · Các kiểm tra của cổng

Made by `python docs/make.py`. `chuanhoa rule ID` shows one of them in a terminal;
[gate.md](gate.md) tells how they are changed. The first three are always
asked, the third of finished records.

| check | severity | bounds | what it asks | nội dung |
| --- | --- | --- | --- | --- |
"""
FACTS_HEAD = """\
# Facts of a record · Số đo của bản ghi

Made by `python docs/make.py`. Every record has every fact, never null: columns of its
row in JSON Lines, and of the same names and the Arrow types below in Parquet. No fact
holds text. Sizes are code points of the record's `text` unless it says bytes. A check
of your own can ask for any of them, see [gate.md](gate.md). What is measured: the
`source` as decoded, the `text` of the record, what was read in it (`reading`), its
`structure`, the `corpus` (the documents before it in the run), or a `rule`: its edits
and findings.

| fact | type | of | what | nội dung |
| --- | --- | --- | --- | --- |
"""
_TYPES = {"int": "int64", "float": "float64", "bool": "bool"}


def make_checks() -> str:
    """Make the table of the checks, and below it why each is asked."""
    checks = (*guards(), *load_checks())
    return CHECKS_HEAD + "".join(map(_row, checks)) + "".join(map(_section, checks))


def make_facts() -> str:
    """Make the table of the facts."""
    return FACTS_HEAD + "".join(map(_fact, all_facts()))


def _row(check: Check) -> str:
    bounds = f"`{bounds_of(check, 'en')}`" if check.fact else ""
    link = f"[`{check.id}`](#{check.id})"
    cells = (link, check.severity, bounds, check.text.en, check.text.vi)
    return f"| {' | '.join(cells)} |\n"


def _section(check: Check) -> str:
    return (
        f"\n## {check.id}\n\n{check.text.en} *{check.text.vi}*\n\n"
        f"{check.why.en} *{check.why.vi}*\n\n→ {check.todo.en} *{check.todo.vi}*\n"
    )


def _fact(spec: FactSpec) -> str:
    kind = _TYPES[spec.kind]
    cells = (f"`{spec.name}`", kind, spec.about, spec.text.en, spec.text.vi)
    return f"| {' | '.join(cells)} |\n"
