"""What a text is like: its sizes, letters, words and lines, as numbers."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from ..normalize.measures import repeated_paragraphs
from ..normalize.syllables import all_syllables, parse_syllable
from ..seeds.model import Fact

# A repeated short line is a heading or a signature; a repeated long one is a copy.
PARAGRAPH = 80
# "nghiêng": what is longer is not looked up, and not kept in memory.
_LONGEST_SYLLABLE = 7
# A shorter line is a name or a heading: it says little of its language.
_LINE_WORDS = 8
# Words with marks on a line of Vietnamese: 0.6 and more; of French or Spanish: 0.3.
_FEW_MARKS, _NO_MARKS = 0.4, 0.15
# Words that could be Vietnamese without its marks: 0.97 of Vietnamese; of English 0.5.
_BARE, _FOREIGN = 0.9, 0.75


def size_facts(text: str) -> dict[str, Fact]:
    """Count code points, bytes, lines and characters that do not belong in a text."""
    lines = text.removesuffix("\n").split("\n") if text else []
    long = Counter(line for line in map(str.strip, lines) if len(line) >= PARAGRAPH)
    copied = sum(len(line) * (count - 1) for line, count in long.items())
    return {
        "n_chars": len(text),
        "n_bytes": len(text.encode("utf-8", "surrogatepass")),
        "n_lines": len(lines),
        "n_paragraphs": long.total(),
        "longest_line": max(
            (len(line.removesuffix("\r")) for line in lines), default=0
        ),
        "n_repeated_paragraphs": repeated_paragraphs(text),
        "repeated_ratio": _share(copied, len(text)),
        "n_controls": len(_pattern("controls").findall(text)),
        "n_private_use": len(_pattern("private").findall(text)),
        "n_tags": len(_pattern("tags").findall(text)) if "<" in text else 0,
    }


def letter_facts(text: str) -> dict[str, Fact]:
    """Count letters and words, and the shares that are Vietnamese."""
    lines = [_words_of(line) for line in text.split("\n")]
    n_words = sum(line.n_words for line in lines)
    syllables = sum(line.n_syllables for line in lines)
    latin = sum(line.n_letters for line in lines)
    letters = sum(map(str.isalpha, text))
    visible = len(text) - sum(map(str.isspace, text))
    kinds = Counter[str]()
    for line in lines:
        kinds[_language(line)] += line.n_words
    return {
        "n_words": n_words,
        "n_syllables": syllables,
        "valid_syllable_ratio": _share(syllables, n_words),
        "diacritic_ratio": _share(sum(line.n_marked for line in lines), n_words),
        "unmarked_ratio": _share(kinds["unmarked"], n_words),
        "other_language_ratio": _share(kinds["other"], n_words),
        "letter_ratio": _share(letters, visible),
        "latin_ratio": _share(latin, letters),
        "n_other_script": max(letters - latin, 0),
    }


def count_questioned(text: str) -> int:
    """Count words with a question mark between two letters ("Vi?t"), links left out.

    A program that could not write a letter wrote the question mark.
    """
    return len(_pattern("questioned").findall(text)) if "?" in text else 0


class _Line(NamedTuple):
    words: list[str]
    n_syllables: int
    n_marked: int

    @property
    def n_words(self) -> int:
        return len(self.words)

    @property
    def n_letters(self) -> int:
        return sum(map(len, self.words))


def _words_of(line: str) -> _Line:
    words: list[str] = _pattern("words").findall(line)
    marked = sum(not word.isascii() for word in words)
    return _Line(words, sum(map(_is_syllable, words)), marked)


def _language(line: _Line) -> str:
    """Say of a line whether it lacks its marks, or is of another language."""
    if line.n_words < _LINE_WORDS or line.n_marked >= _FEW_MARKS * line.n_words:
        return "vietnamese"
    bare = sum(
        _is_bare(word) if word.isascii() else _is_syllable(word) for word in line.words
    )
    if bare < _FOREIGN * line.n_words:
        return "other"
    is_bare = bare >= _BARE * line.n_words
    is_unmarked = is_bare and line.n_marked < _NO_MARKS * line.n_words
    return "unmarked" if is_unmarked else "vietnamese"


def _is_bare(word: str) -> bool:
    return word.lower() in _bare_syllables()


@cache
def _bare_syllables() -> frozenset[str]:
    """List what is left of each syllable without its marks: "đường" -> "duong"."""
    bare = (normalize("NFD", word.replace("đ", "d")) for word in all_syllables())
    return frozenset(word.encode("ascii", "ignore").decode() for word in bare)


def _share(part: int, whole: int) -> float:
    return min(part / whole, 1.0) if whole else 0.0


def _is_syllable(word: str) -> bool:
    return len(word) <= _LONGEST_SYLLABLE and _parses(word)


@lru_cache(maxsize=1 << 15)
def _parses(word: str) -> bool:
    return parse_syllable(word) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    # Latin-1, Extended-A and -B, and the block of the Vietnamese letters.
    letter = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
    sources = {
        "words": f"[{letter}]+",
        # A word on its own: in a link, other signs stand beside the letters.
        "questioned": rf"\s[{letter}]+\?[{letter}?]*[{letter}](?=[\s.,;:!]|$)",
        # C0 without TAB, LF and CR; DELETE; C1.
        "controls": "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]",
        "private": "[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]",
        "tags": r"</?(?:p|br|div|span|a|b|i|u|em|strong|img|table|t[dhr]|ul|ol|li"
        r"|h[1-6]|script|style|font|iframe)(?:\s[^<>]{0,500})?/?>",
    }
    return re.compile(sources[name])
