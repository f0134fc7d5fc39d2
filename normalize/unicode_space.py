"""Rule unicode-space: no-break and other spaces that are not U+0020."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings
from .syllables import parse_syllable
from .words import vietnamese_words

ID = "unicode-space"
_NO_BREAK = "\u00a0\u202f"
_IDEOGRAPHIC = "\u3000"
_SPACES = f"{_NO_BREAK}\u2000-\u200a\u205f{_IDEOGRAPHIC}"
_FOREIGN_WORDS = 4


@cache
def _spaces() -> re.Pattern[str]:
    return re.compile(f"[{_SPACES}]")


@cache
def _ideographs() -> re.Pattern[str]:
    return re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find spaces that should be U+0020: one for one, none is deleted.

    Kept are a no-break space beside « or », before ; : ! ? % in a line of another
    language, and the ideographic space beside ideographs.
    """
    foreign: bool | None = None
    for match in _spaces().finditer(text):
        offset, space = match.start(), match.group()
        around = text[max(0, offset - 1) : offset] + text[offset + 1 : offset + 2]
        if space == _IDEOGRAPHIC and _ideographs().search(around):
            continue
        if space in _NO_BREAK:
            if "«" in around or "»" in around:
                continue
            if text[offset + 1 : offset + 2] in set(";:!?%"):
                if foreign is None:
                    foreign = _is_foreign(text)
                if foreign:
                    continue
        if space == "\u00a0" and _is_half_a_letter(text, offset):
            yield Edit(offset, offset + 1, space, space, (ID,), Tier.HUMAN)
            continue
        yield Edit(offset, offset + 1, space, " ", (ID,), Tier.SAFE)


@cache
def _letters() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(r"[^\W\d_]{0,4}\Z"), re.compile(r"[^\W\d_]{0,4}")


def _is_half_a_letter(text: str, offset: int) -> bool:
    """Say whether ã and a no-break space may be an à in UTF-8, read in lower case."""
    if text[offset - 1 : offset] not in ("ã", "Ã"):
        return False
    before, after = _letters()
    head = before.search(text[max(0, offset - 5) : offset - 1])
    tail = after.match(text, offset + 1)
    word = (head.group() if head else "") + "à" + (tail.group() if tail else "")
    left = (head.group() if head else "") + "ã"
    is_word = parse_syllable(word.lower()) is not None
    return is_word and (parse_syllable(left.lower()) is None or bool(tail and tail[0]))


def _is_foreign(line: str) -> bool:
    total, valid = vietnamese_words(line)
    return total >= _FOREIGN_WORDS and 2 * valid < total


RULE = Rule(
    id=ID,
    find=find,
    trigger=f"[{_SPACES}]",
    scope=Scope.LINE,
    tiers=(Tier.SAFE, Tier.HUMAN),
    severity=Severity.WARNING,
    title=Text(
        vi="Dấu cách không ngắt hoặc dấu cách lạ",
        en="No-break or unusual space",
    ),
    about=Text(
        vi="Dấu cách không ngắt (U+00A0) và các dấu cách khác trông như dấu cách thường"
        " nhưng làm hỏng tìm kiếm và tách từ. Mỗi ký tự được thay bằng một dấu cách"
        " thường, trừ bên cạnh « ».",
        en="No-break spaces (U+00A0) and others look like a space but break search and"
        " word splitting. Each becomes one plain space, but not beside « ».",
    ),
    example=("Ban\u00a0Chỉ đạo", "Ban Chỉ đạo"),
)
