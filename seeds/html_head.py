"""What the markup of a page says of its article: names, headings, moments.

Needs the [html] extra: resiliparse. Nothing is judged here; see `html_title` and
`html_published`. Pages that are not well formed, or mean harm, only say less.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode

_LONGEST = 600  # code points: no title and no moment is longer
_MANY = 20
# No page describes itself at such length; a reader of JSON holds all of it at once.
_LONGEST_JSON = 2_000_000
_SELECTED = "meta, h1, [itemprop~=datePublished], [itemprop~=headline], script[type]"
_NUMERIC = re.compile("[0-9][/.-][0-9]{1,2}[/.-][0-9]")
_PUBLISHED = frozenset(("article:published_time", "dc.date.issued", "dcterms.issued"))
_MODIFIED = frozenset(("article:modified_time", "og:updated_time", "dcterms.modified"))
_POSTINGS = frozenset(("BlogPosting", "LiveBlogPosting", "Report"))


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of its article where readers do not look.

    `names` are what it is called for other sites (og:title) and `headlines` for search
    engines (JSON-LD); `window` is the name of the browser's window, `headings` are of
    the first order, `sites` the names of the site. `published` and `modified` are
    moments as they are written. `has_several` articles: a list of them, or a page with
    others below.
    """

    names: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    window: str = ""
    headings: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    has_several: bool = False


class _Said(NamedTuple):
    """One thing that a page says, by the name of the field in `Head`."""

    field: str
    text: str


def read_head(markup: str) -> Head:
    """Read what the markup of a page says of its article.

    Open Graph, Dublin Core, microdata and JSON-LD of schema.org. Time is linear, and
    no markup raises. Raises ImportError without the [html] extra.
    """
    from resiliparse.parse.html import (  # noqa: PLC0415 -- an optional extra
        HTMLTree,
    )

    tree = HTMLTree.parse(markup.replace("\0", "\N{REPLACEMENT CHARACTER}"))
    document = tree.document
    if document is None:
        return Head()
    said = [_Said("window", _plain(tree.title))]
    marked: list[str] = []
    n_moments = n_headings = 0
    # One slice: to go through the list itself takes time for all of it at each step.
    for element in document.query_selector_all(_SELECTED)[:]:
        roles = (element.getattr("itemprop") or "").split()
        # What an element stands in, or has within it, takes time for each of them.
        if "headline" in roles and len(marked) < _MANY:
            marked.append(_shown(element))
        if "datePublished" in roles:
            n_moments += 1
            said += _moments(element) if n_moments <= _MANY else ()
        if element.tag == "h1":
            n_headings += 1
            shown = _shown(element) if n_headings <= _MANY else ""
            said.append(_Said("headings", shown))
        said += _of_element(element)
    listed = {s.text for s in said if s.field == "articles"} - {""}
    several = max(len(listed), len(set(marked) - {""})) > 1 or n_moments > _MANY
    return _head(said, has_several=several)


def _head(said: Iterable[_Said], *, has_several: bool) -> Head:
    found: dict[str, dict[str, None]] = {}
    for field, text in said:
        if text:
            found.setdefault(field, {})[text] = None

    def all_of(field: str) -> tuple[str, ...]:
        return tuple(found.get(field, ()))

    published = all_of("published")
    many = any(len(texts) > _MANY for texts in found.values())
    return Head(
        names=all_of("names"),
        headlines=all_of("headlines"),
        window="".join(all_of("window")),
        headings=all_of("headings"),
        sites=all_of("sites"),
        # The moment of a page is none of an article's where nothing else is.
        published=published and published + all_of("page"),
        modified=all_of("modified"),
        has_several=has_several or many,
    )


def _of_element(element: ElementNode) -> Iterator[_Said]:
    tag = element.tag
    if tag == "script":
        if "ld+json" in (element.getattr("type") or "").lower():
            yield from _of_json(element.text or "")
    elif tag == "meta":
        name = element.getattr("property") or element.getattr("name") or ""
        text = _plain(element.getattr("content"))
        if "dateModified" in (element.getattr("itemprop") or "").split():
            yield _Said("modified", text)
        match name.strip().lower():
            case "og:title":
                yield _Said("names", text)
            case "og:site_name":
                yield _Said("sites", text)
            case known if known in _PUBLISHED:
                yield _Said("published", text)
            case known if known in _MODIFIED:
                yield _Said("modified", text)


def _moments(element: ElementNode) -> Iterator[_Said]:
    """Read a moment of publication, and the day that readers see in its place.

    A comment or a film on the page has a moment of its own.
    """
    scope = element.closest("[itemscope]")
    kind = (scope.getattr("itemtype") or "").rpartition("/")[2] if scope else ""
    if kind and not (_is_article(kind) or kind == "WebPage"):
        return
    for name in ("content", "datetime"):
        yield _Said("published", _plain(element.getattr(name)))
    seen = _shown(element)
    if _NUMERIC.search(seen):
        yield _Said("published", seen)


def _of_json(text: str) -> Iterator[_Said]:
    """Read the articles in a script of JSON-LD, however deep they stand."""
    if len(text) > _LONGEST_JSON:
        return
    try:
        left = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while left:
        node = left.pop()
        if isinstance(node, dict):
            yield from _of_node(node)
            left += node.values()
        elif isinstance(node, list):
            left += node


def _of_node(node: dict[str, object]) -> Iterator[_Said]:
    types = node.get("@type")
    kinds = types if isinstance(types, list) else [types]
    names = {k.rpartition("/")[2] for k in kinds if isinstance(k, str)}
    published = _string(node, "datePublished")
    if any(map(_is_article, names)):
        headline = _string(node, "headline") or _string(node, "name")
        yield _Said("headlines", headline)
        yield _Said("published", published)
        yield _Said("articles", headline or _string(node, "url"))
        yield _Said("modified", _string(node, "dateModified"))
    elif "WebPage" in names:
        yield _Said("page", published)
    elif "WebSite" in names:
        yield _Said("sites", _string(node, "name"))


def _is_article(kind: str) -> bool:
    return kind.endswith("Article") or kind in _POSTINGS


def _string(node: dict[str, object], name: str) -> str:
    """Give a string of a node; in scripts, too, entities are often written."""
    value = node.get(name)
    return _plain(html.unescape(value[:_LONGEST])) if isinstance(value, str) else ""


def _shown(element: ElementNode) -> str:
    return _plain(element.inner_text)


def _plain(text: str | None) -> str:
    """Write one line of a text; nothing of one that is too long."""
    return "" if text is None or len(text) > _LONGEST else " ".join(text.split())
