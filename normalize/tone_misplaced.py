"""Rule tone-misplaced: a tone mark on a vowel that cannot carry it ("qúy")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .citations import Citations
from .edits import Edit, Tier
from .rule import Rare, Rule, Scope, Severity, Text
from .settings import Settings
from .syllables import analyse, placements, recase, toned_class, write
from .words import (
    Language,
    Spans,
    addresses,
    foreign_words,
    has_own_letter,
    is_beside_foreign_name,
    is_between_syllables,
    is_foreign,
    language_of,
    words,
)

ID = "tone-misplaced"
_KEY = 5  # code points: the longest onset, and the mark of a key
# "giặt gịa" (so in the word list Viet74K) is gi with the rime ia, "giạ lúa" is gi with
# a: which one was meant cannot be told.
_TWO_READINGS = frozenset({"gịa"})


def _both_cases(letters: str) -> str:
    return f"[{letters}{letters.upper()}]"


# Every spelling that this rule would change holds one of these; so do a few right
# ones. Only pairs and triples of letters, for they are read on every text.
_TONED_FIRST = (
    toned_class("iouưy") + _both_cases("ăâêôơ"),
    toned_class("o") + _both_cases("ae") + _both_cases("cimnoptuy"),
    toned_class("u") + _both_cases("y") + _both_cases("acnptuê"),
)
_AFTER_ONSET = (("q", "u", ""), ("g", "i", _both_cases("aăâeêoôơuư")))
_TONED_SECOND = (("aăâ", "iouy"), ("eê", "ou"), ("oô", "i"), ("ơ", "iu"), ("ưy", "aiu"))
_TONED_GLIDE = (("q", "u", "ai"), ("g", "i", "au"))
_TRIGGER = "|".join(
    (
        *_TONED_FIRST,
        *(_both_cases(a) + toned_class(b) + after for a, b, after in _AFTER_ONSET),
        *(_both_cases(a) + toned_class(b) for a, b in _TONED_SECOND),
        *(
            f"(?:^|[^{onset}{onset.upper()}])" + _both_cases(a) + toned_class(b)
            for onset, a, b in _TONED_GLIDE
        ),
    )
)


def _rare() -> Rare:
    """Write the same pattern with the toned letter first, the rest seen from it."""
    vowel_after = f"(?={_both_cases('aăâeêoôơyư')})"
    vowel_before = f"(?<={_both_cases('aăâeêioôơuưyqg')}.)"
    contexts = (
        *(f"(?<={p[: p.index(']') + 1]}){p[p.index(']') + 1 :]}" for p in _TONED_FIRST),
        *(
            f"(?<={_both_cases(a)}{toned_class(b)}){after}"
            for a, b, after in (*_AFTER_ONSET, *((a, b, "") for a, b in _TONED_SECOND))
        ),
        *(
            f"(?<={_both_cases(a)}{toned_class(b)})(?<![{onset}{onset.upper()}]..)"
            for onset, a, b in _TONED_GLIDE
        ),
    )
    context = f"(?:{vowel_before}|{vowel_after})(?:{'|'.join(contexts)})"
    return Rare(toned_class("aiouưy")[1:-1], context, is_common=True)


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find syllables whose tone mark stands on the wrong letter.

    A word is only touched where moving the mark makes it a syllable, and where it is
    Vietnamese by its own letters or by its neighbours in the line.
    """
    skipped = Spans(addresses(text))
    cited = Citations(text)
    line: Language | None = None
    for match in words(text):
        word = match.group()
        if not _doubtful().search(word):
            continue
        repaired = _moved(word)
        if repaired is None or skipped.hold(match.start()):
            continue
        if _is_piece(text, *match.span()) or cited.is_cited(*match.span()):
            continue
        is_image = _tone_image().search(word) is not None
        if is_image or not has_own_letter(repaired):
            line = line or language_of(text)
            if (is_image and not line.is_own) or is_foreign(word):
                continue
            is_inside = is_between_syllables(text, *match.span())
            if not (is_inside or _is_vietnamese(word, line)):
                continue
            if cited.of_languages or _is_name(text, match, cited):
                continue
        yield Edit(*match.span(), word, repaired, (ID,), Tier.SAFE)


def _is_piece(text: str, start: int, end: int) -> bool:
    """Say whether letters are part of a word: of a damaged one, or beside its key."""
    if _beside_damage().match(text, end):
        return True
    before = _key_before().search(text[max(0, start - _KEY) : start])
    if before is None:
        return False
    whole = (before[1] + text[start:end]).lower()
    return bool(placements(whole))


@cache
def _key_before() -> re.Pattern[str]:
    # What marks the key of a menu inside a word: Tác g_iả.
    return re.compile(r"([^\W\d_]+)[_&~]\Z")


@cache
def _beside_damage() -> re.Pattern[str]:
    # What stands here may be the rest of a letter that was read in a wrong encoding.
    return re.compile(
        '[\u0080-\u009f\u20ac\u201a\u2030\u2039]|\u00bb[^\\s.,;:!?)\u201d"]'
    )


@cache
def _tone_image() -> re.Pattern[str]:
    # windows-1258 writes a grave and a hook after the letter; cp1252 shows i-, o-grave.
    return re.compile("[âêôÂÊÔ][ìòÌÒ]")


@cache
def _doubtful() -> re.Pattern[str]:
    return re.compile(_rare().pattern())


def _moved(word: str) -> str | None:
    if not (word.islower() or word.isupper() or word.istitle()):
        return None
    lower = word.lower()
    read = analyse(lower)
    if read is None or len(lower) != len(word) or placements(lower):
        return None
    if lower in _TWO_READINGS:
        return None
    syllable = read[0]
    old, new = write(syllable, "old"), write(syllable, "new")
    return recase(old, word) if old == new else None


def _is_name(text: str, match: re.Match[str], cited: Citations) -> bool:
    """Say whether a word is foreign by its capital, its neighbours or its line."""
    word = match.group()
    is_title = word.istitle()
    if word.lower() in foreign_words() and (is_title or cited.names_language):
        return True
    return is_title and is_beside_foreign_name(text, *match.span())


def _is_vietnamese(word: str, line: Language) -> bool:
    total, valid = line.total - 1, line.valid - 1  # the word itself is no witness
    if line.is_own:
        return 2 * valid >= total
    return word.lower() not in foreign_words() and valid == total


RULE = Rule(
    id=ID,
    find=find,
    trigger=_TRIGGER,
    rare=_rare(),
    scope=Scope.LINE,
    tiers=(Tier.SAFE,),
    severity=Severity.WARNING,
    title=Text(
        vi="Dấu thanh đặt sai nguyên âm",
        en="Tone mark on the wrong vowel",
    ),
    about=Text(
        vi="Mỗi âm tiết chỉ có một chỗ đặt dấu thanh (trừ oa, oe, uy). Dấu đặt sai"
        " chỗ được chuyển về đúng chữ; từ nước ngoài, từ dính liền được giữ nguyên.",
        en="A syllable has one place for its tone mark (but for oa, oe, uy). A mark"
        " that stands elsewhere is moved; foreign and glued words are left alone.",
    ),
    example=(
        "Bà con rất qúy khu rừng cuả làng.",
        "Bà con rất quý khu rừng của làng.",
    ),
)
