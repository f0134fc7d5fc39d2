"""`chuanhoa fix`: repair files in place, each change proven and undoable."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby

from .. import console, exits, inputs
from ..checking import with_severity
from ..choices import Choice, chooser
from ..normalize.edits import Normalized
from ..normalize.encoding_not_utf8 import RULE as FILE_RULE
from ..normalize.encodings import Decoded
from ..normalize.engine import normalize
from ..normalize.rule import Text
from ..normalize.selection import is_selected
from ..parser import Parser
from ..repair import NotWrittenError, new_bytes, replace_file
from ..reports.findings import find_findings
from ..reports.listing import pick
from ..reports.run import CheckRun, place_of_source
from ..seeds.files import HTML_SUFFIXES
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
_NEEDS_UNDO = Text(
    vi="{source}: bảng mã {encoding} không ghi lại được nguyên vẹn; cần --undo-file",
    en="{source}: {encoding} cannot be written back exactly; --undo-file is needed",
)
_KEPT = Text(
    vi="{source}: giữ bảng mã {encoding} thì không ghi được văn bản đã sửa; để nguyên",
    en="{source}: {encoding}, to be kept, cannot hold the repaired text; left alone",
)
_READ_ONLY = Text(
    vi="{source}: chỉ đọc được văn bản của tệp loại này, không sửa được tại chỗ",
    en="{source}: of a file of this kind only the text is read; it is left alone",
)
_BROKEN = Text(
    vi="{source}: không ghi, vì lỗi của chuanhoa: {law}",
    en="{source}: not written, by a fault of chuanhoa: {law}",
)


def add(parser: Parser) -> None:
    """Add the options of the command."""
    console.add_paths(parser)
    console.add_rules(parser)
    console.add_fail_on(parser)
    about = Text(
        vi="áp dụng cả những thay đổi về kiểu viết", en="apply style changes too"
    )
    parser.add_argument("--unsafe-fixes", action="store_true", help=about)
    about = Text(
        vi="chỉ in những gì sẽ đổi (--diff=word: theo từng chỗ); không ghi gì",
        en="print what would change (--diff=word: word by word); write nothing",
    )
    parser.add_argument(
        "--diff", action="store_const", const="line", default=None, help=about
    )
    about = Text(vi="như --diff=word", en="the same as --diff=word")
    parser.add_argument(
        "--word-diff", action="store_const", const="word", dest="diff", help=about
    )
    about = Text(
        vi="không ghi gì; trạng thái 1 nếu có tệp sẽ đổi",
        en="write nothing; status 1 if any would change",
    )
    parser.add_argument("--check", action="store_true", help=about)
    about = Text(
        vi="ghi thêm cách hoàn tác vào tệp này (chuanhoa undo TỆP)",
        en="append how to undo it (chuanhoa undo FILE)",
    )
    parser.add_argument("--undo-file", metavar="FILE", help=about)


class _Run:
    """The counts of a run: what was written, what is left, how it ended."""

    def __init__(self, args: Namespace) -> None:
        self.args = args
        self.choose = chooser(args)
        self.judge = CheckRun((), fail_on=console.fail_on(args))
        self.status = exits.CLEAN
        self.files = self.edits = self.left = 0
        self.is_failing = False

    def say(self, text: Text, status: int, **values: object) -> None:
        """Tell why something was not done, and remember the worst status."""
        said = pick(text, self.args.lang)
        console.say(said.format(**values) if values else said)
        self.status = exits.worst((self.status, status))


def run(args: Namespace) -> int:
    """Repair documents; the status is of what is left, or of what would change."""
    if args.diff == "line":
        console.write_utf8()
    state = _Run(args)
    for path, group in groupby(inputs.read_inputs(args), key=_file_of):
        read = list(_readable(group, state))
        if any(is_row(document) for document, _ in read):
            _repair_table(path, read, state)
        else:
            for document, decoded in read:
                _repair(document, decoded, state)
    dry = bool(args.diff or args.check)
    words = pick(_WOULD if dry else _DONE, args.lang)
    console.say(words.format(files=state.files, edits=state.edits))
    if state.left:
        console.say(pick(_LEFT, args.lang).format(n=state.left))
    failed = state.is_failing or (dry and state.files > 0)
    return exits.worst((state.status, exits.FINDINGS if failed else exits.CLEAN))


Item = tuple[Document, Decoded]


def is_row(document: Document) -> bool:
    """Say whether a document is a row of a table."""
    path, row = place_of_source(document.source)
    return row is not None and path.lower().endswith(TABLE_SUFFIXES)


def _file_of(item: Item | Rejected) -> str:
    source = item.source if isinstance(item, Rejected) else item[0].source
    return place_of_source(source)[0]


def _readable(items: Iterator[Item | Rejected], state: _Run) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Rejected):
            console.say_rejected(item, state.args.lang)
            state.status = exits.worst((state.status, exits.UNREADABLE))
        else:
            yield item


def _proven(
    document: Document, decoded: Decoded, choice: Choice, state: _Run
) -> Normalized | None:
    """Repair a text and prove it; None, after saying so, where a law is broken."""
    from ..proof import broken_law  # noqa: PLC0415 -- only where something is read

    normalized = normalize(decoded.text, choice.settings, report=True)
    rest = Normalized(normalized.source_text, "", (), normalized.unapplied)
    for finding in find_findings(document.source, decoded, rest, of_file=False):
        state.left += 1
        state.is_failing |= state.judge.fails(with_severity(finding, choice.severities))
    law = broken_law(normalized, choice.settings)
    if law is None:
        return normalized
    state.say(_BROKEN, exits.FAULT, source=document.source, law=law)
    return None


def _repair(document: Document, decoded: Decoded, state: _Run) -> None:
    """Repair one document of its own file."""
    args, choice = state.args, state.choose(document.source)
    normalized = _proven(document, decoded, choice, state)
    if normalized is None or _is_read_only(document, normalized, state):
        return
    is_asked = is_selected(FILE_RULE, choice.settings)
    new = new_bytes(normalized.text, decoded, is_utf8_asked=is_asked)
    named = {"source": document.source, "encoding": decoded.encoding}
    if new is None:
        if normalized.edits:
            state.say(_KEPT, exits.UNREADABLE, **named)
        return
    is_changed = new != document.data
    if args.diff:
        _put_diff(document.source, normalized, args)
    elif document.source == "-" and not args.check:
        console.put_bytes(new)
    elif is_changed and not args.check:
        if not decoded.lossless and not args.undo_file:
            state.say(_NEEDS_UNDO, exits.USAGE, **named)
            return
        is_changed = _write(document, new, normalized, state)
    if is_changed:
        state.files += 1
        state.edits += len(normalized.edits)


def _is_read_only(document: Document, normalized: Normalized, state: _Run) -> bool:
    """Say whether a file is not ours to write: in HTML, entities are the author's."""
    if document.text is None and not document.source.lower().endswith(HTML_SUFFIXES):
        return False
    if normalized.edits:
        state.say(_READ_ONLY, exits.FINDINGS, source=document.source)
    return True


