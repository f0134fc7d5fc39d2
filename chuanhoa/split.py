"""Records sorted into those that the gate accepts and those that it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import compress, islice
from pathlib import Path
from typing import Any

from .normalize.errors import MissingExtraError, ToldError
from .normalize.rule import Text
from .record_files import PAGE_ROWS, fact_types, grouped, replacing
from .record_rows import BATCH, read_objects, sound_rows
from .record_texts import batches_of_texts, open_parquet
from .reports.listing import to_json
from .seeds.rows import arrow_schema

FAILED = "failed_checks"
_NEEDY = Text(vi="tệp Parquet", en="Parquet files")
_INPUT = Text(
    vi="{path}: là đầu vào, không được ghi đè; hãy chọn tệp khác",
    en="{path}: is an input and must not be overwritten; choose another file",
)
# Rows of JSON, or a batch of Parquet with its own schema; and the checks that fail.
Rows = Any
Write = Callable[[Rows, Sequence[Sequence[str]] | None], None]


def expect_no_input(targets: Iterable[Path | None], inputs: Iterable[Path]) -> None:
    """Raise ToldError where the records would be written over what is judged."""
    there = {each.resolve(): each for each in targets if each and each.exists()}
    for path in inputs if there else ():
        if (target := there.get(path.resolve())) is not None:
            told = (text.format(path=target) for text in _INPUT)
            raise ToldError(Text(*told))


def split_records(
    files: Sequence[Path],
    failing: Mapping[str, Sequence[str]],
    accept: Path | None,
    reject: Path | None,
    *,
    expect_same: Callable[[], None] = lambda: None,
) -> None:
    """Write the records of some files to one file or another, by suffix.

    `failing` names the checks that keep a `doc_id` out; they stand in the column
    `failed_checks` of the rejected. What was set aside is in neither. Order and values
    stay, and a file takes its place when all are complete and `expect_same` has not
    raised. Raises ImportError for Parquet without pyarrow, OSError.
    """
    with ExitStack() as stack:
        targets = [
            (is_out, _open(stack, path, files, is_out=is_out))
            for path, is_out in ((accept, False), (reject, True))
            if path is not None
        ]
        for ids, rows in _batches(files):
            for is_out, write in targets:
                chosen = [(doc_id in failing) is is_out for doc_id in ids]
                names = [failing[i] for i in ids if i in failing] if is_out else None
                write(_picked(rows, chosen), names)
        expect_same()


def _batches(files: Sequence[Path]) -> Iterator[tuple[list[str], Rows]]:
    for path in files:
        if path.suffix == ".parquet":
            with open_parquet(path) as file:
                for batch in batches_of_texts(file):
                    rows = _picked(batch, sound_rows(batch))
                    yield rows.column("doc_id").to_pylist(), rows
            continue
        kept = read_objects(path, [])
        while some := list(islice(kept, BATCH)):
            yield [row["doc_id"] for row in some], some


def _picked(rows: Any, chosen: Sequence[bool]) -> Any:  # noqa: ANN401 -- pyarrow has no types
    """Give some rows of a list, or of a record batch."""
    if isinstance(rows, list):
        return list(compress(rows, chosen))
    import pyarrow as pa  # noqa: PLC0415 -- the rows came from it

    return rows.filter(pa.array(chosen, pa.bool_()))


def _open(
    stack: ExitStack, path: Path, files: Sequence[Path], *, is_out: bool
) -> Write:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = stack.enter_context(replacing(path))
    if path.suffix == ".parquet":
        return _parquet(stack, beside, files, is_out=is_out)
    file = stack.enter_context(beside.open("w", encoding="utf-8", newline="\n"))

    def write(rows: Rows, names: Sequence[Sequence[str]] | None) -> None:
        listed = rows if isinstance(rows, list) else rows.to_pylist()
        file.writelines(to_json(row) + "\n" for row in _told(listed, names))

    return write


def _told(
    rows: list[dict[str, Any]], names: Sequence[Sequence[str]] | None
) -> Iterator[dict[str, Any]]:
    """Give rows as JSON can hold them, with the checks that they fail."""
    for i, row in enumerate(rows):
        day = row.get("published_date")
        plain = day.isoformat() if isinstance(day, date) else day
        told = {} if names is None else {FAILED: list(names[i])}
        yield {**row, "published_date": plain, **told}


def _parquet(
    stack: ExitStack, path: Path, files: Sequence[Path], *, is_out: bool
) -> Write:
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an optional extra
        from pyarrow.parquet import ParquetWriter, read_schema  # noqa: PLC0415 -- as above
    except ImportError as error:
        raise MissingExtraError(_NEEDY, "corpus") from error
    is_ours = not files or files[0].suffix != ".parquet"
    own = arrow_schema(fact_types()) if is_ours else read_schema(files[0])
    failed = pa.field(FAILED, pa.list_(pa.string()))
    schema = own.append(failed) if is_out else own
    writer = ParquetWriter(path, schema, write_batch_size=PAGE_ROWS)
    write_table = stack.enter_context(grouped(stack.enter_context(writer)))

    def write(rows: Rows, names: Sequence[Sequence[str]] | None) -> None:
        if isinstance(rows, list) or rows.schema != own:
            listed = rows if isinstance(rows, list) else rows.to_pylist()
            table = pa.Table.from_pylist(list(map(_dated, listed)), schema=own)
        else:
            table = pa.Table.from_batches([rows], schema=own)
        if names is not None:
            table = table.append_column(failed, pa.array(map(list, names), failed.type))
        write_table(table)

    return write


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    day = row.get("published_date")
    whole = date.fromisoformat(day) if isinstance(day, str) else day
    return {**row, "published_date": whole}
