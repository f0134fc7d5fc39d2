"""`chuanhoa gate`: records, the great-expectations suite, a verdict and a report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import console, exits
from ..config import UsageError, as_usage_error
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.display import visible
from ..reports.listing import pick

if TYPE_CHECKING:
    from ..expectations.gate import GateResult

_PASSED = Text(
    vi="ĐẠT: {n} văn bản. Báo cáo: {path}", en="PASSED: {n} documents. Report: {path}"
)
_FAILED = Text(
    vi="KHÔNG ĐẠT: {n} văn bản, {rejected} tệp để riêng. Báo cáo: {path}",
    en="FAILED: {n} documents, {rejected} set aside. Report: {path}",
)
_NO_DOCS = Text(
    vi="--require-docs cần great-expectations: pip install 'chuanhoa[gx]'",
    en="--require-docs needs great-expectations: pip install 'chuanhoa[gx]'",
)
# A document that came in but is no text fails the gate; a path that cannot be read
# means that the gate has not seen what it was asked to judge.
_UNREAD = ("not-found", "unreadable", "not-a-file", "outside-folder")
_MOST_NAMED = 5


def add(parser: Parser) -> None:
    """Add the options of the command."""
    console.add_paths(parser)
    console.add_rules(parser, profile="standard")
    parser.add_argument(
        "--report",
        default="reports/latest",
        metavar="DIR",
        help=Text(
            vi="nơi ghi báo cáo (mặc định: reports/latest)",
            en="where the report goes (default: reports/latest)",
        ),
    )
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="PATH",
        help=Text(
            vi="văn bản mà bản được chấm không được trùng; dùng được nhiều lần",
            en="documents that the judged ones must not repeat; may be given again",
        ),
    )
    about = Text(
        vi="critical, warning (mặc định) hoặc info",
        en="critical, warning (default) or info",
    )
    parser.add_argument("--fail-on", default="warning", help=about)
    parser.add_argument(
        "--engine",
        default="auto",
        help=Text(
            vi="auto (mặc định), great-expectations hoặc plain",
            en="auto (default), great-expectations or plain",
        ),
    )
    parser.add_argument(
        "--require-docs",
        action="store_true",
        help=Text(
            vi="trạng thái 2 khi không tạo được data docs",
            en="status 2 where data docs cannot be made",
        ),
    )


def run(args: Namespace) -> int:
    """Judge documents; the verdict is the last line on standard output."""
    from ..expectations.plan import GateFaultError  # noqa: PLC0415 -- only gate needs it
    from ..gate_run import ReportFolderError  # noqa: PLC0415 -- as above

    try:
        result = _judge(args)
    except (ReportFolderError, ImportError) as error:
        raise as_usage_error(error) from error
    except GateFaultError as error:
        console.say(str(error))
        return exits.FAULT
    return _conclude(args, result)


def _judge(args: Namespace) -> GateResult:
    from ..expectations.checks import SEVERITIES, load_checks  # noqa: PLC0415 -- as above
    from ..gate_run import GateOptions, content_keys, run_gate  # noqa: PLC0415 -- as above
    from ..seeds.files import read_documents  # noqa: PLC0415 -- as above

    settings = console.settings_of(args)
    engines = ("auto", "great-expectations", "plain")
    try:
        expect_one_of("--fail-on", args.fail_on, SEVERITIES)
        expect_one_of("--engine", args.engine, engines)
    except ValueError as error:
        raise as_usage_error(error) from error
    if args.require_docs and not _has_great_expectations():
        raise UsageError(pick(_NO_DOCS, args.lang))
    options = GateOptions(settings, load_checks(), args.fail_on, args.engine, args.lang)
    judged = list(console.documents(args))
    sources = {document.source for document in judged}
    others = (d for d in read_documents(args.against) if d.source not in sources)
    known = content_keys(others, settings)
    return run_gate(judged, Path(args.report), options, known)


def _conclude(args: Namespace, result: GateResult) -> int:
    from ..expectations.checks import SEVERITY_WORDS  # noqa: PLC0415 -- as above

    if result.is_empty:
        for reason in result.reasons:
            console.put(pick(reason, args.lang))
        return exits.USAGE
    for item in result.rejected:
        message = visible(pick(item.message, args.lang))
        console.put(f"{visible(item.source)}: {item.reason}: {message}")
    for outcome in result.outcomes:
        if outcome.passed or not outcome.n_rows:
            continue
        named = [visible(doc_id) for doc_id in outcome.failing[:_MOST_NAMED]]
        more = len(outcome.failing) - len(named)
        shown = ", ".join(named) + (f" (+{more})" if more else "")
        severity = pick(SEVERITY_WORDS[outcome.check.severity], args.lang)
        console.put(f"{severity} {outcome.check.id}: {shown}")
        console.put(f"    {pick(outcome.check.text, args.lang)}")
    for note in result.notes:
        console.say(pick(note, args.lang))
    message = pick(_PASSED if result.passed else _FAILED, args.lang)
    path = Path(args.report, "index.html")
    count = len(result.rejected)
    console.put(message.format(n=result.n_records, rejected=count, path=path))
    unread = any(item.reason in _UNREAD for item in result.rejected)
    if unread:
        return exits.UNREADABLE
    return exits.CLEAN if result.passed else exits.FINDINGS


def _has_great_expectations() -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 -- only with --require-docs

    return find_spec("great_expectations") is not None
