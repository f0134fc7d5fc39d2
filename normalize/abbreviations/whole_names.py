"""Names that a short form stands for though its letters do not spell them.

Only the left edge is in doubt. It is taken where one place alone can be right, by
how Vietnamese writes names (Decree 30/2020/ND-CP, Annex II: the first letters of
bodies and of what they do are capitals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .alignment import STOPS, WORD, has_in_order, spells
from .name_heads import first_head, thing_at_start
from .tokens import CAPITALS
from .whole_name_words import (
    CLAUSE,
    CODES,
    ENDS,
    HEADS,
    NO_VERBS,
    PLAIN,
    VERB_PAIRS,
    VERBS,
    WORLD,
)
from .words import fold_word

_Words = list[re.Match[str]]

_LONGEST = 14
_RUN = 3
_SURE = 3


def name_said(text: str, words: _Words, units: list[str]) -> tuple[int, int] | None:
    """Find the whole phrase that a cue ("gọi tắt là") gives a short form for.

    >>> t = "Trung tâm Kiểm soát bệnh tật"
    >>> name_said(t, list(WORD.finditer(t)), ["C", "D", "C"])
    (0, 28)
    """
    words = _clause(text, words)
    if not words or not units:
        return None
    edges = (
        {w.start() for w in _spelled(text, words, units)}
        if len(units) >= _SURE
        else set()
    )
    if len(edges) != 1:
        first = first_head(text, words, HEADS)
        first = None if first and _has_verb(words, first.start()) else first
        first = first or thing_at_start(text, words)
        edges = {first.start()} if first and not edges else set()
    if len(edges) != 1:
        return None
    span = next(iter(edges)), words[-1].end()
    return span if _is_phrase(text, words, span) else None


def name_unsaid(text: str, words: _Words, short: str) -> tuple[int, int] | None:
    """Find the name in capitals before "(WHO)", where nothing else can be meant.

    >>> t = "Theo Tổ chức Y tế Thế giới"
    >>> name_unsaid(t, list(WORD.finditer(t)), "WHO")
    (5, 26)
    """
    if not re.fullmatch("[A-Z]{2,7}", short) or short in CODES:
        return None
    words = _clause(text, words)
    first = first_head(text, words, PLAIN)
    if first is None:
        return None
    span = first.start(), words[-1].end()
    name = text[slice(*span)]
    if name.startswith("Ngân hàng") and not WORLD.search(name):
        return None
    is_sure = ENDS.search(name) and _is_capital_name(words, span[0])
    is_sure = is_sure and not _has_verb(words, span[0])
    return span if is_sure and _is_phrase(text, words, span) else None


def without_lead(
    text: str, span: tuple[int, int], lead: list[str], units: list[str]
) -> tuple[int, int] | None:
    """Leave out what stands before the form too: "gọi tắt là Ban QLDA".

    What is left must begin with the letters, or have none of them in order.

    >>> without_lead("Ban Quản lý dự án", (0, 17), ["Ban"], ["Q", "L"])
    (4, 17)
    """
    if not lead:
        return span
    words = list(WORD.finditer(text, *span))
    if [fold_word(w.group()) for w in words[: len(lead)]] != list(map(fold_word, lead)):
        return None
    rest = [word.group() for word in words[len(lead) :]]
    if not rest or (not spells(units[0], rest[0]) and has_in_order(rest, units)):
        return None
    return words[len(lead)].start(), span[1]


def _clause(text: str, words: _Words) -> _Words:
    """Keep the words after the last stop."""
    kept: _Words = []
    for word in reversed(words):
        if word.group() in STOPS or word.group().isspace():
            break
        if kept and re.search(r"[\n\"“”«»|]", text[word.end() : kept[-1].start()]):
            break
        kept.append(word)
    return kept[::-1]


def _spelled(text: str, words: _Words, units: list[str]) -> Iterator[re.Match[str]]:
    """Find where a phrase may begin whose first words have the letters."""
    for i, word in enumerate(words):
        small = i > 0 and words[i - 1].group()[0].islower()
        is_edge = small and word.group()[0].isupper()
        if i == 0:
            is_edge = not re.search(
                r"\w ?$", text[max(0, word.start() - 2) : word.start()]
            )
        if is_edge and _begins(words[i:], units):
            yield word


def _begins(words: _Words, units: list[str]) -> bool:
    """Say whether the first words have the first letters, and others the rest."""
    head = [spells(u, w.group()) for u, w in zip(units, words, strict=False)]
    if len(head) < len(units) or not all(head[:2]):
        return False
    return has_in_order([w.group() for w in words[2:]], units[2:])


def _is_capital_name(words: _Words, start: int) -> bool:
    """Say whether no more small syllables stand together than one word has."""
    run = capitals = 0
    name = [word.group() for word in words if word.start() >= start]
    for word in name:
        run = 0 if word[0].isupper() or word in {"và", "về", "các"} else run + 1
        capitals += word[0].isupper()
        if run > _RUN:
            return False
    return capitals > 1 and len(name) >= _SURE


def _is_phrase(text: str, words: _Words, span: tuple[int, int]) -> bool:
    """Say whether the words are short, and no word among them makes a clause."""
    name = [word for word in words if word.start() >= span[0]]
    if len(name) > _LONGEST or re.search("[0-9]", text[span[0] : span[1] + 3]):
        return False
    folded = [fold_word(word.group()) for word in name]
    if not CLAUSE.isdisjoint(folded[1:]):
        return False
    listed = re.search(rf",\s*[{CAPITALS}]", text[slice(*span)])
    return not listed or fold_word("và") in folded


def _has_verb(words: _Words, start: int) -> bool:
    """Say whether a small word is a verb that makes a sentence of the name."""
    name = [word.group() for word in words if word.start() >= start]
    return any(
        VERB_PAIRS.match(f"{one} {two}")
        or (
            one[0].islower()
            and fold_word(one) in VERBS
            and not NO_VERBS.match(f"{one} {two}")
        )
        for one, two in pairwise(name[1:])
    )
