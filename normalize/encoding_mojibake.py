"""encoding-mojibake: UTF-8 that was read with the wrong code page ("hÃ¬nh")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .compose import widen
from .edits import Edit, Tier
from .evidence import Evidence
from .rule import Around, Rule, Scope, Severity, Text, rare_of, trigger_of
from .settings import Settings

RULE_ID = "encoding-mojibake"
# What the first byte or bytes of a letter with marks look like, with what may follow:
# in Windows code pages, in CP437, in Mac Roman. A letter or a common sign after the
# lead cannot be meant as it stands; that keeps clean text out.
_ALTERNATIVES = (
    Around(
        "",
        "[\u00c2-\u00c6\u0102\u0106\u0139]",
        "[\u0080-\u00bf\u0104\u0105\u010e-\u0110\u0139-\u017e\u0192\u02c6-\u02dd"
        "\u2013-\u2122]",
    ),
    Around("[\u00e1]", "[\u00ba\u00bb\u015f]", ""),
    Around("[\u00e2]", "[\u0080\u20ac]", ""),
    # The same in lower case: no legacy encoding has these pairs.
    Around("[\u00e3\u0103\u0107]", "[\u00a1-\u00ba\u00bc-\u00bf]", ""),
    Around("[\u0103\u0107]", "[\u0105\u0142\u015f\u017c\u02c7\u02d8\u02db]", ""),
    Around(
        "", "[\u00e4\u00e6]", "[\u00a0-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]"
    ),
    # U+251C U+2500 U+255E U+252C U+2560: C3, C4, C6, C2 and CC in CP437 and CP850.
    Around("", "[\u251c\u2500\u255e\u252c\u2560]", "[\u00a0-\u25a0]"),
    Around("", "[\u00df]", "[\u2551\u2557]"),
    Around("", "[\u0393]", "[\u00c7\u00f6\u00f2]"),
    Around("[\u00e3]", "[\u2591]", ""),
    Around("", "[\u00d4]", "[\u00c7\u00f6\u00f2]"),
    Around(
        "", "[\u221a\u0192\u2206\u00ac\u2248]", "[\u00a0-\u00ff\u0131-\u25ca\u03a9]"
    ),
    Around("", "[\u00b7]", "[\u222b\u00aa]"),
    Around("", "[\u201a]", "[\u00c4\u00e0]"),
    # Combining marks: CC in Windows code pages, in Mac Roman, and composed in cp1258.
    Around(
        "",
        "[\u00cc\u011a]",
        "[\u0080-\u0089\u009b\u00a3\u20ac\u201a\u0192\u2020\u2030\u203a\u0141]",
    ),
    Around("", "[\u00c3]", "[\u00c4\u00c5\u00c7\u00c9\u00dc\u00e2\u00f5]"),
    Around(
        "[\u00c0\u00c8\u00cc\u00d2\u00d9\u1ef2\u00e0\u00e8\u00ec\u00f2\u00f9\u1ef3\u0300]",
        "[\u0080-\u0083\u0086\u0089\u009b\u00a3\u20ac\u201a\u0192\u2020\u2030\u203a]",
        "",
    ),
)
TRIGGER = trigger_of(_ALTERNATIVES)


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(TRIGGER)


def find(text: str, _settings: Settings) -> Iterator[Edit]:
    """Find the damaged runs of a document; offsets are code points.

    Runs that cannot stand and have no certain reading are reported as they are.

    >>> from .settings import settings_for
    >>> [edit.after for edit in find("Há»™i Ä‘á»“ng nhÃ¢n dÃ¢n", settings_for())]
    ['Hội', 'đồng', 'nhân', 'dân']
    """
    if _trigger().search(text) is not None:
        yield from widen(text, list(_edits(text)))


def _edits(text: str) -> Iterator[Edit]:
    from .encodings.mojibake_repairs import find_repairs  # noqa: PLC0415 -- tables

    for repair in find_repairs(text):
        before = text[repair.start : repair.end]
        tier = Tier.HUMAN if repair.after is None else Tier.SAFE
        after = before if repair.after is None else repair.after
        evidence = Evidence(repair.reason, repair.start, repair.end, before)
        yield Edit(
            repair.start, repair.end, before, after, (RULE_ID,), tier, (evidence,)
        )


RULE = Rule(
    id=RULE_ID,
    find=find,
    trigger=TRIGGER,
    rare=rare_of(_ALTERNATIVES),
    scope=Scope.DOCUMENT,
    is_shielding=True,
    tiers=(Tier.SAFE, Tier.HUMAN),
    severity=Severity.ERROR,
    title=Text("UTF-8 bị đọc nhầm bảng mã", "UTF-8 read with the wrong code page"),
    about=Text(
        "Chữ UTF-8 đã bị đọc bằng cp1252, latin-1, cp1258, cp1254, cp1250, cp437 hoặc "
        "Mac Roman, một hay nhiều lần. Chỉ sửa khi chữ hiện có không thể đúng và chữ "
        "sửa ra là âm tiết tiếng Việt; chỗ còn hai cách đọc chỉ được báo.",
        "UTF-8 was read as cp1252, Latin-1, cp1258, cp1254, cp1250, cp437 or Mac "
        "Roman, once or several times. It is repaired only where the words cannot be "
        "meant as they stand and the repair gives Vietnamese syllables; what has two "
        "readings left is only reported.",
    ),
    example=("Há»™i Ä‘á»“ng nhÃ¢n dÃ¢n xÃ£", "Hội đồng nhân dân xã"),
)
