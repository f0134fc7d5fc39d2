"""The two ways between bytes and text; most bytes are UTF-8 and need no evidence."""

from __future__ import annotations

from .model import Decoded

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def _is_plain(data: bytes) -> bool:
    """Say whether bytes hold no BOM, no NUL (UTF-16), and are not ASCII (VIQR)."""
    return not (data.startswith(_BOMS) or b"\0" in data or data.isascii())


def decode(data: bytes) -> Decoded:
    r"""Read the bytes of a document.

    A BOM decides; then come UTF-16 and UTF-32 without one, strict UTF-8, VIQR and the
    legacy encodings of Vietnamese, each by the evidence of its syllables.
    Raises DecodeError (byte offset, reason) where no reading is certain enough.
    Sources: RFC 3629, RFC 2781, TCVN 5712:1993, RFC 1456.

    >>> decode("Hà Nội".encode()).encoding
    'utf-8'
    >>> decode(b"C\xe9ng ho\xb5 x\xb7 h\xe9i").encoding
    'tcvn3'
    """
    if _is_plain(data):
        try:
            return Decoded(data.decode(), "utf-8")
        except UnicodeDecodeError:
            pass  # the evidence decides, or says what is wrong where
    from .detect import decode_by_evidence  # noqa: PLC0415 -- it loads every table

    return decode_by_evidence(data)


def encode(text: str, encoding: str) -> bytes:
    """Write text in an encoding that `decode` names.

    Capitals with tone marks become small in TCVN3, which does not have them.
    Raises ValueError (UnicodeEncodeError) for a character that the encoding lacks,
    LookupError for an unknown encoding.
    """
    from . import codec  # noqa: PLC0415 -- it loads the tables

    return codec.encode(text, encoding)
