"""A scraped page, read piece by piece: what belongs to its article and what does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from . import forms, title, wording
from .machine import is_machine_text
from .segments import Line, segments

Kind = Literal[
    "site-header",
    "section",
    "place",
    "title",
    "published",
    "lead",
    "body",
    "caption",
    "byline",
    "counter",
    "menu",
    "related",
    "footer",
    "machine",
]
BOILERPLATE: frozenset[Kind] = frozenset(
    ("site-header", "section", "counter", "menu", "related", "footer", "machine")
)
_HEAD = 12
_TITLED_STOP = 40
_MENU_RUN = 3
_HALF = 0.5
_SHORT_HEADER = 4
_GALLERY = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page, or a piece of one, and what it is.

    `start` and `end` are code points of the text. `repeated` says that the page has
    the words of a title or a lead once more.
    """

    start: int
    end: int
    kind: Kind
    repeated: bool = False

    @property
    def is_boilerplate(self) -> bool:
        """Whether the page left this, and the article can do without it."""
        return self.kind in BOILERPLATE


@lru_cache(maxsize=2)
def read_page(text: str) -> tuple[Block, ...]:
    r"""Read the lines of a page; a doubtful one is body.

    The blocks are sorted and disjoint, and leave out white space only.

    >>> page = "Đăng nhập\nMở tủ sách ở xã\n05/03/2024\nXã mở tủ sách cho bà con đọc."
    >>> [block.kind for block in read_page(page)]
    ['menu', 'title', 'published', 'lead']
    """
    pieces = segments(text)
    reading = _Reading(pieces)
    reading.find_body()
    reading.find_title()
    reading.find_head()
    reading.find_tail()
    reading.spread()
    reading.find_bylines()
    return tuple(reading.blocks())


