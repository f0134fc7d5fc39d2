"""The tail of a page: what stands after the article, and its signature."""

from __future__ import annotations

import re
from functools import cache

from . import likeness, wording
from .kinds import Kind
from .people import has_credit, is_bare_name, is_domain, is_only_caption
from .places import is_full_place
from .prose import has_stop, sign
from .reading import Reading
from .title import is_official

_HALF = 0.5
_SENTENCE_WORDS = 5
_TEASERS = 2
_ALIEN = 0.2
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
    _find_teasers(page)
    _find_signed(page)
    whole = _last_whole(page)
    for i in range(_tail_start(page, whole), len(page)):
        if page.is_left(i):
            heading = page.kinds[i] if _opens(page, i) else heading
        elif page.kinds[i] in (None, "published") and _is_others(
            page, i, heading, whole
        ):
            weak = page.weak[i]
            page.kinds[i] = heading if weak in (None, "place", "site-header") else weak
    _find_titles(page)
    _find_foot(page)
    last_word = _last_word(page)
    for i in range(page.last + 1, len(page)):
        if page.kinds[i] is None and i >= last_word >= 0 and page.weak[i] == "menu":
            page.kinds[i] = "menu"
        elif page.kinds[i] is None and _is_listed(page, i):
            page.kinds[i] = "related"


def _find_teasers(page: Reading) -> None:
    """Take texts that break off, and are all that follows a signature, for others'."""
    whole = max((i for i in page.texts() if not _is_teaser(page.text(i))), default=-1)
    end = range(whole + 1, len(page))
    teasers = [i for i in end if _is_teaser(page.text(i))]
    if whole < 0 or len(teasers) <= _TEASERS or teasers != list(end)[-len(teasers) :]:
        return
    above = teasers[0] - 1
    if page.kinds[above] == "byline" or is_bare_name(page.text(above)):
        for i in teasers:
            page.kinds[i] = "related"
        page.last = whole


def _find_signed(page: Reading) -> None:
    """Take texts at the end that each open with the lead's sign for other leads.

    "(Báo Tân Lập) - ..." stands once above an article.
    """
    mark = _mark(page, page.first) if page.last >= 0 else ""
    end = len(page)
    while end > page.first + 1 and page.is_text(end - 1) and _mark(page, end - 1):
        end -= 1
    signed = range(end, len(page))
    if not mark or len(signed) < _TEASERS or end <= page.first:
        return
    if all(_mark(page, i) == mark for i in signed):
        for i in signed:
            page.kinds[i] = "related"
        page.last = max(i for i in page.texts())


def _mark(page: Reading, i: int) -> str:
    """Give the sign in brackets that a text opens with; "" without one."""
    text = page.text(i)
    return text[: sign(text)] if text.startswith("(") else ""


def _is_others(page: Reading, i: int, heading: Kind | None, whole: int) -> bool:
    """Whether a piece after a heading of the page is not the article's: a doubt is."""
    if heading is None:
        return False
    if heading == "related" and i > whole and _is_teaser(page.text(i)):
        return True
    if heading == "related" and _is_below_link(page, i):
        return True
    words = page.text(i).split()
    sentence = has_stop(page.text(i)) and len(words) >= _SENTENCE_WORDS
    return not (page.is_text(i) or sentence)


def _is_below_link(page: Reading, i: int) -> bool:
    """Whether a picture's name and a link stand above a text: one title twice."""
    if i < page.last - _TEASERS or page.prose[i - 1] or page.first >= i - 2:
        return False
    around = (i - 2, *range(i + 1, min(i + 2, len(page))))
    return any(likeness.same(page.text(i - 1), page.text(j)) for j in around)


def _is_teaser(text: str) -> bool:
    """Whether a text breaks off, as the first words of another article do."""
    return text.endswith(("...", "…"))


def _last_whole(page: Reading) -> int:
    """Find the last running text that is the article's for sure; -1 without any.

    Texts that break off are others' only where several end the page, each below the
    title of its own.
    """
    texts = list(page.texts())
    whole = max((i for i in texts if not _is_teaser(page.text(i))), default=-1)
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


