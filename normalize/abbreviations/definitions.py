"""Short forms that the document defines itself: "Ban Chỉ đạo (BCĐ)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..evidence_score import is_syllable_in_any_case
from .alignment import STOPS, WORD, align, parts_of
from .company_names import called_company, company_before
from .definition import REACH, Definition, clean, words_before
from .definition_patterns import (
    BEFORE_CUE,
    BRACKET,
    CUES,
    DASHED,
    FOREIGN,
    QUOTED,
    SPOKEN,
)
from .listed_definitions import by_letters, by_list, by_reversed_list
from .persons import is_person
from .whole_names import name_said, name_unsaid, without_lead
from .words import fold_word

_TRAILING = 6
_SURE = 3
# Words that a name may have more than its short form: of whom or where the body is.
_OF_PLACE = frozenset(
    map(fold_word, "tỉnh huyện xã phường quận thị trấn thành phố việt nam ương".split())
)


def _without(words: list[re.Match[str]], tail: str) -> list[re.Match[str]]:
    """Drop the last words where the bracket says them too: "UBND tỉnh"."""
    said = [w.group() for w in WORD.finditer(tail)]
    last = [w.group() for w in words[-len(said) :]] if said else []
    return words[: -len(said)] if said and said == last else words


def _by_brackets(text: str) -> Iterator[Definition]:
    for match in BRACKET.finditer(text):
        short, at = match["short"], match.start("short")
        units = parts_of(short)
        words = _without(words_before(text, match.start()), match["tail"])
        span = align(units, words) if len(units) > 1 else None
        if span:
            yield _spelled(text, match, span, is_said=bool(match["said"]))
            continue
        if match["said"]:
            yield Definition(short, None, match.start(), match.end(), at)
        for n in range(1, min(_TRAILING, len(words))) if len(units) > 1 else ():
            if span := align(units, words[:-n]):
                phrase = clean(text[slice(*span)])
                is_weak = not _is_of_place(words[-n:], len(units))
                is_weak = is_weak or "," in text[span[1] : match.start()]
                yield Definition(short, phrase, *span, at, is_weak)
                break
        else:
            span = align(units, words, skips=1) if len(units) > _SURE else None
            if span:
                yield _spelled(text, match, span, is_said=bool(match["said"]))
        if not match["tail"]:
            yield from _whole(text, match, words, is_said=bool(match["said"]))


def _spelled(
    text: str, match: re.Match[str], span: tuple[int, int], *, is_said: bool
) -> Definition:
    """Define a form by words that spell it; a person's initials mean nothing."""
    short, at = match["short"], match.start("short")
    if is_person(text, *span):
        return Definition(short, None, *span, at)
    if is_said and not match["lead"]:
        is_called = short in called_company(text)
        span = span if is_called else (company_before(text, span[0]), span[1])
    return Definition(short, clean(text[slice(*span)]), *span, at)


def _whole(
    text: str, match: re.Match[str], words: list[re.Match[str]], *, is_said: bool
) -> Iterator[Definition]:
    """Define a form by the whole name before it, which its letters do not spell."""
    short, at = match["short"], match.start("short")
    if is_said:
        lead = (match["lead"] or "").split()
        span = name_said(text, words, [w[0].upper() for w in lead] + parts_of(short))
        span = without_lead(text, span, lead, parts_of(short)) if span else None
    else:
        span = name_unsaid(text, words, short)
    if span:
        yield Definition(short, clean(text[slice(*span)]), *span, at, is_whole=True)


def _is_of_place(words: list[re.Match[str]], length: int) -> bool:
    """Say whether words only tell of where: "tỉnh", or, after a long form, a name."""
    if length > _SURE and all(word.group()[0].isupper() for word in words):
        return True
    return length >= _SURE and all(fold_word(w.group()) in _OF_PLACE for w in words)


def _by_dash(text: str) -> Iterator[Definition]:
    for match in DASHED.finditer(text):
        units = parts_of(match["short"])
        if len(units) >= _SURE and (
            span := align(units, words_before(text, match.start()))
        ):
            phrase, at = clean(text[slice(*span)]), match.start("short")
            yield Definition(match["short"], phrase, *span, at)


def _by_words(text: str) -> Iterator[Definition]:
    for match in SPOKEN.finditer(text):
        if re.match(r"\w|\s*[:=]", text[match.end() : match.end() + _SURE]):
            continue
        head = text[max(0, match.start() - REACH) : match.start()]
        cut = FOREIGN.search(head) or re.search(BEFORE_CUE, head)
        end = match.start() - len(cut.group() if cut else "")
        units, words = parts_of(match["short"]), words_before(text, end)
        span = align(units, words) if len(units) > 1 else None
        if span:
            yield _spelled(text, match, span, is_said=True)
        else:
            at = match.start("short")
            yield Definition(match["short"], None, *match.span(), at)
            yield from _whole(text, match, words, is_said=True)


def _by_quotes(text: str) -> Iterator[Definition]:
    has_cue = any(cue in text for cue in CUES)
    for pattern in QUOTED if has_cue else ():
        for match in re.finditer(pattern, text):
            phrase, at = clean(match["full"]), match.start("short")
            if len(match["short"]) > 1:
                yield Definition(match["short"], phrase, *match.span("full"), at)


_WAYS = (
    *(_by_brackets, _by_words, _by_quotes, _by_dash),
    *(by_list, by_reversed_list, by_letters),
)


def find_definitions(text: str) -> list[Definition]:
    """Find the definitions of a document, in the order of the text.

    The words must spell the short form with their first letters.

    >>> [(d.short, d.expansion) for d in find_definitions("Ban Chỉ đạo (BCĐ) họp.")]
    [('BCĐ', 'Ban Chỉ đạo')]
    >>> find_definitions("thu nhập bình quân (GDP) tăng.")
    []
    """
    found = [definition for find in _WAYS for definition in find(text)]
    ours = [d for d in found if d.expansion is None or _is_vietnamese(d.expansion)]
    return sorted(ours, key=lambda d: (d.at, d.is_whole, d.expansion is None))


def _is_vietnamese(phrase: str) -> bool:
    """Say whether two words in three are syllables, so not "Gross Domestic Product"."""
    words = [word for word in WORD.findall(phrase) if word not in STOPS]
    return sum(map(is_syllable_in_any_case, words)) * 3 >= len(words) * 2
