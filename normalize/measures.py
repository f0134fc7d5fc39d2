"""Measures of a text that need nothing but the text."""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import name

# What is shorter is a heading, a signature or a place, and stands twice by right.
_PARAGRAPH = 40
_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile(
    "[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]"
)


def repeated_paragraphs(text: str) -> int:
    r"""Count the lines of 40 code points or more that stood in the text before.

    They are compared without case, punctuation and white space.

    >>> line = "Xã Tân Lập khai trương tủ sách dùng chung"
    >>> repeated_paragraphs(f"{line}\n{line.upper()}.\n{line}")
    2
    """
    long = (line for line in text.split("\n") if len(line.strip()) >= _PARAGRAPH)
    counts = Counter(" ".join(_WORD.findall(line.casefold())) for line in long)
    counts.pop("", None)
    return sum(count - 1 for count in counts.values())


def longest_line(text: str) -> int:
    r"""Measure the longest line in code points, without its LF or CR LF.

    >>> longest_line("a\r\nbcd\n")
    3
    """
    return max(len(line.removesuffix("\r")) for line in text.split("\n"))


def other_script_ratio(text: str) -> float:
    """Measure the share of the letters that are of another script than Latin.

    Combining marks are no letters; without letters the share is 0.

    >>> other_script_ratio("Hà Nội"), other_script_ratio("ab вг")
    (0.0, 0.5)
    """
    letters = sum(map(str.isalpha, text))
    if not letters:
        return 0.0
    rest = _LATIN.sub("", text)
    other = sum(1 for letter in rest if letter.isalpha() and not _is_latin(letter))
    return other / letters


def _is_latin(letter: str) -> bool:
    return "LATIN" in name(letter, "")
