"""What stands of other articles below one: their titles, leads and teasers."""

from __future__ import annotations

from . import likeness
from .foot import is_signature
from .lines import is_item
from .people import has_credit, is_bare_name, is_only_caption
from .prose import has_stop, sign
from .reading import Reading
from .title import is_official

_SENTENCE_WORDS = 5
_TEASERS = 2
_MANY = 3
_TEASER_WORDS = 24
_VERSE_WORDS = 8
_ALIEN = 0.15
_APART = 0.4


def find_leads(page: Reading) -> None:
    """Find texts and titles of other articles at the end of a page, by their form."""
    _find_teasers(page)
    _find_signed(page)
    _find_after_author(page)


def _find_teasers(page: Reading) -> None:
    """Take texts that break off, and are all that follows a signature, for others'."""
    whole = max((i for i in page.texts() if not is_teaser(page.text(i))), default=-1)
    end = range(whole + 1, len(page))
    teasers = [i for i in end if is_teaser(page.text(i))]
    if whole < 0 or len(teasers) <= _TEASERS or teasers != list(end)[-len(teasers) :]:
        return
    above = teasers[0] - 1
    many = len(teasers) > _MANY and all(
        len(page.text(i).split()) <= _TEASER_WORDS for i in teasers
    )
    if many or page.kinds[above] == "byline" or is_bare_name(page.text(above)):
        for i in teasers:
            page.kinds[i] = "related"
        page.last = whole


def _find_signed(page: Reading) -> None:
    """Take texts at the end that open with the sign of a paper for other leads.

    "(Báo Tân Lập) - ..." stands once, above an article: several with the sign of the
    lead are not its own, nor is one below a signature.
    """
    end = len(page)
    while end > 0 and page.is_left(end - 1):
        end -= 1
    start = end
    while start > page.first + 1 and page.is_text(start - 1) and _mark(page, start - 1):
        start -= 1
    if page.last < 0 or start == end or not page.first < start:
        return
    own = _mark(page, page.first)
    several = end - start >= _TEASERS and own
    same = several and all(_mark(page, i) == own for i in range(start, end))
    signed = page.kinds[start - 1] == "byline" or is_signature(page, start - 1)
    if same or signed:
        for i in range(start, end):
            page.kinds[i] = "related"
        page.last = max(page.texts())


def _mark(page: Reading, i: int) -> str:
    """Give the sign in brackets that a text opens with; "" without one."""
    text = page.text(i)
    return text[: sign(text)] if text.startswith("(") else ""


def _find_after_author(page: Reading) -> None:
    """Take all that follows the line of an author, if no sentence does, for links."""
    authors = [i for i in range(page.first, len(page)) if page.kinds[i] == "byline"]
    if page.last < 0 or not authors or authors[-1] >= page.last:
        return
    rest = [i for i in range(authors[-1] + 1, len(page)) if page.kinds[i] is None]
    run = [page.text(i) for i in rest]
    phrases = all(len(t.split()) >= _SENTENCE_WORDS and not has_stop(t) for t in run)
    if len(run) >= _TEASERS and phrases and _are_apart(page, run, authors[-1]):
        for i in rest:
            page.kinds[i] = "related"
        page.last = max(page.texts(), default=-1)


def find_titles(page: Reading) -> None:
    """Take several phrases below the signature, to the end, for others' titles."""
    end = len(page)
    while end > 0 and (page.is_left(end - 1) or page.weak[end - 1] == "site-header"):
        end -= 1
    start = end
    while start > page.last + 1 and _is_title(page, start - 1):
        start -= 1
    above = start - 1
    run = [page.text(i) for i in range(start, end)]
    told = above >= 0 and (page.last >= 0 or page.title is not None)
    if len(run) < _TEASERS or not told or is_official(page.text(above)):
        return
    signed = page.kinds[above] == "byline" or is_signature(page, above)
    if (signed and _are_apart(page, run, above)) or _are_alien(page, run, above):
        for i in range(start, end):
            page.kinds[i] = "related"


def _are_apart(page: Reading, run: list[str], above: int) -> bool:
    """Whether phrases below a signature are no captions: these tell of the article."""
    shares = _shares(page, run, above)
    return not any(map(is_only_caption, run)) and max(shares) < _APART


def _are_alien(page: Reading, run: list[str], above: int) -> bool:
    """Whether phrases after a text say nothing of it: it shares few of their words.

    A list or a poem may end an article.
    """
    if len(run) <= _TEASERS or page.last < 0 or page.text(above).endswith(":"):
        return False
    if any(is_item(text) or not text[0].isalpha() for text in run):
        return False
    if len({text.split()[0] for text in run}) == 1:
        return False  # "Giải nhất ...", "Giải nhì ..."
    words = [len(text.split()) for text in run]
    long = min(words) > _SENTENCE_WORDS and sum(words) > _VERSE_WORDS * len(run)
    long = long and sum(map(is_only_caption, run)) < len(run) - _TEASERS
    return long and max(_shares(page, run, above)) < _ALIEN


def _shares(page: Reading, run: list[str], above: int) -> list[float]:
    """Measure which part of the words of each phrase the text above them has."""
    texts = (page.text(i) for i in page.texts() if i <= above)
    known = likeness.pairs("\n".join(texts))
    return [likeness.share(likeness.pairs(text), known) for text in run]


def _is_title(page: Reading, i: int) -> bool:
    """Whether a piece can be the title of another article: no name, no caption."""
    text = page.text(i)
    if page.kinds[i] is not None or has_stop(text) or page.prose[i]:
        return False
    if is_official(text):
        return False
    few = len(text.split()) < _SENTENCE_WORDS
    return not (few or is_bare_name(text) or has_credit(text))


def is_below_link(page: Reading, i: int) -> bool:
    """Whether a picture's name and a link stand above a text: one title twice."""
    if i < page.last - _TEASERS or page.prose[i - 1] or page.first >= i - 2:
        return False
    around = (i - 2, *range(i + 1, min(i + 2, len(page))))
    return any(likeness.same(page.text(i - 1), page.text(j)) for j in around)


def is_teaser(text: str) -> bool:
    """Whether a text breaks off, as the first words of another article do."""
    return text.endswith(("...", "…"))
