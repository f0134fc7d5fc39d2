"""The page of a check of the gate, as text: what it asks, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from ..expectations.checks import SEVERITY_WORDS, Check
from ..expectations.fact_table import FactSpec
from ..normalize.rule import Text
from .failures import bounds_of
from .listing import Language, pick

_WORDS = {
    "mostly": Text("ít nhất {share} số văn bản", "at least {share} of the documents"),
    "count": Text("tối đa {n} văn bản không đạt", "at most {n} documents may fail"),
    "change": Text("Đổi trong cấu hình:", "Change it in the configuration:"),
}


def check_page(
    check: Check, facts: Iterable[FactSpec], language: Language
) -> list[str]:
    """Make the page of a check, a line each; `facts` explain what it measures."""
    meaning = next((s.text for s in facts if s.name == check.fact), None)
    lines = [f"{check.id}: {pick(check.text, language)}", ""]
    if check.why.en:
        lines += [pick(check.why, language), ""]
    if check.todo.en:
        lines += [f"→ {pick(check.todo, language)}", ""]
    severity = pick(SEVERITY_WORDS[check.severity], language)
    if check.fact is None or meaning is None:
        return [*lines, f"  {severity}"]
    lines += [
        f"  {severity}; {bounds_of(check, language)}{_share(check, language)}",
        f"  {check.fact}: {pick(meaning, language)}",
        "",
        pick(_WORDS["change"], language),
        f"  [tool.chuanhoa.checks.{check.id}]",
        *(f"  {key} = {value}" for key, value in _settings(check)),
    ]
    return lines


def _share(check: Check, language: Language) -> str:
    if check.max_failing is not None:
        return "; " + pick(_WORDS["count"], language).format(n=check.max_failing)
    if check.mostly < 1:
        return "; " + pick(_WORDS["mostly"], language).format(share=check.mostly)
    return ""


def _settings(check: Check) -> Iterable[tuple[str, str]]:
    for key in ("minimum", "maximum"):
        value = getattr(check, key)
        if value is not None:
            yield key, str(value).lower() if isinstance(value, bool) else str(value)
    yield "severity", f'"{check.severity}"  # critical, warning, info, off'
    yield "max_failing", "0  # mostly = 1.0"
