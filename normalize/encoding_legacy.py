"""encoding-legacy: TCVN3, VNI, VISCII, VPS and others read as cp1252 ("Céng hoµ")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from .compose import widen
from .edits import Edit, Tier
from .evidence import Evidence
from .rule import Around, Rule, Scope, Severity, Text, rare_of, trigger_of
from .settings import Settings

if TYPE_CHECKING:
    from .encodings.repair import Repair

RULE_ID = "encoding-legacy"
# Characters that clean Vietnamese has no use for, or not beside these letters: Latin-1
# letters and signs that are codes, controls that are letters of VISCII and TCVN 5712,
# and a capital with marks after a small letter.
_CODES = (
    "[\u0001-\u0006\u0011-\u0017\u0019\u001e\u0080-\u009f\u00a1\u00a4\u00a6\u00a8\u00aa"
    "\u00ac\u00ad\u00af\u00b4-\u00b6\u00b8-\u00ba\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1"
    "\u00d6\u00d8\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6\u00f8"
    "\u00fb\u00fc\u00fe\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6"
    "\u02dc\u2020\u2021\u2030\u2039\u203a]"
)
_SIGN = "['`?~.,;A-Za-z ]"
_EIGHT_BIT = (
    Around("", _CODES, ""),
    Around("[a-z]", "[\u00c0-\u00d5\u00d7\u00d9\u00da\u00dd]", "[a-z ]"),
    Around(
        "[A-Za-z]",
        "[\u00a2\u00a3\u00a5\u00a7\u00a9\u00ab\u00b1-\u00b3\u00b7\u00bb-\u00be\u00f7]",
        "[A-Za-z ]",
    ),
    # TCVN3 after a capital, and VNI: a tone written after its vowel.
    Around("[A-Z]", "[\u00c0-\u00d5\u00d7\u00d9\u00da\u00dd]", "[a-z]"),
    Around("", "[\u00ae]", "[A-Za-z\u00ab\u00b5-\u00b9\u00c0-\u00ff]"),
    Around("[aeoyAEOY]", "[\u00f5\u00f9\u00d9]", ""),
    Around(
        "[aeiouy\u00c2\u00ca\u00d4\u00d5\u00dd\u00e2\u00e3\u00ea\u00f4\u00f5\u00fd]",
        "[\u00ec\u00f2\u00cc\u00d2\u00de]",
        "",
    ),
)
# VIQR: a circumflex or a horn after its vowel, with a tone or a letter after it.
# So is a tilde, a grave or an acute after its vowel, between letters or at the end of
# a word. Letters that clean text is full of (VNI's "a\u00e2") would make it slow here.
_VIQR = (
    Around("[AEOaeo]", "[\\^]", _SIGN),
    Around("[OUou]", "[+]", _SIGN),
    Around("[AEIOUYaeiouy^(+]", "[~'`]", "[ A-Za-z]"),
)
TRIGGER = trigger_of((*_EIGHT_BIT, *_VIQR))


@cache
def _pattern(alternatives: tuple[Around, ...]) -> re.Pattern[str]:
    return re.compile(rare_of(alternatives).pattern())


def find(text: str, _settings: Settings) -> Iterator[Edit]:
    """Find the words that a legacy encoding was misread in; offsets are code points.

    >>> from .settings import settings_for
    >>> [edit.after for edit in find("Céng hoµ x· héi chñ nghÜa", settings_for())]
    ['Cộng', 'hoà', 'xã', 'hội', 'chủ', 'nghĩa']
    """
    if _pattern(_EIGHT_BIT).search(text) is not None:
        edits = list(_edits(text))
        if edits:
            yield from widen(text, edits)
            return
    if _pattern(_VIQR).search(text) is not None:
        yield from widen(text, list(_edits(text, is_viqr=True)))


def _edits(text: str, *, is_viqr: bool = False) -> Iterator[Edit]:
    from .encodings.legacy_repairs import find_legacy  # noqa: PLC0415 -- large tables
    from .encodings.legacy_shown import without_shown  # noqa: PLC0415 -- the same
    from .encodings.viqr_repairs import find_viqr  # noqa: PLC0415 -- the same

    found = find_viqr(text) if is_viqr else find_legacy(text)
    for repair in without_shown(text, found):
        before = text[repair.start : repair.end]
        after = before if repair.after is None else repair.after
        tier = Tier.HUMAN if repair.after is None else Tier.SAFE
        yield Edit(
            repair.start,
            repair.end,
            before,
            after,
            (RULE_ID,),
            tier,
            _evidence(repair, before),
        )


def _evidence(repair: Repair, before: str) -> tuple[Evidence, ...]:
    """Say which encoding it was, and what it lost: the font alone made capitals."""
    read = Evidence(repair.reason, repair.start, repair.end, before)
    if not repair.lost:
        return (read,)
    return (read, Evidence("lost", repair.start, repair.end, repair.lost))


RULE = Rule(
    id=RULE_ID,
    find=find,
    trigger=TRIGGER,
    rare=rare_of((*_EIGHT_BIT, *_VIQR)),
    scope=Scope.DOCUMENT,
    is_shielding=True,
    tiers=(Tier.SAFE, Tier.HUMAN),
    severity=Severity.ERROR,
    title=Text(
        "bảng mã cũ (TCVN3, VNI, VISCII, VPS, VIQR)",
        "a legacy encoding (TCVN3, VNI, VISCII, VPS, VIQR)",
    ),
    about=Text(
        "Chữ gõ bằng phông TCVN3 (ABC), VNI, VISCII, VPS, Windows-1258 hoặc VIQR bị "
        "đọc như Latin-1. Cả văn bản được xét: chỉ sửa khi đúng một bảng mã cho ra âm "
        "tiết tiếng Việt. TCVN3 không có chữ hoa mang dấu: chữ thường được giữ.",
        "Text typed in fonts of TCVN3 (ABC), VNI, VISCII, VPS, Windows-1258 or in VIQR "
        "was read as Latin-1. The whole document is weighed: it is repaired only where "
        "one encoding alone gives Vietnamese syllables. TCVN3 has no capitals with "
        "tone marks: small letters stay.",
    ),
    example=(
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
        "Cộng hoà xã hội chủ nghĩa Việt Nam",
    ),
)
