"""What one line of a page looks like: prose, a date, a byline, a caption, a place."""

from __future__ import annotations

import re
from functools import cache

from .wording import lowered

_PROSE_WORDS = 8
_LONG_WORDS = 30
_LIST_WORDS = 12
_TWO_SENTENCES = 14
_NAME_WORDS = 10
_CAPITAL_WORDS = 4
_CAPTION_WORDS = 60
_CREDIT_WORDS = 8
_BULLETS = " \t\xa0|•·*(\\[-–—+»"
_QUOTES = "\"'”’»)]"


def is_prose(line: str) -> bool:
    """Say whether a line is running text: a whole sentence, or too long for a title.

    >>> is_prose("Mở tủ sách ở xã"), is_prose("Sáng nay, xã mở tủ sách cho bà con.")
    (False, True)
    """
    count = len(line.split())
    bare = line.rstrip(_QUOTES + " \xa0")
    if count >= _LONG_WORDS:
        return True
    if count >= _PROSE_WORDS and bare.endswith((".", "…", "./", ";")):
        return True
    if count >= _LIST_WORDS and bare.endswith((":", ",")):
        return True
    return count >= _TWO_SENTENCES and _inner_stop().search(line) is not None


def has_stop(line: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return line.rstrip(_QUOTES + " \xa0").endswith((".", "…", "./", ";", ":"))


@cache
def _inner_stop() -> re.Pattern[str]:
    return re.compile('[a-zà-ỹ0-9]{2}["”)]?[.!?…]\\s+["“]?(?!Ảnh)[A-ZĐÂĂÊÔƠƯÁÀẢÃẠÝ]')


_DAY = (
    r"(?:[0-9]{1,2}\s?[-/.]\s?[0-9]{1,2}\s?[-/.]\s?[0-9]{4}"
    r"|[0-9]{1,2} tháng [0-9]{1,2},? (?:năm )?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})"
)
_TIME = (
    r"(?:[0-9]{1,2}\s?[:hg]\s?[0-9]{2}(?::[0-9]{2})?(?: ?[ap]m)?"
    r"|[0-9]{1,2} giờ(?: [0-9]{1,2}(?: phút)?)?)"
)
_LABELS = (
    "ngày xuất bản|ngày cập nhật|cập nhật ngày|cập nhật lần cuối|cập nhật lúc"
    "|cập nhật|ngày đăng tin|ngày đăng|đăng ngày|đăng lúc|đăng tin|đăng vào|đã đăng"
    "|đăng|ngày viết|ngày tạo|ngày gửi|gửi lúc|gửi ngày|xuất bản|thời gian đăng"
    "|thời gian|posted on|posted|published|updated|ngày|lúc|vào|date|tạo"
)
_VIEWS = (
    "(?:lượt xem|số lượt xem|đã xem|lượt đọc|đã đọc|xem|đọc|views?|hits"
    "|bình luận)\\s*:?\\s*[0-9.,]+|[0-9.,]+\\s*(?:lượt xem|lượt đọc|lượt|views?|bình luận)"
)
_TOOLS = (
    "bản in|in bài viết|in trang|cỡ chữ|xem với cỡ chữ|gửi email|email|chia sẻ"
    "|nghe đọc bài|màu chữ|tin tức|a\\+|a-"
)
_WEEKDAY = "thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|ch[ủú]a? nhật|t[2-7]|cn"


@cache
def _date_tokens() -> re.Pattern[str]:
    # Longest first: a time of day reads "22:30" before a bare number could.
    return re.compile(
        rf"(?<![^\W_])(?:(?P<day>{_DAY})|{_TIME}|{_VIEWS}|{_WEEKDAY}|{_LABELS}"
        rf"|{_TOOLS}|(?:gmt|utc)\s?\+?\s?0?7(?::00)?)(?![^\W_])",
    )


def is_date_line(line: str) -> bool:
    """Say whether a line is a day, perhaps with a time, an author, a counter.

    >>> is_date_line("Thứ Ba, 23/11/2021 | 08:30"), is_date_line("Ngày 3/4/2022, xã họp")
    (True, False)
    """
    if len(line) > 160 or not _HAS_DAY.search(line):  # noqa: PLR2004 -- a short line
        return False
    low = lowered(line)
    days = [m for m in _date_tokens().finditer(low) if m["day"]]
    left = _date_tokens().sub("\0", low).strip(" \0\t\xa0|,.;:()[]-–—•·*+»/")
    if not days:
        return False
    if not left:
        return True
    return "\0" not in left and _is_author(line, left)


def is_labelled(line: str) -> bool:
    """Say whether a date line names its date as the one of publication.

    >>> is_labelled("Ngày đăng: 5/3/2024"), is_labelled("Thứ Ba, 5/3/2024")
    (True, False)
    """
    return _LABELLED.search(lowered(line)) is not None


_LABELLED = re.compile(
    "đăng|cập nhật|xuất bản|gửi lúc|gửi ngày|ngày gửi|ngày viết|ngày tạo|posted"
    "|published|updated"
)
_HAS_DAY = re.compile(r"[0-9]{4}")


def _is_author(line: str, left: str) -> bool:
    """Whether what a date line has besides the date is the name of its author."""
    at = lowered(line).find(left)
    written = line[at : at + len(left)] if len(lowered(line)) == len(line) else ""
    parted = re.search(r"[|•·]|\s[-–—]\s|:", line) is not None
    return parted and is_name(
        re.sub(
            r"^(?:tác giả|nguồn|theo|bởi|by)\s*:?\s*", "", written, flags=re.IGNORECASE
        )
    )


@cache
def _byline() -> re.Pattern[str]:
    who = (
        "tác giả bài viết|tác giả|người viết|người đăng|người gửi|biên tập viên|biên tập"
        "|tin, ?bài|tin bài|tin, ?ảnh|tin và ảnh|tin ảnh|tin -? ?ảnh|tin[,/] bài[,/] ảnh"
        "|bài, ?ảnh|bài và ảnh|bài viết|bài ảnh|bài -? ?ảnh|ảnh và tin bài|ảnh và tin"
        "|ảnh và bài|tin|bài|thực hiện|nguồn tin|nguồn bài|nguồn|đăng bởi|người thực hiện"
        "|phóng viên|pv|ctv|cộng tác viên|video|clip|đưa tin|viết bài|tổng hợp"
    )
    return re.compile(rf"\(?(?:{who})\s?[:;](?!//)")


@cache
def _source() -> re.Pattern[str]:
    return re.compile(
        r"\(?(?:theo|nguồn)[: ]\s?(?:báo|tạp chí|cổng|trang|website|đài|ttxvn|vov|vtv"
        r"|https?://|www\.|[^\s]+\.(?:vn|com|net|org))[^\n]{0,80}"
    )


def is_byline(line: str) -> bool:
    """Say whether a line says who wrote the article, in so many words.

    >>> is_byline("Tin, ảnh: Thanh Hà"), is_byline("Tin vui: xã có cầu mới")
    (True, False)
    """
    if len(line) > 160:  # noqa: PLR2004 -- a short line
        return False
    low = lowered(line)
    match = _byline().match(low)
    if match is None:
        return _source().fullmatch(low) is not None
    rest = line[match.end() :].strip(" .()")
    return not rest or is_name(rest) or _source().fullmatch(low) is not None


_SMALL = frozenset(
    "và của tỉnh huyện xã phường thị trấn thành phố quận trung tâm ban phòng đài văn"
    " hóa thông tin truyền thanh thể thao hội nông dân phụ nữ công an báo bộ đội tuyên"
    " giáo ủy dân vận tp cổng trường tiểu học mầm non st sưu tầm tổng hợp theo đoàn"
    " thanh niên chi cục sở khu cán bộ công chức cựu chiến binh điện tử ubnd phóng viên"
    " tư pháp nội vụ quân sự mặt trận tổ quốc đảng cộng tác viên thống kê hình".split()
)


def is_name(text: str) -> bool:
    """Say whether a text is names of people, perhaps with their office, and no more.

    >>> is_name("Mai Thắm (Trung tâm TT&VH)"), is_name("Xã họp bàn")
    (True, False)
    """
    words = re.findall(r"[^\W\d_][^\s,;()&/\-–|.]*", text)
    if not 1 <= len(words) <= _NAME_WORDS + 4 or re.search(r"[0-9!?%]", text):
        return False
    first = words[0]
    capital = [w for w in words if w[0].isupper()]
    small = [w for w in words if not w[0].isupper()]
    return (
        first[0].isupper()
        and len(capital) >= 1
        and all(lowered(w) in _SMALL for w in small)
        and not text.endswith(":")
    )


def is_bare_name(line: str) -> bool:
    """Say whether a line alone can be a signature: few words, all of them names."""
    if has_stop(line) and not line.endswith(("…", "TH.", "CTV.", "PV.")):
        return False
    if line.isupper() and len(line.split()) > _CAPITAL_WORDS:
        return False
    people = re.split(r"[(]|\s[-–]\s|-(?=[ĐTP])", line, maxsplit=1)[0]
    few = 1 <= len(people.split()) <= _NAME_WORDS - 2
    return few and is_name(line.strip("()* ")) and not is_place(line)


def is_caption(line: str) -> bool:
    """Say whether a line stands under a picture.

    >>> is_caption("Quang cảnh Hội nghị. Ảnh: PV"), is_caption("Xã mở hội.")
    (True, False)
    """
    words = line.split()
    if len(words) > _CAPTION_WORDS:
        return False
    credit = _credit().search(lowered(line))
    if credit is not None and len(credit[0].split()) <= _CREDIT_WORDS:
        return True
    return _caption().match(lowered(line)) is not None


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s.,;(])\(?ảnh\s?(?::|minh họa|tư liệu|internet)[^.:]{0,60}[.)]?$"
        r"|[.(]\s?ảnh\s(?=[^.]{1,40}$)[^.]*$"
    )


