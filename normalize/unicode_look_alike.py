"""Rule unicode-look-alike: Cyrillic and Greek letters inside a Latin word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings
from .syllables import parse_syllable
from .unicode_nfc import MARK_CAP
from .words import Language, has_own_letter, language_of

ID = "unicode-look-alike"
# Letters that look the same in most typefaces: UTS #39, confusables.txt.
_LATIN = dict(
    zip(
        "аеорсухіјѕһԁԛԝѐАВЕІЈКМНОРСЅТУХԜԚοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijshdqwèABEIJKMHOPCSTYXWQoABEZHIKMNOPTYX",
        strict=True,
    )
)
# a with caron, typed for a with breve; pinyin has it too.
_CARONS = {"ǎ": "ă", "Ǎ": "Ă"}
_LATIN |= _CARONS
# The letter gha, which some fonts for Vietnamese have in the place of u with horn.
_LATIN |= {"ƣ": "ư", "Ƣ": "Ư"}
_NOT_PINYIN = frozenset("v đ tr th nh kh ph ng gi qu".split())
_CLASS = "".join(_LATIN)
_MARKS = "\u0300-\u036f"
_EVIDENCE = 2


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")


@cache
def _clusters() -> re.Pattern[str]:
    return re.compile(f"[{_CLASS}][{_MARKS}]{{0,{MARK_CAP}}}(?![{_MARKS}])")


@cache
def _other_letters() -> re.Pattern[str]:
    return re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")


@cache
def _marked_latin() -> re.Pattern[str]:
    return re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


@cache
def _latin_letters() -> re.Pattern[str]:
    return re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find words of two scripts whose foreign letters all look like Latin ones.

    Repaired where the word becomes a Vietnamese syllable, or is a short form in
    capitals in a Vietnamese line; other words of two scripts are reported. Words of
    one script are never touched, but for ǎ in a Vietnamese line that has it in a word
    which is no pinyin ("nǎm"), and ƣ in a syllable.
    """
    line: Language | None = None
    is_breve: bool | None = None
    for token in _tokens().finditer(text):
        word = token.group()
        found = list(_clusters().finditer(word))
        if not found or len(word) == 1 or not _latin_letters().search(word):
            continue
        latin = normalize("NFC", _clusters().sub(_as_latin, word))
        if _other_letters().search(latin):
            continue
        if line is None:
            line = language_of(_clusters().sub(_as_latin, text))
        if not _CARONS.keys().isdisjoint(word):
            if is_breve is None:
                is_breve = _writes_caron_for_breve(text, line)
            if not is_breve or parse_syllable(latin) is None:
                continue
        is_ours = _is_vietnamese(word, latin, line)
        tier = Tier.SAFE if is_ours else Tier.HUMAN
        for match in found:
            before = match.group()
            after = _as_latin(match) if tier is Tier.SAFE else before
            start, end = token.start() + match.start(), token.start() + match.end()
            yield Edit(start, end, before, after, (ID,), tier)


def _as_latin(match: re.Match[str]) -> str:
    cluster = match.group()
    return normalize("NFC", _LATIN[cluster[0]] + cluster[1:])


def _writes_caron_for_breve(text: str, line: Language) -> bool:
    """Say whether a line is Vietnamese and has ǎ where only Vietnamese has an ă."""
    if not (line.is_own and 2 * line.valid > line.total):
        return False
    for token in _tokens().finditer(text):
        if _CARONS.keys().isdisjoint(token.group()):
            continue
        word = parse_syllable(_clusters().sub(_as_latin, token.group()))
        if word and (word.onset in _NOT_PINYIN or word.rime[-1] == "m"):
            return True
    return False


def _is_vietnamese(word: str, latin: str, line: Language) -> bool:
    if parse_syllable(latin) is not None:
        # A word that is Russian or Greek has no Latin letter with a mark.
        if has_own_letter(latin) or _marked_latin().search(word):
            return True
    elif not latin.isupper():
        return False
    return 2 * line.valid > line.total and line.valid >= _EVIDENCE and line.is_own


RULE = Rule(
    id=ID,
    find=find,
    trigger=f"[{_CLASS}]",
    scope=Scope.LINE,
    tiers=(Tier.SAFE, Tier.HUMAN),
    severity=Severity.WARNING,
    title=Text(
        vi="Chữ Kirin hoặc Hy Lạp lẫn trong từ La-tinh",
        en="Cyrillic or Greek letter inside a Latin word",
    ),
    about=Text(
        vi="Chữ о Kirin trông hệt chữ o La-tinh nhưng là ký tự khác. Chỉ sửa trong từ"
        " lẫn hai hệ chữ mà sau khi sửa là tiếng Việt; các từ khác được báo cáo. Chữ ǎ"
        " (dấu mũ ngược) gõ thay cho ă cũng được sửa trong dòng tiếng Việt.",
        en="A Cyrillic о looks just like a Latin o but is another character. Repaired"
        " only in words of two scripts that become Vietnamese; others are reported. An"
        " ǎ (with a caron) in place of ă is repaired in Vietnamese lines too.",
    ),
    example=("Thành ph\u043e\u0302\u0301 Đồng Hới", "Thành phố Đồng Hới"),
)
