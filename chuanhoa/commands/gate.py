"""`chuanhoa gate`: records, the great-expectations suite, a verdict and a report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import console, exits, inputs
from ..choices import settler
from ..config import UsageError, as_usage_error, wrong_use
from ..gate_options import ARGUMENTS, options_of
from ..normalize.rule import Text
from ..options import add_arguments, add_since
from ..parser import Parser
from ..reports.display import visible
from ..reports.listing import pick
from ..reports.run import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..expectations.duplicates import Corpus
    from ..expectations.gate import GateResult
    from ..gate_report import GateOptions
    from ..normalize.settings import Settings
    from ..record_sets import RecordSet
    from ..seeds.inputs import Document, Rejected

_PASSED = Text(
    vi="ĐẠT: {n} văn bản. Báo cáo: {path}", en="PASSED: {n} documents. Report: {path}"
)
_PASSED_IDLE = Text(
    vi="ĐẠT, vì không quy tắc nào có thể không đạt: {n} văn bản. Báo cáo: {path}",
    en="PASSED, for no rule could fail: {n} documents. Report: {path}",
)
_FAILED = Text(
    vi="KHÔNG ĐẠT: {n} văn bản, {rejected} tệp để riêng. Báo cáo: {path}",
    en="FAILED: {n} documents, {rejected} set aside. Report: {path}",
)
_NO_DOCS = Text(
    vi="--require-docs cần great-expectations: pip install 'chuanhoa[gx]'",
    en="--require-docs needs great-expectations: pip install 'chuanhoa[gx]'",
)
_BOTH = Text(
    vi="hãy đưa văn bản hoặc bản ghi đã lập, không cả hai: {path}",
    en="give documents or finished records, not both: {path}",
)
_NEVER = Text(
    vi="fail_on là never: trạng thái thoát là 0 dù không đạt",
    en="fail_on is never: the exit status is 0 though the gate is not passed",
)
# A document that came in but is no text fails the gate; a path that cannot be read
# means that the gate has not seen what it was asked to judge.
_UNREAD = ("not-found", "unreadable", "not-a-file", "outside-folder")
_MOST_NAMED = 5
_FAULT = Text(
    vi="lỗi của chuanhoa, xin báo lại: {why}",
    en="a fault of chuanhoa; please report: {why}",
)
_NO_SINCE = Text(
    vi="--since chỉ dùng cho văn bản, không dùng cho tệp bản ghi",
    en="--since is for documents, not for files of records",
)


def add(parser: Parser) -> None:
    """Add the options of the command."""
    console.add_paths(parser)
    console.add_rules(parser, profile="standard")
    console.add_pages(parser)
    add_arguments(parser, ARGUMENTS)
    console.add_fail_on(parser)
    add_since(parser)


def run(args: Namespace) -> int:
    """Judge documents or records; the verdict is the last line on standard output."""
    from ..expectations.plan import GateFaultError  # noqa: PLC0415 -- only gate needs it
    from ..run_folder import ReportFolderError  # noqa: PLC0415 -- as above

    try:
        result = _judge(args)
    except (ReportFolderError, ImportError) as error:
        raise as_usage_error(error) from error
    except OSError as error:
        error.filename = error.filename or args.report
        raise
    except GateFaultError as error:
        console.say(pick(_FAULT, args.lang).format(why=error))
        return exits.FAULT
    return exits.CLEAN if result is None else _conclude(args, result)


def _judge(args: Namespace) -> GateResult | None:
    """Judge what was given; None where nothing of it changed since `--since`."""
    from ..known import known_keys  # noqa: PLC0415 -- as above
    from ..records_gate import run_records_gate  # noqa: PLC0415 -- as above

    options = options_of(args)
    inputs.expect_other_outputs(args)
    if args.require_docs and not _has_great_expectations():
        raise UsageError(pick(_NO_DOCS, args.lang))
    folder = Path(args.report)
    sets = _finished(args)
    try:
        if sets and args.since is not None:
            raise wrong_use(_NO_SINCE)
        if sets:
            known = known_keys(args.against, options.settings, settler(args))
            return run_records_gate(sets, folder, options, known)
        return _judge_documents(args, folder, options)
    except ValueError as error:
        raise as_usage_error(error) from error


def _judge_documents(
    args: Namespace, folder: Path, options: GateOptions
) -> GateResult | None:
    from ..expectations.duplicates import Corpus  # noqa: PLC0415 -- as above
    from ..gate_run import run_gate  # noqa: PLC0415 -- it loads what reads documents

    corpus = Corpus()
    judged = _documents(args, options.settings, corpus)
    return None if judged is None else run_gate(judged, folder, options, corpus)


def _documents(
    args: Namespace, settings: Settings, corpus: Corpus
) -> Iterable[Document | Rejected] | None:
    """Give what is judged, and let the corpus know of what is not; None for nothing."""
    from ..changed_documents import changed_documents  # noqa: PLC0415 -- as above
    from ..known import remember  # noqa: PLC0415 -- as above

    settle = settler(args)
    if args.since is None:
        judged = settle(inputs.documents(args))
    elif changed := changed_documents(args, settings, corpus):
        judged = iter(changed)
    else:
        return None
    if not args.against:
        return judged
    every = list(judged)
    sources = {document.source for document in every}
    remember(args.against, sources, settings, corpus, settle)
    return every


def _finished(args: Namespace) -> list[RecordSet]:
    """Find the finished records among the paths: all are, or none is."""
    from ..record_sets import record_set  # noqa: PLC0415 -- as above

    if getattr(args, "text_column", None):
        return []
    paths = {Path(path).resolve(): path for path in args.paths}
    found = {path: record_set(Path(path)) for path in paths.values()}
    sets = [each for each in found.values() if each is not None]
    others = [path for path, each in found.items() if each is None]
    if sets and others:
        raise UsageError(pick(_BOTH, args.lang).format(path=others[0]))
    return sets


def _conclude(args: Namespace, result: GateResult) -> int:
    """Tell the verdict, and turn it into an exit status."""
    if result.is_empty:
        for reason in result.reasons:
            console.put(pick(reason, args.lang))
        return exits.USAGE
    _put_failures(args, result)
    for note in result.notes:
        console.say(pick(note, args.lang))
    passed = _PASSED if result.deciding else _PASSED_IDLE
    message = pick(passed if result.passed else _FAILED, args.lang)
    path = Path(args.report, "index.html")
    count = len(result.rejected)
    console.put(message.format(n=result.n_records, rejected=count, path=path))
    if any(item.reason in _UNREAD for item in result.rejected):
        return exits.UNREADABLE
    if result.passed:
        return exits.CLEAN
    if console.fail_on(args) != NEVER:
        return exits.FINDINGS
    console.say(pick(_NEVER, args.lang))
    return exits.CLEAN


def _put_failures(args: Namespace, result: GateResult) -> None:
    """List what was set aside, and each check that fails with the first documents."""
    from ..expectations.checks import SEVERITY_WORDS  # noqa: PLC0415 -- as above

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


def _has_great_expectations() -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 -- only with --require-docs

    return find_spec("great_expectations") is not None
