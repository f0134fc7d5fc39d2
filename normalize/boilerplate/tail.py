"""The tail of a page: what stands after the article."""

from __future__ import annotations

import re
from functools import cache

from . import closing, likeness
from .foot import find_foot, is_signature
from .kinds import Kind
from .others import find_leads, find_titles, is_below_link, is_teaser
from .people import is_bare_name
from .prose import has_stop
from .reading import Reading

_HALF = 0.5
_SENTENCE_WORDS = 5
_TEASERS = 2
_LEAST_TEXT = 240
_TOLD = 0.4
_DATED = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}\)?$")


@cache
def _inline() -> re.Pattern[str]:
    # One link amid an article or below it: its signature may follow.
    return re.compile(
        r"(?:Mời [^:\n]{1,20} )?(?:Xem|Đọc|xem|đọc) thêm[^:\n]{0,12}: ?\S"
    )


def find_tail(page: Reading) -> None:
    """Take what stands after the article for what the page left."""
    heading: Kind | None = None
    _find_end(page)
    find_leads(page)
    whole = _last_whole(page)
    for i in range(_tail_start(page, whole), len(page)):
        if page.is_left(i):
            heading = page.kinds[i] if _opens(page, i) else heading
        elif page.kinds[i] in (None, "published") and _is_others(
            page, i, heading, whole
        ):
            weak = page.weak[i]
            page.kinds[i] = heading if weak in (None, "place", "site-header") else weak
    find_titles(page)
    find_foot(page)
    last_word = _last_word(page)
    for i in range(page.last + 1, len(page)):
        if page.kinds[i] is None and i >= last_word >= 0 and page.weak[i] == "menu":
            page.kinds[i] = "menu"
        elif page.kinds[i] is None and _is_listed(page, i):
            page.kinds[i] = "related"


def _find_end(page: Reading) -> None:
    """Take all below a line that ends articles for others', sentences too.

    Tags, comments and lists of newer articles stand below an article; but some pages
    have them above it, or amid. Below a signature, any list of titles is an end.
    """
    total = sum(len(page.text(i)) for i in page.texts())
    seen, signed, judged = 0, False, False
    for i in range(len(page)):
        if page.is_text(i):
            seen, signed = seen + len(page.text(i)), False
        if i <= page.first:
            continue
        late = seen >= max(_HALF * total, _LEAST_TEXT)
        signed = signed or (late and _is_signed(page, i))
        if signed and page.kinds[i] == "related" and _opens(page, i):
            _take_below(page, i)
            return
        if not judged and closing.ends_article(page.text(i)):
            # Tags, and right below them other titles, are an end wherever they stand.
            twice = i + 1 < len(page) and closing.ends_article(page.text(i + 1))
            judged = late or twice
            if judged and _says_little(page, i):
                _take_below(page, i)
                return


def _is_signed(page: Reading, i: int) -> bool:
    kind = page.kinds[i]
    return kind == "byline" or (kind is None and is_signature(page, i))


def _says_little(page: Reading, i: int) -> bool:
    """Whether the texts below a line have few words of the title: not its article."""
    below = "\n".join(page.text(j) for j in page.texts() if j > i)
    if page.title is None or not below:
        return not below
    told = likeness.share(likeness.pairs(page.text(page.title)), likeness.pairs(below))
    return told < _TOLD


def _take_below(page: Reading, i: int) -> None:
    page.kinds[i] = page.kinds[i] or "related"
    for j in range(i + 1, len(page)):
        name = is_bare_name(page.text(j)) or page.weak[j] is not None
        page.kinds[j] = page.kinds[j] or (None if name else "related")
    page.last = max(page.texts(), default=-1)


def _is_others(page: Reading, i: int, heading: Kind | None, whole: int) -> bool:
    """Whether a piece after a heading of the page is not the article's: a doubt is."""
    if heading is None:
        return False
    if heading == "related" and i > whole and is_teaser(page.text(i)):
        return True
    if heading == "related" and is_below_link(page, i):
        return True
    words = page.text(i).split()
    sentence = has_stop(page.text(i)) and len(words) >= _SENTENCE_WORDS
    return not (page.is_text(i) or sentence)


def _last_whole(page: Reading) -> int:
    """Find the last running text that is the article's for sure; -1 without any.

    Texts that break off are others' only where several end the page, each below the
    title of its own.
    """
    texts = list(page.texts())
    whole = max((i for i in texts if not is_teaser(page.text(i))), default=-1)
    after = [i for i in texts if i > whole]
    titled = all(i - 1 > whole and not page.prose[i - 1] for i in after)
    several = len(after) >= _TEASERS or (
        after and _is_others_text(page, whole, after[0])
    )
    return whole if titled and several else page.last


def _is_others_text(page: Reading, whole: int, i: int) -> bool:
    """Whether a last text that breaks off is below a heading and a title of the page.

    The article has ended: other lines of the page, or a signature, stand before.
    """
    headed = page.is_worded(i - 2) and page.kinds[i - 2] == "related"
    between = range(whole + 1, i - 2)
    ended = any(page.is_worded(j) or page.kinds[j] == "byline" for j in between)
    return headed and page.kinds[i - 1] is None and ended


def _opens(page: Reading, i: int) -> bool:
    """Whether what follows a line after the article cannot be the article's."""
    if page.kinds[i] == "counter":
        return not any(map(str.isdigit, page.text(i)))
    inline = page.text(i).startswith(">") or _inline().match(page.text(i))
    return page.kinds[i] in ("related", "footer", "menu") and not inline


def _tail_start(page: Reading, whole: int) -> int:
    """Find where the tail can begin: after the text, or at a list of other titles."""
    if page.last < 0:
        return len(page)
    total = sum(len(page.text(i)) for i in page.texts())
    seen = 0
    for i in range(page.last + 1):
        seen += len(page.text(i)) if page.is_text(i) else 0
        late = seen >= _HALF * total or i > whole
        if page.kinds[i] == "related" and _opens(page, i) and i > page.first and late:
            return i
    return page.last + 1


def _last_word(page: Reading) -> int:
    """Find where nothing but menus, counters and names follows; -1 without a text."""
    at = len(page)
    while at > page.last + 1 and page.last >= 0:
        settled = page.kinds[at - 1] is not None or page.weak[at - 1] == "menu"
        if not settled and not is_bare_name(page.text(at - 1)):
            break
        at -= 1
    return at if page.last >= 0 else -1


def _is_listed(page: Reading, i: int) -> bool:
    """Whether a piece is one of several titles, each with its day, after the text."""
    if page.last < 0 or not _DATED.search(page.text(i)):
        return False
    return any(
        page.last < j < len(page)
        and page.kinds[j] in (None, "related")
        and _DATED.search(page.text(j)) is not None
        for j in (i - 1, i + 1)
    )
