"""The options of the gate: its checks, its history, and where its records go."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from . import console
from .choices import settings_of
from .config import UsageError, as_usage_error
from .normalize.names import expect_one_of
from .normalize.rule import Text
from .options import argument
from .reports.listing import pick
from .reports.run import NEVER

if TYPE_CHECKING:
    from .expectations.checks import Check, Severity
    from .gate_report import GateOptions

LATEST = "reports/latest"
KEPT = 10
ENGINES = ("auto", "great-expectations", "plain")
ARGUMENTS = (
    argument(
        "--report",
        default=LATEST,
        metavar="DIR",
        vi=f"thư mục báo cáo (mặc định: {LATEST})",
        en=f"where the report goes (default: {LATEST})",
    ),
    argument(
        "--keep",
        metavar="N",
        vi="giữ N lần chạy gần nhất, mỗi lần một thư mục, trong runs/ cạnh báo cáo"
        f" (mặc định: {KEPT} cho {LATEST}, còn lại 0)",
        en="keep the last N runs, a folder each, in runs/ beside the report"
        f" (default: {KEPT} for {LATEST}, else 0)",
    ),
    argument(
        "--against",
        action="append",
        default=[],
        metavar="PATH",
        vi="văn bản hay bản ghi mà đầu vào không được trùng; dùng được nhiều lần",
        en="documents or records that the judged ones must not repeat; repeatable",
    ),
    argument(
        "--accept-out",
        metavar="FILE",
        vi="ghi các bản ghi được nhận (.jsonl hoặc .parquet)",
        en="write the records that are accepted (.jsonl or .parquet)",
    ),
    argument(
        "--reject-out",
        metavar="FILE",
        vi="ghi các bản ghi bị từ chối, kèm cột failed_checks",
        en="write the records that are not, with the column failed_checks",
    ),
    argument(
        "--engine",
        default="auto",
        suggestions=ENGINES,
        vi="auto (mặc định), great-expectations hoặc plain",
        en="auto (default), great-expectations or plain",
    ),
    argument(
        "--require-docs",
        action="store_true",
        vi="trạng thái 2 nếu không lập được data docs",
        en="status 2 where data docs cannot be made",
    ),
)
# From which severity of checks on the gate is not passed; `never` concerns the exit
# status alone: what a report says is no less than by default.
_DECIDING: dict[str, Severity] = {
    "info": "info",
    "warning": "warning",
    "error": "critical",
    NEVER: "warning",
}
_BAD_NAME = Text(
    vi="{path}: cần tên tệp .jsonl hoặc .parquet",
    en="{path}: give a file name that ends in .jsonl or .parquet",
)
_SAME = Text(
    vi="--accept-out và --reject-out cần hai tệp khác nhau",
    en="--accept-out and --reject-out take two files",
)
_LONG = 10  # digits
_BAD_KEEP = Text(vi="--keep cần một số từ 0", en="--keep takes a number from 0")


def options_of(args: Namespace) -> GateOptions:
    """Turn the options of the command into those of a run. Raises UsageError."""
    from .gate_report import GateOptions  # noqa: PLC0415 -- as above

    settings = settings_of(args)
    fail_on = console.fail_on(args)
    try:
        expect_one_of("--engine", args.engine, ENGINES)
    except ValueError as error:
        raise as_usage_error(error) from error
    accept = _record_file(args.accept_out, args)
    reject = _record_file(args.reject_out, args)
    targets = [each.resolve() for each in (accept, reject) if each is not None]
    if len(set(targets)) < len(targets):
        raise UsageError(_SAME.en, _SAME.vi)
    return GateOptions(
        settings,
        checks_of(args),
        _DECIDING[fail_on],
        args.engine,
        args.lang,
        keep=_keep(args),
        runs=Path(args.report).parent / "runs",
        accept=accept,
        reject=reject,
    )


def checks_of(args: Namespace, *, guards: bool = False) -> tuple[Check, ...]:
    """Give the rule table as the configuration changes it. Raises UsageError.

    With `guards` also what the gate asks in any case.
    """
    from .config_reader import in_config  # noqa: PLC0415 -- as above
    from .expectations.checks import guards as asked  # noqa: PLC0415 -- as above
    from .expectations.configured import configure  # noqa: PLC0415 -- as above

    try:
        checks = configure(args.config.checks)
    except ValueError as error:
        raise in_config(args.config, error) from error
    return (*asked(), *checks) if guards else checks


def _keep(args: Namespace) -> int:
    if args.keep is None:
        return KEPT if args.report == LATEST else 0
    if not (args.keep.isascii() and args.keep.isdigit() and len(args.keep) < _LONG):
        raise UsageError(_BAD_KEEP.en, _BAD_KEEP.vi)
    return int(args.keep)


def _record_file(name: str | None, args: Namespace) -> Path | None:
    if name is None:
        return None
    path = Path(name)
    if path.suffix not in (".jsonl", ".parquet"):
        raise UsageError(pick(_BAD_NAME, args.lang).format(path=path))
    return path