@cache
def _caption() -> re.Pattern[str]:
    opens = (
        "quang cảnh|toàn cảnh|một số hình ảnh|hình ảnh|ảnh minh họa|ảnh tư liệu|ảnh:"
        "|(?:các )?đại biểu (?:dự|tham dự|tham gia|tham quan|thăm|chụp|nghe|trao đổi)"
    )
    speaks = (
        r"(?:đồng chí|đ/c|đ\.c|ông|bà|anh|chị|em|lãnh đạo|đại diện|các đồng chí|ban tổ chức)"
        r"[^.]{2,200} (?:phát biểu|trao|tặng|chụp ảnh|thăm|kiểm tra|tham quan|chúc mừng"
        r"|truyền đạt|báo cáo|khai mạc|kết luận|trình bày|chủ trì|chia sẻ)(?![^\W_])[^.]*"
    )
    return re.compile(rf"\(?(?:{opens})(?![^\W_])|{speaks}\.?$")


_UNITS = frozenset(
    "tỉnh thành phố huyện quận thị xã phường trấn đảo của và tp thôn bản ấp - – —".split()
)
_OFFICES = (
    "ủy ban nhân dân|hội đồng nhân dân|hđnd|ubnd|huyện ủy|tỉnh ủy|thành ủy|thị ủy"
    "|quận ủy|đảng ủy|đảng bộ|ủy ban mttq|ủy ban mặt trận tổ quốc"
    "|hội nông dân|hội liên hiệp phụ nữ|hội cựu chiến binh|đoàn thanh niên|huyện đoàn"
    "|tỉnh đoàn|ban tuyên giáo|ban dân vận|ban tổ chức|ban thường vụ|cơ quan thường trực"
)


