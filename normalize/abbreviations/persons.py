"""Initials of persons and how authors sign: letters that are nobody's short form."""

from __future__ import annotations

import re

from .lines import Line
from .table import Form
from .tokens import Token
from .words import Word, words_left, words_right

_REACH = 16
_SHORT = 3
_LONGEST_INITIALS = 4
_BYLINE = (
    r"(?:(?:[Ảả]nh|Tin|Bài|Tác giả|Thực hiện|Nguồn|Biên tập|Đăng bởi|Người đăng)\s*:"
    r"|Bút danh:?)\s*(?:[^\W\d_]{2,4}\s*[-–,]\s*)?$"
)
_SIGNERS = frozenset({"PV", "CTV", "BBT", "TTXVN", "BTV", "CTTĐT"})
_AGE_AFTER = r"\s*[(,]?\s*(?:SN\b|sinh năm|(?:trú|ngụ|quê|HKTT) |[0-9]{1,3} tuổi)"
# What a person is called by, before the name.
_ADDRESSES = frozenset(
    {"anh", "chị", "ông", "bà", "em", "cháu", "cô", "bác", "chú", "thầy", "bé", "tên"}
)
_SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý".split()
)
_PARTIES = frozenset({"bị cáo", "bị can", "nạn nhân", "bị hại", "hung thủ"}) | {
    "nghi phạm",
    "đồng phạm",
    "tội phạm",
}
_SUSPECTS = frozenset({"đối tượng", "bệnh nhân nữ", "bệnh nhân nam"})
_LINKS = frozenset({"là", "tên", ","})
_ACCUSED_AFTER = (
    *("về tội", "về hành vi", "khai nhận", "khai ", "bỏ trốn", "thừa nhận"),
    *("lĩnh án", "bị bắt", "bị khởi tố", "bị tạm giam"),
)
_SEIZED = frozenset({"bắt giữ", "khởi tố", "truy nã", "tạm giam", "tạm giữ"})
_PATIENT = "bệnh nhân"
# Whoever has such an office or a trade is addressed by it: "anh CSGT", "cô GVCN".
_OFFICE = re.compile(
    r"viên\b|sĩ\b|binh\b|sinh\b|trưởng\b|giám đốc|phó\b|chủ tịch|bí thư|biên tập"
    r"|cảnh sát|công an|bộ đội|dân quân|công nhân|cán bộ|thanh niên xung phong",
    re.IGNORECASE,
)


def is_byline(text: str, token: Token, line: Line) -> bool:
    """Say whether the token is how an author signs."""
    letters = token.text.replace(".", "")
    if letters in _SIGNERS and "." not in token.text:
        return False
    before = text[max(0, token.start - _REACH) : token.start]
    is_alone = line.bare == token.text
    return len(letters) <= _SHORT and (
        is_alone or re.search(_BYLINE, before) is not None
    )


def is_initials(text: str, token: Token, form: Form) -> bool:
    """Say whether the token stands for the name of a person.

    Short forms of offices and trades are none, unless a court speaks: "bị cáo".
    """
    left = words_left(text, token.start)
    dotted = "." in token.text
    length = len(token.text.replace(".", ""))
    if any(_said(left, 2) in sense.hints.left for sense in form.senses):
        return False
    if length <= _LONGEST_INITIALS and _is_accused(left, text, token):
        return True
    if not dotted and any(_OFFICE.search(s.expansion) for s in form.senses):
        return False
    is_patient = any(sense.expansion == _PATIENT for sense in form.senses)
    is_aged = re.match(_AGE_AFTER, text[token.end : token.end + _REACH]) is not None
    if is_aged and not is_patient:
        return True
    if length > _LONGEST_INITIALS and not dotted:
        return False
    return _is_named(left, is_sure=dotted or length >= _SHORT)


def _said(words: tuple[Word, ...], count: int) -> str:
    return " ".join(word.text.lower() for word in words[-count:])


def _is_accused(left: tuple[Word, ...], text: str, token: Token) -> bool:
    words = left[:-1] if left and left[-1].text.lower() in _LINKS else left
    if _said(words, 2) in _PARTIES or _said(left, 3) in _SUSPECTS:
        return True
    right = words_right(text, token.end)
    next_words = " ".join(word.text.lower() for word in right[:3]) + " "
    is_led = _said(left, 2) in _SEIZED | _SUSPECTS
    return is_led and next_words.startswith(_ACCUSED_AFTER)


def _is_named(left: tuple[Word, ...], *, is_sure: bool) -> bool:
    """Say whether a form of address or a family name stands before the letters."""
    if not left:
        return False
    word = left[-1].text
    if word.lower() in _ADDRESSES:
        is_pair = _said(left, 2) in {"anh em", "chị em", "các em", "các cháu"}
        return (is_sure or word[:1].isupper()) and not is_pair
    if word.lower() not in _SURNAMES or not word[:1].isupper():
        return False
    before = left[-2].text if len(left) > 1 else ""
    return not before[:1].isupper() or before.lower() in _ADDRESSES


_TITLES = frozenset(
    "ông bà anh chị em cô cháu thầy bác chú bé sĩ chí thơ văn báo cáo".split()
)
_PLACE_NAME = "Hồ Chí Minh"
_PLACES = frozenset(
    "huyện xã phường quận tỉnh phố thôn ấp đường cầu chợ trường viện khu trấn".split()
)
_NAME_REACH = 40


def is_person(text: str, start: int, end: int) -> bool:
    """Say whether the words are the name of a person, or the end of one.

    >>> is_person("Bà Nguyễn Thanh Trúc", 10, 20), is_person("Sở Y tế", 0, 7)
    (True, False)
    """
    name = text[start:end].split()
    if not all(word[:1].isupper() for word in name) or " ".join(name) == _PLACE_NAME:
        return False
    head = text[max(0, start - _NAME_REACH) : start].rpartition("\n")[2]
    before: list[str] = []
    for word in reversed(head.split()):
        before.append(word)
        if not word[:1].isupper():
            break
    if not head.endswith(" "):
        before = []
    if before and before[-1].lower() in _TITLES:
        return True
    if before and before[-1].lower() in _PLACES:
        return False
    run = [word.lower() for word in before if word[:1].isupper()]
    return not _SURNAMES.isdisjoint(run) or (
        name[0].lower() in _SURNAMES and len(name) <= _LONGEST_INITIALS
    )
