"""Where letters that look like a short form are none: codes, signs, headings."""

from __future__ import annotations

import re

from ..evidence_score import is_syllable_in_any_case
from .lines import Line
from .tokens import CAPITALS, Token
from .words import words_left, words_right

# Patterns are compiled where they are first used: few texts need them all.
_BREAKS = str.maketrans(dict.fromkeys('\t\n\r,;:()[]"“”|\xa0', " "))
_WINDOW = 40
_REACH = 16
_SHORT = 3
_LONG = 4
_NEAR = 120
_ADDRESS = r"@|//|www\.|\.(?:vn|com|net|org|gov|edu|jpg|png|pdf|docx?)\b"
_NUMBERED = (
    r"(?:^|[/….])(?:NQ|QĐ|CT|TB|HD|CTr|KH|BC|TTr|CV|NĐ|TT|TTLT|KL|QC|QyĐ|PA|ĐA|GM|BB"
    r"|PL|CTHĐ)[-–/]"
    r"(?:UB|HĐND|CP|TTg|TW|TƯ|TU|HU|B[A-ZĐ]{2}|VP|S[A-ZĐ]{2}|MTTQ|ĐU|ĐTN|QH|CTN)"
)
_OLD_NUMBER = frozenset({"QĐ", "NĐ", "CĐKT", "CV", "NQ", "TTLT", "CP", "TTg"})
# A telephone number begins with 0 and goes on: "ĐT 0988 123 456" is no flight.
_FLIGHT = r" (?!0[0-9]{2,3}[ .][0-9])[0-9]{3,4}(?![0-9])"
# A football club's name: "TP HCM FC", "CAND FC".
_CLUB_AFTER = r"(?:[ .]?[A-Z]{2,4})?[ \xa0]FC(?![^\W_])"
_LABELLED = (
    r"(?i:mã|ký hiệu|cổ phiếu|mã chứng khoán|chuyến bay|sân bay|nhóm máu|hãng|dòng máy"
    r"|thương hiệu|nhãn hiệu|ban nhạc|nhóm nhạc|cỡ|kênh|tòa nhà|chung cư|tòa|block"
    r"|số hiệu)[ \xa0]$"
)
# Points and lines: "giao điểm của DN và mặt phẳng".
_GEOMETRY = (
    r"hình chóp|hình thang|hình bình hành|tam giác [A-Z]|giao điểm|giao tuyến"
    r"|trung điểm|đường tròn|phân giác|mặt phẳng|đoạn thẳng|trung trực|[∥⊥∠△]"
)
_NUMBER_BEFORE = r"[0-9]\w*[-–/.&][\w/.&–-]*$"
_NUMBER_AFTER = r"(?:[-–/.&][^\W\d_]*)*[-–/.&]?[0-9]"


# A boat's registration: province letters, digits, and a kind in capitals.
_REGISTRATION = r"(?<!\w)[A-ZĐ][A-Za-zĐđ]{0,2}[ \xa0-]?[0-9]{3,5}[ \xa0-]$"


def is_code(text: str, token: Token) -> bool:
    """Say whether the token is a part of a number, a code or an address."""
    if re.search(_REGISTRATION, text[max(0, token.start - _REACH) : token.start]):
        return True
    before = text[max(0, token.start - _WINDOW) : token.start]
    before = before.translate(_BREAKS).rpartition(" ")[2]
    after = text[token.end : token.end + _WINDOW]
    after = after.translate(_BREAKS).partition(" ")[0]
    if (before or after) and _is_part_of_code(before, token.text, after):
        return True
    if len(token.text) < _SHORT and re.compile(_FLIGHT).match(text, token.end):
        return True
    if re.compile(_CLUB_AFTER).match(text, token.end):
        return True
    return bool(re.search(_LABELLED, text[max(0, token.start - _REACH) : token.start]))


def _is_part_of_code(before: str, word: str, after: str) -> bool:
    chunk = before + word + after
    if before.startswith(("/", "…/", "../")) or re.search(_ADDRESS, chunk):
        return True
    if "/" in chunk and _OLD_NUMBER & set(chunk.split("/")):
        return True
    if re.search(_NUMBER_BEFORE, before) or re.match(_NUMBER_AFTER, after):
        return True
    return bool(re.search(_NUMBERED, chunk))


def is_geometry(text: str, token: Token, line: Line) -> bool:
    """Say whether two letters are the ends of a line, among words of geometry."""
    if len(token.text) >= _SHORT or not token.text.isascii():
        return False
    start, end = token.start - _NEAR, token.end + _NEAR
    return bool(re.search(_GEOMETRY, text[max(line.start, start) : min(line.end, end)]))


# Who signs for whom, at the end of an official letter (Decree 30/2020, Annex I).
_SIGNER = (
    r"\.[ \xa0]?(?i:giám đốc|tổng giám đốc|cục trưởng|chi cục trưởng|chủ tịch|chủ nhiệm"
    r"|bộ trưởng|thủ tướng|thủ trưởng|hiệu trưởng|trưởng|vụ trưởng|viện trưởng"
    r"|chánh|tổng|bí thư|tư lệnh|chỉ huy|ủy ban|uỷ ban|hội đồng|ban|chính phủ|đảng ủy"
    r"|đảng uỷ|đoàn|bch|btv|ubnd|hđnd|tl|kt)(?![^\W_])"
)
_SIGNING = frozenset({"TM", "KT", "TL", "TUQ", "Q"})