def is_place(line: str) -> bool:
    """Say whether a line is only the name of a place, or ends in a colon after it.

    >>> is_place("Huyện Bắc Mê tỉnh Hà Giang"), is_place("Hải Phòng:")
    (True, True)
    """
    words = line.rstrip(": ").split()
    if not words or len(words) > _NAME_WORDS + 2:
        return False
    if _says_something(line):
        return False
    if line.endswith(":"):
        return all(w[0].isupper() or lowered(w) in _UNITS for w in words)
    return lowered(words[0]) in _UNITS and all(
        lowered(w.strip(",")) in _UNITS or w[0].isupper() for w in words
    )


def is_office(line: str) -> bool:
    """Say whether a line is only the name of an office and its place.

    >>> is_office("ỦY BAN NHÂN DÂN HUYỆN BẮC MÊ"), is_office("UBND xã Tân An họp bàn")
    (True, False)
    """
    match = re.match(rf"(?:{_OFFICES})(?![^\W_])", lowered(line))
    if match is None or line.endswith(":") or _says_something(line):
        return False
    rest = line[match.end() :].split()
    names = all(w[0].isupper() or lowered(w.strip(",")) in _UNITS for w in rest)
    return names and len(rest) <= _NAME_WORDS


@cache
def _verbs() -> re.Pattern[str]:
    verbs = (
        "tổ chức|họp|khai mạc|bế mạc|khai giảng|ra quân|trao|tặng|thăm|kiểm tra|giám sát"
        "|làm việc|tiếp xúc|triển khai|tổng kết|sơ kết|phát động|hưởng ứng|tuyên truyền"
        "|tập huấn|bồi dưỡng|khánh thành|khởi công|bàn giao|đón|gặp mặt|tuyên dương|tham gia"
        "|tham dự|công bố|ra mắt|thành lập|đồng loạt|tăng cường|nâng cao|đẩy mạnh|chủ động"
        "|phối hợp|quyết tâm|hoàn thành|đạt|chúc|thông qua|hội nghị|hội thảo|lễ|kỳ họp"
        "|đại hội đại biểu|phấn đấu|xây dựng|thực hiện|mở|vận động|hỗ trợ|chuẩn bị"
    )
    return re.compile(rf"(?<![^\W_])(?:{verbs})(?![^\W_])")


def _says_something(line: str) -> bool:
    """Whether a line says what is done, as a title does and a name does not."""
    return _verbs().search(lowered(line)) is not None


def is_banner(line: str) -> bool:
    """Say whether a line is a slogan of the site, or announces its jubilee.

    >>> is_banner("CHÀO MỪNG KỶ NIỆM 90 NĂM NGÀY THÀNH LẬP ĐẢNG")
    True
    """
    return _banner().match(lowered(line)) is not None


@cache
def _banner() -> re.Pattern[str]:
    return re.compile(
        r"[^\w]*(?:(?:nhiệt liệt )?(?:chào mừng|hưởng ứng)|lập thành tích|thi đua lập"
        r"|(?:chủ đề|phương châm) (?:công tác |hành động )?(?:năm|nhiệm kỳ)"
        r"|kỷ niệm (?:lần thứ )?[0-9]+ (?:năm )?ngày|toàn đảng, toàn dân"
        r"|[^\n]{0,120}\(?chào mừng kỷ niệm)(?![^\W_])"
    )


def has_letters(line: str) -> bool:
    """Say whether a line has a letter or a digit at all."""
    return any(map(str.isalnum, line))
