"""Where letters that look like a short form are none: codes, headings, signs."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..evidence_score import is_syllable_in_any_case
from .tokens import CAPITALS, Token
from .words import words_left, words_right

# Vietnamese text numbers congresses, chapters and grades: it seldom goes beyond L.
_ROMAN = re.compile(r"(?=.)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_BREAKS = str.maketrans(dict.fromkeys('\t\n\r,;:()[]"“”|\xa0', " "))
_WINDOW = 40
_REACH = 16
_ADDRESS = re.compile(r"@|//|www\.|\.(?:vn|com|net|org|gov|edu|jpg|png|pdf|docx?)\b")
_NUMBERED = re.compile(
    r"(?:^|[/….])(?:NQ|QĐ|CT|TB|HD|CTr|KH|BC|TTr|CV|NĐ|TT|TTLT|KL|QC|QyĐ|PA|ĐA|GM|BB|PL|CTHĐ)"
    r"[-–/](?:UB|HĐND|CP|TTg|TW|TƯ|TU|HU|B[A-ZĐ]{2}|VP|S[A-ZĐ]{2}|MTTQ|ĐU|ĐTN|QH|CTN)"
)
_FLIGHT = re.compile(r" [0-9]{3,4}(?![0-9])")
_LABELLED = re.compile(
    r"(?:mã|ký hiệu|cổ phiếu|mã chứng khoán|chuyến bay|sân bay|nhóm máu|hãng|dòng máy"
    r"|thương hiệu|nhãn hiệu|ban nhạc|nhóm nhạc|cỡ|kênh|tòa nhà|chung cư|tòa)[ \xa0]$",
    re.IGNORECASE,
)
_OLD_NUMBER = frozenset({"QĐ", "NĐ", "CĐKT", "CV", "NQ", "TTLT", "CP", "TTg"})
_WORDS = re.compile(r"[^\W\d_]+")
# Letters with marks that hardly any other language in Latin script has.
_VIETNAMESE = re.compile(
    "[ạảấầẩẫậắằẳẵặẹẻếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơưẠẢẤẦẨẪẬẮẰẲẴẶẸẺẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸƠƯ]"
)
_MANY_WORDS = 5
_BYLINE = re.compile(
    r"(?:Ảnh|[Ả|ả]nh|Tin|Bài|Tác giả|Thực hiện|Nguồn|Biên tập|Đăng bởi|Người đăng)\s*:\s*$"
)
_SIGNERS = frozenset({"PV", "CTV", "BBT", "TTXVN", "BTV", "CTTĐT"})
_SIGN_BEFORE = re.compile(r"[\s(*\"“]*(?:date [0-9-]* ?|[0-9][0-9/:., -]*)?[(\s]*")
_SIGN_AFTER = re.compile(r"\s?(?:Online|O)?\s?\)?\s?[-–—]\s*[\"“‘(]?([^\W\d_]+|[0-9])")
_PERSONS = frozenset(
    "anh chị ông bà em cháu cô bác chú thầy bé tên nạn nhân can cáo tượng "
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý".split()
)
_SHORT = 3


def is_roman(word: str) -> bool:
    """Say whether the letters are a roman numeral.

    >>> is_roman("XIII"), is_roman("XL"), is_roman("DL")
    (True, True, False)
    """
    return bool(_ROMAN.fullmatch(word))


def is_code(text: str, token: Token) -> bool:
    """Say whether the token is a part of a number, a code or an address."""
    before = text[max(0, token.start - _WINDOW) : token.start]
    before = before.translate(_BREAKS).rpartition(" ")[2]
    after = text[token.end : token.end + _WINDOW]
    after = after.translate(_BREAKS).partition(" ")[0]
    chunk = before + token.text + after
    if before.startswith(("/", "…/", "../")) or _ADDRESS.search(chunk):
        return True
    if _LABELLED.search(text[max(0, token.start - _REACH) : token.start]):
        return True
    if "/" in chunk and _OLD_NUMBER & set(chunk.split("/")):
        return True
    if len(token.text) < _SHORT and _FLIGHT.match(text, token.end):
        return True
    linked_before = re.search(r"[0-9][\w]*[-–/.&][\w/.&–-]*$", before)
    linked_after = re.match(r"(?:[-–/.&][^\W\d_]*)*[-–/.&]?[0-9]", after)
    return bool(linked_before or linked_after or _NUMBERED.search(chunk))


def is_foreign(line: str) -> bool:
    """Say whether a line of some length is not in Vietnamese.

    Without a letter of Vietnamese alone, most words must be its syllables.
    """
    words = [w for w in _WORDS.findall(line) if not w.isupper()]
    if len(words) < _MANY_WORDS or _VIETNAMESE.search(line):
        return False
    marked = sum(not word.isascii() for word in words)
    syllables = sum(is_syllable_in_any_case(word) for word in words)
    return marked * _MANY_WORDS < len(words) or syllables * 4 < len(words) * 3


def is_all_capitals(line: str, known: Collection[str]) -> bool:
    """Say whether a line is a heading in capitals, not only short forms."""
    if any(char.islower() for char in line):
        return False
    words = _WORDS.findall(line)
    return any(len(w) > 1 and w not in known and not is_roman(w) for w in words)


def _shouts(word: str) -> bool:
    return len(word) > 1 and word.isupper() and bool(re.search(rf"[^{CAPITALS}]", word))


_LAST_WORD = re.compile(r"[^\W\d_]+(?=[ \xa0&/+-]+$)")
_NEXT_WORD = re.compile(r"[ \xa0&/+-]+([^\W\d_]+)")


def is_in_capitals(text: str, token: Token) -> bool:
    """Say whether a neighbour is a word in capitals: "BCH ĐẢNG BỘ"."""
    before = text[max(0, token.start - _REACH) : token.start]
    left = _LAST_WORD.search(before.rstrip(" \xa0&/+-") + " ")
    right = _NEXT_WORD.match(text, token.end, token.end + _REACH)
    if left and before[-1:] in " \xa0&/+-" and _shouts(left.group()):
        return True
    return bool(right) and right is not None and _shouts(right.group(1))


def is_sign(text: str, token: Token, line_start: int, known: Collection[str]) -> bool:
    """Say whether the token opens the line as a newspaper's sign: "TPO - Sáng"."""
    if token.start - line_start > 40:
        return False
    if not _SIGN_BEFORE.fullmatch(text, line_start, token.start):
        return False
    after = _SIGN_AFTER.match(text, token.end)
    return bool(after) and after is not None and after.group(1) not in known


