"""`chuanhoa fix`: repair files in place, each change proven and undoable."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby

from .. import console, exits, inputs
from ..fix_run import FixRun, Item, repair, repair_rows
from ..normalize.rule import Text
from ..options import add_arguments, argument
from ..parser import Parser
from ..reports.listing import pick
from ..reports.run import place_of_source
from ..seeds.inputs import TABLE_SUFFIXES, Document, Rejected

_DONE = Text(
    vi="{files} tệp đã sửa, {edits} thay đổi",
    en="repaired files: {files}, edits: {edits}",
)
_WOULD = Text(
    vi="{files} tệp sẽ được sửa, {edits} thay đổi",
    en="files that would change: {files}, edits: {edits}",
)
_LEFT = Text(
    vi="còn {n} phát hiện mà fix không sửa: xem chuanhoa check",
    en="findings left that fix does not repair: {n}; see chuanhoa check",
)
_ARGUMENTS = (
    argument(
        "--unsafe-fixes",
        action="store_true",
        vi="áp dụng cả những thay đổi về kiểu viết",
        en="apply style changes too",
    ),
    argument(
        "--diff",
        action="store_const",
        const="line",
        default=None,
        vi="chỉ in những gì sẽ đổi (--diff=word: theo từng chỗ); không ghi gì",
        en="print what would change (--diff=word: word by word); write nothing",
    ),
    argument(
        "--word-diff",
        action="store_const",
        const="word",
        dest="diff",
        vi="như --diff=word",
        en="the same as --diff=word",
    ),
    argument(
        "--check",
        action="store_true",
        vi="không ghi gì; trạng thái 1 nếu có tệp sẽ đổi",
        en="write nothing; status 1 if any would change",
    ),
    argument(
        "--undo-file",
        metavar="FILE",
        vi="ghi thêm cách hoàn tác vào tệp này (chuanhoa undo TỆP)",
        en="append how to undo it (chuanhoa undo FILE)",
    ),
)


def add(parser: Parser) -> None:
    """Add the options of the command."""
    console.add_paths(parser)
    console.add_rules(parser)
    console.add_fail_on(parser)
    add_arguments(parser, _ARGUMENTS)


def run(args: Namespace) -> int:
    """Repair documents; the status is of what is left, or of what would change."""
    if args.diff == "line":
        console.write_utf8()
    state = FixRun(args)
    for path, group in groupby(inputs.read_inputs(args), key=_file_of):
        read = list(_readable(group, state))
        if any(_is_row(document) for document, _ in read):
            repair_rows(path, read, state)
        else:
            for document, decoded in read:
                repair(document, decoded, state)
    dry = bool(args.diff or args.check)
    words = pick(_WOULD if dry else _DONE, args.lang)
    console.say(words.format(files=state.files, edits=state.edits))
    if state.left:
        console.say(pick(_LEFT, args.lang).format(n=state.left))
    failed = state.is_failing or (dry and state.files > 0)
    return exits.worst((state.status, exits.FINDINGS if failed else exits.CLEAN))


def _is_row(document: Document) -> bool:
    """Say whether a document is a row of a table."""
    path, row = place_of_source(document.source)
    return row is not None and path.lower().endswith(TABLE_SUFFIXES)


def _file_of(item: Item | Rejected) -> str:
    source = item.source if isinstance(item, Rejected) else item[0].source
    return place_of_source(source)[0]


def _readable(items: Iterator[Item | Rejected], state: FixRun) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Rejected):
            console.say_rejected(item, state.args.lang)
            state.status = exits.worst((state.status, exits.UNREADABLE))
        else:
            yield item
