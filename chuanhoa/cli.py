"""The command line: `main` parses, runs one command and returns its exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from . import exits

COMMANDS = ("check", "fix", "undo", "records", "gate", "rule", "explain")


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
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
        default=os.environ.get("CHUANHOA_LANG", "en"),
        help="language of messages: vi or en (default: $CHUANHOA_LANG, else en)",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name in COMMANDS:
        module = import_module(f".commands.{name}", __package__)
        command = commands.add_parser(
            name, help=module.HELP, description=module.HELP, allow_abbrev=False
        )
        command.add_argument("--lang", default=argparse.SUPPRESS, help="vi or en")
        module.add(command)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
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
    except console.UsageError as error:
        console.say(str(error))
        return exits.USAGE
    except KeyboardInterrupt:
        console.say("interrupted")
        return exits.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone: what is left unwritten has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.CLEAN


def _run(argv: list[str]) -> int:
    from . import console  # noqa: PLC0415 -- after the streams are set up

    parser = build_parser()
    _expect_known_command(argv)
    args = parser.parse_args(argv)
    args.lang = console.language(args.lang)
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


def _expect_known_command(argv: Sequence[str]) -> None:
    from .console import UsageError  # noqa: PLC0415 -- as above
    from .normalize.names import expect_one_of  # noqa: PLC0415 -- as above

    words = [word for word in argv if not word.startswith("-")]
    languages = {"vi", "en"}
    name = next((word for word in words if word not in languages), None)
    if name is None:
        return
    try:
        expect_one_of("command", name, COMMANDS)
    except ValueError as error:
        raise UsageError(str(error)) from error
