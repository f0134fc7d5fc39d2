"""`chuanhoa completion`: a script for a shell; it runs nothing when you press Tab."""

from __future__ import annotations

from argparse import Namespace

from .. import console, exits
from ..config import as_usage_error
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..parser import Parser

SHELLS = ("bash", "zsh", "fish")


def add(parser: Parser) -> None:
    """Add the options of the command."""
    about = Text(
        vi='bash: eval "$(chuanhoa completion bash)"; zsh: ghi vào _chuanhoa trong'
        " $fpath; fish: ghi vào ~/.config/fish/completions/chuanhoa.fish",
        en='bash: eval "$(chuanhoa completion bash)"; zsh: save as _chuanhoa in $fpath;'
        " fish: save as ~/.config/fish/completions/chuanhoa.fish",
    )
    parser.add_argument("shell", metavar="SHELL", help=about, suggestions=SHELLS)


def run(args: Namespace) -> int:
    """Print the script of a shell, made from the options of every command."""
    try:
        expect_one_of("shell", args.shell, SHELLS)
    except ValueError as error:
        raise as_usage_error(error) from error
    from ..completion import script  # noqa: PLC0415 -- only here
    from ..usage import COMMANDS, build_parser  # noqa: PLC0415 -- it loads every command

    top, commands = build_parser(tuple(COMMANDS), args.lang)
    about = {n: t.vi if args.lang == "vi" else t.en for n, t in COMMANDS.items()}
    console.write_utf8()
    console.put(script(args.shell, top, commands, about))
    return exits.CLEAN
