"""Words of a line, and whether the line is Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .syllables import analyse

# Letters that, of all languages written in Latin script, Vietnamese uses (nearly)
# alone: the hook above, the dot below, two marks on a letter, and the horn.
_OWN_LETTERS = frozenset("ảẳẩẻểỉỏổởủửỷạặậẹệịọộợụựỵắằẵấầẫếềễốồỗớờỡứừữơưỹỳ")
_NAME = 24  # code points to look back for the name before a word


@cache
def _word_pattern() -> re.Pattern[str]:
    # The group holds the first mark of a word that has marks apart from its letters.
    return re.compile(
        "[^\\W\\d_]++(?:([\u0300-\u036f])(?:[^\\W\\d_]|[\u0300-\u036f])*+)?+"
    )


@cache
def _letter_or_mark() -> re.Pattern[str]:
    return re.compile("[^\\W\\d_]|[\u0300-\u036f]")


@cache
def _address_pattern() -> re.Pattern[str]:
    return re.compile(r"\S*(?:://|@)\S*|[wW]{3}\.\S*")


def words(text: str) -> Iterator[re.Match[str]]:
    """Find the runs of letters that no combining mark stands among or after."""
    return (word for word in _word_pattern().finditer(text) if word[1] is None)


def words_with(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find those `words` that hold a match of a pattern of letters, in linear time.

    Most words hold none, and are passed over without becoming a match of their own.

    >>> [word.group() for word in words_with(re.compile("oà"), "Toà nhà này, hoà")]
    ['Toà', 'hoà']
    """
    is_letter = _letter_or_mark().match
    floor = 0
    while (hit := pattern.search(text, floor)) is not None:
        start = hit.start()
        while start > floor and is_letter(text, start - 1):
            start -= 1
        word = _word_pattern().search(text, start)
        if word is None:
            return
        floor = max(word.end(), hit.end())
        if word[1] is None:
            yield word


def has_own_letter(word: str) -> bool:
    """Say whether a word has a letter that hardly any other language uses.

    >>> has_own_letter("của"), has_own_letter("tòan"), has_own_letter("ẢNH")
    (True, False, True)
    """
    return not _OWN_LETTERS.isdisjoint(word.lower())


@cache
def foreign_words() -> dict[str, str]:
    """Read the words of other languages that look like Vietnamese with a slip.

    Each is "foreign" or "misspelling": what it mostly is in a Vietnamese text.
    """
    from .tables.read import rows  # noqa: PLC0415 -- only needed for doubtful words

    table = rows("foreign_words.csv")
    return {row["word"]: row["in_vietnamese_text"] for row in table}


def is_foreign(word: str) -> bool:
    """Say whether a word is foreign, also where the text around it is Vietnamese.

    >>> is_foreign("Raí"), is_foreign("Thái")
    (True, False)
    """
    return foreign_words().get(word.lower()) == "foreign"


@cache
def _names_beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(r"([^\W\d_]+) \Z"), re.compile(r" ([^\W\d_]+)")


def is_beside_foreign_name(text: str, start: int, end: int) -> bool:
    """Say whether the word before or after has a capital and is no syllable.

    >>> is_beside_foreign_name("Ca sĩ Maria Caí hát", 12, 15)
    True
    """
    before, after = _names_beside()
    found = before.search(text[max(0, start - _NAME) : start]), after.match(text, end)
    names = [match[1] for match in found if match]
    return any(name.istitle() and analyse(name.lower()) is None for name in names)


def is_between_syllables(text: str, start: int, end: int) -> bool:
    """Say whether both words beside a word are Vietnamese by their marks.

    >>> is_between_syllables("Photo: Nguyễn Thaí Ngọc", 14, 18)
    True
    """
    before, after = _names_beside()
    found = before.search(text[max(0, start - _NAME) : start]), after.match(text, end)
    names = [match[1] for match in found if match and not match[1].isascii()]
    both = len(names) == len(found) and any(map(has_own_letter, names))
    return both and all(analyse(name.lower()) is not None for name in names)


def addresses(text: str) -> list[tuple[int, int]]:
    """Find the spans of web and e-mail addresses, where spelling is not ours."""
    if "@" not in text and "://" not in text and "ww." not in text.lower():
        return []
    return [match.span() for match in _address_pattern().finditer(text)]


def vietnamese_words(text: str) -> tuple[int, int]:
    """Count the words of a text, and those that are Vietnamese syllables.

    Single letters and words in capitals without a vowel (short forms) do not count.
    A syllable counts wherever its tone stands.

    >>> vietnamese_words("Quyết định của UBND xã về the budget")
    (7, 6)
    """
    total = valid = 0
    for match in words(text):
        word = match.group()
        if len(word) == 1 or (word.isupper() and _is_short_form(word)):
            continue
        total += 1
        valid += analyse(word.lower()) is not None
    return total, valid


class Language(NamedTuple):
    """What the words of a text say of its language; counts as `vietnamese_words`."""

    total: int
    valid: int
    is_own: bool


def language_of(text: str) -> Language:
    """Count the words outside of addresses, and look for letters of Vietnamese alone.

    >>> language_of("tài liệu tại https://example.com/docs")
    Language(total=3, valid=3, is_own=True)
    """
    plain = _address_pattern().sub(" ", text) if addresses(text) else text
    return Language(*vietnamese_words(plain), has_own_letter(plain))


class Spans:
    """Sorted, disjoint spans, asked in rising order whether an offset is in one."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        """Begin before the first span."""
        self._spans = spans
        self._next = 0

    def hold(self, offset: int) -> bool:
        """Say whether an offset, not below the last one asked for, is in a span."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= offset:
            self._next += 1
        rest = self._spans[self._next : self._next + 1]
        return bool(rest) and rest[0][0] <= offset


def _is_short_form(word: str) -> bool:
    return analyse(word.lower()) is None and len(word) <= 8  # noqa: PLR2004


def reads_as_vietnamese(text: str) -> bool:
    """Say whether at least half of the words are Vietnamese syllables.

    >>> reads_as_vietnamese("hội nghị tập huấn"), reads_as_vietnamese("alle Menschen")
    (True, False)
    """
    total, valid = vietnamese_words(text)
    return total > 0 and 2 * valid >= total
