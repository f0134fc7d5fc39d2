"""The options of the gate: its checks, its history, and where its records go."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from . import console
from .choices import settings_of
from .config import UsageError, as_usage_error, in_config
from .normalize.names import expect_one_of
from .normalize.rule import Text
from .reports.listing import pick
from .reports.run import NEVER

if TYPE_CHECKING:
    from .expectations.checks import Check, Severity
    from .gate_run import GateOptions

LATEST = "reports/latest"
KEPT = 10
ENGINES = ("auto", "great-expectations", "plain")
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
    from .gate_run import GateOptions  # noqa: PLC0415 -- as above

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
