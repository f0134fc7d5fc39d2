"""A scraped page, read piece by piece: its article, and what the page left."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from . import foot, head, headlines, likeness, masthead, tail
from .kinds import Block, Kind
from .people import is_caption
from .reading import Reading
from .segments import segments
from .spread import spread


@lru_cache(maxsize=2)
def read_page(text: str) -> tuple[Block, ...]:
    r"""Read the lines of a page; a doubtful one is body.

    The blocks are sorted and disjoint, and leave out white space and bars at the ends
    of lines only.

    >>> page = "Đăng nhập\nMở tủ sách ở xã\n05/03/2024\nXã mở tủ sách cho bà con đọc."
    >>> [block.kind for block in read_page(page)]
    ['menu', 'title', 'published', 'lead']
    """
    page = Reading(segments(text))
    head.find_body(page)
    head.find_title(page)
    masthead.find_site(page)
    headlines.find_headlines(page)
    tail.find_tail(page)
    spread(page)
    foot.find_signature(page)
    return tuple(_blocks(page))


def _blocks(page: Reading) -> Iterator[Block]:
    """Give the pieces with their kinds, the lead found among them."""
    titles = page.kinds.count("title")
    for i, piece in enumerate(page.pieces):
        kind = page.kinds[i] or _kind_of_article(page, i)
        if kind != "title":
            repeated = kind == "lead" and _stands_again(page, i)
            yield Block(piece.start, piece.end, kind, repeated)
            continue
        words = likeness.without_count(piece.text)
        end = piece.start + len(words)
        yield Block(piece.start, end, "title", titles > 1)
        if end < piece.end:
            count = piece.text[len(words) :].strip()
            yield Block(piece.end - len(count), piece.end, "counter")


def _kind_of_article(page: Reading, i: int) -> Kind:
    if i == page.first:
        return "lead"
    short = is_caption(page.text(i)) and not page.prose[i]
    return "caption" if short else "body"


def _stands_again(page: Reading, lead: int) -> bool:
    """Whether the words of a lead stand in the text once more."""
    bare = " ".join(page.text(lead).split()).rstrip(".…/ ")
    return any(
        bare in " ".join(piece.text.split())
        for i, piece in enumerate(page.pieces)
        if i != lead and len(piece.text) >= len(bare)
    )
