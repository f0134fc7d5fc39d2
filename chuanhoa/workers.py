"""Records built by several processes, in the order and with the bytes of one."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from .api import Measured, measure_documents
from .normalize.settings import Settings
from .seeds.model import Document, Record, Rejected
from .seeds.rejections import rejected

CHUNK = 32  # inputs a message: one at a time costs more than it shares
_AHEAD = 3  # chunks in hand for each worker
_Inputs = list[Document | Rejected]
_Results = list[Record | Rejected]


def measured_records(
    inputs: Iterable[Document | Rejected],
    settings: Settings,
    workers: int = 1,
    start: str | None = None,
) -> Iterator[Record | Rejected]:
    """Build and measure records, in order, without the facts of the whole corpus.

    With several `workers` the order and the records are the same. A process that is
    killed (by the system, for want of memory) takes no other document with it: its
    inputs are tried again one by one, and the one that kills again is set aside.
    `start` is the start method of multiprocessing.
    """
    if workers <= 1:
        yield from _measure(inputs, settings)
        return
    rest = iter(inputs)
    while (first := next(rest, None)) is not None:
        for broken in _pooled([first], rest, settings, workers, start):
            if isinstance(broken, list):
                yield from _one_by_one(broken, settings, start)
            else:
                yield broken


def _measure(
    inputs: Iterable[Document | Rejected], settings: Settings
) -> Iterator[Record | Rejected]:
    for item in measure_documents(inputs, settings):
        yield item.record if isinstance(item, Measured) else item


def build_chunk(inputs: _Inputs, settings: Settings) -> _Results:
    """Build the records of a few inputs: what a worker is sent."""
    return list(_measure(inputs, settings))


def _pool(workers: int, start: str | None) -> ProcessPoolExecutor:
    known = multiprocessing.get_all_start_methods()
    # Fork would copy the threads of pyarrow, locked as they stand.
    usual = "forkserver" if "forkserver" in known else "spawn"
    context = multiprocessing.get_context(start or usual)
    return ProcessPoolExecutor(workers, mp_context=context)


def _pooled(
    head: _Inputs,
    rest: Iterator[Document | Rejected],
    settings: Settings,
    workers: int,
    start: str | None,
) -> Iterator[Record | Rejected | _Inputs]:
    """Build records until the inputs end; when a worker dies, give back what it had."""
    pending: deque[tuple[_Inputs, Future[_Results]]] = deque()
    with _pool(workers, start) as pool:
        chunk = head + list(islice(rest, CHUNK - len(head)))
        while chunk or pending:
            while chunk and len(pending) < workers * _AHEAD:
                pending.append((chunk, pool.submit(build_chunk, chunk, settings)))
                chunk = list(islice(rest, CHUNK))
            inputs, future = pending.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield inputs
                yield from (inputs for inputs, _ in pending)
                if chunk:
                    yield chunk
                return


def _one_by_one(
    inputs: _Inputs, settings: Settings, start: str | None
) -> Iterator[Record | Rejected]:
    """Build records in a process of their own, a new one where it dies."""
    left = deque(inputs)
    while left:
        with _pool(1, start) as pool:
            while left:
                item = left.popleft()
                try:
                    yield from pool.submit(build_chunk, [item], settings).result()
                except BrokenProcessPool:
                    yield rejected(item.source, "worker-died")
                    break
