"""`chuanhoa records`: documents -> records, as JSONL or Parquet."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from .. import console, exits, inputs
from ..choices import settings_of, settler
from ..config import UsageError, as_usage_error, wrong_use
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..normalize.settings import Settings
from ..options import add_arguments, argument
from ..parser import Parser
from ..reports.listing import pick
from ..seeds.model import Record, Rejected

_DONE = Text(
    vi="{n} bản ghi trong {path}, {rejected} tệp để riêng",
    en="{n} records in {path}, {rejected} set aside",
)
_RESUMED = Text(
    vi="số phần của lần chạy trước được giữ lại: {n}",
    en="parts of an earlier run that were kept: {n}",
)
_NO_FORMAT = Text(
    vi="-o {path}: --format và --workers chỉ dùng khi -o là thư mục (DIR/)",
    en="-o {path}: --format and --workers are for a folder (DIR/)",
)
_NO_WORKERS = Text(
    vi="--workers {n}: cần một số từ 1", en="--workers {n}: give a number from 1"
)
_SUFFIXES = (".jsonl", ".parquet")
_BAD_NAME = Text(
    vi="-o {path}: cần tên tệp .jsonl hoặc .parquet, hoặc một thư mục (DIR/)",
    en="-o {path}: give a file that ends in .jsonl or .parquet, or a folder (DIR/)",
)


_ARGUMENTS = (
    argument(
        "-o",
        "--output",
        required=True,
        metavar="DIR|FILE",
        vi="x.jsonl hoặc x.parquet; thư mục thì nhận nhiều phần đánh số, và lần chạy bị"
        " ngắt được làm tiếp",
        en="x.jsonl or x.parquet; a folder gets numbered parts, and a run that was"
        " broken off goes on where it stopped",
    ),
    argument(
        "--format",
        suggestions=("jsonl", "parquet"),
        vi="dạng các phần trong thư mục: jsonl (mặc định) hoặc parquet",
        en="of the parts in a folder: jsonl (default) or parquet",
    ),
    argument(
        "--workers",
        type=int,
        metavar="N",
        vi="số tiến trình, khi ghi vào thư mục (mặc định: 1)",
        en="processes, for a folder (default: 1)",
    ),
    argument(
        "--reject-out",
        metavar="FILE",
        vi="ghi những gì bị để riêng, kèm lý do",
        en="write what was set aside, with reasons",
    ),
)


def add(parser: Parser) -> None:
    """Add the options of the command."""
    console.add_paths(parser)
    console.add_rules(parser, profile="standard")
    console.add_pages(parser)
    add_arguments(parser, _ARGUMENTS)


def run(args: Namespace) -> int:
    """Write the records of documents; what is set aside makes the status 3."""
    from ..folder_lock import FolderError  # noqa: PLC0415 -- rarely needed
    from ..record_files import write_rejected  # noqa: PLC0415 -- it loads every room

    settings = settings_of(args)
    if args.workers is not None and args.workers < 1:
        raise wrong_use(_NO_WORKERS, n=args.workers)
    path = Path(args.output)
    is_folder = path.is_dir() or args.output.endswith("/")
    try:
        write = _write_folder if is_folder else _write_file
        n_records, rejected = write(path, settings, args)
        if args.reject_out:
            write_rejected(rejected, Path(args.reject_out))
    except (ImportError, FolderError) as error:
        raise as_usage_error(error) from error
    message = pick(_DONE, args.lang)
    console.say(message.format(n=n_records, path=path, rejected=len(rejected)))
    return exits.UNREADABLE if rejected else exits.CLEAN


def _write_file(
    path: Path, settings: Settings, args: Namespace
) -> tuple[int, list[Rejected]]:
    from ..api import build_records  # noqa: PLC0415 -- it loads every room
    from ..record_files import write_records  # noqa: PLC0415 -- as above

    if path.suffix not in _SUFFIXES:
        raise _usage_error(_BAD_NAME, path=path)
    if args.format or args.workers:
        raise _usage_error(_NO_FORMAT, path=path)
    rejected: list[Rejected] = []
    documents = settler(args)(inputs.documents(args))

    def kept() -> Iterator[Record]:
        for item in build_records(documents, settings=settings):
            if isinstance(item, Rejected):
                console.say_rejected(item, args.lang)
                rejected.append(item)
            else:
                yield item

    return write_records(kept(), path), rejected


def _write_folder(
    path: Path, settings: Settings, args: Namespace
) -> tuple[int, list[Rejected]]:
    from ..record_parts import write_parts  # noqa: PLC0415 -- it loads every room

    suffix = f".{args.format or 'jsonl'}"
    try:
        expect_one_of("format", suffix[1:], [name[1:] for name in _SUFFIXES])
    except ValueError as error:
        raise as_usage_error(error) from error
    summary = write_parts(
        settler(args)(inputs.documents(args)),
        path,
        settings,
        suffix=suffix,
        workers=args.workers or 1,
    )
    for item in summary.rejected:
        console.say_rejected(item, args.lang)
    if summary.n_resumed:
        console.say(pick(_RESUMED, args.lang).format(n=summary.n_resumed))
    return summary.n_records, summary.rejected


def _usage_error(message: Text, **values: object) -> UsageError:
    return UsageError(message.en.format(**values), message.vi.format(**values))