class _Reading:
    """The state of reading one page: what each piece is taken for so far."""

    def __init__(self, pieces: Sequence[Line]) -> None:
        self.pieces = pieces
        self.kinds: list[Kind | None] = [None] * len(pieces)
        self.weak: list[Kind | None] = [None] * len(pieces)
        self.title: int | None = None
        self.first = len(pieces)
        self.last = -1
        for i, piece in enumerate(pieces):
            self._read_alone(i, piece.text)

    def _read_alone(self, i: int, text: str) -> None:
        """Take a piece for what its own words say."""
        if (
            text.startswith("date")
            and is_machine_text(text)
            and "_" not in text
            and "=" not in text
        ):
            self.kinds[i] = "published"
        elif is_machine_text(text):
            self.kinds[i] = "machine"
        elif forms.is_date_line(text):
            self.kinds[i] = "published"
        elif (known := wording.whole(text)) is not None:
            (self.kinds if known.strong else self.weak)[i] = known.family
        elif (known := wording.start(text)) is not None:
            self._read_start(i, text, known)
        elif forms.is_byline(text):
            self.kinds[i] = "byline"
        elif not forms.has_letters(text):
            self.weak[i] = "machine"
        elif forms.is_place(text):
            self.weak[i] = "place" if text.endswith(":") else "site-header"
        elif forms.is_office(text) or forms.is_banner(text):
            self.weak[i] = "site-header"

    def _read_start(self, i: int, text: str, known: wording.Known) -> None:
        if known.family == "site-header":
            if not forms.is_prose(text) or forms.is_banner(text):
                self.weak[i] = "site-header"
        elif known.strong:
            self.kinds[i] = known.family
        elif not forms.is_prose(text):
            self.weak[i] = known.family

    def _is_open(self, i: int) -> bool:
        return self.kinds[i] is None

    def _is_text(self, i: int) -> bool:
        return self.kinds[i] is None and forms.is_prose(self.pieces[i].text)

    def find_body(self) -> None:
        """Find the first and the last piece of running text."""
        texts = [i for i in range(len(self.pieces)) if self._is_text(i)]
        texts = [i for i in texts if not self._is_banner_at_head(i, texts)]
        if texts:
            self.first, self.last = texts[0], texts[-1]
            if self._is_long_title(self.first, texts):
                self.first = texts[1]

    def _is_banner_at_head(self, i: int, texts: Sequence[int]) -> bool:
        return self.weak[i] == "site-header" and i != texts[-1]

    def _is_long_title(self, i: int, texts: Sequence[int]) -> bool:
        """Whether the first running text is a title, long or with a full stop."""
        text = self.pieces[i].text
        if len(texts) < 2 or len(text.split()) > 48:  # noqa: PLR2004
            return False
        after = next(
            (j for j in range(i + 1, len(self.pieces)) if not self._is_counter(j)), None
        )
        is_dated = after is not None and self.kinds[after] == "published"
        twice = any(
            title.same(text, self.pieces[j].text)
            for j in range(i + 1, min(i + 4, len(self.pieces)))
        )
        if is_dated or twice:
            return len(text.split()) <= _TITLED_STOP or not forms.has_stop(text)
        alone = texts[1] == i + 1 or all(
            self.kinds[j] or forms.is_caption(self.pieces[j].text)
            for j in range(i + 1, texts[1])
        )
        return alone and not forms.has_stop(text) and not title.opens_lead(text)

    def _is_counter(self, i: int) -> bool:
        return self.kinds[i] == "counter" or self.weak[i] == "counter"

    def find_title(self) -> None:
        """Choose the title among the pieces above the running text."""
        end = self.first if self.last >= 0 else min(len(self.pieces), _HEAD)
        head = range(end)
        dated = [
            i
            for i in head
            if self.kinds[i] == "published"
            and not self.pieces[i].text.startswith("date")
        ]
        free = [
            i
            for i in head
            if self._is_open(i)
            and (
                self.weak[i] is None
                or (
                    self.weak[i] == "site-header"
                    and forms.is_banner(self.pieces[i].text)
                )
            )
            and (
                not title.opens_lead(self.pieces[i].text)
                or self._is_before_date(i, dated)
            )
        ]
        body = "\n".join(p.text for p in self.pieces[end : end + 8])
        self.title = title.choose(self.pieces, free, dated, body)
        if self.title is not None:
            chosen = self.pieces[self.title].text
            for i in free:
                if title.same(self.pieces[i].text, chosen):
                    self.kinds[i] = "title"

    def _is_before_date(self, i: int, dated: Sequence[int]) -> bool:
        return any(day == i + 1 for day in dated)

    def find_head(self) -> None:
        """Take what stands before the title for the head of the site."""
        if self.title is None:
            return
        for i in range(self.title):
            if self.kinds[i] is not None:
                continue
            text = self.pieces[i].text
            if self.weak[i] == "menu":
                self.kinds[i] = "section"
            elif self.weak[i] is not None:
                self.kinds[i] = self.weak[i]
            elif self._is_header(i, text):
                self.kinds[i] = "site-header"
        self._find_clock(self.title)
        for i in range(self.title + 1, min(self.first, len(self.pieces))):
            if self.kinds[i] is None and self.weak[i] in ("menu", "counter", "machine"):
                self.kinds[i] = "section" if self.weak[i] == "menu" else self.weak[i]

    def _find_clock(self, end: int) -> None:
        """Take a date that lines of the site part from the title for the page's clock."""
        for i in range(end - 1):
            text = self.pieces[i].text
            if self.kinds[i] != "published" or text.startswith("date"):
                continue
            behind_clock = i > 0 and self.kinds[i - 1] == "machine"
            if behind_clock or (
                not forms.is_labelled(text) and self.kinds[i + 1] in BOILERPLATE
            ):
                self.kinds[i] = "counter"

    def _is_header(self, i: int, text: str) -> bool:
        half = len(text) // 2
        doubled = text[:half].strip() == text[half:].strip()
        few = len(text.split()) <= _SHORT_HEADER and not text.endswith(":")
        beside = i > 0 and self.kinds[i - 1] in BOILERPLATE
        dotted = forms.has_stop(text)
        return not dotted and (doubled or few or text.isupper() or beside)

    def find_tail(self) -> None:
        """Take what stands after the article for what the page left."""
        heading: Kind | None = None
        for i in range(self._tail_start(), len(self.pieces)):
            kind = self.kinds[i]
            if kind in BOILERPLATE:
                heading = kind if self._opens(i) else heading
            elif (
                heading is not None
                and kind in (None, "published")
                and not self._is_text(i)
            ):
                self.kinds[i] = self.weak[i] or heading
                if self.kinds[i] == "place":
                    self.kinds[i] = heading

    def _opens(self, i: int) -> bool:
        """Whether what follows a line after the article cannot be the article's."""
        text = self.pieces[i].text
        has_count = self.kinds[i] == "counter" and any(map(str.isdigit, text))
        return self.kinds[i] in ("related", "footer", "menu") or (
            self.kinds[i] == "counter" and not has_count
        )

    def _tail_start(self) -> int:
        """Find where the tail can begin: after the text, or at a list of others' titles."""
        if self.last < 0:
            return len(self.pieces)
        total = sum(len(p.text) for i, p in enumerate(self.pieces) if self._is_text(i))
        seen = 0
        for i, piece in enumerate(self.pieces[: self.last + 1]):
            seen += len(piece.text) if self._is_text(i) else 0
            if self.kinds[i] == "related" and i > self.first and seen >= _HALF * total:
                return i
        return self.last + 1

    def spread(self) -> None:
        """Take a weak line beside a sure one, and a run of weak ones, for the same."""
        count = len(self.pieces)
        for order in (range(count), range(count - 1, -1, -1)):
            step = 1 if order.step > 0 else -1
            for i in order:
                beside = i - step
                if (
                    self.kinds[i] is None
                    and self.weak[i] not in (None, "place", "site-header")
                    and 0 <= beside < count
                    and self.kinds[beside] in BOILERPLATE
                    and not (self.weak[i] == "footer" and beside < i)
                ):
                    self.kinds[i] = self.weak[i]
        for run in _runs(self.kinds, self.weak):
            if len(run) >= _MENU_RUN:
                for i in run:
                    self.kinds[i] = self.weak[i]
        for run in _galleries(self.pieces, self.kinds):
            for i in run:
                self.kinds[i] = "machine"

    def find_bylines(self) -> None:
        """Find the signature: the last pieces after the text that are only names."""
        for i in range(self.last + 1, len(self.pieces)):
            if (
                self.kinds[i] is None
                and self.last >= 0
                and forms.is_bare_name(self.pieces[i].text)
            ):
                self.kinds[i] = "byline"

    def blocks(self) -> Iterable[Block]:
        """Give the pieces with their kinds, the lead found among them."""
        lead = self.first if self.last >= 0 else None
        rest = "\n".join(p.text for i, p in enumerate(self.pieces) if i != lead)
        titles = [i for i, kind in enumerate(self.kinds) if kind == "title"]
        for i, piece in enumerate(self.pieces):
            kind = self.kinds[i]
            repeated = kind == "title" and len(titles) > 1
            end = piece.end
            if i == lead and kind is None:
                kind, repeated = "lead", _stands_in(piece.text, rest)
            elif kind is None:
                kind = (
                    "caption"
                    if forms.is_caption(piece.text) and not self._is_text(i)
                    else "body"
                )
            if kind == "title":
                end = piece.start + len(title.without_count(piece.text))
            yield Block(piece.start, end, kind, repeated)
            if end < piece.end:
                tail = piece.text[end - piece.start :]
                yield Block(piece.end - len(tail.strip()), piece.end, "counter")


