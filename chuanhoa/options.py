"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, get_args

from .normalize.rule import Severity, Text
from .normalize.settings import DateStyle, Expand, Profile, ToneStyle
from .parser import Parser
from .reports.run import NEVER
from .seeds.files import HTML_SUFFIXES, SUFFIXES

# The gate calls the worst of its checks critical, findings call theirs errors.
CRITICAL = "critical"
FAIL_ON = (*(severity.value for severity in Severity), CRITICAL, NEVER)


class Argument(NamedTuple):
    """An argument of a command: what it is `about`, and the rest as argparse has it."""

    names: tuple[str, ...]
    about: Text
    how: Mapping[str, Any]


def argument(*names: str, vi: str, en: str, **how: Any) -> Argument:  # noqa: ANN401 -- as argparse
    """Describe an argument."""
    return Argument(names, Text(vi, en), how)


def add_arguments(parser: Parser, arguments: Iterable[Argument]) -> None:
    """Add arguments to the parser of a command."""
    for each in arguments:
        parser.add_argument(*each.names, help=each.about, **each.how)


_PATHS = (
    argument(
        "paths",
        nargs="*",
        metavar="PATH",
        vi="tệp và thư mục, hoặc - (đầu vào chuẩn)",
        en="files and folders, or - (stdin)",
    ),
    argument(
        "--text-column",
        metavar="NAME",
        vi='cột văn bản của bảng (mặc định: "text")',
        en='of tables: the text (default: "text")',
    ),
    argument(
        "--id-column",
        metavar="NAME",
        vi='cột mã của bảng (mặc định: "id" nếu có)',
        en='of tables: the id (default: "id", if any)',
    ),
    argument(
        "--exclude",
        action="append",
        metavar="PATTERN",
        vi="bỏ qua những gì khớp mẫu (như .gitignore); dùng được nhiều lần",
        en="skip what matches, as in .gitignore, in folders and globs; repeatable",
    ),
    argument(
        "--force-exclude",
        action="store_true",
        vi="bỏ qua cả những tệp được nêu tên",
        en="skip files that are named, too",
    ),
)
_OWN_TABLE = argument(
    "--abbreviations",
    metavar="FILE",
    vi="bảng chữ viết tắt của riêng bạn (TOML)",
    en="your own table of short forms (TOML)",
)
_RULES = (
    argument(
        "--select",
        vi="quy tắc hay họ quy tắc, cách nhau bằng dấu phẩy",
        en="rules or families, with commas",
    ),
    argument(
        "--ignore",
        vi="trừ những quy tắc hay họ quy tắc này",
        en="all but these rules or families",
    ),
    argument(
        "--tone-style",
        suggestions=get_args(ToneStyle),
        vi="kiểu đặt dấu thanh: document, old, new hoặc keep",
        en="where tone marks stand: document, old, new or keep",
    ),
    argument(
        "--dates",
        suggestions=get_args(DateStyle),
        vi="cách viết ngày tháng: iso, long, numeric hoặc keep",
        en="how dates are written: iso, long, numeric or keep",
    ),
    argument(
        "--expand",
        suggestions=get_args(Expand),
        vi="viết đầy đủ chữ viết tắt: never, first-use hoặc always",
        en="write short forms in full: never, first-use or always",
    ),
    _OWN_TABLE,
)
_FAIL_ON = argument(
    "--fail-on",
    suggestions=FAIL_ON,
    vi="mức độ làm trạng thái thoát thành 1: info, warning (mặc định), error (còn gọi"
    " là critical) hoặc never; cũng là fail_on trong cấu hình",
    en="severity that makes the exit status 1: info, warning (default), error (or"
    " critical, the same) or never; fail_on in the configuration",
)
_SINCE = argument(
    "--since",
    metavar="REV",
    vi="chỉ xem những văn bản đổi hoặc thêm từ phiên bản git này",
    en="look only at documents changed or added since this git revision",
)
_BASELINE = argument(
    "--baseline",
    metavar="FILE",
    vi="tệp các phát hiện đã biết: được đánh dấu và không tính là lỗi",
    en="file of the findings that are known: they are marked and do not fail",
)


def add_paths(parser: Parser) -> None:
    """Add the paths that a command reads."""
    add_arguments(parser, _PATHS)


def add_pages(parser: Parser) -> None:
    """Add what is asked of scraped pages, for commands that build records."""
    about = Text(
        vi="bỏ khỏi cột text những gì trang mạng để lại: menu, chân trang, bộ đếm",
        en="leave out of the text what a web page left: menus, footers, counters",
    )
    parser.add_argument("--drop-boilerplate", action="store_true", help=about)
    parser.set_defaults(suffixes=(*SUFFIXES, *HTML_SUFFIXES))


def add_rules(parser: Parser, profile: str = "repair") -> None:
    """Add the options that say which rules apply, and how."""
    parser.set_defaults(usual_profile=profile)
    about = Text(
        vi="repair (chỉ thay đổi an toàn), standard (một dạng cho dữ liệu) hoặc search;"
        f" mặc định: {profile}",
        en="repair (safe changes only), standard (one form for data) or search;"
        f" default: {profile}",
    )
    parser.add_argument("--profile", help=about, suggestions=get_args(Profile))
    add_arguments(parser, _RULES)


def add_own_table(parser: Parser) -> None:
    """Add the path of a user's own short forms."""
    add_arguments(parser, [_OWN_TABLE])


def add_fail_on(parser: Parser) -> None:
    """Add the severity from which on the exit status is 1."""
    add_arguments(parser, [_FAIL_ON])


def add_since(parser: Parser) -> None:
    """Add the git revision from which on documents are looked at."""
    add_arguments(parser, [_SINCE])


def add_baseline(parser: Parser) -> None:
    """Add the path of a baseline."""
    add_arguments(parser, [_BASELINE])
