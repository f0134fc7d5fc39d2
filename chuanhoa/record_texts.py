"""The texts of finished records: measured a few at a time, never held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from typing import Any

from .seeds.checksums import text_checksum

_ROWS, _BYTES = 1024, 2**22  # at once
Measured = tuple[int, int]  # bytes, and checksum


def measured(text: object) -> Measured | None:
    """Measure a text; None for what is none."""
    if not isinstance(text, str):
        return None
    data = text.encode("utf-8", "surrogatepass")
    return len(data), text_checksum(data)


def open_parquet(path: Path) -> Any:  # noqa: ANN401 -- pyarrow has no types
    """Open a file of long texts: not a row group at a time, but page by page."""
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 -- an optional extra

    # Buffered, a row group of texts is in memory before the first of them is read.
    return ParquetFile(path, pre_buffer=False, buffer_size=_BYTES)


def batches_of_texts(file: Any, columns: list[str] | None = None) -> Iterator[Any]:  # noqa: ANN401 -- the same
    """Read a file of records in batches that fit into memory, texts included."""
    is_told = "n_bytes" in file.schema_arrow.names
    sizes = file.read(columns=["n_bytes"]).column(0).to_pylist() if is_told else [None]
    some = _rows_at_once(sizes) if is_told else 1
    batches: Iterator[Any] = file.iter_batches(batch_size=some, columns=columns)
    return batches


def _rows_at_once(sizes: Iterable[object]) -> int:
    known = (size for size in sizes if isinstance(size, int))
    return max(1, min(_ROWS, _BYTES // max(max(known, default=1), 1)))


def measured_texts(texts: Any) -> list[Measured | None]:  # noqa: ANN401 -- pyarrow has no types
    """Measure the texts of an array or a column of pyarrow; None for a null."""
    chunks = texts.chunks if hasattr(texts, "chunks") else [texts]
    return [each for chunk in chunks for each in _of_array(chunk)]


def _of_array(texts: Any) -> Iterator[Measured | None]:  # noqa: ANN401 -- the same
    import pyarrow as pa  # noqa: PLC0415 -- the array came from it
    import pyarrow.compute as pc  # noqa: PLC0415 -- as above

    is_large = pa.types.is_large_string(texts.type)
    if not is_large and not pa.types.is_string(texts.type):
        texts = pc.cast(texts, pa.string())
    if not len(texts):
        return
    _, offsets, data = texts.buffers()
    ends = memoryview(offsets).cast("B").cast("q" if is_large else "i")
    ends = ends[texts.offset : texts.offset + len(texts) + 1]
    letters = memoryview(data or b"")
    is_there = texts.is_valid().to_pylist() if texts.null_count else repeat(True)  # noqa: FBT003 -- repeated
    for start, end, there in zip(ends, ends[1:], is_there, strict=False):
        text = letters[start:end]
        yield (len(text), text_checksum(text)) if there else None
