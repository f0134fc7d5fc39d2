"""Checked documents that can be gone through again: a few in memory, many on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import IO, Self

from .reports.run import Checked

HELD = 4096  # documents and findings in memory
_LONG = 512  # code points of a text that weigh as much as a finding
_HEAD = 8  # bytes: the size of a batch


class Spool:
    """The documents of a run in their order, in a file of nobody's once they are many.

    Close it, or use it as a context, to let go of the file.
    """

    def __init__(self) -> None:
        """Begin without any document."""
        self._held: list[Checked] = []
        self._weight = self._count = 0
        self._file: IO[bytes] | None = None
        self._end = 0
        self._is_full = False

    def fill(self, documents: Iterable[Checked]) -> Self:
        """Add documents. Where the disk takes no more, they stay in memory."""
        for document in documents:
            self._held.append(document)
            self._count += 1
            self._weight += 1 + len(document.findings) + len(document.text) // _LONG
            if self._weight > HELD and not self._is_full:
                self._spill()
        return self

    def _spill(self) -> None:
        import pickle  # noqa: PLC0415 -- most runs are small; it reads what it wrote

        data = pickle.dumps(self._held, pickle.HIGHEST_PROTOCOL)
        try:
            self._write(len(data).to_bytes(_HEAD, "little") + data)
        except OSError:
            self._is_full = True
            return
        self._held.clear()
        self._weight = 0

    def _write(self, data: bytes) -> None:
        import tempfile  # noqa: PLC0415 -- as above

        if self._file is None:
            # Without a buffer: what did not fit would be written again by `close`.
            self._file = tempfile.TemporaryFile(prefix="chuanhoa-", buffering=0)  # noqa: SIM115 -- `close` does
        self._file.seek(self._end)
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._end += len(data)

    def __iter__(self) -> Iterator[Checked]:
        """Give the documents from the first one."""
        at = 0
        while self._file is not None and at < self._end:
            import pickle  # noqa: PLC0415 -- as above

            self._file.seek(at)
            size = int.from_bytes(self._file.read(_HEAD), "little")
            at += _HEAD + size
            yield from pickle.loads(self._file.read(size))  # noqa: S301 -- our own, nameless file
        yield from self._held

    def __len__(self) -> int:
        """Count the documents."""
        return self._count

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End."""
        self.close()
