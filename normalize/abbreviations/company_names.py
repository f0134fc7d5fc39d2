"""Companies: the short form of one stands for what is before its name too."""

from __future__ import annotations

import re
from functools import lru_cache

from .tokens import CAPITALS

_REACH = 80
_CALLED = rf"[Cc]ông ty ([{CAPITALS}]{{2,16}})(?!\w)"


def company_before(text: str, start: int) -> int:
    """Give where "Công ty Cổ phần" begins that stands right before `start`.

    >>> company_before("Công ty Cổ phần Nước sạch", 16)
    0
    """
    head = text[max(0, start - _REACH) : start]
    found = re.search(
        r"(?<!\w)(?:Tổng [Cc]ông ty|Công ty)(?: (?:TNHH|CP|MTV|[Cc]ổ phần"
        r"|[Tt]rách nhiệm hữu hạn|[Mm]ột thành viên|[Hh]ai thành viên))* $",
        head,
    )
    return start - len(found.group()) if found else start


@lru_cache(maxsize=4)
def called_company(text: str) -> frozenset[str]:
    """Give the short forms that the text puts after "Công ty" itself.

    >>> sorted(called_company("Giám đốc Công ty NSĐN ký."))
    ['NSĐN']
    """
    return frozenset(re.findall(_CALLED, text))
