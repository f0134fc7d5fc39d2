"""The commands, what each does, and the parser of a command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module

from .normalize.rule import Text
from .parser import Parser

COMMANDS = {
    "check": Text(
        vi="báo những chỗ sai trong văn bản, không thay đổi gì",
        en="report what is wrong with the text, without changing it",
    ),
    "fix": Text(
        vi="sửa tệp tại chỗ; với - thì sửa đầu vào chuẩn ra đầu ra chuẩn",
        en="repair files in place; with - repair standard input to standard output",
    ),
    "undo": Text(
        vi="khôi phục những tệp mà fix --undo-file TỆP đã sửa",
        en="restore the files that fix --undo-file FILE has changed",
    ),
    "records": Text(
        vi="dựng bản ghi từ văn bản (JSONL hoặc Parquet)",
        en="turn documents into records (JSONL or Parquet)",
    ),
    "gate": Text(
        vi="chấm văn bản bằng bộ great-expectations và viết báo cáo",
        en="judge documents with the great-expectations suite and write a report",
    ),
    "report": Text(
        vi="lập lại trang của một lần kiểm tra đã lưu, hoặc so sánh hai lần",
        en="write the page of a saved run again, or compare two runs",
    ),
    "rule": Text(
        vi="giải thích một quy tắc, hoặc liệt kê mọi quy tắc",
        en="explain a rule, or list all rules",
    ),
    "explain": Text(
        vi="cho thấy các quy tắc làm gì với một đoạn chữ, kèm mã ký tự",
        en="show what the rules do to a text, with code points",
    ),
    "abbr": Text(
        vi="tra nghĩa của chữ viết tắt: abbr lookup bcd",
        en="look up the meaning of a short form: abbr lookup bcd",
    ),
    "baseline": Text(
        vi="quản lý những phát hiện đã biết và tạm chấp nhận",
        en="keep the findings that are known and let pass",
    ),
    "init": Text(
        vi="tạo cấu hình, hook pre-commit và bước CI; không bao giờ ghi đè",
        en="write a configuration, pre-commit hooks and CI steps; never overwrites",
    ),
    "config": Text(
        vi="xem cấu hình đang dùng, hoặc JSON Schema của nó",
        en="show the configuration in use, or its JSON Schema",
    ),
    "doctor": Text(
        vi="xem môi trường chạy và bảng mã của từng tệp",
        en="show the environment, and the encoding of each file",
    ),
    "completion": Text(
        vi="in tệp tự hoàn thành lệnh cho bash, zsh hoặc fish",
        en="print the completion script of bash, zsh or fish",
    ),
}
_ABOUT = Text(
    vi="Sửa, chuẩn hoá và chấm văn bản tiếng Việt.",
    en="Repair, standardise and judge Vietnamese documents.",
)
_STATUSES = Text(
    vi="trạng thái thoát: 0 sạch, 1 có phát hiện, 2 dùng sai, 3 không đọc được đầu vào,"
    " 4 lỗi của chuanhoa, 130 bị ngắt",
    en="exit status: 0 clean, 1 findings, 2 usage, 3 unreadable input, 4 our own"
    " fault, 130 interrupted",
)
_VERSION = Text(vi="in phiên bản", en="print the version")
_LANG = Text(
    vi="ngôn ngữ của thông báo: vi hoặc en (mặc định: $CHUANHOA_LANG, rồi cấu hình,"
    " rồi en)",
    en="language of messages: vi or en (default: $CHUANHOA_LANG, then the"
    " configuration, else en)",
)
_ISOLATED = Text(vi="không đọc tệp cấu hình", en="read no configuration file")


def build_parser(
    commands: Sequence[str] = tuple(COMMANDS), lang: str = "en"
) -> tuple[Parser, dict[str, Parser]]:
    """Build the parser and those of `commands`; only their modules are imported."""
    say = saying(lang)
    parser = Parser(
        prog="chuanhoa", description=say(_ABOUT), epilog=say(_STATUSES), lang=lang
    )
    parser.add_argument("--version", action="store_true", help=_VERSION)
    parser.add_argument("--lang", default=None, help=_LANG, suggestions=("vi", "en"))
    parser.add_argument("--isolated", action="store_true", help=_ISOLATED)
    subparsers = parser.add_subparsers(
        prog="chuanhoa",
        dest="command",
        metavar=say(Text("LỆNH", "COMMAND")),
        parser_class=Parser,
    )
    made = {}
    for name in commands:
        about = say(COMMANDS[name])
        made[name] = subparsers.add_parser(
            name, help=about, description=about, lang=lang
        )
        for option, action in (("--lang", "store"), ("--isolated", "store_true")):
            made[name].add_argument(
                option,
                action=action,
                default=argparse.SUPPRESS,
                help=_LANG if option == "--lang" else _ISOLATED,
            )
        import_module(f".commands.{name}", __package__).add(made[name])
    return parser, made


def saying(lang: str) -> Callable[[Text], str]:
    """Give the function that says a sentence in one of the two languages."""

    def say(text: Text) -> str:
        return text.vi if lang == "vi" else text.en

    return say
