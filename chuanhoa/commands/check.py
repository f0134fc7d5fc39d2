"""`chuanhoa check`: what is wrong with the text; nothing is changed."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from .. import console, exits
from ..checking import Checking, Tally, add_check
from ..config import as_usage_error, wrong_use
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..options import add_arguments, add_baseline, argument
from ..parser import Parser
from ..reports.formats import FOR_PEOPLE, FORMATS, STREAMED, write
from ..reports.listing import pick, summary
from ..reports.run import Checked, CheckRun
from ..reports.terminal import PLAIN, statistics

if TYPE_CHECKING:
    from ..baseline import Entry
    from ..spool import Spool

_BAD_OUTPUT = Text(
    vi="--output {word}: hãy viết DẠNG=TỆP, như sarif=chuanhoa.sarif",
    en="--output {word}: write FORMAT=FILE, as in sarif=chuanhoa.sarif",
)
_TWICE = Text(
    vi="--output: hai kết quả cùng ghi vào {file}",
    en="--output: two outputs go to {file}",
)
_NO_ROOM = Text(
    vi="bản tóm tắt của bước CI đã đầy; không ghi thêm",
    en="the summary of this CI step is full; nothing was added",
)


_ARGUMENTS = (
    argument(
        "--format",
        default="full",
        suggestions=FORMATS,
        vi=f"dạng kết quả ở đầu ra chuẩn: {', '.join(FORMATS)} (mặc định: full)",
        en=f"what standard output gets: {', '.join(FORMATS)} (default: full)",
    ),
    argument(
        "--output",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        vi="ghi thêm kết quả dạng khác vào tệp; dùng được nhiều lần",
        en="write another format to a file as well; repeatable",
    ),
    argument(
        "--statistics",
        action="store_true",
        vi="thay vào đó, đếm phát hiện theo quy tắc",
        en="count findings per rule instead",
    ),
)


def add(parser: Parser) -> None:
    """Add the options of the command."""
    add_check(parser)
    add_baseline(parser)
    add_arguments(parser, _ARGUMENTS)


def run(args: Namespace) -> int:
    """Check documents; findings on standard output, the summary on standard error.

    Where no output needs all documents first, findings are written as they come.
    """
    _expect_format(args.format)
    outputs = _outputs(args)
    forms = [args.format, *(form for form, _ in outputs)]
    shown = forms[1:] if args.statistics else forms
    is_whole = bool(outputs) or not {*forms} <= {*STREAMED}
    checking = Checking(args, has_texts="full" in shown, has_rejected=is_whole)
    known = _known(args)
    with ExitStack() as stack:
        tally = Tally(_marked(checking.documents(), known, stack), args)
        documents = _spooled(tally, stack) if is_whole else tally
        found = checking.run(documents)._replace(has_baseline=known is not None)
        for form, file in outputs:
            _write_file(found, form, file)
        if "github" in forms:
            _add_to_summary(found)
        _put(found, args)
    console.say(summary(tally.counts, len(tally), args.lang))
    aside = exits.UNREADABLE if checking.n_rejected else exits.CLEAN
    return exits.worst((aside, exits.FINDINGS if tally.is_failing else exits.CLEAN))


def _known(args: Namespace) -> list[Entry] | None:
    """Load the baseline, if one was given. Raises UsageError."""
    name = args.baseline or args.config.baseline
    if name is None:
        return None
    from ..baseline import load  # noqa: PLC0415 -- seldom asked for

    return load(Path(name))


def _marked(
    documents: Iterator[Checked], known: list[Entry] | None, stack: ExitStack
) -> Iterator[Checked]:
    """Mark what the baseline knows: which documents were read counts for that."""
    if known is None:
        return documents
    from ..baseline import marked, today  # noqa: PLC0415 -- seldom asked for

    return marked(_spooled(documents, stack), known, today())


def _spooled(documents: Iterable[Checked], stack: ExitStack) -> Spool:
    from ..spool import Spool  # noqa: PLC0415 -- people at a terminal need none

    return stack.enter_context(Spool()).fill(documents)


def _expect_format(form: str) -> None:
    try:
        expect_one_of("format", form, FORMATS)
    except ValueError as error:
        raise as_usage_error(error) from error


def _outputs(args: Namespace) -> list[tuple[str, Path]]:
    outputs = [_output(word) for word in args.output]
    files = [file for _, file in outputs]
    for file in files:
        if files.count(file) > 1:
            raise wrong_use(_TWICE, file=file)
    return outputs


def _output(word: str) -> tuple[str, Path]:
    form, _, file = word.partition("=")
    if not file or file == "-":
        raise wrong_use(_BAD_OUTPUT, word=word)
    _expect_format(form)
    return form, Path(file)


def _put(found: CheckRun, args: Namespace) -> None:
    style = console.style_of(sys.stdout) if args.format in FOR_PEOPLE else PLAIN
    if args.format not in FOR_PEOPLE:
        console.write_utf8()
    if args.statistics:
        for row in statistics(found, is_json=args.format in ("json", "jsonl")):
            console.put(row)
        return
    for piece in write(found, args.format, style):
        console.put(piece, end="")


def _write_file(found: CheckRun, form: str, file: Path) -> None:
    from ..files import write_pieces  # noqa: PLC0415 -- seldom asked for

    file.parent.mkdir(parents=True, exist_ok=True)
    pieces = (p.encode("utf-8", "backslashreplace") for p in write(found, form))
    write_pieces(file, pieces)


def _add_to_summary(found: CheckRun) -> None:
    """Append to the summary of a GitHub step, which must stay below 1 MiB."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    from ..reports.markdown import SUMMARY_BYTES, summary_text  # noqa: PLC0415 -- in CI

    path = Path(name)
    room = SUMMARY_BYTES - (path.stat().st_size if path.exists() else 0)
    data = summary_text(found, room).encode("utf-8", "backslashreplace")
    if len(data) > room:
        console.say(pick(_NO_ROOM, found.language))
        return
    with path.open("ab") as file:
        file.write(data)
