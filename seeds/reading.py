"""The text of a document: decoded from its bytes, unless its format has done so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..normalize.encodings import Decoded, decode
from .files import HTML_SUFFIXES
from .inputs import Document

if TYPE_CHECKING:
    from .html_head import Head


def read_visible(document: Document) -> Decoded:
    """Read the text of a document; of a page in HTML, what a reader sees of it.

    Raises DecodeError where no reading is certain, and ImportError for a page in HTML
    without the [html] extra.
    """
    if not _is_html(document):
        return read_text(document)
    from .html import read_html  # noqa: PLC0415 -- it needs an optional extra

    return read_html(document.data)


def read_stated(document: Document) -> Head | None:
    """Read what a page in HTML says of its article where readers do not look.

    None for any other document. Raises as `read_visible` does.
    """
    if not _is_html(document):
        return None
    from .html import decode_markup  # noqa: PLC0415 -- it needs an optional extra
    from .html_head import read_head  # noqa: PLC0415 -- the same

    return read_head(decode_markup(document.data).text)


def _is_html(document: Document) -> bool:
    is_page = document.source.lower().endswith(HTML_SUFFIXES)
    return is_page and document.text is None


def read_text(document: Document) -> Decoded:
    """Read the text of a document. Raises DecodeError where no reading is certain.

    Text that a format has already decoded (a cell of a table) is taken as it is.
    """
    if document.text is not None:
        return Decoded(document.text, "utf-8")
    return decode(document.data)
