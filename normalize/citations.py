"""Words that a text speaks of: how they are spelled is what it says."""

from __future__ import annotations

import re
from functools import cache

_QUOTES = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb`"
_ARROWS = ("->", "=>", "\u2192")
# Every line on spelling has one of these.
_SPELLING_WORDS = ("chính tả", "dấu ", "viết ", "gõ ", "ai: ")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        f"chính tả|viết (?:sai|đúng|nhầm|là|thành|lại|[{_QUOTES}])"
        "|gõ (?:sai|nhầm|thành|là|dấu)"
        "|(?:bỏ|đặt|đánh|sai|đúng) dấu|dấu (?:thanh|sắc|huyền|hỏi|ngã|nặng)"
        "|kiểu (?:cũ|mới)|[Ss]ai:|[Đđ]úng:"
    )


@cache
def _spelling() -> re.Pattern[str]:
    # What a line speaks of little but spelling with: no quotes are needed then.
    return re.compile(
        "chính tả|dấu (?:thanh|sắc|huyền|ngã|nặng)"
        "|(?:bỏ|đặt|đánh) dấu (?:ở|vào|trên|sai|cho chữ|tiếng Việt)"
        "|(?:[Kk]hông|[Đđ]ừng|[Cc]hớ) (?:được |nên |phải )?(?:viết|gõ) "
        "|viết (?:sai|nhầm)"
        "|[Ss]ai: .{1,80}[Đđ]úng: |[Đđ]úng: .{1,80}[Ss]ai: "
    )


def _is_on_spelling(line: str) -> bool:
    may_be = any(words in line for words in _SPELLING_WORDS)
    return may_be and _spelling().search(line) is not None


@cache
def _foreign_cue() -> re.Pattern[str]:
    # Letters that pinyin and East Asia write with, and what names such spellings.
    return re.compile(
        "[Bb]ính âm|[Pp]inyin|[Pp]hiên âm"
        "|[\u0101\u0113\u012b\u014d\u016b\u01ce\u011b\u01d0\u01d2\u01d4\u01d6-\u01dc]"
        "|[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
    )


@cache
def _language() -> re.Pattern[str]:
    return re.compile("[Tt]iếng (?!Việt)[A-ZĐÝ]")


class Citations:
    """A line, asked whether it speaks of the spelling or the language of words."""

    def __init__(self, line: str) -> None:
        """Look for nothing before it is asked for."""
        self._line = line
        self._of_spelling: bool | None = None
        self._on_spelling: bool | None = None
        self._of_languages: bool | None = None
        self._names_language: bool | None = None

    def is_cited(self, start: int, end: int) -> bool:
        """Say whether a word stands for its spelling: in quotes, or beside an arrow.

        In a line on spelling every word may.

        >>> Citations("viết “qúy” là sai").is_cited(6, 9)
        True
        >>> Citations("họ rất “qúy” nó").is_cited(8, 11)
        False
        >>> Citations("đừng viết qúy").is_cited(10, 13)
        True
        """
        before = self._line[max(0, start - 4) : start]
        after = self._line[end : end + 4]
        if before.rstrip().endswith(_ARROWS) or after.lstrip().startswith(_ARROWS):
            return True
        if self._on_spelling is None:
            self._on_spelling = _is_on_spelling(self._line)
        if self._on_spelling:
            return True
        if not (before and after and before[-1] in _QUOTES and after[0] in _QUOTES):
            return False
        if self._of_spelling is None:
            self._of_spelling = _cue().search(self._line) is not None
        return self._of_spelling

    @property
    def of_languages(self) -> bool:
        """Whether the line has words that it spells as another language does.

        >>> Citations("bính âm: Liú Bèi").of_languages
        True
        """
        if self._of_languages is None:
            self._of_languages = _foreign_cue().search(self._line) is not None
        return self._of_languages

    @property
    def names_language(self) -> bool:
        """Whether the line names a language that is not Vietnamese.

        >>> Citations("tiếng Bồ: saí").names_language
        True
        """
        if self._names_language is None:
            self._names_language = _language().search(self._line) is not None
        return self._names_language