def _find_foot(page: Reading) -> None:
    """Find the name of the site after the text, with its address below it."""
    for i in range(page.last + 1, len(page) - 1):
        named = page.weak[i] == "site-header" and wording.start(page.text(i))
        below = page.kinds[i + 1] or page.weak[i + 1]
        if page.last >= 0 and named and (below == "footer" or _is_address(page, i + 1)):
            page.kinds[i] = page.kinds[i + 1] = "footer"
    _find_foot_lines(page)
    end = len(page) - 1
    while page.is_left(end):
        end -= 1
    if 0 <= page.last < end and _is_contact(page, end):
        page.kinds[end] = "footer"
    if 0 <= page.last < end and page.weak[end] == "site-header":
        page.kinds[end] = "footer" if is_full_place(page.text(end)) else None


def _is_contact(page: Reading, i: int) -> bool:
    """Whether the last line is an address with its telephones."""
    return page.weak[i] == "footer" and wording.count_contacts(page.text(i)) > 1


def _is_address(page: Reading, i: int) -> bool:
    """Whether a piece opens with the number of a house: "Số 12 - Lê Hồng Phong"."""
    return page.kinds[i] is None and _house().match(page.text(i)) is not None


@cache
def _house() -> re.Pattern[str]:
    return re.compile(
        r"[Ss]ố (?:nhà )?[0-9]{1,4}[A-Za-z]?(?: ?[-–,]? ?)[A-ZĐ][^\W\d_]+ [A-ZĐ]"
    )


def _find_foot_lines(page: Reading) -> None:
    """Take a line with an address between other lines of the site for its foot."""
    for i in range(page.last + 2, len(page) - 1):
        text = page.text(i)
        free = page.last >= 0 and page.kinds[i] is None and not has_stop(text)
        below = page.is_worded(i - 1) or page.weak[i - 1] == "menu"
        between = below and page.kinds[i + 1] == "footer"
        if free and between and wording.count_contacts(text):
            page.kinds[i] = "footer"


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


def _find_titles(page: Reading) -> None:
    """Take several phrases below the signature, to the end, for others' titles."""
    end = len(page)
    while end > 0 and (page.is_left(end - 1) or page.weak[end - 1] == "site-header"):
        end -= 1
    start = end
    while start > page.last + 1 and _is_title(page, start - 1):
        start -= 1
    signed = start > 0 and (
        page.kinds[start - 1] == "byline" or _is_signature(page, start - 1)
    )
    told = page.last >= 0 or page.title is not None
    told = told and not is_official(page.text(start - 1))
    run = [page.text(i) for i in range(start, end)]
    signed = signed and not any(map(is_only_caption, run))
    if told and len(run) >= _TEASERS and (signed or _are_alien(page, run)):
        for i in range(start, end):
            page.kinds[i] = "related"


def _are_alien(page: Reading, run: list[str]) -> bool:
    """Whether phrases after a text say nothing of it: it shares few of their words."""
    if len(run) <= _TEASERS or page.last < 0:
        return False
    known = likeness.pairs("\n".join(page.text(i) for i in page.texts()))
    shares = (likeness.share(likeness.pairs(text), known) for text in run)
    long = all(len(text.split()) > _SENTENCE_WORDS for text in run)
    long = long and sum(map(is_only_caption, run)) < len(run) - _TEASERS
    return long and all(share < _ALIEN for share in shares)


def _is_title(page: Reading, i: int) -> bool:
    """Whether a piece can be the title of another article: no name, no caption."""
    text = page.text(i)
    if page.kinds[i] is not None or has_stop(text) or page.prose[i]:
        return False
    if is_official(text):
        return False
    few = len(text.split()) < _SENTENCE_WORDS
    return not (few or is_bare_name(text) or has_credit(text))


def find_signature(page: Reading) -> None:
    """Find the signature: pieces after the text that are only names."""
    for i in range(page.last + 1, len(page)):
        free = page.kinds[i] is None and page.weak[i] != "menu"
        if page.last < 0 or not free or not _is_signature(page, i):
            continue
        below = page.kinds[i + 1] if i + 1 < len(page) else None
        # The name of the site follows the signature, above its address.
        site = page.kinds[i - 1] == "byline" and below == "footer"
        site = site or (page.weak[i] == "site-header" and page.is_worded(i - 1))
        page.kinds[i] = "footer" if site else "byline"


def _is_signature(page: Reading, i: int) -> bool:
    """Whether a piece is only names, or the site below a name that it is from."""
    below_name = page.kinds[i - 1] == "byline" or is_bare_name(page.text(i - 1))
    return is_bare_name(page.text(i)) or (below_name and is_domain(page.text(i)))
