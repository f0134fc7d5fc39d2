"""The text of a document: decoded from its bytes, unless its format has done so."""

from __future__ import annotations

from ..normalize.encodings import Decoded, decode
from .model import Document


def read_text(document: Document) -> Decoded:
    """Read the text of a document. Raises DecodeError where no reading is certain.

    Text that a format has already decoded (a cell of a table) is taken as it is.
    """
    if document.text is not None:
        return Decoded(document.text, "utf-8")
    return decode(document.data)
