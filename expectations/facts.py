"""Facts: numbers and booleans that say what a record is like, never its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from ..normalize.edits import Edit, Normalized, Tier
from ..normalize.mentions import AbbreviationMention, DateMention
from ..normalize.rule import Rule
from ..normalize.syllables import parse_syllable
from ..normalize.tone_style import count_styles
from ..normalize.unicode_nfc import is_nfc
from ..seeds.model import Fact, Record
from .fact_table import rule_fact
from .forms import compose

# A repeated short line is a heading or a signature; a repeated long one is a copy.
_PARAGRAPH = 80
# "nghiêng": what is longer is not looked up, and not kept in memory.
_LONGEST_SYLLABLE = 7


def measure(
    record: Record, normalized: Normalized, rules: Sequence[Rule] = ()
) -> dict[str, Fact]:
    """Measure one record; `normalized` is what its source text became.

    Gives every fact of `fact_specs(rules)` but `is_duplicate`, which needs the whole
    corpus (`mark_duplicates`). Sizes are code points of `record.text`; what `fix`
    would repair is counted on the source text. Values are finite and never null.
    """
    return {
        **_edit_facts(normalized.edits, rules),
        **_source_facts(record.encoding, normalized.source_text),
        **_size_facts(record.text),
        **_letter_facts(record.text),
        **_date_facts(record.dates),
        **_abbreviation_facts(record.abbreviations),
        "has_title": bool(record.title),
        "has_published": bool(record.published),
    }


def _edit_facts(edits: Sequence[Edit], rules: Sequence[Rule]) -> dict[str, Fact]:
    counts = Counter(rule for edit in edits for rule in edit.rules)
    safe = {rule.id for rule in rules if Tier.SAFE in rule.tiers}
    # A safe edit inside a composed one has the composed one's tier.
    repairs = sum(
        edit.tier is Tier.SAFE or not safe.isdisjoint(edit.rules) for edit in edits
    )
    return {
        "n_edits": len(edits),
        "n_repairs": repairs,
        **{rule_fact(rule.id): counts[rule.id] for rule in rules},
    }


def _source_facts(encoding: str, source: str) -> dict[str, Fact]:
    return {
        "is_utf8": encoding == "utf-8",
        "is_nfc": is_nfc(source),
        "mixed_tone_style": count_styles(compose(source)).is_mixed,
        # U+FFFD REPLACEMENT CHARACTER stands where a decoder lost something.
        "n_replacement_characters": source.count("\N{REPLACEMENT CHARACTER}"),
    }


def _size_facts(text: str) -> dict[str, Fact]:
    lines = text.removesuffix("\n").split("\n") if text else []
    long = Counter(line for line in map(str.strip, lines) if len(line) >= _PARAGRAPH)
    return {
        "n_chars": len(text),
        "n_lines": len(lines),
        "longest_line": max(
            (len(line.removesuffix("\r")) for line in lines), default=0
        ),
        "n_repeated_lines": sum(count - 1 for count in long.values()),
        "n_controls": len(_pattern("controls").findall(text)),
        "n_private_use": len(_pattern("private").findall(text)),
    }


def _letter_facts(text: str) -> dict[str, Fact]:
    words = _words(text)
    syllables = sum(map(_is_syllable, words))
    marked = sum(not word.isascii() for word in words)
    latin = sum(map(len, words))
    letters = sum(map(str.isalpha, text))
    visible = len(text) - sum(map(str.isspace, text))
    return {
        "n_words": len(words),
        "n_syllables": syllables,
        "valid_syllable_ratio": _share(syllables, len(words)),
        "diacritic_ratio": _share(marked, len(words)),
        "letter_ratio": _share(letters, visible),
        "latin_ratio": _share(latin, letters),
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


def _share(part: int, whole: int) -> float:
    return min(part / whole, 1.0) if whole else 0.0


def _words(text: str) -> list[str]:
    words: list[str] = _pattern("words").findall(text)
    return words


def _is_syllable(word: str) -> bool:
    return len(word) <= _LONGEST_SYLLABLE and _parses(word)


@lru_cache(maxsize=1 << 15)
def _parses(word: str) -> bool:
    return parse_syllable(word) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    sources = {
        # Latin-1, Extended-A and -B, and the block of the Vietnamese letters.
        "words": "[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
        "\u1e00-\u1eff]+",
        # C0 without TAB, LF and CR; DELETE; C1.
        "controls": "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]",
        "private": "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]",
    }
    return re.compile(sources[name])
