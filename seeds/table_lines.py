"""The lines of a table in a text file, and the row that each of them holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ..normalize.rule import Text
from .inputs import Document, Rejected
from .rejections import rejected

BOM = "\ufeff"
_OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff")
_SURROGATE = Text(
    vi=" (mã này có nửa cặp thay thế)", en=" (this one has a lone surrogate)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """Bytes of a table as they stand, and what they hold.

    `span` is the text cell, in code points of the decoded bytes, quotes included;
    a head line, or the rest of a row that was set aside, holds nothing.
    """

    raw: bytes
    found: Document | Rejected | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line up to its LF: `text` is None where the bytes are no UTF-8."""

    number: int
    offset: int
    raw: bytes
    text: str | None
    is_too_long: bool = False


def raw_lines(file: BinaryIO, limit: int) -> Iterator[RawLine]:
    """Cut a file at LF, as JSON Lines and CSV want it; lines are counted from 1.

    A line over `limit` bytes comes in pieces of that size, each `is_too_long`.
    """
    number, offset, is_piece = 1, 0, False
    while raw := file.readline(limit):
        is_whole = raw.endswith(b"\n")
        is_too_long = is_piece or (not is_whole and len(raw) == limit)
        yield RawLine(number, offset, raw, _decoded(raw), is_too_long)
        offset += len(raw)
        is_piece = is_too_long and not is_whole
        number += is_whole


def refused_line(line: RawLine, source: str, limit: int) -> Line | None:
    """Set a line aside that no table can hold; None where it can be read on."""
    place = f"{source}#{line.number}"
    if line.is_too_long:
        return Line(line.raw, rejected(place, "too-large", f": > {limit}"))
    # Without a mark, every other byte of UTF-16 is NUL where its letters are ASCII.
    has_nuls = line.raw.count(b"\0") * 4 > len(line.raw)
    if line.number == 1 and (has_nuls or line.raw.startswith(_OTHER_BOMS)):
        return Line(line.raw, rejected(source, "table-not-utf-8"))
    if line.text is None:
        offset = line.offset + _first_bad_byte(line.raw)
        return Line(line.raw, rejected(place, "row-not-utf-8", offset=offset))
    return None


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _first_bad_byte(raw: bytes) -> int:
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return error.start
    return 0


def row_document(
    place: str, text: object, row_id: object, *, has_id: bool
) -> Document | Rejected:
    """Make a document of a row's values, or say why the row is set aside."""
    if text is None:
        return rejected(place, "no-text")
    if not isinstance(text, str):
        return rejected(place, "not-text", f": {type(text).__name__}")
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return rejected(place, "lone-surrogate")
    fault = _fault_of_id(row_id) if has_id else None
    if fault is not None:
        return rejected(place, "bad-id", fault)
    return Document(str(row_id) if has_id else place, place, data, text)


def _fault_of_id(row_id: object) -> str | Text | None:
    """Say what is wrong with an id: what follows the sentence of the rejection."""
    if isinstance(row_id, bool) or not isinstance(row_id, str | int) or row_id == "":
        return ""
    try:
        str(row_id).encode()
    except UnicodeEncodeError:
        return _SURROGATE
    return None
