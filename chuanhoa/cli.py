"""The command line: `main` parses, runs one command and returns its exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from . import exits
from .config import Config, UsageError, as_usage_error, find_config, load_config
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
_FAULT = Text(
    vi="lỗi của chuanhoa; xin báo lại những dòng sau",
    en="a fault of chuanhoa; please report what follows",
)
_INTERRUPTED = Text(vi="đã ngắt", en="interrupted")


def build_parser(
    commands: Sequence[str] = tuple(COMMANDS), lang: str = "en"
) -> tuple[Parser, dict[str, Parser]]:
    """Build the parser and those of `commands`; only their modules are imported."""
    say = _saying(lang)
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


def _saying(lang: str) -> Callable[[Text], str]:
    def say(text: Text) -> str:
        return text.vi if lang == "vi" else text.en

    return say


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; never raises SystemExit."""
    from . import console  # noqa: PLC0415 -- after the streams are set up

    words = list(sys.argv[1:] if argv is None else argv)
    lang = _language(words)
    console.set_up_streams()
    try:
        status = _run(words, lang)
        console.flush()
    except UsageError as error:
        console.say(error.vi if lang == "vi" else str(error))
        return exits.USAGE
    except KeyboardInterrupt:
        console.say(_saying(lang)(_INTERRUPTED))
        return exits.INTERRUPTED
    except OSError as error:
        from .system_errors import told  # noqa: PLC0415 -- only for an error

        if error.filename is None:
            console.drop(sys.stdout)
        console.say(_saying(lang)(told(error)))
        return exits.UNREADABLE
    except Exception:  # noqa: BLE001 -- whatever it is, the fault is ours: status 4
        import traceback  # noqa: PLC0415 -- only for a fault

        console.say(_saying(lang)(_FAULT))
        traceback.print_exc()
        return exits.FAULT
    return status


def _run(words: list[str], lang: str) -> int:
    from . import console  # noqa: PLC0415 -- after the streams are set up

    name = _command(words)
    parser, made = build_parser((name,) if name else tuple(COMMANDS), lang)
    try:
        args, rest = parser.parse_known_args(_respelled(words))
    except SystemExit:  # argparse, after --help
        return exits.CLEAN
    if rest:
        raise made.get(args.command, parser).unknown(rest)
    if args.version:
        from . import __version__  # noqa: PLC0415 -- reads the package metadata

        console.put(f"chuanhoa {__version__}")
        return exits.CLEAN
    args.config = _config(isolated=args.isolated)
    chosen = args.lang or os.environ.get("CHUANHOA_LANG") or args.config.lang
    args.lang = console.language(chosen or "en")
    if args.command is None:
        parser.print_help(sys.stderr)
        return exits.USAGE
    status: int = import_module(f".commands.{args.command}", __package__).run(args)
    return status


def _respelled(words: list[str]) -> list[str]:
    """Turn `--diff=word` into an option without a value: argparse has none with both.

    (With an optional value, `--diff a.txt` would take the file for the value.)
    """
    return ["--word-diff" if word == "--diff=word" else word for word in words]


def _language(words: list[str]) -> str:
    """Find the language of messages before options are parsed: help needs it."""
    for number, word in enumerate(words):
        if word == "--lang" and number + 1 < len(words):
            return words[number + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    told = os.environ.get("CHUANHOA_LANG")
    if told is None and "--isolated" not in words:
        with suppress(UsageError, OSError):
            told = _config(isolated=False).lang
    return told or "en"


def _config(*, isolated: bool) -> Config:
    path = None if isolated else find_config(Path.cwd())
    return Config() if path is None else load_config(path)


def _command(words: Sequence[str]) -> str | None:
    """Find the command among the words. Raises UsageError for an unknown one."""
    from .normalize.names import expect_one_of  # noqa: PLC0415 -- as above

    before = ""
    for word in words:
        if not word.startswith("-") and before != "--lang":
            try:
                expect_one_of("command", word, COMMANDS)
            except ValueError as error:
                raise as_usage_error(error) from error
            return word
        before = word
    return None
