"""`chuanhoa undo`: restore the files that `fix --undo-file` has changed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from .. import console, exits
from ..config import as_usage_error, wrong_use
from ..files import write_atomically
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.listing import Language, pick
from ..system_errors import reason_of
from ..undo_file import Undo, UndoError, from_line, restore

_LEFT = Text(vi="{source}: {why}; để nguyên", en="{source}: {why}; left alone")
_NO_FILE = Text(vi="không có tệp hoàn tác {file}", en="there is no undo file {file}")
_NO_UNDO = Text(
    vi="{file} không phải tệp hoàn tác mà phiên bản này đọc được",
    en="{file} is no undo file that this version can read",
)
_DONE = Text(vi="đã khôi phục {n} tệp", en="files as they were: {n}")


def add(parser: Parser) -> None:
    """Add the options of the command."""
    about = Text(vi="tệp hoàn tác mà fix đã ghi", en="the undo file that fix wrote")
    parser.add_argument("file", metavar="FILE", help=about)


def run(args: Namespace) -> int:
    """Restore files, the newest change first; one that was changed since is refused."""
    try:
        lines = Path(args.file).read_text("utf-8").splitlines()
        entries = [from_line(line) for line in lines if line.strip()]
    except FileNotFoundError as error:
        raise wrong_use(_NO_FILE, file=args.file) from error
    except OSError as error:
        raise as_usage_error(error) from error
    except ValueError as error:
        raise wrong_use(_NO_UNDO, file=args.file) from error
    statuses = _restore_all(entries, args.lang)
    done = len({e.source for e in entries}) if not any(statuses) else 0
    if done:
        console.say(pick(_DONE, args.lang).format(n=done))
    return exits.worst(statuses)


def _restore_all(entries: Sequence[Undo], lang: Language) -> list[int]:
    """Restore what can be; a file that was refused is told of once."""
    statuses: dict[str, int] = {}
    for entry in reversed(entries):
        if not statuses.get(entry.source):
            statuses[entry.source] = _restore(entry, lang)
    return list(statuses.values())


def _restore(entry: Undo, lang: Language) -> int:
    path = Path(entry.source)
    try:
        data = path.read_bytes()
        old = restore(entry, data)
        if old != data:
            write_atomically(path, old)
    except OSError as error:
        why = pick(reason_of(error), lang)
        console.say(pick(_LEFT, lang).format(source=entry.source, why=why))
        return exits.UNREADABLE
    except UndoError as error:
        console.say(error.vi if lang == "vi" else str(error))
        return exits.FINDINGS
    return exits.CLEAN
