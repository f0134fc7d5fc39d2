"""Rule unicode-marks: marks in the wrong order, twice, or on nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from .edits import Edit, Tier
from .misread_marks import marked_onsets, misread_words
from .rule import Rule, Scope, Severity, Text
from .settings import Settings
from .stray_tones import toned_consonants, without_stray_tone
from .syllables import parse_syllable
from .unicode_nfc import MARK_CAP
from .words import has_own_letter, vietnamese_words

ID = "unicode-marks"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_SHAPES = {"a": _CIRCUMFLEX + _BREVE, "e": _CIRCUMFLEX, "o": _CIRCUMFLEX + _HORN}
_SHAPES["u"] = _HORN
_TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")
_MARKS = "\u0300-\u0303\u0306\u0309\u031b\u0323"
# Consonants that carry one of these marks in no orthography: those of Vietnamese
# short forms. m, n, w and z carry tones in African and European languages.
_BARE = frozenset("bcdfghjklpqtvx")
_HOOK = "\u0309"
_LONGEST = 12  # code points of the longest syllable, decomposed


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\W\d_]|[{_MARKS}])+")


@cache
def _clusters() -> re.Pattern[str]:
    return re.compile(f"[^{_MARKS}]?[{_MARKS}]+")


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find marks that NFC cannot bring in order.

    Wrong order (e, tilde, circumflex) and doubled marks are repaired where the word
    becomes a Vietnamese syllable, or one of them is a hook above, which no other
    language has; and so is a tone on a consonant, also one that is a misread ì or ò.
    Otherwise doubled marks, two tones on a vowel and marks on no letter are reported.
    """
    is_ours: bool | None = None
    misread = misread_words(text)
    for token in _tokens().finditer(text):
        if token[0] in misread:
            yield Edit(*token.span(), token[0], misread[token[0]], (ID,), Tier.SAFE)
            continue
        start = token.start()
        if start > 0 and _clusters().match(text[start]) and not text[start].isalpha():
            start -= 1
        word = text[start : token.end()]
        moved = _moved(word)
        if moved is not None:
            if is_ours is None:
                is_ours = _is_vietnamese(text)
            is_sure = is_ours and _is_sure(word)
            after, tier = (moved, Tier.SAFE) if is_sure else (word, Tier.HUMAN)
            yield Edit(start, token.end(), word, after, (ID,), tier)
            continue
        found = list(_clusters().finditer(word))
        if not found:
            continue
        is_word = parse_syllable(_clusters().sub(_composed, word)) is not None
        for match in found:
            before, after = match.group(), _composed(match)
            span = (start + match.start(), start + match.end())
            is_sure = is_word or _HOOK in normalize("NFD", after[:1])
            if is_sure and after != before:
                yield Edit(*span, before, after, (ID,), Tier.SAFE)
            elif _is_trouble(before):
                yield Edit(*span, before, before, (ID,), Tier.HUMAN)


@cache
def _on_consonants() -> re.Pattern[str]:
    return re.compile(
        f"[{toned_consonants()}]|[cghmnptCGHMNPT][\u0300\u0301\u0303\u0309\u0323]"
    )


def _moved(word: str) -> str | None:
    is_short = len(word) <= _LONGEST and _on_consonants().search(word)
    return without_stray_tone(word) if is_short else None


def _is_sure(word: str) -> bool:
    """Say whether a tone on a consonant is a slip: Ê Đê and Jarai have the letter ñ."""
    return bool(_HOOK in word or has_own_letter(word) or _rising().search(word))


def _is_vietnamese(line: str) -> bool:
    """Say whether the words without such a tone are Vietnamese, if there are any."""
    others = _tokens().sub(lambda word: word[0] if not _moved(word[0]) else " ", line)
    total, valid = vietnamese_words(others)
    return 2 * valid >= total


@cache
def _rising() -> re.Pattern[str]:
    return re.compile("[iIyY][êÊ]|[uU][ôÔ]|[ưƯ][ơƠ]")


def _composed(match: re.Match[str]) -> str:
    cluster = match.group()
    if len(cluster) > MARK_CAP + 1:
        return cluster
    letters = normalize("NFD", cluster)
    base, marks = letters[0], list(dict.fromkeys(letters[1:]))
    shapes = [m for m in marks if m in _SHAPES.get(base.lower(), "")]
    tones = [m for m in marks if m in _TONES]
    if len(shapes) > 1 or len(tones) > 1 or len(shapes) + len(tones) < len(marks):
        return cluster
    return normalize("NFC", "".join((base, *shapes, *tones)))


def _is_trouble(cluster: str) -> bool:
    if len(cluster) > MARK_CAP + 1:
        return False  # unicode-nfc reports it
    letters = normalize("NFD", cluster)
    base, marks = letters[0], letters[1:]
    tones = [mark for mark in marks if mark in _TONES]
    return (
        not base.isalpha()
        or len(set(marks)) < len(marks)
        or (len(tones) > 1 and base.lower() in "aeiouy")
        or base.lower() in _BARE
        or (_HOOK in marks and base.lower() not in "aeiouy")
    )


RULE = Rule(
    id=ID,
    find=find,
    trigger=f"[{_MARKS}{toned_consonants()}{marked_onsets()}]",
    scope=Scope.LINE,
    tiers=(Tier.SAFE, Tier.HUMAN),
    severity=Severity.WARNING,
    title=Text(
        vi="Dấu sai thứ tự, lặp hoặc không thuộc chữ nào",
        en="Marks in the wrong order, doubled, or on no letter",
    ),
    about=Text(
        vi="Dấu thanh gõ trước dấu mũ (e, dấu ngã, dấu mũ) hoặc gõ hai lần không ghép"
        " được bằng NFC. Chỉ sửa khi cả từ trở thành một âm tiết tiếng Việt; còn lại"
        " thì báo cáo. Chữ ì, ò bị đọc nhầm thành dấu (tŕnh bày) cũng được trả lại.",
        en="A tone mark typed before the circumflex (e, tilde, circumflex), or typed"
        " twice, is not composed by NFC. Repaired only where the whole word becomes a"
        " Vietnamese syllable; otherwise reported. An ì or ò that was misread as a mark"
        " (tŕnh bày) is put back.",
    ),
    example=("Nguye\u0303\u0302n Văn An", "Nguyễn Văn An"),
)
