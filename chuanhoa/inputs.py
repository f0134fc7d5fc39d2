"""The inputs of a run: the documents that a command was given, each once."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from .config import Config, UsageError, as_usage_error, wrong_use
from .console import say_left_out, say_rejected
from .normalize.encodings import Decoded, DecodeError
from .normalize.rule import Text
from .seeds.files import SKIPPED, SUFFIXES, read_documents
from .seeds.inputs import Columns, Document, Rejected
from .seeds.own_outputs import OWN_RECORDS, OWN_REPORT
from .seeds.reading import read_text
from .seeds.rejections import rejected

_EMPTY_PATH = Text(
    vi="có một đường dẫn rỗng (biến chưa có giá trị?); . là thư mục hiện tại",
    en="a path is empty (an unset variable?); . is the current folder",
)
_OVERWRITTEN = Text(
    vi="{file} là đầu vào, kết quả không được ghi đè lên nó",
    en="{file} is an input, and no output may take its place",
)
_OWN = (OWN_RECORDS, OWN_REPORT)
_NO_INPUT = Text(
    vi="không có tệp nào để xử lý: hãy đưa đường dẫn, hoặc - để đọc từ đầu vào chuẩn",
    en="nothing to read: give paths, or - for standard input",
)


def read_inputs(
    args: Namespace,
    is_asked: Callable[[str], bool] | None = None,
    *,
    in_order: bool = False,
) -> Iterator[tuple[Document, Decoded] | Rejected]:
    """Read and decode the documents that a command was given.

    Without decoding them, those are left out whose source `is_asked` refuses.
    `in_order` is by source.
    """
    for item in documents(args, unique_ids=False, in_order=in_order):
        if is_asked is not None and not is_asked(item.source):
            continue
        if isinstance(item, Rejected):
            yield item
            continue
        yield _decoded(item)


def standard_input() -> tuple[Document, Decoded] | Rejected:
    """Read and decode the standard input, as the documents of a command are."""
    item = _standard_input()
    return item if isinstance(item, Rejected) else _decoded(item)


def _decoded(document: Document) -> tuple[Document, Decoded] | Rejected:
    try:
        return document, read_text(document)
    except DecodeError as error:
        return Rejected(document.source, error.reason, error.text, error.offset)


def documents(
    args: Namespace, *, unique_ids: bool = True, in_order: bool = False
) -> Iterator[Document | Rejected]:
    """Read the documents that a command was given, each once.

    Without `unique_ids`, rows of tables may share an id: what is read row by row does
    not go by it. `in_order` of their sources, or as the paths name them. Raises
    UsageError without any path.
    """
    if not args.paths:
        raise UsageError(_NO_INPUT.en, _NO_INPUT.vi)
    if "" in args.paths:
        raise UsageError(_EMPTY_PATH.en, _EMPTY_PATH.vi)
    items = _read(args, unique_ids=unique_ids, in_order=in_order)
    if "-" in args.paths:
        items = _with_standard_input(items, in_order=in_order)
    own = _own_files(args)
    expect_other_outputs(args)
    left_out: list[str] = []
    try:
        for document in items if in_order else _each_once(items):
            if own and _is_own(document.source, own, args):
                continue
            if isinstance(document, Rejected) and document.reason in _OWN:
                left_out.append(document.source)
            elif isinstance(document, Rejected) and document.reason == SKIPPED:
                say_rejected(document, args.lang)
            else:
                yield document
    except ImportError as error:
        raise as_usage_error(error) from error
    if left_out:
        say_left_out(left_out, args.lang)


def _each_once(items: Iterable[Document | Rejected]) -> Iterator[Document | Rejected]:
    """Leave out sources that came before: what is in order has each file once."""
    seen = set()
    for item in items:
        if item.source not in seen:
            seen.add(item.source)
            yield item


def _with_standard_input(
    items: Iterable[Document | Rejected], *, in_order: bool
) -> Iterator[Document | Rejected]:
    """Put standard input before the rest, or where its name stands among theirs."""
    is_read = False
    for item in items:
        if not is_read and (not in_order or item.source > "-"):
            yield _standard_input()
            is_read = True
        yield item
    if not is_read:
        yield _standard_input()


def _own_files(args: Namespace) -> list[Path]:
    """List the files and folders that this run writes: below a folder, no inputs."""
    output = getattr(args, "output", None) or []
    named = (
        [output] if isinstance(output, str) else [o.partition("=")[2] for o in output]
    )
    named += [
        getattr(args, name, None)
        for name in ("undo_file", "accept_out", "reject_out", "report")
    ]
    return [Path(os.path.abspath(name)) for name in named if name]  # noqa: PTH100 -- no links


def expect_other_outputs(args: Namespace) -> None:
    """Raise UsageError where an output would take the place of an input."""
    given = {os.path.realpath(path): path for path in args.paths}
    for path in map(os.path.realpath, _own_files(args)):
        if path in given and not os.path.isdir(path):  # noqa: PTH112 -- of a str
            raise wrong_use(_OVERWRITTEN, file=given[path])


def _is_own(source: str, own: list[Path], args: Namespace) -> bool:
    from .reports.run import place_of_source  # noqa: PLC0415 -- seldom asked

    path = place_of_source(source)[0]
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- as above
    is_named = path in args.paths
    return not is_named and any(absolute.is_relative_to(each) for each in own)


def _standard_input() -> Document | Rejected:
    # None where the caller has closed it (`<&-`).
    stream: TextIO | None = sys.stdin
    if stream is None:
        return rejected("-", "unreadable")
    return Document("-", "-", stream.buffer.read())


def _read(
    args: Namespace, *, unique_ids: bool, in_order: bool
) -> Iterator[Document | Rejected]:
    config: Config = args.config
    return read_documents(
        [path for path in dict.fromkeys(args.paths) if path != "-"],
        columns=columns_of(args),
        exclude=args.exclude or config.exclude,
        exclude_from=_exclude_from(args),
        force_exclude=args.force_exclude,
        unique_ids=unique_ids,
        suffixes=getattr(args, "suffixes", SUFFIXES),
        in_order=in_order,
    )


def _exclude_from(args: Namespace) -> Path:
    """Give the folder that patterns count from: that of who has written them."""
    config: Config = args.config
    own = Path() if config.path is None else config.path.parent
    return Path() if args.exclude else own


def columns_of(args: Namespace) -> Columns:
    """Give the columns of tables that were chosen."""
    config: Config = args.config
    text_column = args.text_column or config.text_column or "text"
    return Columns(text_column, args.id_column or config.id_column)
