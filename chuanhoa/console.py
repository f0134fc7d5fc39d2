"""What commands share: what they say and where, and the options of several."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from .config import UsageError, as_usage_error
from .normalize.names import expect_one_of
from .normalize.rule import Severity, Text
from .options import (
    CRITICAL,
    FAIL_ON,
    add_fail_on,
    add_own_table,
    add_pages,
    add_paths,
    add_rules,
)
from .reports.display import visible
from .reports.listing import Language, pick
from .seeds.inputs import Rejected
from .streams import drop, set_up_streams, style_of, write_utf8

__all__ = [  # the options are part of what commands share
    "add_fail_on",
    "add_own_table",
    "add_pages",
    "add_paths",
    "add_rules",
    "drop",
    "fail_on",
    "flush",
    "language",
    "put",
    "put_bytes",
    "say",
    "say_left_out",
    "say_rejected",
    "set_up_streams",
    "style_of",
    "write_utf8",
]

_MOST_NAMED = 3
_LEFT_OUT = Text(
    vi="bỏ qua, vì do chuanhoa ghi ra: {names}; muốn đọc thì hãy nêu đích danh",
    en="left out, for chuanhoa wrote it: {names}; name it to have it read",
)


def say(message: str) -> None:
    """Write a message for people to standard error; nothing where nobody reads it."""
    try:
        print(f"chuanhoa: {message}", file=sys.stderr)  # noqa: T201 -- it is the console
    except OSError:
        drop(sys.stderr)


def put(line: str, end: str = "\n") -> None:
    """Write a line of the result to standard output.

    That its reader has gone (`| head`) changes neither the work nor the verdict.
    """
    try:
        sys.stdout.write(line + end)
    except BrokenPipeError:
        drop(sys.stdout)


def put_bytes(data: bytes) -> None:
    """Write bytes of the result to standard output, after what was written before."""
    flush()
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        drop(sys.stdout)


def flush() -> None:
    """Write out what `put` has taken. Raises OSError where a disk is full."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        drop(sys.stdout)


def say_rejected(item: Rejected, lang: Language) -> None:
    """Say that an input was set aside, and why."""
    say(f"{visible(item.source)}: {visible(pick(item.message, lang))}")


def say_left_out(sources: Sequence[str], lang: Language) -> None:
    """Name what chuanhoa has written below a folder; of a long list, how much more."""
    names = ", ".join(map(visible, sources[:_MOST_NAMED]))
    rest = len(sources) - _MOST_NAMED
    more = f" (+{rest})" if rest > 0 else ""
    say(pick(_LEFT_OUT, lang).format(names=names + more))


def fail_on(args: Namespace) -> str:
    """Give the severity from which on a run fails: a `Severity` or "never".

    The option, else the configuration, for every command alike. Raises UsageError.
    """
    chosen = str(args.fail_on or args.config.fail_on or Severity.WARNING.value)
    try:
        expect_one_of("--fail-on", chosen, FAIL_ON)
    except ValueError as error:
        raise as_usage_error(error) from error
    return Severity.ERROR.value if chosen == CRITICAL else chosen


def language(name: str) -> Language:
    """Check a language. Raises UsageError."""
    if name not in ("vi", "en"):
        msg = f"unknown language {name!r}: vi or en"
        raise UsageError(msg, f"không có ngôn ngữ {name!r}: vi hoặc en")
    return "vi" if name == "vi" else "en"
