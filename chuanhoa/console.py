"""What commands share: their streams, their language, and reading of inputs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from .config import Config, UsageError, as_usage_error
from .normalize.encodings import Decoded, DecodeError
from .normalize.names import expect_one_of
from .normalize.rule import Severity, Text
from .normalize.settings import Settings, settings_for
from .reports.display import visible
from .reports.findings import Finding
from .reports.listing import Language, pick
from .seeds.files import read_documents
from .seeds.model import Document, Rejected
from .seeds.reading import read_text
from .seeds.table_lines import Columns

_NO_INPUT = Text(
    vi="không có tệp nào để xử lý: hãy đưa đường dẫn, hoặc - để đọc từ đầu vào chuẩn",
    en="nothing to read: give paths, or - for standard input",
)
_SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def say(message: str) -> None:
    """Write a message for people to standard error."""
    print(f"chuanhoa: {message}", file=sys.stderr)  # noqa: T201 -- it is the console


def put(line: str) -> None:
    """Write a line of the result to standard output."""
    sys.stdout.write(line + "\n")


def put_bytes(data: bytes) -> None:
    """Write bytes of the result to standard output, after what was written before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def say_rejected(item: Rejected, lang: Language) -> None:
    """Say that an input was set aside, and why."""
    say(f"{visible(item.source)}: {visible(pick(item.message, lang))}")


def add_paths(parser: ArgumentParser) -> None:
    """Add the paths that a command reads."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders, or - (stdin)"
    )
    parser.add_argument(
        "--text-column", metavar="NAME", help='of tables: the text (default: "text")'
    )
    parser.add_argument(
        "--id-column", metavar="NAME", help='of tables: the id (default: "id", if any)'
    )
    parser.add_argument(
        "--exclude",
        action="append",
        metavar="PATTERN",
        help="skip what matches, as in .gitignore, in folders and globs; repeatable",
    )
    parser.add_argument(
        "--force-exclude", action="store_true", help="skip files that are named, too"
    )


def add_rules(parser: ArgumentParser, profile: str = "repair") -> None:
    """Add the options that say which rules apply, and how."""
    parser.set_defaults(usual_profile=profile)
    parser.add_argument(
        "--profile",
        help="repair (safe changes only), standard (one form for data) or search;"
        f" default: {profile}",
    )
    parser.add_argument("--select", help="rules or families, with commas")
    parser.add_argument("--ignore", help="rules or families, with commas")
    parser.add_argument("--tone-style", help="document, old, new or keep")
    parser.add_argument("--dates", help="iso, long, numeric or keep")
    parser.add_argument("--expand", help="never, first-use or always")
    parser.add_argument(
        "--abbreviations", metavar="FILE", help="your own table of short forms (TOML)"
    )


def settings_of(args: Namespace) -> Settings:
    """Turn options into settings; what is not given comes from the configuration.

    Raises UsageError with the nearest known name.
    """
    from .normalize.engine import selected  # noqa: PLC0415 -- it loads every rule

    config: Config = args.config
    try:
        settings = settings_for(
            args.profile or config.profile or args.usual_profile,
            select=_names(args.select, config.select),
            ignore=_names(args.ignore, config.ignore),
            tone_style=args.tone_style or config.tone_style,
            dates=args.dates or config.dates,
            expand=args.expand or config.expand,
            abbreviations=own_table(args.abbreviations or config.abbreviations),
            unsafe_fixes=getattr(args, "unsafe_fixes", False),
        )
        selected(settings)
    except ValueError as error:
        raise as_usage_error(error) from error
    return settings


def own_table(path: str | None) -> str:
    """Read a user's table of short forms, and check it. Raises UsageError."""
    if path is None:
        return ""
    from .normalize.abbreviations import read_table  # noqa: PLC0415 -- rarely given

    try:
        text = Path(path).read_text("utf-8")
        read_table(text, origin=path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        msg = f"{path}: {reason}" if isinstance(error, OSError) else str(reason)
        raise UsageError(msg) from error
    return text


def _names(given: str | None, configured: tuple[str, ...]) -> tuple[str, ...]:
    if given is None:
        return configured
    return tuple(name.strip() for name in given.split(",") if name.strip())


def add_fail_on(parser: ArgumentParser) -> None:
    """Add the severity from which on findings make the exit status 1."""
    parser.add_argument(
        "--fail-on",
        help="info, warning (default), error or never",
    )


def fails(findings: Iterable[Finding], args: Namespace) -> bool:
    """Say whether a finding is at least as severe as `--fail-on` says."""
    fail_on = args.fail_on or args.config.fail_on or Severity.WARNING.value
    names = [severity.value for severity in _SEVERITIES]
    try:
        expect_one_of("--fail-on", fail_on, [*names, "never"])
    except ValueError as error:
        raise as_usage_error(error) from error
    if fail_on == "never":
        return False
    floor = names.index(fail_on)
    return any(names.index(f.severity.value) >= floor for f in findings)


def read_inputs(args: Namespace) -> Iterator[tuple[Document, Decoded] | Rejected]:
    """Read and decode the documents that a command was given."""
    for item in documents(args):
        if isinstance(item, Rejected):
            yield item
            continue
        try:
            yield item, read_text(item)
        except DecodeError as error:
            yield Rejected(item.source, error.reason, error.text, error.offset)


def documents(args: Namespace) -> Iterator[Document | Rejected]:
    """Read the documents that a command was given, each once.

    Raises UsageError without any path.
    """
    if not args.paths:
        raise UsageError(pick(_NO_INPUT, args.lang))
    if "-" in args.paths:
        yield Document("-", "-", sys.stdin.buffer.read())
    seen = set()
    try:
        for document in _read(args):
            if document.source not in seen:
                seen.add(document.source)
                yield document
    except ImportError as error:
        raise as_usage_error(error) from error


def _read(args: Namespace) -> Iterator[Document | Rejected]:
    config: Config = args.config
    text_column = args.text_column or config.text_column or "text"
    return read_documents(
        [path for path in dict.fromkeys(args.paths) if path != "-"],
        columns=Columns(text_column, args.id_column or config.id_column),
        exclude=args.exclude or config.exclude,
        force_exclude=args.force_exclude,
    )


def language(name: str) -> Language:
    """Check a language. Raises UsageError."""
    if name not in ("vi", "en"):
        msg = f"unknown language {name!r}: vi or en"
        raise UsageError(msg)
    return "vi" if name == "vi" else "en"
