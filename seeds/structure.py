"""The parts of a scraped page that a record needs: its lines and its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..normalize.evidence import Evidence, Reading, decide

# A title is a phrase; beyond this it is the lead sentence of the text itself.
_MOST_TITLE_WORDS = 45
_FEWEST_TITLE_WORDS = 3
_HEAD_LINES = 12


class Line(NamedTuple):
    """A line that is not blank: its span without the white space around it."""

    start: int
    end: int
    text: str


def lines(text: str) -> Iterator[Line]:
    """Find the lines that are not blank; only LF and CR LF end one."""
    for match in _line_pattern().finditer(text):
        yield Line(*match.span(1), match.group(1))


@cache
def _line_pattern() -> re.Pattern[str]:
    return re.compile(r"^[^\S\n]*([^\s](?:[^\n]*[^\s])?)[^\S\n]*$", re.MULTILINE)


@cache
def _no_title() -> re.Pattern[str]:
    """Lines at the head of a page that belong to the site, not to the article."""
    words = (
        r"image banner|skip to (?:main )?content|trang chủ|trang nhất|đăng nhập|menu"
        r"|(?:cổng|trang)(?: thành phần)? thông tin điện tử(?: tổng hợp)?\b.*"
        r"|báo điện tử\b.*|tin tức(?: - sự kiện)?|tin nổi bật|tin mới|thời sự"
        r"|chủ đề (?:công tác )?năm\b.*|nhiệt liệt chào mừng\b.*"
        r"|.*\(?chào mừng kỷ niệm\b.*"
        r"|(?:tác giả|nguồn|tin|ảnh|tin, ảnh|bài|bài, ảnh|người viết)\s*:.*"
        r"|(?:lượt xem|đã xem|đọc)\s*:?\s*[0-9.]+.*"
        r"|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân"
    )
    return re.compile(rf"(?:{words})$", re.IGNORECASE)


_UNITS = frozenset("tỉnh thành phố huyện quận thị xã phường trấn - –".split())


def _is_place(line: str) -> bool:
    """Say whether a line is only the name of a place ("Huyện Bắc Mê tỉnh Hà Giang")."""
    first, *rest = line.split()
    return first.lower() in _UNITS and all(
        word.lower() in _UNITS or word[0].isupper() for word in rest
    )


@cache
def _date_line() -> re.Pattern[str]:
    """Match a line that is a date and perhaps a time, with nothing else to say."""
    day = r"[0-9]{1,2}\s?[-/.]\s?[0-9]{1,2}\s?[-/.]\s?[0-9]{4}"
    worded = r"[0-9]{1,2} tháng [0-9]{1,2},? (?:năm )?[0-9]{4}"
    time = r"[0-9]{1,2}\s?[:hg]\s?[0-9]{2}(?::[0-9]{2})?(?: ?[AP]M)?"
    head = r"(?:(?:thứ \w+|chủ nhật)\s*,?\s*)?(?:ngày (?:đăng|xuất bản)?\s*:?\s*)?"
    clock = rf"(?:{time}\s*[,|-]?\s*)?"
    tail = rf"(?:\s*[,|-]?\s*(?:lúc )?{time})?(?:\s*\(?GMT\s?\+7\)?)?"
    pattern = rf"{clock}{head}{clock}(?:{day}|{worded}){tail}"
    return re.compile(pattern, re.IGNORECASE)


def find_title(text: str) -> Reading[str]:
    """Read the title of a page: the phrase above its date line, or above its body.

    Refused where the page begins with its first sentence. Blank lines, site headers,
    slogans, place lines ("Hải Phòng:") and bylines are no titles.
    """
    head: list[Line] = []
    for line in lines(text):
        if len(head) == _HEAD_LINES or _is_body(line.text):
            break
        head.append(line)
    dated = [i for i, line in enumerate(head) if _date_line().fullmatch(line.text)]
    above = head[: dated[0]] if dated else head
    for part in (above, head):
        titles = [line for line in part if _is_title(line.text)]
        if titles:
            best = titles[-1] if part is above else titles[0]
            place = Evidence("above-date" if dated else "above-body", *best)
            return decide((best.text,), (place,))
    return decide(())


def _is_body(line: str) -> bool:
    words = len(line.split())
    return words > _MOST_TITLE_WORDS or (
        words > 2 * _FEWEST_TITLE_WORDS and line.endswith((".", ";", "./", "…"))
    )


def _is_title(line: str) -> bool:
    return (
        len(line.split()) >= _FEWEST_TITLE_WORDS
        and not line.endswith(":")
        and not _no_title().match(line)
        and not _is_place(line)
        and not _date_line().search(line)
        and any(letter.islower() or letter.isupper() for letter in line)
    )
