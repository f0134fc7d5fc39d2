"""Text in a legacy encoding: bytes to text and back."""

from __future__ import annotations

from unicodedata import normalize

from .byte_images import to_byte_characters
from .charsets import NAMES, charset
from .legacy_words import read_words

_UNICODE_CODECS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def encode(text: str, encoding: str) -> bytes:
    r"""Write NFC text in one of the encodings that `decode` names, without a BOM.

    Capitals with tone marks become small in TCVN3, which does not have them.
    Raises ValueError (UnicodeEncodeError) for a character that the encoding lacks,
    LookupError for an unknown encoding.
    Sources: TCVN 5712:1993, RFC 1456, tables/encoding_letters.csv.

    >>> encode("Việt", "tcvn3"), encode("Việt", "vni-windows")
    (b'Vi\xd6t', b'Vie\xe4t')
    """
    if encoding in _UNICODE_CODECS:
        return text.encode(encoding)
    if encoding not in NAMES:
        msg = f"unknown encoding: {encoding}"
        raise LookupError(msg)
    if encoding == "viqr":
        return charset(encoding).write(text).encode("ascii")
    codes = charset(encoding).codes
    taken = frozenset("".join(codes.values()))
    parts = []
    for place, char in enumerate(text):
        code = codes.get(char) or _sign(char, encoding)
        if char not in codes and (code is None or (code > "\x7f" and code in taken)):
            reason = "the encoding has no such character"
            raise UnicodeEncodeError(encoding, text, place, place + 1, reason)
        parts.append(code or "")
    return "".join(parts).encode("latin-1")


def _sign(char: str, encoding: str) -> str | None:
    """Give the byte of what is no letter: as in the code page of the system."""
    page = "cp1258" if encoding == "windows-1258" else "cp1252"
    try:
        return char.encode(page).decode("latin-1")
    except UnicodeEncodeError:
        return char if char < "\u0100" else None


def read_bytes(data: bytes, encoding: str) -> str:
    r"""Read bytes of a legacy encoding, all of them; bytes without a meaning stay.

    Raises UnicodeDecodeError for what windows-1258 leaves undefined.

    >>> read_bytes(b"Vi\xd6t \xb7", "tcvn3")
    'Việt ·'
    """
    if encoding == "windows-1258":
        return normalize("NFC", data.decode("cp1258"))
    text = read_words(data.decode("latin-1"), encoding)
    taken = "".join(charset(encoding).codes.values())
    from_bytes = {
        byte: char
        for char, byte in to_byte_characters().items()
        if chr(byte) not in taken
    }
    return text.translate(from_bytes)
