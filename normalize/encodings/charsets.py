"""The legacy encodings of Vietnamese: which bytes stand for which letters.

Bytes are handled as characters U+0000 to U+00FF ("byte characters"), so that bytes of
a file and text that was read with the wrong code page take the same way.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from unicodedata import normalize

from .viqr import read_viqr, write_viqr

TABLE_NAMES = ("tcvn3", "tcvn5712-1", "viscii", "vps", "vni-windows")
NAMES = (*TABLE_NAMES, "windows-1258", "viqr")
# Letters that share a byte with their small form: their case comes from the font.
_CASE_FROM_FONT = {
    "tcvn3": ("capital letters with tone marks",),
    "vps": ("14 capital letters with tone marks",),
}


@dataclass(frozen=True)
class Charset:
    """One encoding: `letters` by code, `codes` by letter, `lost` by sentence."""

    name: str
    letters: dict[str, str]
    codes: dict[str, str]
    lost: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Charsets are made once and told apart by name."""
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        """Compare by name."""
        return isinstance(other, Charset) and other.name == self.name

    def read(self, chars: str) -> str:
        """Turn byte characters into letters; what is no code stays."""
        if self.name == "viqr":
            return read_viqr(chars)
        text = _codes_pattern(self).sub(lambda m: self.letters[m[0]], chars)
        return normalize("NFC", text) if self.name == "windows-1258" else text

    def write(self, text: str) -> str:
        """Turn letters into byte characters; what has no code stays."""
        if self.name == "viqr":
            return write_viqr(text)
        if self.name == "windows-1258":
            text = normalize("NFC", text)
        return "".join([self.codes.get(letter, letter) for letter in text])


@cache
def _codes_pattern(charset: Charset) -> re.Pattern[str]:
    longest_first = sorted(charset.letters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


@cache
def charset(name: str) -> Charset:
    r"""Get an encoding by its name; raises KeyError for an unknown one.

    Sources: TCVN 5712:1993 (tcvn3 is its part 3, "ABC"), RFC 1456 (VISCII, VIQR),
    and for the others the rows of `tables/encoding_letters.csv`.

    >>> charset("tcvn3").read("C\xe9ng ho\xb5"), charset("viscii").write("ộ")
    ('Cộng hoà', 'µ')
    """
    if name == "viqr":
        return Charset(name, {}, {})
    if name == "windows-1258":
        return _windows_1258()
    codes = {}
    for row in _rows():
        if row[name]:
            codes[row["letter"]] = bytes.fromhex(row[name]).decode("latin-1")
    letters: dict[str, str] = {}
    for letter, code in codes.items():  # small letters come first in the table
        letters.setdefault(code, letter)
    if name == "tcvn3":
        for letter in map(str.upper, list(codes)):
            codes.setdefault(letter, codes[letter.lower()])
    return Charset(name, letters, codes, _CASE_FROM_FONT.get(name, ()))


def _windows_1258() -> Charset:
    letters = {}
    for byte in range(0xC0, 0x100):
        char = bytes([byte]).decode("cp1258")
        if char.isalpha() or "\u0300" <= char <= "\u036f":
            letters[chr(byte)] = char
    codes = {char: code for code, char in letters.items()}
    tones = {char for char in codes if "\u0300" <= char <= "\u036f"}
    for row in _rows():
        base, tone = _split_tone(row["letter"], tones)
        if tone:
            codes.setdefault(row["letter"], codes.get(base, base) + codes[tone])
    return Charset("windows-1258", letters, codes)


def _split_tone(letter: str, tones: set[str]) -> tuple[str, str]:
    marks = normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in tones)
    base = normalize("NFC", "".join(mark for mark in marks if mark not in tones))
    return base, tone


@cache
def _rows() -> list[dict[str, str]]:
    table = files("chuanhoa.normalize.tables") / "encoding_letters.csv"
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
