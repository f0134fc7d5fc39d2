"""The text of a document: decoded from its bytes, unless its format has done so."""

from __future__ import annotations

from ..normalize.encodings import Decoded, decode
from .files import HTML_SUFFIXES
from .inputs import Document


def read_visible(document: Document) -> Decoded:
    """Read the text of a document; of a page in HTML, what a reader sees of it.

    Raises DecodeError where no reading is certain, and ImportError for a page in HTML
    without the [html] extra.
    """
    if document.text is not None or not _is_html(document):
        return read_text(document)
    from .html import read_html  # noqa: PLC0415 -- it needs an optional extra

    return read_html(document.data)


def _is_html(document: Document) -> bool:
    return document.source.lower().endswith(HTML_SUFFIXES)


def read_text(document: Document) -> Decoded:
    """Read the text of a document. Raises DecodeError where no reading is certain.

    Text that a format has already decoded (a cell of a table) is taken as it is.
    """
    if document.text is not None:
        return Decoded(document.text, "utf-8")
    return decode(document.data)
