"""Short forms defined in lists: "BCĐ: Ban Chỉ đạo", "(GV, HS)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .alignment import STOPS, WORD, align, align_first, parts_of
from .definition import Definition, clean, words_before
from .definition_patterns import (
    INLINE,
    LETTERS,
    LISTED,
    MEANT,
    OPENED,
    REVERSED,
    THAT_IS,
)
from .persons import is_person

_SURE = 3
_RARE = {"viết tắt của": MEANT, " tức ": THAT_IS}
_LEADERS = " .…\t|"


def by_list(text: str) -> Iterator[Definition]:
    """Find what stands before its words: "BCĐ: Ban Chỉ đạo", "BCĐ (Ban Chỉ đạo)"."""
    rare = [p for cue, p in _RARE.items() if cue in text]
    for pattern in (OPENED, LISTED, INLINE, *rare):
        for match in pattern.finditer(text):
            units, base = parts_of(match["short"]), match.start("full")
            span = align_first(units, text, base, match.end("full"))
            if len(units) > 1 and span and not is_person(text, *span):
                is_open = match.groupdict().get("open") is not None
                yield from _listed(text, match, span, is_open=is_open)


def _listed(
    text: str, match: re.Match[str], span: tuple[int, int], *, is_open: bool
) -> Iterator[Definition]:
    """Define a form by a line; where no sign parts them, the words must fill it.

    A name ("TT Trà Tân") is none, so capitals alone only count if a table knows them.
    """
    phrase = clean(text[slice(*span)])
    rest = text[span[1] : match.end()].strip(" \t|.")
    if is_open and rest:
        return
    is_weak = is_open and all(word[0].isupper() for word in phrase.split())
    at = match.start("short")
    yield Definition(match["short"], phrase, *span, at, is_weak)


def by_reversed_list(text: str) -> Iterator[Definition]:
    """Find what stands after its words at the end of a line: "Ban Chỉ đạo: BCĐ"."""
    for match in REVERSED.finditer(text):
        units = parts_of(match["short"])
        start = text.rfind("\n", 0, match.start()) + 1
        end = match.start()
        while end > start and text[end - 1] in _LEADERS:
            end -= 1
        words = list(WORD.finditer(text, start, end))
        span = align(units, words) if len(units) > 1 else None
        if span is None or words[0].start() != span[0] or is_person(text, *span):
            continue
        is_said = bool(match["joint"].strip())
        is_sure = is_said or "\n" in match["joint"] or len(units) >= _SURE
        if is_sure and not re.search(r"\w", text[start : span[0]].lstrip("0123456789")):
            phrase, at = clean(text[slice(*span)]), match.start("short")
            is_name = all(word[0].isupper() for word in phrase.split())
            is_weak = is_name and not is_said
            yield Definition(match["short"], phrase, *span, at, is_weak)


def by_letters(text: str) -> Iterator[Definition]:
    """Find several forms in one bracket: "giáo viên, học sinh (GV, HS)"."""
    for match in LETTERS.finditer(text):
        shorts = list(re.finditer(r"[^\s,]{2,}", match["shorts"]))
        words = words_before(text, match.start())
        for short in reversed(shorts):
            span = align(parts_of(short.group()), words)
            if span is None:
                break
            words = [w for w in words if w.end() <= span[0] and w.group() not in STOPS]
            at = match.start("shorts") + short.start()
            yield Definition(short.group(), clean(text[slice(*span)]), *span, at)
