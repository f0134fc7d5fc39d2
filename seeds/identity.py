"""What a document is: its title, when it was published, and the parts of its page."""

from __future__ import annotations

from dataclasses import dataclass

from ..normalize.dates import find_published
from ..normalize.dates.head_dates import CLOCK
from ..normalize.evidence import Reading
from .model import Document, Part
from .reading import read_stated
from .structure import Span, find_parts, find_title


@dataclass(frozen=True, slots=True)
class Identity:
    """The title and the publication (EDTF) of a document, None where none is certain.

    Spans of the `parts` are code points of the text that was read.
    """

    title: str | None
    published: str | None
    parts: tuple[Part, ...]


def identify(document: Document, text: str) -> Identity:
    """Read title, publication and parts in the visible text of a document.

    Only where that gives no title or no publication, the markup of a page in HTML is
    asked for the one that is missing.
    """
    titled, dated = find_title(text), find_published(text)
    title, line = titled.value, None
    shown = dated.value
    published = shown.edtf if shown is not None else None
    is_whole = titled.value is not None and dated.value is not None
    head = None if is_whole else read_stated(document)
    if head is not None and titled.value is None:
        from .html_title import stated_title  # noqa: PLC0415 -- pages in HTML only

        stated = stated_title(head, text)
        title, line = stated.value, _line(stated)
    if head is not None and dated.value is None:
        from .html_published import stated_published  # noqa: PLC0415 -- the same

        published, shown = stated_published(head, text, dated)
    day = (shown.start, shown.end) if shown is not None else None
    clocks = [
        (reason.start, reason.end)
        for reason in dated.evidence
        if reason.reason == CLOCK
        and reason.start is not None
        and reason.end is not None
    ]
    return Identity(title, published, find_parts(text, day, line, clocks))


def _line(title: Reading[str]) -> Span | None:
    """Give the line that shows a title, where one does."""
    for reason in title.evidence if title.value is not None else ():
        if reason.start is not None and reason.end is not None:
            return reason.start, reason.end
    return None
