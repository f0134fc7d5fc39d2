"""Rule unicode-d-stroke: Ð, Ɖ, ð, ɖ or a struck d where Vietnamese has Đ, đ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings
from .syllables import parse_syllable
from .words import Language, has_own_letter, language_of

ID = "unicode-d-stroke"
_TARGETS = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
_OVERLAYS = "\u0335\u0336"
_EVIDENCE = 2


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_OVERLAYS}])*")


@cache
def _thorn() -> re.Pattern[str]:
    return re.compile("[Þþ]")


@cache
def _wrong() -> re.Pattern[str]:
    return re.compile(f"[ÐƉðɖ]|[Dd][{_OVERLAYS}]")


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find other letters that look like Đ and đ inside Vietnamese words.

    Repaired where the word becomes a syllable or is a short form in capitals, and the
    word or its line is Vietnamese; what stays in a Vietnamese line is reported.
    Icelandic, Faroese, Ewe and Old English keep theirs.
    """
    if _thorn().search(text):
        return
    line: Language | None = None
    for token in _tokens().finditer(text):
        word = token.group()
        found = list(_wrong().finditer(word))
        is_form = _is_form(text, *token.span())
        if not found or (len(word) == 1 and not is_form):
            continue
        line = line or language_of(_wrong().sub(_right, text))
        is_ours = _is_short_form(word, line) or _is_vietnamese(
            word, _wrong().sub(_right, word), line
        )
        if not is_ours and not line.is_own:
            continue
        for match in found:
            start = token.start() + match.start()
            before = match.group()
            after = _right(match) if is_ours else before
            tier = Tier.SAFE if is_ours else Tier.HUMAN
            yield Edit(start, start + len(before), before, after, (ID,), tier)


@cache
def _initials() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile("[A-ZĐÐ][.]"), re.compile("[.][A-ZĐÐ](?![^\\W_])")


def _is_form(text: str, start: int, end: int) -> bool:
    """Say whether a letter alone is part of Đ/c, or one of the initials of a name."""
    if text[end : end + 2].lower() == "/c":
        return True
    before, after = _initials()
    has_before = before.fullmatch(text, start - 2, start) if start > 1 else None
    return bool(has_before or after.match(text, end))


def _right(match: re.Match[str]) -> str:
    letter = match.group()
    return _TARGETS.get(letter) or ("Đ" if letter[0] == "D" else "đ")


@cache
def _short_form() -> re.Pattern[str]:
    # Ð among capitals without a vowel: no word of Icelandic, Faroese or Old English.
    return re.compile("(?=[B-Z]*Ð)[B-DF-HJ-NP-TV-XÐ]{2,8}")


@cache
def _capitals() -> re.Pattern[str]:
    # HĐND, UBNĐ; a name with its vowels (SIGURÐSSON) stays Icelandic.
    return re.compile("[AEIOUY][B-DF-HJ-NP-TV-XZĐ]{2,8}|[B-DF-HJ-NP-TV-XZĐ]{2,9}")


def _is_short_form(word: str, line: Language) -> bool:
    """Say whether a word is a short form such as QÐ, with no other language beside."""
    return line.total == line.valid and _short_form().fullmatch(word) is not None


def _is_vietnamese(word: str, repaired: str, line: Language) -> bool:
    total, valid = line.total, line.valid
    is_line = 2 * valid > total and valid >= _EVIDENCE
    if parse_syllable(repaired) is None:
        # Names such as Đăk are no syllables; no other language begins a word with Ð.
        is_name = word[0] == "Ð" and line.is_own and "ð" not in word
        return is_line and (is_name or _capitals().fullmatch(repaired) is not None)
    others = repaired.replace("Đ", "").replace("đ", "")
    if has_own_letter(others) or (is_line and line.is_own):
        return True
    return word[0] == "Ð" and (total == 1 or 2 * valid > total) and "ð" not in word


RULE = Rule(
    id=ID,
    find=find,
    trigger=f"[ÐƉðɖ{_OVERLAYS}]",
    scope=Scope.LINE,
    tiers=(Tier.SAFE, Tier.HUMAN),
    severity=Severity.WARNING,
    title=Text(vi="Chữ lạ thay cho Đ, đ", en="Another letter in place of Đ, đ"),
    about=Text(
        vi="Ð (eth), Ɖ và chữ d có gạch phủ trông giống Đ nhưng là ký tự khác, nên tìm"
        " kiếm không thấy. Chỉ sửa trong từ tiếng Việt.",
        en="Ð (eth), Ɖ and a struck d look like Đ but are other characters, so a search"
        " does not find them. Repaired in Vietnamese words only.",
    ),
    example=("Ðại hội Chi đoàn", "Đại hội Chi đoàn"),
)
