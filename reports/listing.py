"""Findings as text for a terminal and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from ..normalize.edits import Tier
from ..normalize.rule import Text
from .display import code_points, visible, window
from .findings import Finding

Format = Literal["full", "concise", "json", "jsonl"]
Language = Literal["vi", "en"]
MARKS = {Tier.SAFE: "[*]", Tier.STYLE: "[~]", Tier.HUMAN: "[ ]"}
_SUMMARY = Text(
    vi="{total} phát hiện: {safe} [*] sửa được bằng fix, {style} [~] chỉ sửa với"
    " --unsafe-fixes, {human} [ ] cần người xem.",
    en="{total} found: {safe} [*] fixable with fix, {style} [~] only with"
    " --unsafe-fixes, {human} [ ] need a person.",
)
_SHOWN = 40  # code points of a span; the window shows its surroundings
_FEW = 6  # code points that are worth naming
_CLEAN = Text(
    vi="Không phát hiện gì; số văn bản đã đọc: {n}.",
    en="Nothing found; documents read: {n}.",
)


def pick(text: Text, language: Language) -> str:
    """Choose a sentence in one language."""
    return text.vi if language == "vi" else text.en


def concise(finding: Finding, language: Language) -> str:
    """Write a finding on one line: place, rule, tier, message, change."""
    place = f"{finding.source}:{finding.line}:{finding.column}"
    change = _quoted(finding.text)
    if finding.replacement is not None:
        change += f" -> {_quoted(finding.replacement)}"
    message = pick(finding.message, language)
    return f"{place}: {finding.rule} {MARKS[finding.tier]} {message}: {change}"


def _quoted(text: str) -> str:
    more = "…" if len(text) > _SHOWN else ""
    return f'"{visible(text[:_SHOWN])}{more}"'


def full(finding: Finding, text: str, language: Language) -> str:
    """Write a finding with the words around it and a row of carets."""
    start = text.rfind("\n", 0, finding.start) + 1
    end = text.find("\n", finding.start)
    line = text[start : end if end >= 0 else len(text)].removesuffix("\r")
    shown, carets = window(line, finding.start - start, finding.end - start)
    parts = [concise(finding, language), f"    {shown}", f"    {carets}"]
    if finding.rule.startswith("unicode-") and len(finding.text) <= _FEW:
        new = finding.replacement
        change = "" if new is None else f" -> {code_points(new) or '∅'}"
        parts.append(f"    = {code_points(finding.text)}{change}")
    parts += [
        f"    = {reason.reason}: {visible(reason.text)}"
        for reason in finding.evidence
        if reason.text
    ]
    return "\n".join(parts)


def as_object(finding: Finding) -> dict[str, object]:
    """Turn a finding into one JSON object."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "tier": finding.tier.value,
        "source": finding.source,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "text": finding.text,
        "replacement": finding.replacement,
        "message": {"vi": finding.message.vi, "en": finding.message.en},
        "fingerprint": finding.fingerprint,
        "evidence": [
            {"reason": e.reason, "start": e.start, "end": e.end, "text": e.text}
            for e in finding.evidence
        ],
    }


def to_json(value: object) -> str:
    """Write JSON that keeps Vietnamese letters, escaping only lone surrogates."""
    text = json.dumps(value, ensure_ascii=False)
    if text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    return json.dumps(value)


def render(
    found: Sequence[tuple[str, Sequence[Finding]]], form: Format, language: Language
) -> Iterator[str]:
    """Write the findings of documents, given with their source texts, line by line."""
    findings = [finding for _, group in found for finding in group]
    if form == "json":
        yield to_json([as_object(finding) for finding in findings])
    elif form == "jsonl":
        yield from (to_json(as_object(finding)) for finding in findings)
    elif form == "concise":
        yield from (concise(finding, language) for finding in findings)
    else:
        for text, group in found:
            yield from (full(finding, text, language) for finding in group)


def summary(findings: Iterable[Finding], n_read: int, language: Language) -> str:
    """Say in one line how much was found and what can be repaired.

    `n_read` is how many documents were read.
    """
    tiers = Counter(finding.tier for finding in findings)
    if not tiers:
        return pick(_CLEAN, language).format(n=n_read)
    return pick(_SUMMARY, language).format(
        total=tiers.total(),
        safe=tiers[Tier.SAFE],
        style=tiers[Tier.STYLE],
        human=tiers[Tier.HUMAN],
    )
