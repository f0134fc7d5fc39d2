"""Records built by several processes, in the order and with the bytes of one."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
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


@contextmanager
def _pool(workers: int, start: str | None) -> Iterator[ProcessPoolExecutor]:
    known = multiprocessing.get_all_start_methods()
    # Fork would copy the threads of pyarrow, locked as they stand.
    usual = "forkserver" if "forkserver" in known else "spawn"
    context = multiprocessing.get_context(start or usual)
    pool = ProcessPoolExecutor(workers, context, initializer=_end_without_a_word)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(
    pool: ProcessPoolExecutor, inputs: _Inputs, settings: Settings
) -> Future[_Results]:
    """Give work to a pool; a worker that this starts leaves Ctrl-C until it is ready.

    A new process takes its mask of signals from this one.
    """
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        return pool.submit(build_chunk, inputs, settings)
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(build_chunk, inputs, settings)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def _end_without_a_word() -> None:
    """Let Ctrl-C end a worker at once; the process that asked says so, once."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


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
                pending.append((chunk, _submit(pool, chunk, settings)))
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
                    yield from _submit(pool, [item], settings).result()
                except BrokenProcessPool:
                    yield rejected(item.source, "worker-died")
                    break
