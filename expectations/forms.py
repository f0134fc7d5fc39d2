"""NFC in linear time, for texts of any kind."""

from __future__ import annotations

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
