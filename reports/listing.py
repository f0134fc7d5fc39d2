"""What every output of findings shares: words, marks, JSON, the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from ..normalize.edits import Tier
from ..normalize.rule import Text
from .findings import Finding

Language = Literal["vi", "en"]
MARKS = {Tier.SAFE: "[*]", Tier.STYLE: "[~]", Tier.HUMAN: "[ ]"}
_SUMMARY = Text(
    vi="{total} phát hiện: {safe} [*] sửa được bằng fix, {style} [~] chỉ sửa với"
    " --unsafe-fixes, {human} [ ] cần người xem.",
    en="{total} found: {safe} [*] fixable with fix, {style} [~] only with"
    " --unsafe-fixes, {human} [ ] need a person.",
)
_KNOWN = Text(
    vi=" Đã biết (baseline): {n}.",
    en=" Known (baseline): {n}.",
)
_CLEAN = Text(
    vi="Không phát hiện gì; số văn bản đã đọc: {n}.",
    en="Nothing found; documents read: {n}.",
)


def pick(text: Text, language: Language) -> str:
    """Choose a sentence in one language."""
    return text.vi if language == "vi" else text.en


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
        "suppression": _suppression(finding),
    }


def _suppression(finding: Finding) -> dict[str, object] | None:
    if finding.suppression is None:
        return None
    known = finding.suppression
    return {"reason": known.reason, "expires": known.expires}


def to_json(value: object) -> str:
    """Write JSON that keeps Vietnamese letters, escaping only lone surrogates."""
    import json  # noqa: PLC0415 -- people read no JSON

    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


Counts = Counter[tuple[Tier, bool]]  # by tier, and whether a baseline knows them


def count(findings: Iterable[Finding]) -> Counts:
    """Count findings for their summary."""
    return Counter((f.tier, f.suppression is not None) for f in findings)


def summary(counts: Counts, n_read: int, language: Language) -> str:
    """Say in one line how much was found and what can be repaired.

    `n_read` is how many documents were read.
    """
    tiers = {tier: counts[tier, False] for tier in Tier}
    total = sum(tiers.values())
    n_known = counts.total() - total
    known = pick(_KNOWN, language).format(n=n_known) if n_known else ""
    if not total:
        return pick(_CLEAN, language).format(n=n_read) + known
    found = pick(_SUMMARY, language).format(
        total=total,
        safe=tiers[Tier.SAFE],
        style=tiers[Tier.STYLE],
        human=tiers[Tier.HUMAN],
    )
    return found + known
