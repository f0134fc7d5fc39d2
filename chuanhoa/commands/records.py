"""`chuanhoa records`: documents -> records, as JSONL or Parquet."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from .. import console, exits
from ..config import UsageError, as_usage_error
from ..normalize.rule import Text
from ..reports.listing import pick
from ..seeds.model import Record, Rejected

_DONE = Text(
    vi="{n} bản ghi trong {path}, {rejected} tệp để riêng",
    en="{n} records in {path}, {rejected} set aside",
)
_BAD_NAME = Text(
    vi="-o {path}: cần tên tệp .jsonl hoặc .parquet, hoặc một thư mục",
    en="-o {path}: give a file name that ends in .jsonl or .parquet, or a folder",
)


def add(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    console.add_paths(parser)
    console.add_rules(parser, profile="standard")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="DIR|FILE",
        help="x.jsonl or x.parquet; in a folder, records.jsonl",
    )
    parser.add_argument(
        "--reject-out", metavar="FILE", help="write what was set aside, with reasons"
    )


def run(args: Namespace) -> int:
    """Write the records of documents; what is set aside makes the status 3."""
    from ..api import build_records  # noqa: PLC0415 -- it loads every room
    from ..record_files import write_records, write_rejected  # noqa: PLC0415 -- as above

    settings = console.settings_of(args)
    path = _target(args)
    rejected: list[Rejected] = []

    def kept() -> Iterator[Record]:
        for item in build_records(console.documents(args), settings=settings):
            if isinstance(item, Rejected):
                console.say_rejected(item, args.lang)
                rejected.append(item)
            else:
                yield item

    try:
        count = write_records(kept(), path)
        if args.reject_out:
            write_rejected(rejected, Path(args.reject_out))
    except (ImportError, OSError) as error:
        raise as_usage_error(error) from error
    message = pick(_DONE, args.lang)
    console.say(message.format(n=count, path=path, rejected=len(rejected)))
    return exits.UNREADABLE if rejected else exits.CLEAN


def _target(args: Namespace) -> Path:
    path = Path(args.output)
    if path.is_dir() or args.output.endswith("/"):
        return path / "records.jsonl"
    if path.suffix not in (".jsonl", ".parquet"):
        raise UsageError(pick(_BAD_NAME, args.lang).format(path=path))
    return path
