"""The title of a page: the phrase above its date line, or above its lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from .date_line import is_date_line
from .likeness import begins, key, pairs, share
from .lines import Line
from .people import has_credit, is_bare_name, is_caption, is_only_caption
from .places import is_banner, says_something
from .prose import has_stop, is_prose, opens_lead
from .verses import verses_among
from .wording import lowered, phrases

_FEWEST_WORDS = 3
_PAIR = 2
_MOST_WORDS = 48
_ABOVE_DATE = 1.0
_TWICE = 0.8
_LATER = 0.12
_LATER_UNDATED = 0.9
_UNLIKELY = 0.6
# The first words of a lead, below another phrase, stand under a picture.
_CAPTION = 1.6
_SIGNED = 1.2
_BELOW = 2
_KICKER_WORDS = 20
_SHARED = 0.6
_FULL_NAME = 4
_RUBRIC_WORDS = 5
_LIST_FOLLOWS = ("sau:", "gồm:", "là:", "như:", "đây:", "rằng:", "biết:", "dung:")
# A heading among others in an article: "1. Mục đích", "II. Nội dung".
_ITEM = re.compile(r"(?:[0-9]{1,2}|[IVX]{1,4}|[a-zđ])[.)] ")
# How a line of an official document begins, and its name of the state and motto.
_OFFICIAL = tuple(
    "Điều |Khoản |Chương |Mục |Tiểu mục |Phụ lục |Số|SỐ |CỘNG H|Cộng h|NƯỚC |QUỐC HỘI N"
    "|ĐỘC LẬP|Độc lập".split("|")
)
_STATE = "cộng hòa xã hội chủ nghĩa việt nam"
_MOTTO = (_STATE, f"nước {_STATE}", f"quốc hội nước {_STATE}", "độc lập - tự do")


@cache
def _listed() -> re.Pattern[str]:
    # The day of another article, as lists of them give it.
    return re.compile(r"[-–] [0-9]{4}-[0-9]{2}-[0-9]{2}$")


@cache
def _document() -> re.Pattern[str]:
    part = "Điều|Khoản|Chương|Mục|Tiểu mục|Phụ lục"
    return re.compile(
        rf"(?:{part}) (?:[0-9]{{1,3}}|[IVX]{{1,5}})(?![^\W_])|Số ?: ?[0-9/]|SỐ [0-9]"
    )


def choose(
    pieces: Sequence[Line],
    open_: Sequence[int],
    dated: Sequence[int],
    body: str,
    tools: Sequence[int] = (),
) -> int | None:
    """Choose the piece that is the title among the `open_` ones at the head.

    `dated` are the pieces that are date lines, `tools` the buttons, below which a first
    phrase is as likely the title as above; `body` is the running text, whose words a
    title shares. None where there is no phrase that can be one.
    """
    known = pairs(body)
    whole = _fit(pieces, open_, dated, known)
    below = known if dated else set[tuple[str, str]]()
    signed = [i for i in whole if _is_signed(pieces[i].text, below)]
    candidates = [i for i in whole if i not in signed] or whole
    if not candidates:
        return None
    keys = [key(pieces[i].text) for i in open_]
    above = _last_above(candidates, dated)
    later = _LATER_UNDATED if above is None else _LATER

    def score(i: int) -> float:
        text = pieces[i].text
        value = 2 * share(pairs(text), known)
        value += _ABOVE_DATE if i == above else 0.0
        value += _TWICE if keys.count(key(text)) > 1 else 0.0
        value -= later * _rank(i, candidates, tools)
        value -= _UNLIKELY if is_caption(text) or is_banner(text) else 0.0
        value -= _CAPTION if i != candidates[0] and begins(text, body) else 0.0
        return value - (_SIGNED if i in signed else 0.0)

    best = max(candidates, key=lambda i: (score(i), -i))
    if best != above and best + 1 in candidates:
        best += _is_tag_of(pieces[best].text, pieces[best + 1].text)
    text = pieces[best].text
    sure = best == above or keys.count(key(text)) > 1
    alien = not sure and (is_only_caption(text) or _is_rubric(text, known))
    return None if alien or best in signed else best


def _fit(
    pieces: Sequence[Line],
    open_: Sequence[int],
    dated: Sequence[int],
    known: set[tuple[str, str]],
) -> list[int]:
    """Find the whole pieces that can be a title, the less likely only alone."""
    fit = [i for i in open_ if can_be(pieces[i].text)]
    # "Bớt ồn": two words are a title right above its date, where nothing else is one.
    fit = fit or [i for i in open_ if i + 1 in dated and _is_pair(pieces[i].text)]
    verses = verses_among(pieces, open_)
    whole = [i for i in fit if i not in verses and not _goes_on(pieces, i)]
    # A point of a list is a title only where nothing else is one.
    whole = [i for i in whole if pieces[i].text[0] != "•"] or whole
    if any(len(pieces[i].text.split()) > _RUBRIC_WORDS for i in whole):
        return [i for i in whole if not _is_rubric(pieces[i].text, known)] or whole
    return whole


def _rank(at: int, candidates: Sequence[int], tools: Sequence[int]) -> int:
    """Count the candidates above one, up to the next buttons of the page."""
    top = max((i for i in tools if i < at), default=-1)
    return sum(top < i < at for i in candidates)


def _is_pair(text: str) -> bool:
    words = text.split()
    return (
        len(words) == _PAIR
        and words[0].istitle()
        and words[1].isalpha()
        and words[1].islower()
    )


def _is_tag_of(text: str, below: str) -> bool:
    """Whether a few words stand once more in a longer title below: a name of it."""
    few = len(text.split()) <= _RUBRIC_WORDS and not is_caption(below)
    return few and f" {key(text)} " in f" {key(below)} " and key(text) != key(below)


def _is_signed(text: str, known: set[tuple[str, str]]) -> bool:
    """Whether a line is a name only, and the article does not speak of it."""
    if not is_bare_name(text):
        return False
    told = share(pairs(text), known) >= _SHARED
    words = lowered(text).split()
    # In capitals, so many words are no pen name.
    long = len(words) >= _FULL_NAME and words[0] not in phrases("surname")
    return not (text.isupper() and (told or long))


def _goes_on(pieces: Sequence[Line], at: int) -> bool:
    """Whether a line was broken: the next one, or this, goes on in small letters."""
    around = pieces[max(0, at - 1) : at + 2]
    return any(
        line.is_right_above(below) and below.text[0].islower()
        for line, below in pairwise(around)
    ) or (at == 0 and pieces[0].text[0].islower())


def _is_rubric(text: str, known: set[tuple[str, str]]) -> bool:
    """Whether a few words name a column of the site: the article has none of them."""
    few = len(text.split()) <= _RUBRIC_WORDS
    return few and bool(known) and not pairs(text) & known and not says_something(text)


def is_kicker(pieces: Sequence[Line], at: int) -> bool:
    """Say whether a line that ends in a colon stands above a title, not above a list.

    The title shares its words with the text below it.
    """
    if at + _BELOW >= len(pieces):
        return False
    line, below, body = (piece.text for piece in pieces[at : at + 1 + _BELOW])
    few = len(line.split()) <= _KICKER_WORDS
    if not (line.endswith(":") and few) or line.lower().endswith(_LIST_FOLLOWS):
        return False
    shared = share(pairs(below), pairs(body))
    dated = is_date_line(body)
    phrase = can_be(below) and below[0].isupper() and not has_stop(below)
    shared = max(shared, share(pairs(line), pairs(body)))
    told = shared >= _SHARED and is_prose(body)
    return phrase and (told or dated) and not opens_lead(line)


def can_be(text: str) -> bool:
    """Say whether a line has the length and the letters of a title."""
    count = len(text.split(maxsplit=_MOST_WORDS))
    return (
        _FEWEST_WORDS <= count <= _MOST_WORDS
        and not text.endswith(":")
        and _listed().search(text) is None
        and _ITEM.match(text) is None
        and not is_official(text)
        and not has_credit(text)
        and any(letter.islower() or letter.isupper() for letter in text)
    )


def is_official(text: str) -> bool:
    """Say whether a line is a document's: the state's name, a number, an article.

    >>> is_official("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), is_official("Điều 6. Lùi xe")
    (True, True)
    """
    if not text.startswith(_OFFICIAL):
        return False
    return _document().match(text) is not None or lowered(text).startswith(_MOTTO)


def _last_above(candidates: Sequence[int], dated: Sequence[int]) -> int | None:
    """Find the candidate nearest above a date line, if one stands there."""
    for day in dated:
        before = [i for i in candidates if i < day]
        if before:
            return before[-1]
    return None
