"""Texts of any kind in one form: NFC in linear time, and a key that copies share."""

from __future__ import annotations

from hashlib import sha256
from unicodedata import normalize

from ..normalize.unicode_nfc import MARK_CAP, clusters


def compose(text: str) -> str:
    """Give the NFC of a text, but for clusters of more than 30 marks, which stay.

    CPython's own NFC takes quadratic time on those. Source: UAX #15.
    """
    parts = []
    position = 0
    for start, end in clusters(text):
        if end - start <= MARK_CAP + 1:
            parts += [text[position:start], normalize("NFC", text[start:end])]
            position = end
    return "".join(parts) + text[position:]


def content_key(text: str) -> str:
    """Hash a text so that copies which differ only in white space and form agree.

    SHA-256 of the NFC text with each run of white space (as `str.split` knows it)
    folded to one space, as hexadecimal digits.
    """
    folded = " ".join(compose(text).split())
    return sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()
