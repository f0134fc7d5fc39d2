"""Measures of a text that need nothing but the text."""

from __future__ import annotations

import re
from collections import Counter

# What is shorter is a heading, a signature or a place, and stands twice by right.
_PARAGRAPH = 40
_WORD = re.compile(r"[^\W_]+")


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
