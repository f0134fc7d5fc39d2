"""`chuanhoa check`: what is wrong with the text; nothing is changed."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from .. import console, exits
from ..checking import add_check, run_check
from ..config import as_usage_error, wrong_use
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..options import add_baseline
from ..parser import Parser
from ..reports.formats import FOR_PEOPLE, FORMATS, write
from ..reports.listing import pick, summary
from ..reports.run import CheckRun
from ..reports.terminal import PLAIN, statistics

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


def add(parser: Parser) -> None:
    """Add the options of the command."""
    add_check(parser)
    add_baseline(parser)
    about = Text(
        vi=f"dạng kết quả ở đầu ra chuẩn: {', '.join(FORMATS)} (mặc định: full)",
        en=f"what standard output gets: {', '.join(FORMATS)} (default: full)",
    )
    parser.add_argument("--format", default="full", help=about, suggestions=FORMATS)
    about = Text(
        vi="ghi thêm kết quả dạng khác vào tệp; dùng được nhiều lần",
        en="write another format to a file as well; repeatable",
    )
    parser.add_argument(
        "--output", action="append", default=[], metavar="FORMAT=FILE", help=about
    )
    about = Text(
        vi="thay vào đó, đếm phát hiện theo quy tắc",
        en="count findings per rule instead",
    )
    parser.add_argument("--statistics", action="store_true", help=about)


def run(args: Namespace) -> int:
    """Check documents; findings on standard output, the summary on standard error."""
    _expect_format(args.format)
    outputs = [_output(word) for word in args.output]
    files = [file for _, file in outputs]
    for file in files:
        if files.count(file) > 1:
            raise wrong_use(_TWICE, file=file)
    forms = [args.format, *(form for form, _ in outputs)]
    has_texts = "full" in (forms[1:] if args.statistics else forms)
    found = _with_baseline(run_check(args, has_texts=has_texts), args)
    for form, file in outputs:
        _write_file(found, form, file)
    if "github" in forms:
        _add_to_summary(found)
    _put(found, args)
    findings = list(found.findings())
    console.say(summary(findings, len(found.documents), args.lang))
    failed = any(found.fails(finding) for finding in findings)
    aside = exits.UNREADABLE if found.rejected else exits.CLEAN
    return exits.worst((aside, exits.FINDINGS if failed else exits.CLEAN))


def _with_baseline(found: CheckRun, args: Namespace) -> CheckRun:
    """Mark what the baseline knows, if one was given. Raises UsageError."""
    name = args.baseline or args.config.baseline
    if name is None:
        return found
    from ..baseline import load, mark, today  # noqa: PLC0415 -- seldom asked for

    return mark(found, load(Path(name)), today())


def _expect_format(form: str) -> None:
    try:
        expect_one_of("format", form, FORMATS)
    except ValueError as error:
        raise as_usage_error(error) from error


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
        rows = statistics(found, is_json=args.format in ("json", "jsonl"))
    else:
        rows = write(found, args.format, style)
    for row in rows:
        console.put(row)


def _write_file(found: CheckRun, form: str, file: Path) -> None:
    from ..files import write_atomically  # noqa: PLC0415 -- seldom asked for

    text = "".join(row + "\n" for row in write(found, form))
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, text.encode("utf-8", "backslashreplace"))


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
