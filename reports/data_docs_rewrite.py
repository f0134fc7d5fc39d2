"""Pages of great-expectations made whole: no network, no script, status in words.

Only what is on a short list of tags and attributes comes through, so whatever a page
may hold is text in the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from re import compile as pattern

from .data_docs_words import BROKEN, FAILED, PASSED, in_words

_KEPT = frozenset(
    "div span p h1 h2 h3 h4 h5 h6 nav ul ol li table thead tbody tr th td"
    " strong em b code pre".split()
)
_DROPPED_TAGS = frozenset(
    "head script style button form footer svg iframe object template noscript".split()
)
# The bar with the remote logo, the filter and the tabs that need scripts, times.
_DROPPED_CLASSES = frozenset({"navbar-expand-md", "nav-tabs", "modal", "collapse"})
_DROPPED_EXACTLY = frozenset({"card mb-3"})
_STATUS = {
    "fa-check-circle": ("passed", PASSED),
    "fa-times": ("failed", FAILED),
    "fa-exclamation-triangle": ("broken", BROKEN),
}
_EMPTY_ITEM = pattern(r"<li>[\n ]*</li>")
_SECTION = pattern(r"#?section-[0-9]+")


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a page gets in place of what it had.

    `blocks`: HTML for a text, by the text (white space folded). `tables`: HTML for a
    table that a script would have filled, by a class of it. `labels`: text for text.
    `links`: new addresses, by the end of the old one.
    """

    lang: str
    blocks: Mapping[str, str]
    tables: Mapping[str, str]
    labels: Mapping[str, str]
    links: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The inside of a body, and how often each block and table was put in."""

    body: str
    used: Mapping[str, int]


def rewrite(html: str, parts: PageParts) -> Rewritten:
    """Rewrite a page of great-expectations 1.24."""
    rewriter = _Rewriter(parts)
    rewriter.feed(html)
    rewriter.close()
    body = _EMPTY_ITEM.sub("", "".join(rewriter.out))
    return Rewritten(body, rewriter.used)


class _Rewriter(HTMLParser):
    def __init__(self, parts: PageParts) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = parts
        self.out: list[str] = []
        self.used = dict.fromkeys((*parts.blocks, *parts.tables), 0)
        self._dropping: str | None = None
        self._depth = 0
        self._anchors: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropping:
            self._depth += tag == self._dropping
            return
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "i":
            self._status(classes, hidden="aria-hidden" in given)
        elif tag == "table" and any(name in self.parts.tables for name in classes):
            self._use(next(n for n in classes if n in self.parts.tables))
            self._drop(tag)
        elif _is_dropped(tag, classes) or given.get("data-toggle") == "collapse":
            self._drop(tag)
        elif tag == "a":
            self._anchor(given.get("href", ""))
        elif tag == "br":
            self.out.append("<br>")
        elif tag in _KEPT:
            self.out.append(f"<{tag}{_kept(given)}>")

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            self._depth -= tag == self._dropping
            if self._depth == 0:
                self._dropping = None
        elif tag == "a" and self._anchors:
            self.out.append("</a>" if self._anchors.pop() else "")
        elif tag in _KEPT:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._dropping:
            return
        text = " ".join(data.split())
        if text in self.parts.blocks:
            self._use(text)
        elif text:
            words = self.parts.labels.get(text) or in_words(text, self.parts.lang)
            self.out.append(f" {escape(words)} ")
        else:
            self.out.append("\n" if data else "")

    def _drop(self, tag: str) -> None:
        self._dropping, self._depth = tag, 1

    def _use(self, name: str) -> None:
        self.used[name] += 1
        self.out.append(self.parts.blocks.get(name) or self.parts.tables[name])

    def _status(self, classes: list[str], *, hidden: bool) -> None:
        for name, (kind, words) in _STATUS.items():
            if name in classes and not hidden:
                word = escape(getattr(words, self.parts.lang))
                self.out.append(f'<strong class="{kind}">{word}</strong>')
        self._drop("i")

    def _anchor(self, href: str) -> None:
        target = href if _SECTION.fullmatch(href) else None
        for end, new in self.parts.links.items():
            if href.endswith(end):
                target = new
        self._anchors.append(target is not None)
        if target is not None:
            self.out.append(f'<a href="{escape(target, quote=True)}">')


def _is_dropped(tag: str, classes: list[str]) -> bool:
    return (
        tag in _DROPPED_TAGS
        or not _DROPPED_CLASSES.isdisjoint(classes)
        or " ".join(classes) in _DROPPED_EXACTLY
    )


def _kept(given: Mapping[str, str]) -> str:
    kept = ""
    if _SECTION.fullmatch(given.get("id", "")):
        kept += f' id="{given["id"]}"'
    if "hidden" in given:
        kept += " hidden"
    return kept


def folded(description: str) -> str:
    """Give a description, which is HTML, as the text that a page shows."""
    return " ".join(unescape(description).split())
