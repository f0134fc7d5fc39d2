"""Lines that are a date, perhaps with a time, its author and a counter."""

from __future__ import annotations

import re
from functools import cache

from .people import is_name
from .wording import lowered, phrases, whole

_LONGEST = 160
_YEAR = re.compile("[0-9]{4}")
_EDGES = " \0\t\xa0|,.;:()[]-–—•·*+»/'"
_VIEWS = ("lượt xem", "lượt đọc", "đã xem", "đã đọc")
ENGLISH_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTHS = "giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai|một"


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile("(?:0[1-9]|[12][0-9]|3[01]) (?:0[1-9]|1[0-2]) (?:19|20)[0-9]{2}")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(r"[|•·:]|\s[-–—]\s")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"(?:tác giả|nguồn|theo|bởi|by)\s*:?\s*", re.IGNORECASE)


def is_date_line(line: str) -> bool:
    """Say whether a line is a day, perhaps with a time, an author, a counter.

    >>> is_date_line("Thứ Ba, 23/11/2021 | 08:30"), is_date_line("Ngày 3/4/2022, họp")
    (True, False)
    """
    if len(line) > _LONGEST or not _YEAR.search(line):
        return False
    if _spaced().fullmatch(line) or (line[4:5] == "-" and _iso().fullmatch(line)):
        return True
    low = _counts().sub("", lowered(line))
    if not any(match["day"] for match in _tokens().finditer(low)):
        return False
    left = _tokens().sub("\0", low).strip(_EDGES)
    if not left or "\0" in left:
        return not left
    known = whole(left)
    return _is_author(line, left) or (known is not None and known.family == "menu")


def day_of(line: str) -> tuple[int, int, int] | None:
    """Give the day, month and year that a line writes in figures, if it does.

    >>> day_of("Thứ 7, 20/8/2022 | 16:03"), day_of("16:03, 20-08-2022")
    ((20, 8, 2022), (20, 8, 2022))
    """
    found = _figures().search(line)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    return day, month, year


def is_labelled(line: str) -> bool:
    """Say whether a line names its date as the one of publication.

    >>> is_labelled("Ngày đăng: 5/3/2024"), is_labelled("Thứ Ba, 5/3/2024")
    (True, False)
    """
    low = lowered(line)
    return any(label in low for label in phrases("date-label"))


def is_views(line: str) -> bool:
    """Say whether a line counts the readers of an article, and not of its site.

    >>> is_views("5314 Lượt xem"), is_views("Lượt truy cập: 5314")
    (True, False)
    """
    known = whole(line)
    return has_views(line) and known is not None and known.family == "counter"


def is_of_article(line: str) -> bool:
    """Say whether a line below a date is of the article: its readers, its font size.

    >>> is_of_article("5314 Lượt xem"), is_of_article("Tăng cỡ chữ Giảm cỡ chữ")
    (True, True)
    """
    return is_views(line) or ("cỡ chữ" in lowered(line) and whole(line) is not None)


def has_views(line: str) -> bool:
    """Say whether a line of a date or a counter speaks of an article's readers.

    >>> has_views("30/09/2019 | Lượt xem: 458"), has_views("30/09/2019 | 15:25")
    (True, False)
    """
    low = lowered(line)
    return any(words in low for words in _VIEWS)


def _is_author(line: str, left: str) -> bool:
    """Whether what a date line has besides the date is the name of its author."""
    low = lowered(line)
    if len(low) != len(line) or _apart().search(line) is None:
        return False
    at = low.find(left)
    return is_name(_by().sub("", line[at : at + len(left)], count=1))


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(r"([0-9]{1,2})\s?[-/.]\s?([0-9]{1,2})\s?[-/.]\s?([0-9]{4})")


@cache
def _counts() -> re.Pattern[str]:
    """Match the bare numbers of readers and of comments behind a day with a time."""
    number = r"[0-9]{1,3}(?:[.,][0-9]{3})*|(?!(?:19|20)[0-9]{2}$)[0-9]{4,6}"
    return re.compile(rf"(?<=[0-9])(?: (?:{number})){{1,2}}$")


@cache
def _iso() -> re.Pattern[str]:
    """Match the moment that a system writes for machines (ISO 8601)."""
    return re.compile(
        "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.]0)?)?"
        "(?:Z|[+]07:?00)?"
    )


@cache
def _tokens() -> re.Pattern[str]:
    day = (
        r"[0-9]{1,2}\s?[-/.]\s?[0-9]{1,2}\s?[-/.]\s?[0-9]{4}"
        r"|[0-9]{1,2}\.? tháng [0-9]{1,2},? (?:năm )?[0-9]{4}"
        "|[0-9]{4}-[0-9]{2}-[0-9]{2}"
        rf"|[0-9]{{1,2}} tháng (?:{_MONTHS}),? (?:năm )?[0-9]{{4}}"
        r"|[0-9]{1,2} th[0-9]{1,2},? [0-9]{4}"
        rf"|tháng (?:{_MONTHS}|[0-9]{{1,2}}) [0-9]{{1,2}}, [0-9]{{4}}"
        rf"|(?:{ENGLISH_MONTHS}) [0-9]{{1,2}},? [0-9]{{4}}"
        rf"|[0-9]{{1,2}} (?:{ENGLISH_MONTHS}),? [0-9]{{4}}"
    )
    time = (
        r"[0-9]{1,2}\s?[:hg]\s?[0-9]{2}(?::[0-9]{2})?(?: ?[ap]m)?"
        r"|[0-9]{1,2} giờ(?: [0-9]{1,2}(?: phút)?)?"
    )
    label = (
        "ngày (?:xuất bản|cập nhật|đăng tin|đăng bài|đăng|viết|tạo|gửi|phát hành)"
        "|(?:được )?viết (?:ngày|lúc)|cập nhật (?:ngày|lúc)"
        "|cập nhật lần cuối|cập nhật|(?:đã |được |người |tin )?đăng"
        "(?: ngày| lúc| tin| vào| bởi)?|phát hành|tác giả"
        "|gửi (?:lúc|ngày|vào)|xuất bản|thời gian(?: đăng)?|posted(?: on| by)?"
        "|published|updated|cms-publish-date|ngày|lúc|vào|date|tạo|bởi"
        # Whose account it was, where it is nobody's name.
        "|admin(?:istrator)?|webmaster|quantri|quản trị(?: viên)?|ban biên tập|bbt"
    )
    seen = (
        "(?:số )?(?:lượt xem|lượt đọc)|đã xem|đã đọc|xem|đọc|views?|hits|bình luận"
        "|số lượt xem|(?:cms-)?view[- ]count"
    )
    count = (
        rf"(?:{seen})\s*:?\s*[0-9.,]+"
        r"|[0-9.,]+\s*(?:lượt(?: xem| đọc)?|views?|bình luận)"
    )
    tool = (
        "bản in|in bài viết|in trang|(?:xem với )?cỡ chữ|gửi email|email|chia sẻ"
        "|nghe đọc bài|màu chữ|a\\+|a-|(?:tăng|giảm) cỡ chữ"
    )
    weekday = (
        "thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|ch[ủú]a? nhật|t[2-7]|cn"
        "|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    )
    zone = r"(?:gmt|utc)\s?\+?\s?0?7(?::00)?"
    return re.compile(
        rf"(?<![^\W_])(?:(?P<day>{day})|{time}|{count}|{weekday}|{label}|{tool}|{zone})"
        r"(?![^\W_])"
    )
