"""How the time of a function grows with its input, with the noise left out."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ROUNDS = 6


def growth(run: Callable[[str], object], text: str) -> float:
    """Give time(2n) / time(n) in CPU seconds: the least of several rounds.

    Garbage collection is put off, for it costs what the test run holds, not what the
    text does. Stops at the first round that is clearly linear.
    """
    run(text)
    best = float("inf")
    for _ in range(ROUNDS):
        small, large = _cost(run, text), _cost(run, text * 2)
        best = min(best, large / max(small, 1e-3))
        if best <= 2.2:
            break
    return best


def _cost(run: Callable[[str], object], text: str) -> float:
    gc.collect()
    gc.disable()
    started = time.process_time()
    run(text)
    spent = time.process_time() - started
    gc.enable()
    return spent
