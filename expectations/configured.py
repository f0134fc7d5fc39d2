"""The rule table as users change it: `[tool.chuanhoa.checks.<id>]`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NoReturn

from ..normalize.errors import ToldError
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from .checks import SEVERITIES, Check, Severity, expect_sound, load_checks
from .fact_table import FactSpec, all_facts

OFF = "off"
# On the scale of `fail_on` the worst is called error, and critical is the same.
_ERROR: dict[str, Severity] = {"error": "critical"}
_SEVERITIES = (*SEVERITIES, *_ERROR, OFF)
LEVELS: dict[str, Severity] = {"warn": "warning", "error": "critical"}
_BOUNDS = ("minimum", "maximum")
_SHARES = ("mostly", "max_failing")
_CHANGES = (*_BOUNDS, *_SHARES, "severity", *LEVELS)
_INSTEAD = Text(
    vi="warn và error đứng thay cho mức độ và tỉ lệ",
    en="warn and error stand in place of a severity and a share",
)
_LEVEL = Text(
    vi="một mức phải là bảng, như { mostly = 0.9 }",
    en="a level must be a table, such as { mostly = 0.9 }",
)
_OWN = ("fact", "vi", "en", *_CHANGES)


def configure(
    table: Mapping[str, Any],
    checks: Sequence[Check] | None = None,
    facts: Iterable[FactSpec] | None = None,
) -> tuple[Check, ...]:
    """Apply a table of checks by id to the rule table; the project's unless given.

    A known id may change `minimum`, `maximum`, `mostly` or `max_failing`, and
    `severity`, which may be "off"; "error" is "critical". Another id is a check of the
    user's own over a `fact`, with its sentence in `vi`, `en` or both. In place of a
    severity and a share, `warn` and `error` may each have a share or a count: the
    check then stands twice, as a warning and, as `<id>-error`, as critical.
    Raises ValueError, with the nearest known name, for anything else.
    """
    known = {check.id: check for check in (load_checks() if checks is None else checks)}
    made: dict[str, tuple[Check, ...]] = {i: (check,) for i, check in known.items()}
    for check_id, given in table.items():
        if not isinstance(given, Mapping):
            _refuse(check_id, Text("phải là một bảng", "must be a table"))
        base = known.get(check_id)
        changes = _typed(check_id, given, _OWN if base is None else _CHANGES)
        if base is None:
            base, changes = _own(check_id, changes, known)
        made[check_id] = _levels(base, changes)
    result = tuple(check for group in made.values() for check in group)
    expect_sound(result, facts)
    return result


def checks_schema() -> dict[str, Any]:
    """Describe the table of checks as JSON Schema, for editors."""
    share = {"type": "number", "exclusiveMinimum": 0, "maximum": 1}
    count = {"type": "integer", "minimum": 0}
    level = _table({"mostly": share, "max_failing": count})
    bound = {"type": ["number", "boolean"]}
    changes = {
        **dict.fromkeys(_BOUNDS, bound),
        "mostly": share,
        "max_failing": count,
        "severity": {"enum": [*_SEVERITIES]},
        **dict.fromkeys(LEVELS, level),
    }
    own = changes | {
        "fact": {"enum": [spec.name for spec in all_facts()]},
        "vi": {"type": "string"},
        "en": {"type": "string"},
    }
    known = {check.id: _table(changes) for check in load_checks()}
    return {"type": "object", "properties": known, "additionalProperties": _table(own)}


def _table(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _own(
    check_id: str, given: Mapping[str, Any], known: Iterable[str]
) -> tuple[Check, dict[str, Any]]:
    if "fact" not in given:
        expect_one_of("check (or a fact for one of your own)", check_id, known)
    said: str = given.get("en") or given.get("vi", "")
    if not said:
        _refuse(
            check_id,
            Text("cần một câu: vi, en hoặc cả hai", "needs a sentence: vi, en or both"),
        )
    text = Text(given.get("vi", said), given.get("en", said))
    rest = {k: v for k, v in given.items() if k in _CHANGES}
    bounds = {k: rest.pop(k) for k in _BOUNDS if k in rest}
    return Check(check_id, given["fact"], "warning", text, **bounds), rest


def _levels(base: Check, changes: Mapping[str, Any]) -> tuple[Check, ...]:
    levels = {name: changes[name] for name in LEVELS if name in changes}
    rest = {k: v for k, v in changes.items() if k not in LEVELS}
    if rest.get("severity") in _ERROR:
        rest["severity"] = _ERROR[rest["severity"]]
    if rest.get("severity") == OFF:
        return ()
    if any(name in rest for name in _SHARES):
        base = replace(base, mostly=1.0, max_failing=None)
    changed = replace(base, **rest)
    if not levels:
        return (changed,)
    if "severity" in rest or any(name in rest for name in _SHARES):
        _refuse(base.id, _INSTEAD)
    plain = replace(changed, mostly=1.0, max_failing=None)
    return tuple(
        replace(
            plain,
            id=base.id if name == "warn" else f"{base.id}-error",
            severity=severity,
            **_typed(base.id, levels[name], _SHARES),
        )
        for name, severity in LEVELS.items()
        if name in levels
    )


def _typed(check_id: str, given: Any, keys: Sequence[str]) -> dict[str, Any]:  # noqa: ANN401 -- it is what is found out
    """Look at the keys and the types of a table from a configuration file."""
    if not isinstance(given, Mapping):
        _refuse(check_id, _LEVEL)
    for key, value in given.items():
        expect_one_of(f"key of the check {check_id!r}", key, keys)
        if key == "severity":
            expect_one_of(f"severity of {check_id!r}", value, _SEVERITIES)
        if not isinstance(value, _TYPES.get(key, object)) or (
            isinstance(value, bool) and key in _SHARES
        ):
            _refuse(
                check_id,
                Text(f"{key} không thể là {value!r}", f"{key} cannot be {value!r}"),
            )
    return {**given}


_TYPES: dict[str, Any] = {
    "minimum": (int, float),
    "maximum": (int, float),
    "mostly": (int, float),
    "max_failing": int,
    "severity": str,
    "fact": str,
    "vi": str,
    "en": str,
}


def _refuse(check_id: str, why: Text) -> NoReturn:
    msg = Text(f"kiểm tra {check_id!r}: {why.vi}", f"check {check_id!r}: {why.en}")
    raise ToldError(msg)
