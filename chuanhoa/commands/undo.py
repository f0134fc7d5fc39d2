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
_BROKEN = Text(
    vi="{file}: số dòng không đọc được, đã bỏ qua: {n}",
    en="{file}: lines that cannot be read and were passed over: {n}",
)
_DONE = Text(vi="đã khôi phục {n} tệp", en="files as they were: {n}")


def add(parser: Parser) -> None:
    """Add the options of the command."""
    about = Text(vi="tệp hoàn tác mà fix đã ghi", en="the undo file that fix wrote")
    parser.add_argument("file", metavar="FILE", help=about)


def run(args: Namespace) -> int:
    """Restore files, the newest change first; one that was changed since is refused."""
    entries, n_broken = _read(args.file)
    statuses = _restore_all(entries, args.lang)
    if n_broken:
        words = pick(_BROKEN, args.lang)
        console.say(words.format(file=args.file, n=n_broken))
        statuses.append(exits.UNREADABLE)
    done = len({e.source for e in entries}) if not any(statuses) else 0
    if done:
        console.say(pick(_DONE, args.lang).format(n=done))
    return exits.worst(statuses)


def _read(name: str) -> tuple[list[Undo], int]:
    """Read what can be, and count the lines that cannot.

    A line is written before its file is: where one was broken off, as by a crash, its
    file is as it was, and the others can be restored.
    """
    entries, n_broken = [], 0
    try:
        lines = Path(name).read_text("utf-8").splitlines()
    except FileNotFoundError as error:
        raise wrong_use(_NO_FILE, file=name) from error
    except OSError as error:
        raise as_usage_error(error) from error
    except ValueError as error:
        raise wrong_use(_NO_UNDO, file=name) from error
    for line in filter(str.strip, lines):
        try:
            entries.append(from_line(line))
        except ValueError:
            n_broken += 1
    if n_broken and not entries:
        raise wrong_use(_NO_UNDO, file=name)
    return entries, n_broken


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
