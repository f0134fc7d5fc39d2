"""`chuanhoa fix`: repair files in place, each change proven and undoable."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, Namespace
from difflib import unified_diff
from pathlib import Path

from .. import console, exits
from ..files import write_atomically
from ..normalize.edits import Normalized
from ..normalize.encodings import Decoded
from ..normalize.engine import normalize
from ..normalize.rule import Text
from ..normalize.settings import Settings
from ..proof import broken_law
from ..reports.findings import ENCODING, Finding, find_findings
from ..reports.listing import pick
from ..seeds.model import Document, Rejected
from ..undo_file import make, to_line

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
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
_RACED = Text(
    vi="tệp thay đổi trong lúc sửa; để nguyên",
    en="changed while it was repaired; left alone",
)
_UNWRITTEN = Text(vi="để nguyên", en="left alone")
_BROKEN = Text(
    vi="{source}: không ghi, vì lỗi của chuanhoa: {law}",
    en="{source}: not written, by a fault of chuanhoa: {law}",
)


def add(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    console.add_paths(parser)
    console.add_rules(parser)
    console.add_fail_on(parser)
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="apply style changes too"
    )
    parser.add_argument(
        "--diff", action="store_true", help="print what would change; write nothing"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; status 1 if any would change",
    )
    parser.add_argument(
        "--undo-file", metavar="FILE", help="append how to undo it (chuanhoa undo FILE)"
    )


def run(args: Namespace) -> int:
    """Repair documents; the status is of what is left, or of what would change."""
    settings = console.settings_of(args)
    console.fails((), args)
    status = exits.CLEAN
    files = edits = 0
    left: list[Finding] = []
    for item in console.read_inputs(args):
        if isinstance(item, Rejected):
            console.say_rejected(item, args.lang)
            status = exits.worst((status, exits.UNREADABLE))
            continue
        document, decoded = item
        normalized = normalize(decoded.text, settings, report=True)
        left += _left(document.source, decoded, normalized)
        failed, is_changed = _repair(document, decoded, normalized, settings, args)
        status = exits.worst((status, failed))
        if is_changed:
            files += 1
            edits += len(normalized.edits)
    dry = args.diff or args.check
    console.say(
        pick(_WOULD if dry else _DONE, args.lang).format(files=files, edits=edits)
    )
    if left:
        console.say(pick(_LEFT, args.lang).format(n=len(left)))
    failed = console.fails(left, args) or (dry and files > 0)
    return exits.worst((status, exits.FINDINGS if failed else exits.CLEAN))


def _left(source: str, decoded: Decoded, normalized: Normalized) -> list[Finding]:
    rest = Normalized(normalized.source_text, "", (), normalized.unapplied)
    return [f for f in find_findings(source, decoded, rest) if f.rule != ENCODING]


def _repair(
    document: Document,
    decoded: Decoded,
    normalized: Normalized,
    settings: Settings,
    args: Namespace,
) -> tuple[int, bool]:
    """Repair one document: the status, and whether it changed or would change."""
    law = broken_law(normalized, settings)
    if law is not None:
        message = pick(_BROKEN, args.lang)
        console.say(message.format(source=document.source, law=law))
        return exits.FAULT, False
    new = normalized.text.encode("utf-8", "surrogatepass")
    if args.diff:
        _put_diff(document.source, normalized)
    elif document.source == "-" and not args.check:
        console.put_bytes(new)
    elif new != document.data and not args.check:
        if not decoded.lossless and not args.undo_file:
            message = pick(_NEEDS_UNDO, args.lang)
            console.say(
                message.format(source=document.source, encoding=decoded.encoding)
            )
            return exits.USAGE, False
        status = _write(document, normalized, new, args)
        return status, status == exits.CLEAN
    return exits.CLEAN, new != document.data


def _write(
    document: Document, normalized: Normalized, new: bytes, args: Namespace
) -> int:
    path = Path(document.source)
    try:
        if path.read_bytes() != document.data:
            console.say(f"{document.source}: {pick(_RACED, args.lang)}")
            return exits.UNREADABLE
        if args.undo_file:
            undo = make(document.source, document.data, new, normalized.edits)
            with Path(args.undo_file).open("a", encoding="utf-8") as file:
                file.write(to_line(undo) + "\n")
                file.flush()
                os.fsync(file.fileno())
        write_atomically(path, new)
    except OSError as error:
        left = pick(_UNWRITTEN, args.lang)
        console.say(f"{document.source}: {error.strerror}; {left}")
        return exits.UNREADABLE
    return exits.CLEAN


def _put_diff(source: str, normalized: Normalized) -> None:
    """Print a unified diff that `patch` takes: only LF ends a line."""
    old = _LINES.findall(normalized.source_text)
    new = _LINES.findall(normalized.text)
    for line in unified_diff(old, new, source, source, n=1):
        console.put(line.removesuffix("\n"))
        if not line.endswith("\n"):
            console.put("\\ No newline at end of file")
