"""The command line: `main` parses, runs one command and returns its exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from . import exits
from .config import Config, UsageError, as_usage_error, find_config, load_config
from .normalize.rule import Text
from .usage import COMMANDS, build_parser, saying

_FAULT = Text(
    vi="lỗi của chuanhoa; xin báo lại những dòng sau",
    en="a fault of chuanhoa; please report what follows",
)
_INTERRUPTED = Text(vi="đã ngắt", en="interrupted")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; never raises SystemExit."""
    from . import console  # noqa: PLC0415 -- after the streams are set up

    words = list(sys.argv[1:] if argv is None else argv)
    lang = _language(words)
    console.set_up_streams()
    try:
        status = _run(words, lang)
        console.flush()
    except KeyboardInterrupt:
        console.say(saying(lang)(_INTERRUPTED))
        return exits.INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- whatever it is, it has a status
        return _failed(error, lang)
    return status


def _failed(error: Exception, lang: str) -> int:
    """Say why a run has stopped, and give its status."""
    from . import console  # noqa: PLC0415 -- as above

    if isinstance(error, UsageError):
        console.say(error.vi if lang == "vi" else str(error))
        return exits.USAGE
    if isinstance(error, OSError):
        from .system_errors import told  # noqa: PLC0415 -- only for an error

        if error.filename is None:
            console.drop(sys.stdout)
        console.say(saying(lang)(told(error)))
        return exits.UNREADABLE
    import traceback  # noqa: PLC0415 -- only for a fault

    console.say(saying(lang)(_FAULT))
    traceback.print_exception(error)
    return exits.FAULT


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
