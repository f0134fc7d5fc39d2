"""Lines that name people: bylines, signatures, captions."""

from __future__ import annotations

import re
from functools import cache

from .places import is_place, says_something
from .prose import has_stop
from .wording import lowered, phrases

_LONGEST = 160
_NAME_WORDS = 14
_SIGNED_WORDS = 8
_CAPITAL_WORDS = 4
_CAPTION_WORDS = 60
_CREDIT_WORDS = 8
_WORD = re.compile(r"[^\W\d_][^\s,;()&/\-–|.]*")
_NO_NAME = re.compile("[0-9!?%]")
_OFFICE = re.compile(r"[(]|\s[-–]\s|-(?=[ĐTP])")
_SHORT = ("TH.", "CTV.", "PV.")
# A title names the meeting; below its picture it is "the meeting".
_MEETINGS = (
    "hội nghị đại hội hội thảo hội thi kỳ họp cuộc họp ngày hội chương trình buổi lễ"
    " buổi họp gặp mặt tập huấn họp mặt tọa đàm làm việc"
)
# What a picture shows somebody do, and what is hardly ever news.
_PICTURED = (
    " tặng hoa",
    " chụp ảnh",
    " chụp hình",
    " trao giấy",
    " tham luận",
    " phát biểu tại",
    " trình bày ",
    " kết luận hội nghị",
    " phát biểu khai mạc",
    " phát biểu kết luận",
    " phát biểu chỉ đạo",
)
_LAST_WORDS = tuple(_MEETINGS.split()[1::2])


@cache
def _at_event() -> re.Pattern[str]:
    words = _MEETINGS.split()
    meetings = "|".join(
        f"{a} {b}" for a, b in zip(words[::2], words[1::2], strict=True)
    )
    return re.compile(rf"\S (?:tại|dự|ra mắt) (?:buổi )?(?:{meetings})[.]?$")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile("(?:hình|ảnh)(?: số)? [0-9]{1,2}[.:]?")


@cache
def _domain() -> re.Pattern[str]:
    return re.compile(r"(?:https?://)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/\S*)?")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s.,;(])\(?ảnh\s?(?::|minh họa|tư liệu|internet)"
        r"(?:[^.:]|\.(?=[^\W\d_]{1,2}(?:[.)]|$))){0,60}[.)]?$"
        r"|[.(]\s?ảnh\s[^.]{1,40}\.?\)?$"
    )


def is_byline(line: str) -> bool:
    """Say whether a line says who wrote the article, in so many words.

    >>> is_byline("Tin, ảnh: Thanh Hà"), is_byline("Tin vui: xã có cầu mới")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    low = lowered(line).lstrip("( ")
    if low.startswith("viết bởi "):
        return len(low.split()) <= _SIGNED_WORDS
    cited = low.startswith(("theo ", "nguồn ")) and ":" not in low
    if cited and len(low.split()) <= _SIGNED_WORDS:
        return "," not in low and low.split(" ", 1)[1].startswith(phrases("publisher"))
    head, colon, _ = low.replace(";", ":").partition(":")
    head = head.strip().replace(" ,", ",").replace(",  ", ", ").replace(",ả", ", ả")
    if not colon or head not in phrases("byline"):
        return False
    rest = line.replace(";", ":").partition(":")[2].strip(" .()")
    if not rest or is_name(rest) or _domain().fullmatch(rest):
        return True
    return lowered(rest).startswith(phrases("publisher"))


def is_name(text: str) -> bool:
    """Say whether a text is names of people, perhaps with their office, and no more.

    >>> is_name("Mai Thắm (Trung tâm TT&VH)"), is_name("Xã họp bàn")
    (True, False)
    """
    words = _WORD.findall(text)
    if not 1 <= len(words) <= _NAME_WORDS or _NO_NAME.search(text):
        return False
    small = [word for word in words if not word[0].isupper()]
    known = all(lowered(word) in phrases("of-a-name") for word in small)
    return words[0][0].isupper() and known and not text.endswith(":")


def is_bare_name(line: str) -> bool:
    """Say whether a line alone can be a signature: few words, all of them names.

    >>> is_bare_name("Nam Dương"), is_bare_name("Huyện Bắc Mê")
    (True, False)
    """
    if len(line) > _LONGEST or (has_stop(line) and not line.endswith(_SHORT)):
        return False
    if "\t" in line or (line.isupper() and len(line.split()) > _CAPITAL_WORDS):
        return False
    if lowered(line).startswith("lễ ") or (line.isupper() and says_something(line)):
        return False
    people = _OFFICE.split(line, maxsplit=1)[0]
    few = 1 <= len(people.split()) <= _SIGNED_WORDS
    return few and is_name(line.strip("()* ")) and not is_place(line)


def is_domain(line: str) -> bool:
    """Say whether a line is only the address of a site.

    >>> is_domain("baotanlap.vn"), is_domain("Báo Tân Lập")
    (True, False)
    """
    return " " not in line and _domain().fullmatch(line) is not None


def has_credit(line: str) -> bool:
    """Say whether a line ends in the name of who took its picture.

    >>> has_credit("Quang cảnh hội nghị (Ảnh: PV)"), has_credit("Xã thi ảnh đẹp")
    (True, False)
    """
    low = lowered(line).lstrip("( ")
    credit = _credit().search(low) if "ảnh" in low else None
    return credit is not None and len(credit[0].split()) <= _CREDIT_WORDS


def _is_at_event(low: str) -> bool:
    """Whether a line ends in "at the meeting": a title would name it."""
    return low.rstrip(".").endswith(_LAST_WORDS) and bool(_at_event().search(low))


def is_only_caption(line: str) -> bool:
    """Say whether a line stands under a picture, and can be no title.

    >>> is_only_caption("Đồng chí Lê Văn An phát biểu tại hội nghị")
    True
    >>> is_only_caption("Đồng chí Lê Văn An thăm, tặng quà hộ nghèo")
    False
    """
    low = lowered(line).lstrip("( ")
    opens = low.startswith(phrases("caption"))
    shows = low.startswith(phrases("person")) and any(v in low for v in _PICTURED)
    signs = low.startswith("đại diện ") and " ký " in low
    numbered = _numbered().fullmatch(low) is not None
    return opens or shows or signs or numbered or has_credit(line) or _is_at_event(low)


def is_caption(line: str) -> bool:
    """Say whether a line stands under a picture.

    >>> is_caption("Quang cảnh Hội nghị. Ảnh: PV"), is_caption("Xã mở hội.")
    (True, False)
    """
    if len(line.split(maxsplit=_CAPTION_WORDS)) > _CAPTION_WORDS:
        return False
    if is_only_caption(line):
        return True
    low = lowered(line).lstrip("( ")
    if not low.startswith(phrases("person")) or "." in low[:-1].replace("đ.c", ""):
        return False
    words = f" {low} "
    return any(f" {verb} " in words for verb in phrases("shown"))