def _runs(kinds: Sequence[Kind | None], weak: Sequence[Kind | None]) -> list[list[int]]:
    found: list[list[int]] = []
    run: list[int] = []
    for i, kind in enumerate(kinds):
        if kind is None and weak[i] in ("menu", "counter"):
            run.append(i)
        else:
            found.append(run)
            run = []
    return [*found, run]


def _galleries(pieces: Sequence[Line], kinds: Sequence[Kind | None]) -> list[list[int]]:
    """Find runs of lines that are rising small numbers: the buttons of a gallery."""
    found: list[list[int]] = []
    run: list[int] = []
    for i, piece in enumerate(pieces):
        number = (
            int(piece.text)
            if piece.text.isascii() and piece.text.isdigit() and len(piece.text) < 3
            else None
        )  # noqa: PLR2004
        if (
            number is not None
            and kinds[i] is None
            and (not run or number > int(pieces[run[-1]].text))
        ):
            run.append(i)
        else:
            found.append(run)
            run = []
    return [each for each in [*found, run] if len(each) >= _GALLERY]


def _stands_in(lead: str, rest: str) -> bool:
    """Whether the words of a lead stand in the text once more."""
    bare = " ".join(lead.split()).rstrip(".…/ ")
    return len(bare) > 0 and bare in " ".join(rest.split())
