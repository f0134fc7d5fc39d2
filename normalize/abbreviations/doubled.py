"""Words that an expansion would say twice: "Số SĐT" is "Số điện thoại"."""

from __future__ import annotations

import re

from .words import fold_word

_HEADS = frozenset(
    map(
        fold_word,
        "số ban hội sở bộ tổ giấy cục quỹ viện đội nhà trạm khu cụm người".split(),
    )
)
_BEFORE = re.compile(r"((?:[^\W_]+ ){1,4})$")
_AFTER = re.compile(r"((?: [^\W_]+){2,4})")
_DOUBLED_REACH = 40


def without_doubled(phrase: str, text: str, start: int, end: int) -> str:
    """Leave out of an expansion what the text says right before or after it.

    >>> without_doubled("số điện thoại", "Số SĐT", 3, 6)
    'điện thoại'
    """
    words = phrase.split(" ")
    before = _BEFORE.search(text[max(0, start - _DOUBLED_REACH) : start])
    after = _AFTER.match(text[end : end + _DOUBLED_REACH])
    left = [fold_word(w) for w in before.group().split()] if before else []
    right = [fold_word(w) for w in after.group().split()] if after else []
    folded = [fold_word(w) for w in words]
    for n in range(min(len(left), len(words) - 1), 0, -1):
        if folded[:n] == left[-n:] and (n > 1 or folded[0] in _HEADS):
            words, folded = words[n:], folded[n:]
            break
    for n in range(min(len(right), len(words) - 1), 1, -1):
        if folded[-n:] == right[:n]:
            words = words[:-n]
            break
    return " ".join(words)
