"""Rule unicode-nfc: text that is not composed (NFC), such as ê + U+0301."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import combining, is_normalized, normalize

from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings

ID = "unicode-nfc"
# UAX #15 calls 30 marks on a base the bound of stream-safe text; CPython's own NFC
# takes quadratic time beyond it.
MARK_CAP = 30
# Blocks that hold characters which NFC may change or join to the one before; a test
# holds this class against the running Python's Unicode data.
_CLASS = (
    "\u0300-\u0345\u0346-\u036f\u0374\u037e\u0387\u0483-\u0487\u0591-\u1cff"
    "\u1dc0-\u1dff\u1f71-\u1fff\u2000\u2001\u20d0-\u20ff\u2126\u212a\u212b"
    "\u2329\u232a\u2adc\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua66f-\uabff\uf900-\ufaff\ufb1d-\ufb4f\ufe20-\ufe2f"
    "\U000101fd-\U0001efff\U0002f800-\U0002fa1f"
)
TRIGGER = f"[{_CLASS}]"


@cache
def _joins_back() -> re.Pattern[str]:
    # Starters that NFC can join to the character before them (Hangul vowels and finals,
    # vowel signs of Indic scripts): UAX #15, NFC_Quick_Check=Maybe with class 0.
    return re.compile(
        "[\u1161-\u1175\u11a8-\u11c2\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2"
        "\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35\U000110ba\U00011127\U0001133e"
        "\U00011357\U000113b8\U000113bb\U000113c2\U000113c5\U000113c7-\U000113c9"
        "\U000114b0\U000114ba\U000114bd\U000115af\U0001611e-\U00016129\U00011930"
        "\U00016d67]"
    )


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[^{_CLASS}]?[{_CLASS}]+")


def _begins_cluster(character: str) -> bool:
    """Say whether NFC never joins or reorders a character with those before it."""
    return character < "\u0300" or (
        not combining(character)
        and is_normalized("NFC", character)
        and not _joins_back().match(character)
    )


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Find the spans in which NFC could change something, each on its own.

    A span is one character that begins a cluster (or the start of the text) with the
    characters that NFC may join to it, so that the NFC of a text is the NFC of its
    spans, and what lies between them is in NFC.
    """
    for run in _runs().finditer(text):
        start = run.start()
        for offset in range(start + 1, run.end()):
            if _begins_cluster(text[offset]):
                yield start, offset
                start = offset
        yield start, run.end()


def is_nfc(text: str) -> bool:
    """Say whether a text is in NFC, in linear time.

    Clusters of more than 30 marks count as not in NFC: they are left as they are.

    >>> is_nfc("Huy\u1ec7n"), is_nfc("Huye\u0323\u0302n")
    (True, False)
    """
    return all(
        end - start <= MARK_CAP + 1 and is_normalized("NFC", text[start:end])
        for start, end in clusters(text)
    )


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find what is not in NFC, cluster by cluster.

    A cluster of more than 30 marks is left and reported. Source: UAX #15.
    """
    for start, end in clusters(text):
        before = text[start:end]
        if len(before) > MARK_CAP + 1:
            yield Edit(start, end, before, before, (ID,), Tier.HUMAN)
            continue
        after = normalize("NFC", before)
        if after != before:
            yield Edit(start, end, before, after, (ID,), Tier.SAFE)


RULE = Rule(
    id=ID,
    find=find,
    trigger=TRIGGER,
    scope=Scope.LINE,
    tiers=(Tier.SAFE, Tier.HUMAN),
    severity=Severity.WARNING,
    title=Text(
        vi="Chữ và dấu chưa ghép theo NFC",
        en="Letters and marks are not composed (NFC)",
    ),
    about=Text(
        vi="Cùng một chữ có thể mã hoá bằng một hay nhiều ký tự; tìm kiếm và so sánh"
        " chỉ đúng khi mọi chữ ở một dạng. Chữ được ghép theo Unicode NFC. Cụm có trên"
        " 30 dấu được giữ nguyên và báo cáo.",
        en="The same letter can be one character or several; search and comparison"
        " need one form. Letters are composed by Unicode NFC. A cluster of more than 30"
        " marks is left and reported.",
    ),
    example=("Thư vie\u0323\u0302n xã", "Thư viện xã"),
)
