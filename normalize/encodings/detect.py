"""Which encoding bytes are in: what they say themselves first, evidence after that."""

from __future__ import annotations

from .model import Decoded
from .unicode_bytes import decode_bom, decode_strictly


def decode(data: bytes) -> Decoded:
    """Read the bytes of a document.

    Raises DecodeError (byte offset, reason) where no reading is certain enough.

    >>> decode("Hà Nội".encode()).encoding
    'utf-8'
    """
    return decode_bom(data) or Decoded(decode_strictly(data, "utf-8"), "utf-8")
