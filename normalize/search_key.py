"""Search keys: text folded to lower-case ASCII, so that "uy ban" finds "Uỷ ban"."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from .errors import MissingExtraError
from .rule import Text

_LETTERS = Text(vi="chữ ngoài hệ Latinh", en="letters outside the Latin script")
# Signs of Vietnamese documents, as unidecode writes them: a key is the same without.
_SIGNS = {
    "\u00b0": "deg",
    "\u00b1": "+-",
    "\u00b2": "2",
    "\u00b3": "3",
    "\u00b7": "*",
    "\u00bd": " 1/2",
    "\u00d7": "x",
    "\u00a7": "ss",
    "\u2022": "*",
    "\u20ab": "d",
    "\u20ac": "eur",
    "\u2190": "-",
    "\u2192": "-",
    "\u2264": "<=",
    "\u2265": ">=",
}
# Marks of the Vietnamese letters, and punctuation that has an ASCII form.
_FOLDED = str.maketrans(
    _SIGNS
    | {"đ": "d", "Đ": "d", "Ð": "d", "ð": "d", "\u2026": "..."}
    | dict.fromkeys("\u2018\u2019\u201a\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\x1f\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)


@cache
def _surrogates() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[\u0300-\u036f]+")


def ascii_key(text: str) -> str:
    """Fold a text to lower-case ASCII.

    Vietnamese letters lose their marks, đ becomes d; unidecode (the [ascii] extra)
    spells other scripts. Runs of white space become one space.
    Raises ImportError, naming the extra, where another script needs it.

    >>> ascii_key("Uỷ ban nhân dân huyện Đại Từ")
    'uy ban nhan dan huyen dai tu'
    """
    folded = text.translate(_FOLDED)
    if not folded.isascii():
        folded = "".join(_fold_word(word) for word in re.split(r"(\s+)", folded))
    return " ".join(folded.lower().split())


def _fold_word(word: str) -> str:
    # A cap on the length keeps NFD, which is quadratic on long runs of marks, linear.
    bare = "".join(
        _marks().sub("", normalize("NFD", _marks().sub("", word[i : i + 64])))
        for i in range(0, len(word), 64)
    )
    if bare.isascii():
        return bare
    try:
        from unidecode import unidecode  # noqa: PLC0415 -- an optional extra
    except ImportError as error:
        raise MissingExtraError(_LETTERS, "ascii") from error
    return str(unidecode(_surrogates().sub("", bare), errors="ignore"))
