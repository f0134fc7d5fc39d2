"""Speed on clean and dirty text, as ratios to ftfy within one run (CPU time, medians).

Reads the clean laws of ../shared/data where they are, else the accepted seeds.
"""

from __future__ import annotations

import gc
import gzip
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import ftfy
import pyarrow as pa

from chuanhoa import normalize_batch
from chuanhoa.normalize.engine import normalize
from chuanhoa.normalize.settings import settings_for

ROOT = Path(__file__).parents[1]
LAWS = ROOT.parent / "shared" / "data" / "clean_laws.jsonl.gz"
REPAIR = settings_for("repair")
ROUNDS = 5
PIECE = 5_000  # code points: about the length of a news page
FTFY_PIECES = 60


def texts() -> list[str]:
    """Cut the clean texts into pieces as long as a page."""
    if LAWS.is_file():
        with gzip.open(LAWS, "rt", encoding="utf-8") as lines:
            whole = [json.loads(line)["text"] for line in lines]
    else:
        paths = sorted((ROOT / "seeds" / "documents").glob("*.txt"))
        whole = [path.read_text("utf-8") for path in paths] * 40
    return [text[i : i + PIECE] for text in whole for i in range(0, len(text), PIECE)]


def rate(run: Callable[[], object], pieces: Sequence[str]) -> float:
    """Measure megabytes of UTF-8 a CPU second: the median of several rounds."""
    size = sum(len(piece.encode()) for piece in pieces) / 1e6
    seconds = []
    for _ in range(ROUNDS):
        gc.collect()
        started = time.process_time()
        run()
        seconds.append(time.process_time() - started)
    return size / statistics.median(seconds)


def main() -> None:
    """Print one line a way of normalising."""
    clean = texts()
    some = clean[:: max(1, len(clean) // FTFY_PIECES)]
    dirty = [piece.replace(" của ", "\u00a0cuả ") for piece in some]
    ids = [str(i) for i in range(len(clean))]
    batch = pa.record_batch({"doc_id": ids, "text": clean})
    base = rate(lambda: [ftfy.fix_text(piece) for piece in some], some)
    rows = {
        "ftfy.fix_text, clean": base,
        "one text at a time, clean": rate(
            lambda: [normalize(piece, REPAIR) for piece in clean], clean
        ),
        "Arrow batch, clean": rate(lambda: normalize_batch(batch), clean),
        "one text at a time, every line dirty": rate(
            lambda: [normalize(piece, REPAIR) for piece in dirty], dirty
        ),
    }
    for name, speed in rows.items():
        print(f"{name:<40} {speed:8.1f} MB/s  {speed / base:7.1f} x ftfy")


if __name__ == "__main__":
    main()
