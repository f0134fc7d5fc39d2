"""Text that a program of the site wrote for itself: code, ids, unfilled templates."""

from __future__ import annotations

import re
from functools import cache

from ..search_key import ascii_key

_LONGEST = 300
_LONGEST_ALT = 120
_SIGNS = frozenset("={}_<[$°)")
_SHORT = 8
_ENCODED = 48
_STARTS = (
    "&",
    "%",
    "//",
    "date",
    "jQuery",
    "document.",
    "window.",
    "Clock",
    "Loading",
    "loading",
    "Đang tải",
    "Your browser",
    "Trình duyệt",
    "Please",
    "Enable",
    "enable",
    "Page Content",
    "undefined",
    "null",
    "NaN",
    "Trong hình ảnh",
    "source ",
    "Banner",
    "icon ",
    "hình ",
    "DSC",
    "IMG",
)
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".JPG", ".JPEG", ".PNG")


def is_machine_text(line: str) -> bool:
    """Say whether a line is code, an id or a template, and no language.

    >>> [is_machine_text(t) for t in ("intNumViewTotal=447", "{title}", "2 + 2 = 4")]
    [True, True, False]
    """
    longest = 2 * _LONGEST if line.startswith("![") else _LONGEST
    if len(line) > longest or not _may_be_machine(line):
        return False
    if line.startswith("date") and _date().fullmatch(line):
        return True
    return _machine().fullmatch(line) is not None


def _may_be_machine(line: str) -> bool:
    """Whether a line has a sign that only such text has, or begins or ends like it."""
    is_named = not line.isascii() and line.replace(" ", "").isalpha()
    return (
        (not is_named and (len(line) <= _SHORT or " " not in line))
        or not _SIGNS.isdisjoint(line)
        or " / " in line
        or line.startswith(_STARTS)
        or line.endswith((*_PICTURES, "trước", " n", " o", "-->"))
        or "GMT" in line
        or (" - " in line[-12:] and line.isascii())
        or ("-" in line[2:12] and "a" <= line[0] <= "z")
    )


def is_encoded(line: str) -> bool:
    """Say whether a line is bytes written in letters and figures (RFC 4648), no words.

    >>> is_encoded("7dGkcPDw4bqzY2Fx4burZMWpw6lhY8OU4bq2cHHDg2Thu4PGsOG6smlrL8OD")
    True
    """
    head = line[:_LONGEST]
    return (
        " " not in head
        and len(head) >= _ENCODED
        and head.isascii()
        and (_base64().fullmatch(head) is not None)
    )


def is_slug(line: str) -> bool:
    """Say whether a line is the address of a column, and then its name.

    >>> is_slug("theo-dong-su-kien Theo dòng sự kiện"), is_slug("e-mail Gửi thư")
    (True, False)
    """
    slug, _, name = line.partition(" ")
    return "-" in slug and ascii_key(name).replace(" ", "-") == slug


def is_alt_text(line: str) -> bool:
    """Say whether a line is the file name of a picture: small letters without marks.

    >>> is_alt_text("trao qua cho ho ngheo1"), is_alt_text("trao quà")
    (True, False)
    """
    may_be = len(line) <= _LONGEST_ALT and line.isascii()
    return may_be and _alt().fullmatch(line) is not None


@cache
def _alt() -> re.Pattern[str]:
    return re.compile(
        "[a-z]{1,12}(?: ?,? [a-z0-9]{1,12}){1,29}|(?:[a-z]{1,12}[0-9]{1,4}){2,16}"
        # Words without spaces, as nobody spells them.
        "|[A-Z]?[a-z]{14,40}[0-9]{0,3}"
    )


@cache
def _base64() -> re.Pattern[str]:
    small, large, figure = "(?=[^a-z]*[a-z])", "(?=[^A-Z]*[A-Z])", "(?=[^0-9]*[0-9])"
    return re.compile(f"{small}{large}{figure}[A-Za-z0-9+/=]+")


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"date[: ] ?[0-9]{4}(?:-[0-9]{2}){0,2}(?: [.,])?")


