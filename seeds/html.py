"""Pages in HTML: their text, by the lines in which a reader sees it.

Needs the [html] extra: resiliparse, which parses as browsers do, in linear time and
without recursion, so that no depth of tags is a bomb.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..normalize.boilerplate import read_page
from ..normalize.boilerplate.prose import is_prose
from ..normalize.encodings import Decoded, DecodeError, decode

# Pictures have their captions as text; their alternative text repeats it.
_TAG = re.compile("</|<(?!(?:br|hr|img|input|link|meta|!)(?![a-z]))(?=[A-Za-z])")
# The choice of the main text looks at all that an element stands in.
_DEEPEST = 400
_SKIPPED = ["img", "svg", "template", "[hidden]", "[aria-hidden=true] > i"]


def read_html(data: bytes) -> Decoded:
    """Read the text of a page: its main text where that keeps every sentence.

    The library's choice of the main text is taken where it has the same title, the
    same date lines and all the running text; else the whole page is read, and its
    menus are told apart by their words. Bytes are read as `decode` reads those of a
    text: what the page says of its encoding is often untrue, so that only UTF-8 and
    the evidence of the syllables count. `lossless` is said of the markup:
    the text alone cannot be written back.
    Raises DecodeError, and ImportError without the [html] extra.
    """
    markup = decode_markup(data)
    text = _extract(markup.text, main=False)
    if _depth(markup.text) <= _DEEPEST:
        main = _extract(markup.text, main=True)
        text = main if _keeps(main, text) else text
    return replace(markup, text=text)


def _depth(markup: str) -> int:
    """Measure how deep elements stand in each other: at most, by their tags alone."""
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        depth = max(0, depth - 1) if match[0] == "</" else depth + 1
        deepest = max(deepest, depth)
    return deepest


def decode_markup(data: bytes) -> Decoded:
    """Read the bytes of a page; tags are no evidence for a legacy encoding.

    Raises DecodeError where no reading is certain.
    """
    try:
        return decode(data)
    except DecodeError as error:
        visible = _extract(data.decode("latin-1"), main=False)
        if not all(char < "\u0100" for char in visible):
            raise
        found = _by_visible_text(visible)
        if found is None:
            raise
        refused = error
    from ..normalize.encodings.codec import read_bytes  # noqa: PLC0415 -- rare
    from ..normalize.encodings.detect import writes_back  # noqa: PLC0415 -- rare

    try:
        text = read_bytes(data, found.encoding)
    except (LookupError, UnicodeDecodeError):
        raise refused from None
    lossless = writes_back(text, found.encoding, data)
    return replace(found, text=text, lossless=lossless)


def _by_visible_text(visible: str) -> Decoded | None:
    """Decode what a reader sees, by its syllables; a first byte is no BOM there."""
    try:
        return decode(b"\n" + visible.encode("latin-1"))
    except DecodeError:
        return None


def _extract(markup: str, *, main: bool) -> str:
    """Write the visible text of a page, a line a block."""
    from resiliparse.extract.html2text import (  # noqa: PLC0415 -- an optional extra
        extract_plain_text,
    )

    text: str = extract_plain_text(
        markup.replace("\0", "\N{REPLACEMENT CHARACTER}"),
        main_content=main,
        links=False,
        form_fields=False,
        noscript=False,
        skip_elements=_SKIPPED,
    )
    return text


def _keeps(main: str, full: str) -> bool:
    """Whether the main text has every sentence, the title and the dates of the page."""
    return main != "" and _kept(full) == _kept(main)


def _kept(text: str) -> list[str]:
    """Give the words of a page that no choice of the main text may lose."""
    found = []
    for block in read_page(text):
        words = " ".join(text[block.start : block.end].split())
        if block.kind in ("title", "published") or (
            not block.is_boilerplate and is_prose(words)
        ):
            found.append(words)
    return found
