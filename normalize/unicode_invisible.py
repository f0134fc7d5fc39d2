"""Rule unicode-invisible: zero-width characters and soft hyphens inside text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings
from .syllables import analyse, parse_syllable

ID = "unicode-invisible"
_LONGEST = 12  # letters to look at on one side: no syllable has more
_SOFT_HYPHEN = "\u00ad"
_OPTIONAL_HYPHEN = "\x1f"  # Word's own code for a soft hyphen
_JOINERS = "\u200c\u200d"
_WORD_JOINER = "\u2060"
_GRAPHEME_JOINER = "\u034f"  # put between letters to hide words from filters
_CLASS = (
    f"{_SOFT_HYPHEN}{_OPTIONAL_HYPHEN}\u200b{_JOINERS}{_WORD_JOINER}\ufeff"
    f"{_GRAPHEME_JOINER}"
)


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{_CLASS}]+")


@cache
def _needs_them() -> re.Pattern[str]:
    # Scripts that use zero-width characters in ordinary spelling (Arabic to Mongolian,
    # Khmer, Thai, Lao, Cham, Hangul ...), variation selectors and emoji.
    return re.compile(
        "[\u0590-\u1cff\u2190-\u2bff\u3030-\u303d\ua800-\uabff\uac00-\ud7ff\ufb50-\ufdff"
        "\ufe00-\ufe0f\ufe70-\ufefe\U0001f000-\U0001faff\U000e0100-\U000e01ef]"
    )


@cache
def _legacy() -> re.Pattern[str]:
    # TCVN3 read as cp1252, where U+00AD is ư: letters that Vietnamese does not have,
    # and signs that stand inside words only there.
    return re.compile(
        "[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]|[a-zA-Z][¡-¬®-¿×÷](?=[a-zA-Z])|[¡-¬®-¿×÷][a-z]"
    )


@cache
def _letters_before() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])*\Z")


@cache
def _letters_after() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_]|[\u0300-\u036f]){0,12}")


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find invisible characters that have no function where they stand.

    U+034F, U+200B, U+2060, U+FEFF and Word's optional hyphen (U+001F) are deleted,
    U+00AD inside a word, U+200C and U+200D between characters that do not use them.
    Beside scripts and emoji that need them all are kept. A soft hyphen that may be the
    ư of TCVN3, or that stands in no word, is left and reported, and so is what alone
    divides two syllables, one of them with marks: without it they would be glued.
    """
    legacy: bool | None = None
    has_horned = False
    for match in _runs().finditer(text):
        start, end = match.span()
        before = match.group()
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if _needs_them().search(around):
            continue
        if _SOFT_HYPHEN in before:
            if legacy is None:
                legacy = _legacy().search(text) is not None
                has_horned = "ư" in text or "Ư" in text
            if legacy or not _is_residue(text, start, end, has_horned=has_horned):
                yield Edit(start, end, before, before, (ID,), Tier.HUMAN)
                continue
        if _divides(text, start, end):
            yield Edit(start, end, before, before, (ID,), Tier.HUMAN)
            continue
        yield Edit(start, end, before, "", (ID,), Tier.SAFE)


def _in_tcvn3(head: str, tail: str) -> str | None:
    """Give the syllable that a word with U+00AD is in TCVN3, where that is ư."""
    word = head + _SOFT_HYPHEN + tail
    if (head + tail).isascii() or max(word) > "\u00ff":
        return None
    from .encodings.codec import read_bytes  # noqa: PLC0415 -- its tables are large

    read = read_bytes(word.encode("latin-1"), "tcvn3").lower()
    return read if parse_syllable(read) is not None else None


def _is_seldom(*syllables: str | None) -> bool:
    from .encodings.likelihood import UNKNOWN, rank  # noqa: PLC0415 -- the same

    return all(word is None or rank(word) == UNKNOWN for word in syllables)


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Take the letters before and after, composed."""
    left = _letters_before().search(text[max(0, start - _LONGEST) : start])
    right = _letters_after().match(text, end)
    head = normalize("NFC", left.group() if left else "")
    return head, normalize("NFC", right.group() if right else "")


def _divides(text: str, start: int, end: int) -> bool:
    """Say whether a word break is all that divides two Vietnamese syllables."""
    if _WORD_JOINER in text[start:end] or _GRAPHEME_JOINER in text[start:end]:
        return False
    head, tail = _beside(text, start, end)
    if (head + tail).isascii() or not (head and tail):
        return False
    sides = parse_syllable(head) is not None and parse_syllable(tail) is not None
    return sides and not _is_one_word(text, start, end)


@cache
def _token() -> tuple[re.Pattern[str], re.Pattern[str]]:
    letter = f"(?:[^\\W\\d_]|[\u0300-\u036f{_CLASS}])"
    return re.compile(rf"{letter}*\Z"), re.compile(rf"{letter}{{0,{2 * _LONGEST}}}")


def _is_one_word(text: str, start: int, end: int) -> bool:
    """Say whether a syllable comes of it, here or of all pieces of the word."""
    head, tail = _beside(text, start, end)
    if analyse((head + tail).lower()) is not None:
        return True
    before, after = _token()
    left = before.search(text[max(0, start - 2 * _LONGEST) : start])
    right = after.match(text, end)
    word = (left.group() if left else "") + (right.group() if right else "")
    return analyse(normalize("NFC", _runs().sub("", word)).lower()) is not None


def _is_residue(text: str, start: int, end: int, *, has_horned: bool) -> bool:
    """Say whether a soft hyphen can be deleted: never where it may stand for ư."""
    head, tail = _beside(text, start, end)
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    if any(letter.isdecimal() for letter in beside):
        return True
    read = _in_tcvn3(head, tail)
    horned = (head + "ư" + tail).lower()
    is_horned = parse_syllable(horned) is not None
    if read is not None or is_horned:
        # Where ư is written as itself, a soft hyphen does not stand for it; nor does
        # it in a word with a letter that TCVN3, read as cp1252, does not show, or
        # that would be a word hardly ever used.
        is_whole = has_horned and parse_syllable(head + tail) is not None
        is_shown = max(head + tail, default="") <= "\u00ff"
        others = (read, horned if is_horned else None)
        return is_whole and (not is_shown or _is_seldom(*others))
    word = head + tail
    is_plain = word.lower().replace("đ", "d").isascii()
    return bool(head and tail) or is_plain or parse_syllable(word) is not None


RULE = Rule(
    id=ID,
    find=find,
    trigger=f"[{_CLASS}]",
    scope=Scope.LINE,
    tiers=(Tier.SAFE, Tier.HUMAN),
    severity=Severity.WARNING,
    title=Text(
        vi="Ký tự vô hình trong văn bản",
        en="Invisible character in the text",
    ),
    about=Text(
        vi="Ký tự không bề rộng và gạch nối mềm làm một từ không còn khớp với chính nó."
        " Chúng bị xoá khi không có vai trò gì; được giữ bên cạnh chữ viết và biểu"
        " tượng cần đến chúng.",
        en="Zero-width characters and soft hyphens make a word differ from itself. They"
        " are deleted where they have no function, and kept beside scripts and emoji"
        " that need them.",
    ),
    example=("Quyết\u200b định về thư\u00adờng trực", "Quyết định về thường trực"),
)
