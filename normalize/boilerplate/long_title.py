"""Titles that look like running text, and what stands above a title."""

from __future__ import annotations

from collections.abc import Sequence

from . import likeness, title
from .date_line import is_views
from .people import is_caption
from .prose import has_stop, is_sentence, opens_lead
from .reading import Reading
from .trail import ends_in, is_glued, is_trail

_TITLE_WORDS = 48
_STOPPED_WORDS = 40
_TOLD_WORDS = 25
_HALF_TOLD_WORDS = 20
_HALF_TOLD = 0.45
_SHORT_WORDS = 15
_LITTLE_TOLD = 0.25
_DAY_REACH = 24
_NEAR = 4
_TOOLS = ("menu", "counter", "machine")


def is_long_title(page: Reading, texts: Sequence[int]) -> bool:
    """Whether the first running text is a title, long or with a full stop."""
    first, second = texts[:2]
    text = page.text(first)
    words = len(text.split())
    if words > _TITLE_WORDS:
        return False
    dated = _is_dated(page, first, second)
    begun = dated and likeness.begins(text, page.text(second))
    read = is_views(page.text(first + 1)) and not opens_lead(text)
    named = begun or is_in_trail(page, first) or _is_twice_about_date(page, first)
    if named or (read and words <= _STOPPED_WORDS):
        return True
    # A sentence of what somebody does stands under a picture.
    shown = has_stop(text) and is_caption(text) and not dated
    if shown or has_phrase_above(page, first):
        return False
    told = second == first + 1 and _is_told_below(text, page.text(second))
    return told or _stands_as_title(page, first, second)


def _is_dated(page: Reading, first: int, second: int) -> bool:
    """Whether a date line is the first thing between two texts but tools."""
    after = (i for i in range(first + 1, second) if not _is_counter(page, i))
    below = next((i for i in after if page.weak[i] not in _TOOLS), None)
    return below is not None and page.kinds[below] == "published"


def _stands_as_title(page: Reading, first: int, second: int) -> bool:
    """Whether a text stands twice, above a date, or alone above another text."""
    text = page.text(first)
    near = range(first + 1, min(first + _NEAR, second + 1))
    twice = any(likeness.same(text, page.text(i)) for i in near)
    if twice or _is_dated(page, first, second):
        return len(text.split()) <= _STOPPED_WORDS or not has_stop(text)
    after = (i for i in range(first + 1, second) if not _is_counter(page, i))
    alone = all(page.kinds[i] or is_caption(page.text(i)) for i in after)
    whole = has_stop(text) or is_sentence(text)
    return alone and not whole and not opens_lead(text)


def _is_told_below(text: str, lead: str) -> bool:
    """Whether the lead right below a short phrase tells it again, and says more.

    Half of its words are enough where the lead opens with the day of the story, and
    fewer where the phrase is shorter than an article's first paragraph ever is.
    """
    words = len(text.split())
    dated = _opens_with_day(lead)
    told = likeness.is_told_again(text, lead) and (words <= _TOLD_WORDS or dated)
    few = words <= _HALF_TOLD_WORDS and dated and len(lead) > len(text)
    least = _LITTLE_TOLD if words <= _SHORT_WORDS else _HALF_TOLD
    shared = likeness.share(likeness.pairs(text), likeness.pairs(lead))
    return (told or (few and shared >= least)) and not opens_lead(text)


def _opens_with_day(text: str) -> bool:
    return opens_lead(text) and any(map(str.isdigit, text[:_DAY_REACH]))


def _is_twice_about_date(page: Reading, i: int) -> bool:
    """Whether a piece without a full stop stands above and below a date line."""
    if i + 2 >= len(page) or page.kinds[i + 1] != "published":
        return False
    return likeness.same(page.text(i), page.text(i + 2)) and not has_stop(page.text(i))


def has_phrase_above(page: Reading, first: int) -> bool:
    """Whether a phrase stands above the text that can be its title."""
    return any(
        page.kinds[i] is None and page.weak[i] is None and title.can_be(page.text(i))
        for i in range(trail_above(page, first) + 1, first)
    )


def trail_above(page: Reading, end: int) -> int:
    """Find the last trail of links ("Trang chủ > Tin tức"); -1 without any.

    What stands above it is the site's.
    """
    trails = (i for i in range(end) if page.kinds[i] == "menu")
    return max((i for i in trails if is_trail(page.text(i))), default=-1)


def is_in_trail(page: Reading, i: int) -> bool:
    """Whether a trail of links above a piece ends in its words."""
    trail = trail_above(page, i)
    if trail >= 0 and ends_in(page.text(trail), page.text(i)):
        return True
    above = i - 1
    links = above > 0 and page.is_left(above - 1) and page.kinds[above] is None
    return links and is_glued(page.text(above), page.text(i))


def _is_counter(page: Reading, i: int) -> bool:
    return "counter" in (page.kinds[i], page.weak[i])


def below_notice(page: Reading, texts: Sequence[int]) -> int:
    """Find the lead of an article below a notice of the site; 0 without a notice.

    The title and its date line stand between, and the notice does not speak of it.
    """
    notice, lead = texts[:2]
    for day in range(notice + 2, min(notice + 2 + _NEAR, lead)):
        phrase = page.text(day - 1)
        named = page.kinds[day - 1] is None and title.can_be(phrase)
        if page.kinds[day] != "published" or not named or is_caption(phrase):
            continue
        body = "\n".join(page.text(i) for i in texts[1 : 1 + _NEAR])
        own, told = likeness.pairs(phrase), likeness.pairs(body)
        foreign = likeness.share(own, likeness.pairs(page.text(notice)))
        return lead if foreign < likeness.share(own, told) else 0
    return 0
