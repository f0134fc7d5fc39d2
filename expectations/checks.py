"""The rule table of the gate: which fact must lie between which bounds."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..seeds.model import Fact
from .fact_table import LARGEST, FactSpec, all_facts

Severity = Literal["critical", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

SEVERITY_WORDS: dict[Severity, Text] = {
    "critical": Text("nghiêm trọng", "critical"),
    "warning": Text("cảnh báo", "warning"),
    "info": Text("thông tin", "info"),
}

_UNSAID = Text("", "")
ROW_COUNT = "input-set-aside"
FACTS_COMPLETE = "facts-complete"
FACTS_CHANGED = "facts-changed"
GUARDS = (ROW_COUNT, FACTS_COMPLETE, FACTS_CHANGED)


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of the gate: `minimum` <= `fact` <= `maximum`.

    A bound that is None does not bind. `mostly` is the share of records that must
    lie inside; `max_failing`, in its place, how many may lie outside. For a boolean
    fact, `minimum` True asks for True and `maximum` False for False. `why` tells where
    the bound comes from, `todo` what to do with a document that fails. A guard, which
    the gate itself asks, has no fact.
    """

    id: str
    fact: str | None
    severity: Severity
    text: Text
    minimum: Fact | None = None
    maximum: Fact | None = None
    mostly: float = 1.0
    max_failing: int | None = None
    why: Text = _UNSAID
    todo: Text = _UNSAID

    def __post_init__(self) -> None:
        """Raise ValueError for a rule that could not fail or could not pass."""
        expect_one_of("severity", self.severity, SEVERITIES)
        if not self.id.strip():
            _refuse(self, "has no id")
        if not 0 < self.mostly <= 1:
            _refuse(self, f"mostly must lie above 0 and up to 1, not {self.mostly}")
        if self.max_failing is not None and (self.max_failing < 0 or self.mostly < 1):
            _refuse(self, "give mostly or max_failing, a count from 0, not both")
        bounds = [b for b in (self.minimum, self.maximum) if b is not None]
        if self.fact is not None and not bounds:
            _refuse(self, "has neither a minimum nor a maximum")
        if not all(map(_is_finite, bounds)) or bounds != sorted(bounds):
            _refuse(self, f"no value lies between {self.minimum} and {self.maximum}")

    def holds(self, value: Fact) -> bool:
        """Say whether a value lies between the bounds, the bounds included."""
        return (self.minimum is None or self.minimum <= value) and (
            self.maximum is None or value <= self.maximum
        )

    def share_of(self, n_rows: int) -> float:
        """Give the share of so many rows that must lie inside, as `mostly` says it."""
        if self.max_failing is None or n_rows == 0:
            return self.mostly
        failing = min(self.max_failing, n_rows)
        return (float(n_rows) - float(failing)) / float(n_rows)


def load_checks() -> tuple[Check, ...]:
    """Read the project's own rule table, in its order."""
    return tuple(check_from(row) for row in _table()["check"])


def check_from(row: Mapping[str, Any]) -> Check:
    """Make a check from a row of the table: its keys are the fields, text as vi, en.

    Raises ValueError for a key that is missing or unknown, and for values that make
    no sense.
    """
    for key in row:
        expect_one_of("key of a check", key, _KEYS)
    missing = [key for key in _REQUIRED if key not in row]
    if missing:
        msg = f"check {row.get('id', '?')!r}: {', '.join(missing)} missing"
        raise ValueError(msg)
    rest = {k: v for k, v in row.items() if k not in _SENTENCES}
    return Check(**rest, **_sentences(row))


def guards() -> tuple[Check, ...]:
    """List the rules that the gate always asks, whatever the table says."""
    return tuple(map(guard, GUARDS))


def guard(check_id: str) -> Check:
    """Get one of the rules that the gate always asks, by its id."""
    row = next(row for row in _table()["guard"] if row["id"] == check_id)
    return Check(check_id, None, "critical", **_sentences(row))


def _sentences(row: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: Text(**row[name]) for name in ("why", "todo") if name in row}
    return said | {"text": Text(row["vi"], row["en"])}


def expect_sound(
    checks: Sequence[Check], facts: Iterable[FactSpec] | None = None
) -> None:
    """Raise ValueError unless a table can be judged by any engine as it stands.

    No empty table, no id twice, no unknown fact, no bound that a fact's kind cannot
    have. The facts are those of this version unless given.
    """
    if not checks:
        msg = "the rule table is empty: nothing would be judged"
        raise ValueError(msg)
    specs = {spec.name: spec for spec in facts or all_facts()}
    ids: set[str] = {*GUARDS}
    for check in checks:
        expect_one_of(f"fact of {check.id}", check.fact or "", specs)
        if check.id in ids:
            _refuse(check, "stands in the table twice, or is the gate's own")
        ids.add(check.id)
        _expect_bounds(check, specs[check.fact or ""])


def _expect_bounds(check: Check, spec: FactSpec) -> None:
    """Raise ValueError for bounds of another kind, and for those no value can miss."""
    bounds = (check.minimum, check.maximum)
    booleans = [isinstance(b, bool) for b in bounds if b is not None]
    if set(booleans) != {spec.kind == "bool"}:
        _refuse(check, f"bounds {bounds} do not suit the fact {check.fact}")
    least, most = (False, True) if spec.kind == "bool" else (spec.least, spec.most)
    limit = LARGEST if most is None else most
    if least is not None and check.holds(least) and check.holds(limit):
        _refuse(check, f"every value of {check.fact} lies between the bounds")
    is_beyond = check.minimum is not None and check.minimum > limit
    if is_beyond or (check.maximum is not None and check.maximum < (least or 0)):
        _refuse(check, f"no value of {check.fact} lies between the bounds")


_REQUIRED = ("id", "fact", "severity", "vi", "en")
_SENTENCES = ("vi", "en", "why", "todo")
_KEYS = (*_REQUIRED, "minimum", "maximum", "mostly", "max_failing", "why", "todo")


def _is_finite(bound: Fact) -> bool:
    """Look at a bound; an integer of any length is one, and a float cannot hold it."""
    return isinstance(bound, int) or math.isfinite(bound)


def _refuse(check: Check, why: str) -> None:
    msg = f"check {check.id!r}: {why}"
    raise ValueError(msg)


@cache
def _table() -> dict[str, Any]:
    source = files("chuanhoa.expectations.tables").joinpath("checks.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
