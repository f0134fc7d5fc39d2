"""What decoding gives: the text and how it was read, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..rule import Text


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes read as text.

    `encoding` is lower case ("utf-8", "utf-16-le", "tcvn3", "vni-windows", ...).
    `confidence` is between 0 and 1: 1 where the bytes themselves say the encoding (a
    BOM, strict UTF-8). `lost` names what the encoding cannot hold and the text may
    therefore lack. `lossless`: `text` in the same encoding (and with the same BOM)
    is the same bytes again; of a page in HTML, its markup is.
    """

    text: str
    encoding: str
    bom: bool = False
    confidence: float = 1.0
    lost: tuple[str, ...] = ()
    lossless: bool = True


class DecodeError(ValueError):
    """Bytes that are not read, because any reading would be a guess.

    `offset` is in bytes from the start of the data, a BOM included. `reason` is a
    stable kebab-case id. `text` says what, where and what to do in both languages;
    `str(error)` is the English sentence.
    """

    def __init__(self, reason: str, offset: int, text: Text) -> None:
        """Keep the reason, the place and the sentence."""
        super().__init__(text.en)
        self.reason = reason
        self.offset = offset
        self.text = text

    def __reduce__(self) -> tuple[type[DecodeError], tuple[str, int, Text]]:
        """Let the error travel between processes."""
        return DecodeError, (self.reason, self.offset, self.text)
