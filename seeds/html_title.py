"""The title that two places of a page confirm, where its text alone gives none.

One place proves little: sites set their own name, or that of a section, as og:title,
window and heading of every page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..normalize.boilerplate import read_page, wording
from ..normalize.boilerplate.likeness import key, pairs, share, without_count
from ..normalize.boilerplate.places import (
    is_banner,
    is_office,
    is_place,
    is_place_and_day,
    says_something,
)
from ..normalize.boilerplate.prose import has_stop, is_prose
from ..normalize.boilerplate.title import can_be
from ..normalize.engine import normalize
from ..normalize.evidence import Evidence, Reading, decide
from ..normalize.settings import settings_for
from .html_head import Head

Span = tuple[int, int]

_SEPARATORS = (" | ", " - ", " – ", " — ")
_CUT_OFF = ("...", "…")
_NAMES = (is_place, is_place_and_day, is_office, is_banner)
_LONGEST = 600
_DAYS_OF_A_LIST = 4
_ABOUT = 0.3
_ALL_ABOUT = 0.6


def stated_title(head: Head, text: str) -> Reading[str]:
    """Read the title that the markup of a page states, and another place confirms.

    og:title, the headline in JSON-LD or the name of the window must be what a heading
    or a line shows, or two of them must agree; and the article must be about it.
    Refused are names of sites and sections, lists of articles, and two candidates.
    `text` is the visible text. The evidence has the span of the line that shows the
    title, in code points of `text`, where one does.
    """
    page = _Page.of(head, text)
    if head.has_several or page.n_days >= _DAYS_OF_A_LIST:
        return decide(())
    found = dict(page.shown()) or dict(page.hidden())
    titles = tuple(found.values())
    reasons = tuple(_cite(page.lines.get(k), words) for k, words in found.items())
    return decide(titles, reasons)


def _cite(line: Span | None, words: str) -> Evidence:
    start, end = line or (None, None)
    return Evidence("stated-twice", start, end, words)


@dataclass(frozen=True, slots=True)
class _Page:
    """What may be the title, by place; two writings of one title have one key.

    `begun` are the beginnings of the window's name, and all of it (`window`).
    """

    named: Mapping[str, str]
    headlines: frozenset[str]
    begun: frozenset[str]
    window: str
    headings: Mapping[str, str]
    lines: Mapping[str, Span]
    sites: frozenset[str]
    about: frozenset[tuple[str, str]]
    n_days: int
    text: str

    @classmethod
    def of(cls, head: Head, text: str) -> _Page:
        sites = frozenset(map(key, map(_repaired, head.sites)))
        names = [_without_site(_repaired(name), sites) for name in head.names]
        lines: dict[str, Span] = {}
        article = []
        page = read_page(text)
        for block in page:
            words = without_count(text[block.start : block.end])
            if not block.is_boilerplate and len(words) <= _LONGEST:
                lines.setdefault(key(words), (block.start, block.start + len(words)))
            if block.kind in ("lead", "body"):
                article.append(words)
        headings = map(_repaired, head.headings)
        own = {key(name) for name in (*names, *head.headings)}
        running = (words for words in article if key(words[:_LONGEST]) not in own)
        return cls(
            named={key(name): name for name in names},
            headlines=frozenset(
                key(_without_site(_repaired(h), sites)) for h in head.headlines
            ),
            begun=frozenset(map(key, beginnings(_repaired(head.window)))),
            window=key(_repaired(head.window)),
            headings={key(words): words for words in headings},
            lines=lines,
            sites=sites,
            about=frozenset(pairs("\n".join(running))),
            n_days=sum(block.kind == "published" for block in page),
            text=text,
        )

    def shown(self) -> Iterator[tuple[str, str]]:
        """Find what readers see, and the markup states."""
        for k in dict.fromkeys((*self.lines, *self.headings)):
            if k not in self.named and k not in self.headlines and k not in self.begun:
                continue
            span = self.lines.get(k)
            words = self.text[slice(*span)] if span else self.headings[k]
            # Some systems take the first sentence of an article for its name.
            running = k not in self.headings and is_prose(words) and has_stop(words)
            is_known = k in self.headlines or self._is_about(k, words)
            if is_known and not running and self._can_be(words):
                yield k, words

    def hidden(self) -> Iterator[tuple[str, str]]:
        """Find what the markup states twice, though no reader sees it apart."""
        for k, words in self.named.items():
            is_twice = k in self.headlines or k in self.begun
            # Where a site may be named at the end, nothing tells it from the title.
            is_open = any(sign in words for sign in _SEPARATORS)
            is_thrice = k in self.headlines and k in self.begun
            is_sure = is_thrice or (is_twice and self._is_about(k, words))
            if is_sure and not is_open and self._can_be(words):
                yield k, words

    def _is_about(self, k: str, words: str) -> bool:
        """Whether the article is about a phrase: it has its words, in their order.

        Few of them do where this is said to be an article's, or where the window has
        the name of the site behind it: else it may be the site's itself.
        """
        is_cut = k in self.named and k in self.begun and k != self.window
        is_own = is_cut or k in self.headlines or says_something(words)
        told = share(pairs(words), self.about)
        return told >= (_ABOUT if is_own else _ALL_ABOUT)

    def _can_be(self, words: str) -> bool:
        own = f" {key(words)} "
        return (
            can_be(words)
            and not words.endswith(_CUT_OFF)
            and not any(own in f" {site} " for site in self.sites)
            and wording.whole(words) is None
            and not _is_header(words)
            and not any(is_name(words) for is_name in _NAMES)
        )


def _is_header(words: str) -> bool:
    """Whether a phrase begins as the head or the foot of a site does."""
    known = wording.start(words)
    return known is not None and known.family in ("site-header", "footer")


def beginnings(window: str) -> Iterator[str]:
    """Give what may be the title in the name of a window, the site's name cut off.

    >>> list(beginnings("Xã mở hội - Tin tức | Báo Tân Lập"))
    ['Xã mở hội - Tin tức', 'Xã mở hội', 'Xã mở hội - Tin tức | Báo Tân Lập']
    """
    for sign in _SEPARATORS:
        at = window.find(sign)
        while at > 0:
            yield window[:at]
            at = window.find(sign, at + 1)
    yield window


def _without_site(name: str, sites: frozenset[str]) -> str:
    """Cut the name of the site off the end of a title."""
    for sign in _SEPARATORS:
        title, _, site = name.rpartition(sign)
        if title and key(site) in sites:
            return title
    return name


def _repaired(words: str) -> str:
    """Repair what the markup states as the visible text was repaired."""
    return normalize(words, settings_for("repair")).text
