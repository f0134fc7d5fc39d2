"""Strategies that make Vietnamese text, damage it, and mix it with other things."""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from hypothesis import strategies as st

from chuanhoa.normalize.syllables import all_syllables

PUNCTUATION = list(".,;:!?…()[]{}“”‘’\"'«»-–—/\\|•°™®§€%&*+=<>~^_#@№")
SPACES = [" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u202f", "\u3000", "\n\n"]
INVISIBLE = [
    "\u200b",
    "\u00ad",
    "\u200d",
    "\u200c",
    "\ufeff",
    "\u2060",
    "\x1f",
    "\u200e",
]
MARKS = ["\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0309", "\u031b", "\u0323"]
OTHERS = [
    "Đ/C",
    "1-6-2022",
    "&#7879;",
    "\u00e1\u00bb\u00a7",
    "ph\u043e",
    "a@b.vn",
    "Ð",
    "ð",
    "Ɖ",
    "đ",
    "Đ",
    "UBND",
    "30/2020/NĐ-CP",
    "10/06/2022",
    "ngày 5/3",
]


@cache
def syllable_list() -> list[str]:
    return all_syllables()


def cased(word: str) -> st.SearchStrategy[str]:
    return st.sampled_from([word, word.title(), word.upper()])


def syllables() -> st.SearchStrategy[str]:
    """Right syllables in lower, Title and UPPER case."""
    return st.sampled_from(syllable_list()).flatmap(cased)


def separators() -> st.SearchStrategy[str]:
    return st.sampled_from([*PUNCTUATION, *SPACES, ", ", ". ", " - "])


def pieces() -> st.SearchStrategy[str]:
    damaged = st.builds(
        lambda word, form: normalize(form, word),
        syllables(),
        st.sampled_from(["NFC", "NFD", "NFKD"]),
    )
    return st.one_of(
        syllables(),
        damaged,
        separators(),
        st.sampled_from([*INVISIBLE, *MARKS, *OTHERS]),
        st.text(max_size=4),
    )


def damaged_texts(max_size: int = 24) -> st.SearchStrategy[str]:
    """Vietnamese text mixed with every kind of dirt, and with arbitrary text."""
    return st.lists(pieces(), max_size=max_size).map("".join)


def clean_texts(max_size: int = 24) -> st.SearchStrategy[str]:
    """Right syllables with plain spaces and line feeds between them."""
    return st.lists(
        st.tuples(syllables(), st.sampled_from([" ", ", ", ". ", "\n"])),
        max_size=max_size,
    ).map(lambda pairs: "".join(word + space for word, space in pairs))
