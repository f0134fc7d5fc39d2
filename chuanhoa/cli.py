"""The command line: `main` parses, runs one command and returns its exit status."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from . import exits
from .config import Config, UsageError, as_usage_error, find_config, load_config

COMMANDS = {
    "check": "report what is wrong with the text, without changing it",
    "fix": "repair files in place; with - repair standard input to standard output",
    "undo": "restore the files that fix --undo-file FILE has changed",
    "records": "turn documents into records (JSONL or Parquet)",
    "gate": "judge documents with the great-expectations suite and write a report",
    "rule": "explain a rule, or list all rules",
    "explain": "show what the rules do to a text, with code points",
    "abbr": "look up the meaning of a short form: abbr lookup bcd",
}


def build_parser(commands: Sequence[str] = tuple(COMMANDS)) -> argparse.ArgumentParser:
    """Build the parser; only the modules of `commands` are imported."""
    parser = argparse.ArgumentParser(
        prog="chuanhoa",
        description="Repair, standardise and judge Vietnamese documents.",
        epilog="exit status: 0 clean, 1 findings, 2 usage, 3 unreadable input,"
        " 4 our own fault, 130 interrupted",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument(
        "--lang",
        default=None,
        help="language of messages: vi or en (default: $CHUANHOA_LANG, then the"
        " configuration, else en)",
    )
    parser.add_argument(
        "--isolated", action="store_true", help="read no configuration file"
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name in commands:
        about = COMMANDS[name]
        command = subparsers.add_parser(
            name, help=about, description=about, allow_abbrev=False
        )
        command.add_argument("--lang", default=argparse.SUPPRESS, help="vi or en")
        import_module(f".commands.{name}", __package__).add(command)
    return parser


def main(argv: Sequence[str] | None = None) -> int:  # noqa: PLR0911 -- one a fate
    """Run the command line and return its exit status; never raises SystemExit."""
    from . import console  # noqa: PLC0415 -- after the streams are set up

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as stop:  # argparse: 0 after --help, 2 after a wrong use
        return stop.code if isinstance(stop.code, int) else exits.USAGE
    except UsageError as error:
        console.say(error.vi if _is_vietnamese(argv) else str(error))
        return exits.USAGE
    except KeyboardInterrupt:
        console.say("interrupted")
        return exits.INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return exits.CLEAN
    except OSError as error:
        if error.filename is None:
            _drop_output()
        console.say(f"{error.filename or 'standard output'}: {error.strerror}")
        return exits.UNREADABLE
    except Exception:  # noqa: BLE001 -- whatever it is, the fault is ours: status 4
        console.say("a fault of chuanhoa; please report what follows")
        traceback.print_exc()
        return exits.FAULT


def _drop_output() -> None:
    """Let what is left unwritten go nowhere: its reader, or its disk, has gone."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(argv: list[str]) -> int:
    from . import console  # noqa: PLC0415 -- after the streams are set up

    name = _command(argv)
    parser = build_parser((name,) if name else tuple(COMMANDS))
    args = parser.parse_args(argv)
    args.config = _config(args)
    chosen = args.lang or os.environ.get("CHUANHOA_LANG") or args.config.lang
    args.lang = console.language(chosen or "en")
    if args.version:
        from . import __version__  # noqa: PLC0415 -- reads the package metadata

        console.put(f"chuanhoa {__version__}")
        return exits.CLEAN
    if args.command is None:
        parser.print_help(sys.stderr)
        return exits.USAGE
    status: int = import_module(f".commands.{args.command}", __package__).run(args)
    sys.stdout.flush()
    return status


def _is_vietnamese(argv: Sequence[str] | None) -> bool:
    """Say whether messages were asked for in Vietnamese, before options are parsed."""
    words = list(sys.argv[1:] if argv is None else argv)
    if "--lang" in words[:-1]:
        return words[words.index("--lang") + 1] == "vi"
    return os.environ.get("CHUANHOA_LANG") == "vi" or "--lang=vi" in words


def _config(args: argparse.Namespace) -> Config:
    path = None if args.isolated else find_config(Path.cwd())
    return Config() if path is None else load_config(path)


def _command(argv: Sequence[str]) -> str | None:
    """Find the command among the words. Raises UsageError for an unknown one."""
    from .normalize.names import expect_one_of  # noqa: PLC0415 -- as above

    before = ""
    for word in argv:
        if not word.startswith("-") and before != "--lang":
            try:
                expect_one_of("command", word, COMMANDS)
            except ValueError as error:
                raise as_usage_error(error) from error
            return word
        before = word
    return None
