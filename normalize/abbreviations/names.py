"""What is no name of a person or a place, though it is written with a capital."""

from __future__ import annotations

from ..evidence_score import is_syllable_in_any_case
from .table import Kind
from .words import Word

_HEADS = frozenset(
    "phòng sở ban bộ cục viện huyện tỉnh xã phường tổ đảng nhà ngân tổng tập liên"
    " chi ủy uỷ mặt học".split()
)
_STARTS = frozenset(
    {"văn phòng", "trung tâm", "trung ương", "công ty", "công an", "công đoàn"}
    | {"hội đồng", "hội nông", "đoàn thanh", "trường tiểu", "trường trung"}
    | {"trường đại", "việt nam", "trung quốc", "hàn quốc", "nhật bản", "đại học"}
    | {"trường sa", "hoàng sa", "bệnh viện", "thành ủy", "quốc hội", "chính phủ"}
)


def is_no_name(words: tuple[Word, ...], kind: Kind) -> bool:
    """Say whether words that a wildcard took begin the name of a body or a country.

    A title stands before one name alone only if that is a Vietnamese syllable.
    """
    first = words[0].text
    if not first[:1].isupper():
        return False
    said = " ".join(word.text.lower() for word in words[:2])
    if first.lower() in _HEADS or said in _STARTS:
        return True
    return kind == "title" and len(words) == 1 and not is_syllable_in_any_case(first)