def is_initials(text: str, token: Token, line: str) -> bool:
    """Say whether the token is how an author signs, or the initials of a person."""
    letters = token.text.replace(".", "")
    if letters in _SIGNERS and "." not in token.text:
        return False
    if len(letters) <= _SHORT:
        if line.strip(" \t().*-") == token.text:
            return True
        if _BYLINE.search(text[max(0, token.start - 24) : token.start]):
            return True
    if len(letters) > 2 and "." not in token.text:
        return False
    before = words_left(text, token.start)[-1:]
    if not before or before[0].text.lower() not in _PERSONS:
        return False
    return "." in token.text or before[0].text[:1].isupper()


_ADDRESS_AFTER = re.compile(
    r"\s*(?::|[0-9]|(?:số|thôn|xóm|đường|ngõ|phố|ấp|khu|tổ|liên hệ|email)\s)"
)
_NAME_AFTER = re.compile(r"\.?[ \xa0]?[A-ZÀ-ỸĐ]")
# None of these may come from an expansion, or a second run would find more.
_ROLES = frozenset({"phó", "của", "các", "họp", "lập", "mặt", "khoản"})
_BODIES = frozenset(
    {"tỉnh", "huyện", "xã", "phường", "quận", "thành", "cấp", "trung", "khóa", "đã"}
    | {"phòng", "đảng", "35"}
)


def is_uncertain(text: str, token: Token, canonical: str) -> bool:
    """Say whether a spelling that is not the canonical one may be something else."""
    if canonical.lower() == "đ/c":
        return bool(_ADDRESS_AFTER.match(text, token.end))
    if token.text == canonical:
        return False
    if any(char.islower() for char in token.text + canonical):
        return not _NAME_AFTER.match(text, token.end)
    if len(canonical) > _SHORT and "." not in token.text:
        return False
    left, right = words_left(text, token.start), words_right(text, token.end)
    before = " ".join(word.text.lower() for word in left[-2:])
    after = right[0].text if right else ""
    is_followed = after.isdigit() or after.lower() in _BODIES or after.isupper()
    is_led = before == "thành viên" or before.rpartition(" ")[2] in _ROLES
    return not (is_followed or is_led)