@cache
def _machine() -> re.Pattern[str]:
    name = r"[A-Za-z_$][A-Za-z0-9_$.]{2,80}"
    return re.compile(
        rf"(?:(?:var|let|const) )?{name} ?=(?!=) ?[^\s;]{{1,80}};?"
        r"|\{[a-z_]{2,20}\}(?: [-|] \{[a-z_]{2,20}\}){1,4}"
        r"|\$?\{{1,2}[ ]?[A-Za-z_][\w. ]{0,60}\}{1,2}"
        r"|<%[^%]{0,80}%>|\[%[^%]{0,80}%\]|\[[a-z]+_[a-z_]+[^\]]{0,80}\]|%[A-Za-z_]{3,40}%"
        # Ids of portlets and of parts of a page.
        r"|[A-Za-z0-9]+(?:_[A-Za-z0-9]+){0,8}_(?:WAR|INSTANCE)_[A-Za-z0-9_]{1,80}"
        r"|(?=[A-Za-z0-9_]*_)(?=[A-Za-z0-9_]*[0-9])[A-Za-z0-9_]{16,120}"
        r"|(?:function[ (]|\$\(|jQuery|document\.|window\.|<!--|//<!\[CDATA|//\]\]>)"
        r"[^\n]*"
        # A picture named by its sum or by a network, a page by its address, a clock.
        r"|[A-Za-z0-9 ,.:-]{8,120} - (?:Anh|Hinh) [0-9]{1,2}"
        # Pictures by the number of a camera, by the name of a file, by a short code.
        r"|(?:DSC[NF]?|IMG|MVI|VID|PXL|GOPR|SAM)[ _-]?[0-9]{3,17}(?:[ _-][0-9]{1,4})?"
        r"|[^\s.]{1,80}\.(?:jpe?g|png|gif|webp|docx?|xlsx?|pdf|rar|zip)"
        r" ?\([0-9.,]{1,8} ?[KMkm][Bb]\)"
        r"|\[/?[a-z]{2,20}(?: [a-z_]{2,20}=\"[^\"\n]{0,120}\"){0,6}\]"
        r"|<image>[^\n]{0,260}"
        r"|(?=[^\n]{0,80}[a-z])[A-Z]?[a-z]+(?:-[a-z]+)+(?:-[0-9]{1,4}){1,3}"
        r"|[A-Za-z]{3,24} - [A-Za-z]{2,16}(?:_[A-Za-z]{2,16}){1,4}"
        r"|icon [a-z]{3,12}|hình ảnh|anh|(?:</?[a-z]{1,8}(?::[a-z]{1,8})? ?/?> ?){1,6}"
        r"|Banner(?: [^\n(]{1,60})? ?\([A-Za-z]+(?:-[A-Za-z0-9]+){1,6}\)"
        r"|(?=[a-f]{0,64}[0-9])(?=[0-9]{0,64}[a-f])[0-9a-f]{16,64}"
        r"|[a-z]{2,12}(?:-[a-z]{1,12}){2,8} - [^\n.:]{2,80}"
        r"|(?:(?:[0-9]{6,20} ){2,4}[no] ?){1,20}|-->"
        r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? ?\(?GMT ?\+ ?0?7(?::00)?\)?"
        r"|(?![()]$)[{}();\[\]]{1,8}|&nbsp;?|\.(?:jpe?g|png|gif|webp)\)"
        r"|Clock|[Ll]oading ?(?:\.\.\.|…)|Đang tải(?: dữ liệu)? ?(?:\.\.\.|…)?"
        r"|Your browser does not support[^\n]{0,120}"
        r"|Trình duyệt của bạn không hỗ trợ[^\n]{0,120}"
        r"|(?:Please )?[Ee]nable JavaScript[^\n]{0,120}"
        r"|[^\n]{0,200}\.(?:jpe?g|png|gif|webp|JPE?G|PNG)"
        r"|leftcenterrightdel|Page Content|undefined|null|NaN|img|icon|[.,-]"
        r"|[a-z]{2,12}(?:_[a-z]{2,12}){1,4}|(?:z[0-9]{8,20}_[0-9a-f]{16,64} ?){1,20}"
        r"|\|[ .,|]{0,8}"
        # A picture in Markdown, and the weather of the day.
        r"|!\[[^\n(]{0,240}\]\([^)\n]{0,300}\)(?: ?\|)?"
        r"|[=*~-]{3,12} [^\n]{8,160} [=*~-]{3,12}"
        r"|(?:(?P<town>[^\W\d_][^\d.:;]{1,30}):? ?)?-?[0-9]{1,2} ?°[CF]?"
        r"(?: ?(?P=town))?"
        r"|[0-9]{1,2}:[0-9]{2} ?/ ?[0-9]{1,2}:[0-9]{2}"
        r"|Trong hình ảnh có thể có:[^\n]*|source /\S+"
        # How long ago: true on the day of scraping only.
        r"|(?:[0-9]{1,3} (?:giây|phút|giờ|ngày|tuần|tháng|năm) ){1,2}trước"
    )
