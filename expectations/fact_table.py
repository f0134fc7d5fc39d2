"""Which facts a record has: name, kind and meaning, in one table."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ..normalize.rule import Rule, Text
from ..seeds.model import Fact

Kind = Literal["int", "float", "bool"]

# Beyond 2**53 an integer and its float differ, and two engines could disagree.
_LARGEST = 2**53


@dataclass(frozen=True, slots=True)
class FactSpec:
    """What a fact is called, what kind of value it has, and what it says."""

    name: str
    kind: Kind
    text: Text


FACTS: tuple[FactSpec, ...] = (
    FactSpec("n_edits", "int", Text("số chỗ đã sửa", "edits made")),
    FactSpec("n_repairs", "int", Text("số lỗi `fix` sửa được", "edits `fix` makes")),
    FactSpec("is_utf8", "bool", Text("tệp mã hóa UTF-8", "the file is UTF-8")),
    FactSpec("is_nfc", "bool", Text("văn bản gốc ở dạng NFC", "the source is NFC")),
    FactSpec(
        "mixed_tone_style",
        "bool",
        Text("văn bản gốc lẫn hai kiểu đặt dấu thanh", "the source mixes tone styles"),
    ),
    FactSpec(
        "n_replacement_characters",
        "int",
        Text("số ký tự đã mất (U+FFFD)", "lost characters (U+FFFD)"),
    ),
    FactSpec(
        "n_private_use",
        "int",
        Text("số ký tự vùng dùng riêng", "private-use characters"),
    ),
    FactSpec("n_controls", "int", Text("số ký tự điều khiển", "control characters")),
    FactSpec("n_chars", "int", Text("số ký tự", "code points")),
    FactSpec("n_lines", "int", Text("số dòng", "lines")),
    FactSpec("longest_line", "int", Text("số ký tự dòng dài nhất", "longest line")),
    FactSpec(
        "n_repeated_lines", "int", Text("số đoạn văn bị lặp", "repeated paragraphs")
    ),
    FactSpec("letter_ratio", "float", Text("tỉ lệ chữ cái", "share of letters")),
    FactSpec(
        "latin_ratio", "float", Text("tỉ lệ chữ La-tinh", "share of Latin letters")
    ),
    FactSpec("n_words", "int", Text("số từ viết liền", "runs of Latin letters")),
    FactSpec("n_syllables", "int", Text("số âm tiết tiếng Việt", "syllables")),
    FactSpec(
        "valid_syllable_ratio",
        "float",
        Text("tỉ lệ âm tiết đúng chính tả", "share of well-spelled syllables"),
    ),
    FactSpec(
        "diacritic_ratio", "float", Text("tỉ lệ từ có dấu", "share of words with marks")
    ),
    FactSpec("n_dates", "int", Text("số ngày tháng", "dates")),
    FactSpec("n_partial_dates", "int", Text("số ngày thiếu phần", "partial dates")),
    FactSpec("n_inferred_dates", "int", Text("số ngày suy ra", "inferred dates")),
    FactSpec(
        "n_unreadable_dates", "int", Text("số ngày không có thật", "impossible dates")
    ),
    FactSpec("n_abbreviations", "int", Text("số chữ viết tắt", "short forms")),
    FactSpec(
        "n_unresolved_abbreviations",
        "int",
        Text("số chữ viết tắt chưa rõ nghĩa", "short forms without one reading"),
    ),
    FactSpec("has_title", "bool", Text("có tiêu đề", "has a title")),
    FactSpec("has_published", "bool", Text("có ngày đăng", "has a publication date")),
    FactSpec(
        "is_duplicate", "bool", Text("trùng văn bản khác", "a copy of another document")
    ),
)


def rule_fact(rule_id: str) -> str:
    """Name the fact that counts a rule's edits: "unicode-nfc" -> "n_unicode_nfc"."""
    return "n_" + rule_id.replace("-", "_")


def fact_specs(rules: Iterable[Rule] = ()) -> tuple[FactSpec, ...]:
    """List every fact of a record: the fixed ones, and one count for each rule.

    Raises ValueError where a rule's count would have the name of another fact.
    """
    counts = (FactSpec(rule_fact(rule.id), "int", rule.title) for rule in rules)
    specs = (*FACTS, *counts)
    twice = [n for n, k in Counter(spec.name for spec in specs).items() if k > 1]
    if twice:
        msg = f"two facts have one name: {', '.join(sorted(twice))}"
        raise ValueError(msg)
    return specs


def usable_column(values: list[object], kind: Kind) -> list[Fact | None]:
    """Give back a column of values that can be judged; see `usable`."""
    if not _is_usable(values, kind):
        return [usable(value, kind) for value in values]
    return values  # type: ignore[return-value]  # every value was looked at


def _is_usable(values: list[object], kind: Kind) -> bool:
    """Look at a column at once: ten times faster than value by value."""
    kinds = set(map(type, values))
    if kind == "bool":
        return kinds == {bool}
    if kind == "int":
        return kinds == {int} and all(abs(b) <= _LARGEST for b in _ends(values))
    return kinds == {float} and all(map(math.isfinite, values))  # type: ignore[arg-type]


def _ends(values: list[Any]) -> tuple[Any, Any]:
    return min(values), max(values)


def usable(value: object, kind: Kind) -> Fact | None:
    """Give back a value that can be judged; None for null, NaN and the wrong type."""
    if kind == "bool" or isinstance(value, bool):
        return value if kind == "bool" and isinstance(value, bool) else None
    if kind == "int":
        fits = isinstance(value, int) and abs(value) <= _LARGEST
        return value if fits else None  # type: ignore[return-value]  # `fits` says so
    if not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return float(value)
