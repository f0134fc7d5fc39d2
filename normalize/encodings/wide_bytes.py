"""UTF-16 and UTF-32 without a BOM: where the zero bytes are, and what the text is."""

from __future__ import annotations

import re
from functools import cache

from ..evidence_score import score
from ..rule import Text
from .model import Decoded, DecodeError

_ENCODINGS = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_LETTERS = 8
_VALID = 0.7
_PLAIN = 0.8
_CONFIDENCE = 0.95
_MOST_ZEROS = 0.1


def refuse_wide(data: bytes) -> None:
    """Raise DecodeError for bytes with many zeros, which no text in bytes has."""
    if data.count(0) > max(1, _MOST_ZEROS * len(data)):
        place = data.index(0)
        text = Text(
            f"byte {place} (0x00): có vẻ là UTF-16 hoặc UTF-32 không có BOM, nhưng "
            "không đủ chắc chắn; hãy lưu lại tệp bằng UTF-8",
            f"byte {place} (0x00): this looks like UTF-16 or UTF-32 without a BOM, but "
            "not surely enough; save the file again as UTF-8",
        )
        reason = "unmarked-utf-16"
        raise DecodeError(reason, place, text)


@cache
def _text() -> re.Pattern[str]:
    # What a Vietnamese document is written with: ASCII, Latin letters, marks, signs.
    return re.compile(
        "[\t\n\r\f -~\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2044\u20ab\u20ac"
        "\u2116\u2122\u2190-\u21ff\u2200-\u22ff\u25a0-\u25ff]*"
    )


def decode_wide(data: bytes) -> Decoded | None:
    """Read UTF-16 or UTF-32 that lacks its BOM; None without clear evidence.

    Every character must be one of Latin text, with at least eight of them, and
    most must be ASCII or the words with marks Vietnamese syllables.

    >>> decode_wide("Uỷ ban nhân dân".encode("utf-16-be")).encoding
    'utf-16-be'
    """
    if b"\0" not in data:
        return None
    found = [
        Decoded(text, name, confidence=_CONFIDENCE)
        for name in _ENCODINGS
        if (text := _read(data, name)) is not None
    ]
    return found[0] if len(found) == 1 else None


def _read(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    if len(text) < _LETTERS or _text().fullmatch(text) is None:
        return None
    is_plain = sum(map(str.isascii, text)) >= _PLAIN * len(text)
    return text if is_plain or score(text).ratio >= _VALID else None