def is_signature(text: str, token: Token) -> bool:
    """Say whether the letters say how someone signs: "KT. GIÁM ĐỐC".

    >>> is_signature("KT. GIÁM ĐỐC", Token(0, 2, "KT"))
    True
    """
    after = text[token.end : token.end + _WINDOW]
    return token.text in _SIGNING and re.match(_SIGNER, after) is not None


_JOINS = " \xa0&/+-"


def is_in_capitals(text: str, token: Token) -> bool:
    """Say whether a neighbour is a word in capitals: "BCH ĐẢNG BỘ"."""
    before = text[max(0, token.start - _REACH) : token.start]
    after = text[token.end : token.end + _REACH]
    left = re.search(r"[^\W\d_]+$", before.rstrip(_JOINS))
    right = re.match(r"[^\W\d_]+", after.lstrip(_JOINS))
    if left and before[-1] in _JOINS and _shouts(left.group()):
        return True
    return right is not None and after[0] in _JOINS and _shouts(right.group())


def _shouts(word: str) -> bool:
    return len(word) > 1 and word.isupper() and bool(re.search(rf"[^{CAPITALS}]", word))


_SIGN_BEFORE = r"[\s(*\"“]*(?:date [0-9-]* ?|[0-9][0-9/:., -]*)?[(\s]*"
_SIGN_AFTER = r"\s?(?:Online|O)?\s?\)?\s?[-–—]\s*[\"“‘(]?([^\W\d_]+|[0-9])"
_JOINED_SIGN = (
    rf"[\s*\"“]*\((?:[{CAPITALS}]{{1,5}}[&.-]){{1,3}}[{CAPITALS}]{{1,5}}\)\s?[-–—:]"
)


def is_sign(text: str, token: Token, line: Line) -> bool:
    """Say whether the token opens the line as a newspaper's sign: "TPO - Sáng"."""
    if token.start - line.start > _WINDOW:
        return False
    joined = re.match(_JOINED_SIGN, text[line.start : line.start + _WINDOW])
    if joined and token.end <= line.start + joined.end():
        return True
    if not re.fullmatch(_SIGN_BEFORE, text[line.start : token.start]):
        return False
    after = re.match(_SIGN_AFTER, text[token.end : token.end + _WINDOW])
    return after is not None and after.group(1) not in line.known


_PLACE_AFTER = (
    r"\s*(?::|[0-9]|(?:số|nhà|thôn|xóm|đường|ngõ|phố|ấp|khu|tổ|liên hệ|email)\s)"
)
_HONOURS = frozenset({"NGƯT", "TTƯT", "NSƯT", "NNƯT"})
_HONOURED = r"(?:[Dd]anh hiệu|các|là|[0-9]|và|,)[ \xa0]$"
_NAME_AFTER = r"\.?[ \xa0]?([^\W\d_]+)(?:[ \xa0]([^\W\d_]+))?"
# None of these may come from an expansion, or a second run would find more.
_ROLES = frozenset({"phó", "của", "các", "họp", "lập", "mặt", "khoản"})
_BODIES = frozenset(
    {"tỉnh", "huyện", "xã", "phường", "quận", "thành", "cấp", "trung", "khóa", "đã"}
    | {"phòng", "đảng", "xây", "giảm", "bầu", "nông"}
)


def is_uncertain(text: str, token: Token, canonical: str) -> bool:
    """Say whether a spelling that is not the canonical one may be something else."""
    after = text[token.end : token.end + _REACH]
    if canonical.lower() == "đ/c":
        return bool(re.match(_PLACE_AFTER, after))
    if token.text == canonical:
        return False
    if any(char.islower() for char in token.text + canonical):
        return not _is_before_name(after)
    is_dotted = "." in token.text
    if canonical in _HONOURS and not is_dotted:
        head = text[max(0, token.start - _REACH) : token.start]
        return not (_is_before_name(after) or re.search(_HONOURED, head))
    if len(canonical) > (_LONG if is_dotted else _SHORT):
        return False
    left, right = words_left(text, token.start), words_right(text, token.end)
    before = " ".join(word.text.lower() for word in left[-2:])
    word = right[0].text if right else ""
    is_followed = word.isdigit() or word.lower() in _BODIES or word.isupper()
    last = before.rpartition(" ")[2]
    is_led = last in _ROLES and not (is_dotted and last == "của")
    return not (is_followed or is_led or before == "thành viên")


def _is_before_name(after: str) -> bool:
    """Say whether a capital follows, and no foreign name: "THS Academy"."""
    name = re.match(_NAME_AFTER, after)
    if name is None or not name[1][0].isupper():
        return False
    is_known = name[1].isupper() or is_syllable_in_any_case(name[1])
    return is_known or bool(name[2] and name[2][0].isupper())
