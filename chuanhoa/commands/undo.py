"""`chuanhoa undo`: restore the files that `fix --undo-file` has changed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from .. import console, exits
from ..config import UsageError
from ..files import write_atomically
from ..undo_file import Undo, from_line, restore


def add(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("file", metavar="FILE", help="the undo file that fix wrote")


def run(args: Namespace) -> int:
    """Restore files, the newest change first; one that was changed since is refused."""
    try:
        lines = Path(args.file).read_text("utf-8").splitlines()
        entries = [from_line(line) for line in lines if line.strip()]
    except FileNotFoundError as error:
        msg = f"there is no undo file {args.file}"
        raise UsageError(msg) from error
    except (OSError, ValueError) as error:
        msg = f"{args.file}: {error}"
        raise UsageError(msg) from error
    return exits.worst([_restore(entry) for entry in reversed(entries)])


def _restore(entry: Undo) -> int:
    path = Path(entry.source)
    try:
        write_atomically(path, restore(entry, path.read_bytes()))
    except OSError as error:
        console.say(f"{entry.source}: {error.strerror}; left alone")
        return exits.UNREADABLE
    except ValueError as error:
        console.say(str(error))
        return exits.FINDINGS
    return exits.CLEAN
