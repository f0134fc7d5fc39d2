"""What the gate costs at 100,000 records, as ratios within one run (CPU time, medians).

The plain evaluator against the same checks in pandas, and `chuanhoa gate` on a Parquet
file of finished records against great-expectations alone with the same suite: whole
processes, imports and reading included. The records are those of the accepted seeds,
over and over, 1 % of them with one fact or another out of bounds.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from chuanhoa import build_records, read_documents
from chuanhoa.expectations.checks import load_checks
from chuanhoa.expectations.evaluator import find_hits, outcomes_of
from chuanhoa.expectations.fact_table import all_facts
from chuanhoa.finished import read_finished
from chuanhoa.record_files import fact_types
from chuanhoa.record_sets import RecordSet
from chuanhoa.seeds.checksums import checksums
from chuanhoa.seeds.model import Record
from chuanhoa.seeds.rows import arrow_schema, to_arrow_row

SEEDS = Path(__file__).parents[1] / "seeds" / "documents"
RECORDS = 100_000
ROUNDS = 5
_BATCH = 1024
BARE = """
import json, sys, warnings
warnings.simplefilter("ignore")
import great_expectations as gx, pandas as pd
suite = json.load(open(sys.argv[2]))
asked = {e["kwargs"].get("column") for e in suite["expectations"]}
frame = pd.read_parquet(sys.argv[1], columns=sorted(asked - {None}))
context = gx.get_context(mode="ephemeral")
context.variables.progress_bars = {"globally": False}
source = context.data_sources.add_pandas("p").add_dataframe_asset("a")
batch = source.add_batch_definition_whole_dataframe("b").get_batch({"dataframe": frame})
batch.validate(gx.ExpectationSuite(**suite))
"""
OURS = "import sys; from chuanhoa.cli import main; main(sys.argv[1:])"


def write_records(path: Path) -> None:
    """Write the records that are judged."""
    found = [r for r in build_records(read_documents(SEEDS)) if isinstance(r, Record)]
    rows = [to_arrow_row(record) for record in found]
    chance = random.Random(1)  # noqa: S311 -- data, not secrets
    schema = arrow_schema(fact_types())
    with ParquetWriter(path, schema) as writer:
        for start in range(0, RECORDS, _BATCH):
            batch = [
                _changed(rows[i % len(rows)], i, chance)
                for i in range(start, min(RECORDS, start + _BATCH))
            ]
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _changed(row: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any]:
    digest = f"{number:064x}"
    names = {"doc_id": f"d{number}", "source_sha256": digest, "content_key": digest}
    new = {**row, **names}
    if chance.random() < 0.01:  # noqa: PLR2004 -- one in a hundred
        new[chance.choice(["n_repairs", "longest_line", "n_controls"])] = 9_999
        new["is_nfc"] = False
    facts = {name: new[name] for name in fact_types()}
    return new | checksums(new["text"], digest, facts)


def in_pandas(frame: pd.DataFrame) -> dict[str, list[str]]:
    """Judge as the plain evaluator does: nulls, bounds, shares, and who fails."""
    found = {s.name: frame.index[frame[s.name].isna()].tolist() for s in all_facts()}
    for check in load_checks():
        column = frame[check.fact]
        inside = pd.Series(data=True, index=frame.index)
        if check.minimum is not None:
            inside &= column >= check.minimum
        if check.maximum is not None:
            inside &= column <= check.maximum
        found[check.id] = frame.index[~inside & column.notna()].tolist()
    return found


def median_of(run: Callable[[], object], clock: Callable[[], float]) -> float:
    """Measure a few times."""
    took = []
    for _ in range(ROUNDS):
        start = clock()
        run()
        took.append(clock() - start)
    return statistics.median(took)


def once(run: Callable[[], object]) -> float:
    """Measure the CPU time of what a function starts."""
    start = children()
    run()
    return children() - start


def children() -> float:
    """Read the CPU time of the processes that were started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def started(*argv: str) -> None:
    """Run a program with this Python."""
    command = [sys.executable, "-c", *argv]
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603 -- ours


def main() -> None:
    """Print both ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "x.parquet"), Path(folder, "out")
        write_records(path)
        finished = read_finished([RecordSet([path])], all_facts())
        columns, ids, checks = finished.columns, finished.ids, load_checks()
        frame = pd.read_parquet(path, columns=[s.name for s in all_facts()])
        frame.index = pd.Index(ids)

        def judge() -> None:
            hits = find_hits(columns, checks, len(ids), len(ids))
            outcomes_of(hits, checks, ids)

        ours = median_of(judge, time.process_time)
        pandas = median_of(lambda: in_pandas(frame), time.process_time)
        started(OURS, "gate", str(path), "--report", str(out))
        suite = str(out / "suite.json")
        # In turn, so that a busy machine slows both.
        pairs = [
            (
                once(lambda: started(OURS, "gate", str(path), "--report", str(out))),
                once(lambda: started(BARE, str(path), suite)),
            )
            for _ in range(ROUNDS)
        ]
    gate, bare = (statistics.median(took) for took in zip(*pairs, strict=True))
    figures = {
        "records": RECORDS,
        "checks": len(checks),
        "plain_seconds": round(ours, 4),
        "pandas_seconds": round(pandas, 4),
        "plain_to_pandas": round(ours / pandas, 2),
        "gate_seconds": round(gate, 2),
        "great_expectations_seconds": round(bare, 2),
        "gate_to_great_expectations": round(
            statistics.median(ours / theirs for ours, theirs in pairs), 2
        ),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