def _write(document: Document, new: bytes, normalized: Normalized, state: _Run) -> bool:
    """Write a file; False, after saying so, where it was left as it is."""
    undo_file = state.args.undo_file
    try:
        replace_file(document.source, document.data, new, normalized.edits, undo_file)
    except NotWrittenError as error:
        why = Text(*(f"{document.source}: {words}" for words in error.why))
        state.say(why, exits.UNREADABLE)
        return False
    return True


def _put_diff(source: str, normalized: Normalized, args: Namespace) -> None:
    from ..diffs import line_diff, word_diff  # noqa: PLC0415 -- only with --diff

    if args.diff == "word":
        rows = word_diff(source, normalized, console.style_of(sys.stdout))
    else:
        rows = line_diff(source, normalized.source_text, normalized.text)
    for row in rows:
        console.put(row)


def _repair_table(path: str, read: list[Item], state: _Run) -> None:
    """Repair the rows of one table, and write the file once."""
    from ..table_repair import repair_table  # noqa: PLC0415 -- most inputs are texts

    rows = []
    for document, decoded in read:
        choice = state.choose(document.source)
        normalized = _proven(document, decoded, choice, state)
        if normalized is not None and normalized.edits:
            rows.append((document, normalized))
            if state.args.diff == "word":
                _put_diff(document.source, normalized, state.args)
    if not rows:
        return
    try:
        repair_table(path, inputs.columns_of(state.args), rows, state.args)
    except NotWrittenError as error:
        why = Text(*(f"{path}: {words}" for words in error.why))
        state.say(why, exits.UNREADABLE)
        return
    state.files += 1
    state.edits += sum(len(normalized.edits) for _, normalized in rows)
