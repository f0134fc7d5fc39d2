"""Facts: numbers and booleans that say what a record is like, never its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..normalize.edits import Normalized, Tier
from ..normalize.mentions import AbbreviationMention, DateMention
from ..normalize.personal import personal_data_counts
from ..normalize.rule import Rule
from ..normalize.tone_style import count_styles
from ..normalize.unicode_nfc import is_nfc
from ..seeds.forms import compose
from ..seeds.model import Fact, Record
from ..seeds.structure_facts import structure_facts
from .fact_table import rule_fact
from .text_facts import count_questioned, letter_facts, size_facts


def measure(
    record: Record,
    normalized: Normalized,
    rules: Sequence[Rule] = (),
    *,
    is_lossless: bool = True,
    n_rules_off: int = 0,
) -> dict[str, Fact]:
    """Measure one record; `normalized` is what its source text became.

    Gives every fact of `fact_specs(rules)` but those of the corpus, which are a second
    pass (`mark_duplicates`). Sizes are code points of `record.text`, bytes where the
    name says so; what `fix` would repair is counted on the source text. A rule's count
    is of its edits, and of its findings in `normalized.unapplied`. `is_lossless` says
    how the source was decoded, `n_rules_off` how many rules were not run. Values are
    finite and never null.
    """
    return {
        **_edit_facts(normalized, rules),
        **_source_facts(record.encoding, normalized.source_text),
        "is_lossless": is_lossless,
        "n_rules_off": n_rules_off,
        **size_facts(record.text),
        **letter_facts(record.text),
        **personal_data_counts(record.text),
        **_date_facts(record.dates),
        **_abbreviation_facts(record.abbreviations),
        "has_title": bool(record.title),
        "has_published": bool(record.published),
        **structure_facts(record, normalized.source_text),
    }


def _edit_facts(normalized: Normalized, rules: Sequence[Rule]) -> dict[str, Fact]:
    edits = normalized.edits
    applied = Counter(rule for edit in edits for rule in edit.rules)
    left = Counter(
        rule
        for edit in normalized.unapplied
        for rule in edit.rules
        # What a profile applies may stand in the list of what another one leaves.
        if edit.tier is Tier.HUMAN or not applied[rule]
    )
    safe = {rule.id for rule in rules if Tier.SAFE in rule.tiers}
    # A safe edit inside a composed one has the composed one's tier.
    repairs = sum(
        edit.tier is Tier.SAFE or not safe.isdisjoint(edit.rules) for edit in edits
    )
    return {
        "n_edits": len(edits),
        "n_repairs": repairs,
        **{rule_fact(rule.id): applied[rule.id] + left[rule.id] for rule in rules},
    }


def _source_facts(encoding: str, source: str) -> dict[str, Fact]:
    return {
        "is_utf8": encoding == "utf-8",
        "has_bom": encoding.endswith("-sig"),
        "is_nfc": is_nfc(source),
        "mixed_tone_style": count_styles(compose(source)).is_mixed,
        # U+FFFD REPLACEMENT CHARACTER stands where a decoder lost something.
        "n_replacement_characters": source.count("\N{REPLACEMENT CHARACTER}"),
        "n_questioned_words": count_questioned(source),
    }


def _date_facts(dates: Sequence[DateMention]) -> dict[str, Fact]:
    values = [d.edtf for d in dates if d.edtf is not None]
    unread = sum(d.edtf is None and d.calendar == "gregorian" for d in dates)
    return {
        "n_dates": len(dates),
        "n_partial_dates": sum("X" in value for value in values),
        "n_inferred_dates": sum(d.inferred for d in dates),
        "n_unreadable_dates": unread,
    }


def _abbreviation_facts(mentions: Sequence[AbbreviationMention]) -> dict[str, Fact]:
    return {
        "n_abbreviations": len(mentions),
        "n_unresolved_abbreviations": sum(m.expansion is None for m in mentions),
    }
