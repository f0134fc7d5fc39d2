"""What gives UTF-8 away that was read with a wrong code page: its odd neighbours."""

from __future__ import annotations

import re
from functools import cache

from ..evidence_score import is_syllable, letters_pattern
from .byte_images import FAMILIES, Family, family

# The second bytes of the marks of Vietnamese, as windows-1258 shows them.
_GRAVE_TAIL = (
    "\u0080-\u0083\u0086\u0089\u009b\u00a3\u20ac\u201a\u0192\u2020\u2030\u203a"
)
_LETTER = "A-Za-z\u00c0-\u1eff"
# What ends a syllable after its vowel, and is no word of its own.
TAIL = f"(?:nh?|ng|m|ch?|p|t|i|y|u|o)(?![{_LETTER}])"


@cache
def suspects() -> re.Pattern[str]:
    """Match what a run must hold so that it has to be judged at all.

    What two bytes of a sequence look like, in any family, and what may be left of it.
    One class comes first, for `re` is fast at that.
    """
    pages = [family(name) for name in dict.fromkeys(sum(FAMILIES, ()))]
    tails = family("windows").characters(0x80, 0xBF)
    bare = family("windows").characters(0xC3, 0xC6)
    pairs = [(_leads(page), f"[{page.characters(0x80, 0xBF)}]") for page in pages]
    pairs += [
        (f"{bare}\u0080-\u009f\u00e4\u00e6", ""),
        ("\u00e3\u00e5\u0103\u0107\u013a", f"[{tails}]"),
        ("\u00ef\u00f0", "[\u00b8\u00bb\u00bc\u00bd\u0178]"),
        ("\u00c1", "[\u00ba\u00bb]"),
        ("\u00e2", f"(?![{_LETTER}])"),
        ("\u00c0-\u00f9\u1ef2\u1ef3\u0300", f"[{_GRAVE_TAIL}]"),
    ]
    first = "".join(leads for leads, _ in pairs)
    rest = "|".join(f"(?<=[{leads}]){tail}" for leads, tail in pairs)
    return re.compile(f"[{first}](?:{rest})")


def _leads(page: Family) -> str:
    return "".join(
        page.characters(low, high)
        for low, high in ((0xC2, 0xC6), (0xCC, 0xCC), (0xE1, 0xE2))
    )


@cache
def of_others() -> re.Pattern[str]:
    """Match leads of DOS and of Mac Roman."""
    return re.compile(
        "[\u2500-\u259f\u221a\u2206\u2248]|\u0192[\u00a9\u00ae\u00c7\u00c9\u00ea\u00eb]|\u00df[\u2551\u2557]|\u00d4[\u00c7\u00f6\u00f2]"
        "|\u00c3[\u00c4\u00c5\u00c7\u00c9\u00dc\u00e2\u00f5]|\u00b7[\u222b\u00aa]"
        # A tilde, or the dot below of Mac Roman.
        "|[AEIOUYaeiouy]\u00c3\u00a3"
    )


@cache
def bare_leads() -> re.Pattern[str]:
    """Match what may be left of a sequence that lost its end, in any run."""
    page = family("windows")
    tails = page.characters(0x80, 0xBF)
    return re.compile(
        f"[{page.characters(0xC3, 0xC6)}]|\u00c1[\u00ba\u00bb]|\u00e1[\u00ba\u00bb]"
        f"|[\u00c2\u00e2][\u0080\u20ac]|\u00cc[\u0080-\u00bf\u2010-\u20ac]"
        f"|[\u00e3\u00e4\u00e5\u00e6\u0103\u0107\u013a][{tails}]"
        # No word ends in this letter: it was the first of three bytes.
        "|\u00e2(?![A-Za-z\u00c0-\u1eff])",
    )


def has_bare_lead(chunk: str) -> bool:
    """Say whether a run that can stand may still be a sequence that lost its end."""
    return bare_leads().search(chunk) is not None


@cache
def composed_grave() -> re.Pattern[str]:
    """Match a letter that a lead has composed with, in windows-1258."""
    # In windows-1258 the lead of a combining mark is a grave: it may have composed.
    return re.compile(
        "[\u00c0\u00c8\u00cc\u00d2\u00d9\u1ef2\u00e0\u00e8\u00ec\u00f2\u00f9\u1ef3]"
        f"(?=[{_GRAVE_TAIL}])"
    )


def may_be_cut(chunk: str) -> bool:
    """Say the same more widely: with letters that no word of Vietnamese has."""
    return has_other_letters(chunk) or has_bare_lead(chunk)


def has_other_letters(chunk: str) -> bool:
    """Say whether a run has a lead in lower case that is no letter of Vietnamese."""
    return "\u00e4" in chunk or "\u00e6" in chunk


@cache
def symbols() -> re.Pattern[str]:
    """Match arrows, lines, shapes and emoji: they may stand beside any word.

    Lines that are leads in DOS are left out: they may be a rest of damage.
    """
    lines = "\u2501-\u251b\u251d-\u252b\u252d-\u253b\u253d-\u255d\u255f\u2561-\u2590"
    return re.compile(f"[\u2190-\u24ff{lines}\u2594-\u2bff\U0001f000-\U0001faff]")


@cache
def controls() -> re.Pattern[str]:
    """Match the controls of C1: no text is repaired to one."""
    return re.compile("[\u0080-\u009f]")


@cache
def inner_sign() -> re.Pattern[str]:
    """Match a sign in a word, after what may be a lead."""
    return re.compile("[\u00c3\u0102][\u00a1-\u00bf\u2013-\u2122](?=[A-Za-z])")


@cache
def cut_grave() -> re.Pattern[str]:
    """Match a no-break space in a syllable, before what is no word of its own."""
    return re.compile(
        "[\u00c3\u0102]\u00a0(?:nh?|ng|m|ch?|p|t|i|y|u|o|NH?|NG|M|CH?|P|T|I|Y|U|O)"
        "(?![A-Za-z\u00c0-\u1eff])"
    )


@cache
def impossible() -> re.Pattern[str]:
    """Match what cannot be meant at the edge of a word either."""
    # The bytes that cp1252 leaves undefined are no quotation marks by mistake either.
    return re.compile("\u00e1[\u00ba\u00bb]|[\u0081\u008d\u008f\u0090\u009d]")


@cache
def closing() -> re.Pattern[str]:
    """Match a closing guillemet, or the second of three bytes."""
    return re.compile("\u00bb(?![A-Za-z])")


@cache
def opening() -> re.Pattern[str]:
    """Match an opening guillemet."""
    # As it is, or misread once or twice; elsewhere it ends a letter.
    return re.compile(
        '(?:^|[\\s(\\["\u201c])(?:\u00c3[\u201a\u0082])?\u00c2?\u00ab', re.MULTILINE
    )


def is_unlikely_short_form(chunk: str) -> bool:
    """Say whether a run has a word in capitals that lost the end of a sequence.

    No short form has an A with a tilde: no word begins with it but itself.

    >>> is_unlikely_short_form("CÃC"), is_unlikely_short_form("XÃ")
    (True, False)
    """
    return "\u00c3" in chunk and any(
        "\u00c3" in word and not is_syllable(word)
        for word in letters_pattern().findall(chunk)
    )


@cache
def unicode_letters() -> re.Pattern[str]:
    """Match a word with a letter of Vietnamese that no code page shows for a byte."""
    # Without those of windows-1258 and cp1250: ă, đ, ơ and ư.
    return re.compile(f"[{_LETTER}]*[\u1ea0-\u1ef9][{_LETTER}]*")
