"""The state of reading one page: what each piece is taken for so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from . import closing, wording
from .date_line import is_date_line
from .idiom import is_interface
from .kinds import BOILERPLATE, Kind
from .lines import Line, is_listed_page
from .machine import is_alt_text, is_encoded, is_machine_text, is_slug
from .people import is_byline
from .places import is_banner, is_office, is_place, is_place_and_day
from .prose import has_letters, has_stop, is_prose, is_sentence, sign
from .weather import is_clock, is_weather

_LONGEST_ODD = 600
_FRONT = "Trang chủ "
_DOUBLED_WORDS = 12


class Reading:
    """The pieces of a page, and for each what it is (`kinds`) or may be (`weak`).

    `first` and `last` are the first and the last piece of running text, `title` is the
    title; there is none where `last` is -1 and where `title` is None.
    """

    def __init__(self, pieces: Sequence[Line]) -> None:
        """Read every piece by its own words."""
        self.pieces = pieces
        self.kinds: list[Kind | None] = [None] * len(pieces)
        self.weak: list[Kind | None] = [None] * len(pieces)
        self.prose = [is_prose(piece.text) for piece in pieces]
        self.title: int | None = None
        self.first = len(pieces)
        self.last = -1
        self._has_marks = any(not piece.text.isascii() for piece in pieces)
        for i, piece in enumerate(pieces):
            if is_encoded(piece.text):
                self.kinds[i] = "machine"
            elif len(piece.text) <= _LONGEST_ODD:
                self._read(i, piece.text)

    def __len__(self) -> int:
        """Count the pieces."""
        return len(self.pieces)

    def text(self, i: int) -> str:
        """Give the words of a piece."""
        return self.pieces[i].text

    def is_text(self, i: int) -> bool:
        """Say whether a piece is running text that nothing else claims."""
        return self.kinds[i] is None and self.prose[i]

    def is_left(self, i: int) -> bool:
        """Say whether there is such a piece, and the page left it."""
        return 0 <= i < len(self) and self.kinds[i] in BOILERPLATE

    def is_worded(self, i: int) -> bool:
        """Say whether there is such a piece, left by the page, and it has words."""
        return self.is_left(i) and has_letters(self.text(i))

    def texts(self) -> Iterator[int]:
        """Find the pieces of running text."""
        return (i for i in range(len(self)) if self.is_text(i))

    def is_behind_bar(self, i: int) -> bool:
        """Say whether a piece stands behind the title in the name of a page's window.

        "Báo Tân Lập" in "Xã mở hội | Báo Tân Lập", where that is the first line.
        """
        first, piece = self.pieces[0], self.pieces[i]
        titled = self.kinds[0] in (None, "title") and self.weak[0] is None
        if i == 0 or piece.row != first.row or not titled:
            return False
        return piece.text.startswith("|")

    def is_cell(self, i: int) -> bool:
        """Say whether a piece was a cell of a table, and the lead was none.

        Below a picture, a caption is one.
        """
        lead = self.first < len(self) and self.pieces[self.first]
        return self.pieces[i].is_barred and bool(lead and not lead.is_barred)

    def is_machine_date(self, i: int) -> bool:
        """Say whether a piece is the date that a scraper set before the page."""
        return self.kinds[i] == "published" and self.text(i).startswith("date")

    def is_above_lead(self, i: int) -> bool:
        """Say whether a phrase that opens as a lead can stands apart, above a lead.

        "Hưởng ứng tháng an toàn" above "HGO - Sáng 5/3, ...".
        """
        if i + 1 != self.first or i + 1 >= len(self) or "," in self.text(i):
            return False
        piece, lead = self.pieces[i : i + 2]
        signed = sign(lead.text) > 0 and sign(piece.text) == 0
        is_apart = lead.start - piece.end > 1 and not piece.is_right_above(lead)
        return signed and is_apart and not has_stop(piece.text)

    def _read(self, i: int, text: str) -> None:
        if is_listed_page(text):
            return
        if is_date_line(text) or (text.startswith("date") and is_machine_text(text)):
            self.kinds[i] = "machine" if "=" in text else "published"
        elif (known := wording.whole(text)) is not None:
            (self.kinds if known.strong else self.weak)[i] = known.family
        elif is_machine_text(text) or (self._has_marks and _is_untranslated(text)):
            self.kinds[i] = "machine"
        elif _stamped().match(text):
            self.kinds[i] = "related"
        elif is_slug(text):
            self.kinds[i] = "menu"
        elif closing.is_about_comments(text):
            self.kinds[i] = "related"
        elif (known := wording.start(text)) is not None:
            self._read_start(i, text, known)
        elif is_byline(text) and not self.prose[i]:
            self.kinds[i] = "byline"
        else:
            self.weak[i] = _weak(text)

    def _read_start(self, i: int, text: str, known: wording.Known) -> None:
        if known.family == "site-header":
            if closing.count_contacts(text):
                self.kinds[i] = "footer"
            elif not self.prose[i] or is_banner(text):
                self.weak[i] = "site-header"
        elif known.strong:
            self.kinds[i] = known.family
        elif closing.count_contacts(text) > 1 and is_office(text.partition(".")[0]):
            self.kinds[i] = "footer"
        elif not self.prose[i]:
            self.weak[i] = known.family


@cache
def _stamped() -> re.Pattern[str]:
    """Match the moment that a list writes before the title of an article."""
    return re.compile(
        "20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} ?[^\\W\\d]"
    )


def _is_untranslated(text: str) -> bool:
    words = text.lstrip("•* ")
    if words != text and is_machine_text(words):
        return True
    return is_alt_text(text) or (" " in words and is_interface(words))


def _weak(text: str) -> Kind | None:
    if not has_letters(text) or (text.startswith("http") and " " not in text):
        return "machine"
    if is_clock(text) or is_weather(text):
        return "machine"
    if is_place_and_day(text):
        return "place"
    if is_place(text):
        return "place" if text.endswith(":") else "site-header"
    return _head_kind(text)


def _head_kind(text: str) -> Kind | None:
    if is_office(text) or (is_banner(text) and not is_sentence(text)):
        return "site-header"
    half = len(text) // 2
    if text[:half] == text[-half:] and len(text.split()) <= _DOUBLED_WORDS:
        return "menu" if " " in text[:half] and text[half] == " " else None
    links = text.startswith(_FRONT) and text[len(_FRONT)].isupper()
    return "menu" if links and not has_stop(text) else None
