"""How a document says what a short form stands for, as patterns."""

from __future__ import annotations

import re

from .tokens import CAPITALS

_SHORT = (
    rf"(?P<short>[{CAPITALS}](?:[{CAPITALS}a-z./&-]{{0,13}}[{CAPITALS}a-z])?)"
    rf"(?![{CAPITALS}a-z])"
)
_QUOTE = "[\"'“”‘’«»]?"
_SAID = (
    r"(?:(?:(?:[Ss]au đây|[Dd]ưới đây|từ (?:đây|nay)|[Tt]ên|[Xx]in)\s+){0,2}"
    r"(?:được\s+)?(?:[Gg]ọi tắt|[Vv]iết (?:tắt|gọn)|gọi chung|gọi|viết(?= là)|tắt"
    r"|[Kk][ýí] hiệu)(?:\s+theo tiếng Việt)?(?:\s+là|\s+bằng)?\s*:?\s*"
    r"|[Ss]au đây\s*:\s*)"
)
# "gọi tắt là Tổ CNSCĐ": the form may follow words that the phrase begins with.
_LEAD = r"(?:[^\W\d_]{1,7} ){0,3}"
BRACKET = re.compile(
    rf"[(\[]\s*(?P<said>{_SAID}(?:{_QUOTE}(?P<lead>{_LEAD}))?)?{_QUOTE}{_SHORT}{_QUOTE}"
    r"(?P<tail>(?: \w{1,12}){0,4})\.?\s*[)\]]"
)
DASHED = re.compile(rf" [-–] {_QUOTE}{_SHORT}{_QUOTE}(?=[\s,.;:)])")
SPOKEN = re.compile(
    r"(?:gọi tắt|viết (?:tắt|gọn)|(?:sau|dưới) đây (?:được )?(?:gọi|viết)(?= là))"
    rf"(?:\s+là)?\s*:?\s*{_QUOTE}(?P<lead>{_LEAD}){_SHORT}"
)
INLINE = re.compile(
    rf"(?:^|[;:,.(])[ \t]*{_QUOTE}{_SHORT}{_QUOTE}(?:[ \t]*[:=][ \t]*| [-–] )"
    r"(?P<full>[^\n;:=|]{4,120})",
    re.MULTILINE,
)
_MEANING = r"(?:(?:là )?(?:tức|nghĩa|(?:chữ )?viết tắt)(?: là| của)?(?: cụm từ)? )?"
OPENED = re.compile(rf"{_SHORT}\s*\({_MEANING}(?P<full>[^()\n]{{4,120}})\)")
THAT_IS = re.compile(rf"{_SHORT},? tức (?:là )?(?P<full>[^\n;:=|\"“”]{{4,120}})")
MEANT = re.compile(
    rf"(?<!\w){_QUOTE}{_SHORT}{_QUOTE} (?:là )?(?:từ |chữ )?viết tắt của"
    r"(?: cụm từ)? [\"“]?(?P<full>[^\n;:=|\"“”]{4,120})"
)
LISTED = re.compile(
    rf"^[ \t|]*(?:[-+*•–]\s*|[0-9]{{1,3}}[.)]?[ \t|]+)?{_QUOTE}{_SHORT}{_QUOTE}[ \t]*"
    r"(?:(?:[:=\t|–-]|\.{3,}|…+|là viết tắt của|viết tắt của|là)[ \t]*"
    rf"|(?P<open>(?<=[ \t])|\n[ \t|]*)){_MEANING}(?P<full>[^\n]{{4,160}})",
    re.MULTILINE,
)
# "Ban Chỉ đạo: BCĐ", or the form alone below its words.
REVERSED = re.compile(
    rf"(?P<joint>(?:[:=|\t\n–…-]|\.\.\.)[ \t|]{{0,8}}|[ ]){_SHORT}[ \t|.;]{{0,8}}$",
    re.MULTILINE,
)
# "giáo viên, học sinh (GV, HS)", "cán bộ nghiệp vụ (CB NV)".
LETTERS = re.compile(
    rf"\((?P<shorts>[{CAPITALS}]{{2,8}}(?:(?:, ?| )[{CAPITALS}]{{2,8}}){{1,4}})\)"
)
# "viết gọn “X” là Y", "“X” được viết tắt là Y".
CUES = ("gọi tắt", "viết tắt", "viết gọn")
_CUE = f"(?:{'|'.join(CUES)})"
_NAMED = '["“‘«](?P<full>[^\n"“”‘’«»]{4,120})["”’»]'
QUOTED = (
    rf"{_CUE} (?:cụm từ )?{_NAMED} (?:là|thành) {_QUOTE}{_SHORT}",
    rf"{_NAMED}[ ,(]{{1,2}}(?:sau đây )?(?:được )?{_CUE}(?: là|:)? ?{_QUOTE}{_SHORT}",
)
# "(tên tiếng Anh là …, viết tắt là VCCI)".
FOREIGN = re.compile(r"\((?:[Tt]ên |viết )?(?:giao dịch|tiếng|quốc tế)[^()\n]*$")
BEFORE_CUE = (
    r"[\s,(]*(?:sau đây|dưới đây|từ đây|từ nay)?\s*(?:xin\s*)?(?:được\s*)?"
    r"(?:(?:có )?tên\s*)?$"
)
