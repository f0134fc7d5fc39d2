"""What the bytes of UTF-8 look like when they are read with the wrong code page.

The Windows code pages and Latin-1 agree wherever two of them have a character in
common (but for S-cedilla, whose place in cp1250 counts: no letter of Vietnamese needs
the other), so they are one family and a text never has to be told apart among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

_CODE_PAGES = {
    "windows": ("cp1254", "cp1250", "cp1258", "cp1252", "latin-1"),
    "cp437": ("cp437",),
    "cp850": ("cp850",),
    "mac-roman": ("mac_roman",),
}
# In which order to try them: the line says which order explains the most of it.
FAMILIES = (
    ("windows", "cp437", "mac-roman"),
    ("windows", "cp850", "mac-roman"),
    ("mac-roman", "windows", "cp437"),
)


@dataclass(frozen=True)
class Family:
    """Code pages in which one character is one byte: `byte_of` by character."""

    name: str
    byte_of: dict[str, int]

    def characters(self, low: int, high: int) -> str:
        """List the characters of the bytes low to high, escaped for a class."""
        chars = [c for c, byte in self.byte_of.items() if low <= byte <= high]
        return "".join(map(re.escape, chars))

    @cached_property
    def sequence(self) -> re.Pattern[str]:
        """Match what two to four bytes of one UTF-8 character look like."""
        tail = f"[{self.characters(0x80, 0xBF)}]"
        return re.compile(
            f"[{self.characters(0xC2, 0xDF)}]{tail}"
            f"|[{self.characters(0xE0, 0xEF)}]{tail}{tail}"
            f"|[{self.characters(0xF0, 0xF4)}]{tail}{tail}{tail}"
        )

    @cached_property
    def long_sequence(self) -> re.Pattern[str]:
        """Match what three bytes look like: too odd to be meant as it stands."""
        tail = f"[{self.characters(0x80, 0xBF)}]"
        return re.compile(f"[{self.characters(0xE1, 0xE2)}]{tail}{tail}")

    def undo(self, text: str) -> str:
        """Read every such sequence as the character that it was.

        >>> family("cp437").undo("B├á Tr╞░ng")
        'Bà Trưng'
        """
        return self.sequence.sub(lambda match: self._read(match[0]), text)

    def _read(self, sequence: str) -> str:
        try:
            return bytes(map(self.byte_of.__getitem__, sequence)).decode()
        except UnicodeDecodeError:
            return sequence


@cache
def family(name: str) -> Family:
    """Get a family by name; raises KeyError for an unknown one."""
    byte_of: dict[str, int] = {}
    for page in _CODE_PAGES[name]:
        byte_of.update(_page(page))
    return Family(name, byte_of)


def _page(page: str) -> Iterable[tuple[str, int]]:
    for byte in range(0x80, 0x100):
        char = bytes([byte]).decode(page, "ignore")
        if char:
            yield char, byte


@cache
def to_byte_characters() -> dict[int, int]:
    r"""Map text read as cp1252 to its bytes as characters, for `str.translate`.

    Latin-1 needs no mapping: there a byte is its own character.

    >>> "“Ÿ”".translate(to_byte_characters())
    '\x93\x9f\x94'
    """
    return {ord(char): byte for char, byte in _page("cp1252")}
