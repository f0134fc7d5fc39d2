"""The letter case of an expansion, as its place asks for it."""

from __future__ import annotations

import re

from .table import Sense
from .tokens import CAPITALS, Token

_HEAD = re.compile(
    r"(?:^|[^\w])(?:Cổng|Sở|Bộ|Bộ luật|Luật|Phòng|Ban|Cục|Chi cục|Tổng cục|Vụ|Viện"
    r"|Học viện|Trường|Đài|Trạm|Khoa|Trung tâm|Văn phòng|Hội|Hiệp hội|Liên minh|Đoàn"
    r"|Trang|Ngân hàng|Quỹ|Đội|Công ty|Tổng công ty|Tập đoàn|Bệnh viện|Thanh tra|Nhà"
    r"|Ủy ban|Tạp chí|Bảo hiểm|Cơ quan|Liên đoàn)\s$"
)
_OPENING = " \t\"'“‘«([*•+–—-"
_LIST_MARK = re.compile(
    r"(?:^|\n)[ \t]*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-zđ][.)])$"
)
_HEAD_LENGTH = 20
# "các Sở: GTVT, KH&ĐT": the names of several bodies.
_BODIES = re.compile(
    r"[Cc]ác (?:[Ss]ở|[Pp]hòng|[Bb]ộ|[Bb]an)(?:, [^\W\d_A-ZĐ]{2,8}){0,2} ?:? ?"
    rf"(?:[{CAPITALS}][{CAPITALS}&-]*(?:, | và |; ))*$"
)
_LIST_REACH = 80
_CASE = "Vụ "  # a department, or, where a sentence begins, a case


def is_name_place(text: str, start: int) -> bool:
    """Say whether a head such as "Sở" makes what follows a proper name.

    >>> is_name_place("Sở GTVT", 3), is_name_place("ngành GTVT", 6)
    (True, False)
    """
    head = text[max(0, start - _HEAD_LENGTH) : start]
    if head.endswith(_CASE) and is_sentence_start(text, start - len(_CASE)):
        return False
    listed = text[max(0, start - _LIST_REACH) : start]
    if "ác " in listed and _BODIES.search(listed):
        return True
    return bool(_HEAD.search(head))


def is_sentence_start(text: str, start: int) -> bool:
    """Say whether a sentence or a line begins at `start`.

    >>> is_sentence_start("- CNTT", 2), is_sentence_start("về CNTT", 3)
    (True, False)
    """
    before = text[max(0, start - 40) : start].rstrip(_OPENING)
    if not before:
        return start <= 40 - 1 or not text[:start].strip(_OPENING)
    if before[-1] in "\r\n!?…":
        return True
    return before[-1] == "." or bool(_LIST_MARK.search(before))


def write(sense: Sense, text: str, token: Token, group_start: int) -> str:
    """Write a reading as its place asks: in a name, at a sentence's start, elsewhere.

    `group_start` is where the composite begins that the short form is a part of.
    """
    if is_name_place(text, group_start):
        return sense.name
    if sense.kind == "title" and token.start > group_start:
        return sense.name
    if sense.head and text[token.end + 1 : token.end + 2].isupper():
        return sense.name
    if token.start == group_start and is_sentence_start(text, token.start):
        return sense.expansion[0].upper() + sense.expansion[1:]
    return sense.expansion
