"""A run of `fix`: each document and each table proven, shown or written, counted."""

from __future__ import annotations

import sys
from argparse import Namespace

from . import console, exits, inputs
from .checking import with_severity
from .choices import Choice, chooser
from .normalize.edits import Normalized
from .normalize.encoding_not_utf8 import RULE as FILE_RULE
from .normalize.encodings import Decoded
from .normalize.engine import normalize
from .normalize.rule import Text
from .normalize.selection import is_selected
from .repair import NotWrittenError, new_bytes, replace_file
from .reports.findings import find_findings
from .reports.listing import pick
from .reports.run import CheckRun
from .seeds.files import HTML_SUFFIXES
from .seeds.inputs import Document

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

Item = tuple[Document, Decoded]


class FixRun:
    """The counts of a run: what was written, what is left, how it ended."""

    def __init__(self, args: Namespace) -> None:
        """Raise UsageError for options that make no sense."""
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


def _proven(
    document: Document, decoded: Decoded, choice: Choice, state: FixRun
) -> Normalized | None:
    """Repair a text and prove it; None, after saying so, where a law is broken."""
    from .proof import broken_law  # noqa: PLC0415 -- only where something is read

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


def repair(document: Document, decoded: Decoded, state: FixRun) -> None:
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


def _is_read_only(document: Document, normalized: Normalized, state: FixRun) -> bool:
    """Say whether a file is not ours to write: in HTML, entities are the author's."""
    if document.text is None and not document.source.lower().endswith(HTML_SUFFIXES):
        return False
    if normalized.edits:
        state.say(_READ_ONLY, exits.FINDINGS, source=document.source)
    return True


def _write(
    document: Document, new: bytes, normalized: Normalized, state: FixRun
) -> bool:
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
    from .diffs import line_diff, word_diff  # noqa: PLC0415 -- only with --diff

    if args.diff == "word":
        rows = word_diff(source, normalized, console.style_of(sys.stdout))
    else:
        rows = line_diff(source, normalized.source_text, normalized.text)
    for row in rows:
        console.put(row)


def repair_rows(path: str, read: list[Item], state: FixRun) -> None:
    """Repair the rows of one table, and write the file once."""
    from .table_repair import repair_table  # noqa: PLC0415 -- most inputs are texts

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
