"""UTF-8, UTF-16 and UTF-32, strictly: a wrong byte is a refusal with its place."""

from __future__ import annotations

import re

from ..rule import Text
from .model import Decoded, DecodeError

# RFC 3629, section 6, and the Unicode Standard, table 2-4. UTF-32 LE comes before
# UTF-16 LE, whose mark is the beginning of it.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_WHAT = {
    "truncated-utf-8": Text(
        "ký tự UTF-8 bị cắt ở cuối dữ liệu", "a UTF-8 character is cut off at the end"
    ),
    "overlong-utf-8": Text(
        "ký tự viết dài hơn UTF-8 cho phép",
        "a character is written longer than UTF-8 allows",
    ),
    "cesu-8": Text(
        "ký tự viết bằng hai nửa surrogate (CESU-8)",
        "a character is written as two surrogates (CESU-8)",
    ),
    "encoded-surrogate": Text(
        "một nửa surrogate, không phải ký tự", "half a surrogate pair, no character"
    ),
    "beyond-unicode": Text("điểm mã ngoài U+10FFFF", "a code point beyond U+10FFFF"),
    "broken-utf-8": Text(
        "byte này không tiếp nối được ký tự UTF-8 trước nó",
        "a UTF-8 character breaks off here",
    ),
    "invalid-byte": Text(
        "không ký tự UTF-8 nào bắt đầu bằng byte này",
        "no UTF-8 character begins with this byte",
    ),
    "truncated-utf-16": Text(
        "số byte UTF-16 bị lẻ hoặc cặp surrogate bị cắt", "UTF-16 is cut off at the end"
    ),
    "lone-surrogate": Text(
        "surrogate đứng một mình trong UTF-16", "a lone surrogate in UTF-16"
    ),
    "truncated-utf-32": Text(
        "số byte UTF-32 không chia hết cho 4", "UTF-32 is cut off at the end"
    ),
    "invalid-utf-32": Text("không phải điểm mã UTF-32", "no code point of UTF-32"),
}


# What the bytes look like where strict UTF-8 stops, first match first. Source: the
# Unicode Standard, table 3-7 (well-formed byte sequences); CESU-8 is UTR 26.
_UTF8_REASONS = (
    (rb"[\xc0\xc1]|\xe0[\x80-\x9f]|\xf0[\x80-\x8f]", "overlong-utf-8"),
    (rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf]", "cesu-8"),
    (rb"\xed[\xa0-\xbf]", "encoded-surrogate"),
    (rb"\xf4[\x90-\xbf]|[\xf5-\xfd]", "beyond-unicode"),
    (rb"[\xc2-\xf4]", "broken-utf-8"),
)


def decode_bom(data: bytes) -> Decoded | None:
    r"""Read bytes that begin with a byte order mark; None where there is no mark.

    The mark itself is no part of the text. Raises DecodeError where the bytes after
    it are not what it says.

    >>> decode_bom(b"\xff\xfeH\x00\xe0\x00").text
    'Hà'
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = decode_strictly(data[len(mark) :], encoding, skipped=len(mark))
            return Decoded(text, encoding, bom=True)
    return None


def decode_strictly(data: bytes, encoding: str, *, skipped: int = 0) -> str:
    """Read bytes in one of the Unicode encodings.

    Raises DecodeError; its offset counts from `skipped` bytes before the data.
    Source: RFC 3629 (UTF-8), RFC 2781 (UTF-16).
    """
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        start = error.start
        at_end = "end of data" in error.reason or "truncated" in error.reason
        reason = _reason(data, start, encoding, at_end=at_end)
        raise refusal(reason, start + skipped, data[start]) from None


def _reason(data: bytes, start: int, encoding: str, *, at_end: bool) -> str:
    if encoding.startswith("utf-16"):
        return "truncated-utf-16" if at_end else "lone-surrogate"
    if encoding.startswith("utf-32"):
        return "truncated-utf-32" if at_end else "invalid-utf-32"
    if at_end:
        return "truncated-utf-8"
    return _utf8_reason(data[start : start + 6])


def _utf8_reason(data: bytes) -> str:
    for pattern, reason in _UTF8_REASONS:
        if re.match(pattern, data):
            return reason
    return "invalid-byte"


def refusal(reason: str, offset: int, byte: int) -> DecodeError:
    """Make the error for bytes that are not valid where they stand."""
    what = _WHAT[reason]
    return DecodeError(
        reason,
        offset,
        Text(
            f"byte {offset} (0x{byte:02X}): {what.vi}; hãy lưu lại tệp bằng UTF-8",
            f"byte {offset} (0x{byte:02X}): {what.en}; save the file again as UTF-8",
        ),
    )
