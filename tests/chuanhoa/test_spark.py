"""Real Spark: the same rows as locally, for any partitioning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import chuanhoa
from chuanhoa.cli import main
from chuanhoa.expectations.fact_table import FACTS

pytest.importorskip("pyspark", reason="pip install 'chuanhoa[spark]'")
pytestmark = pytest.mark.xdist_group("spark")  # one process starts it, once
ROOT = Path(__file__).parents[2]
CORPUS = {spec.name for spec in FACTS if spec.about == "corpus"}
TEXTS = [
    "Ban\u00a0Chỉ đạo rất qúy bà con",
    "Thư viện xã mở cửa ngày 05/3/2024.",
    None,
    "",
    "Vie\u0323\u0302t Nam",
    "hoà bình",
] * 4


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::UserWarning")
@pytest.mark.parametrize("partitions", [1, 5])
def test_spark_gives_the_same_as_local(spark: Any, partitions: int) -> None:
    import pyarrow as pa

    rows = [(str(i), text) for i, text in enumerate(TEXTS)]
    frame = spark.createDataFrame(rows, "id string, text string")
    done = chuanhoa.spark.normalize(frame.repartition(partitions)).collect()
    columns = {"doc_id": [r[0] for r in rows], "text": [r[1] for r in rows]}
    local = chuanhoa.normalize_batch(pa.record_batch(columns)).to_pylist()
    found = sorted(
        (row.asDict(recursive=True) for row in done), key=lambda r: int(r["doc_id"])
    )
    assert found == local


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::UserWarning")
def test_spark_builds_the_same_records(spark: Any) -> None:
    paths = sorted((ROOT / "seeds" / "documents").glob("*.txt"))[:4]
    documents = [(path.name, path.read_text("utf-8")) for path in paths]
    frame = spark.createDataFrame(
        [*documents, ("empty", " "), ("null", None), (None, "Xã mở hội.")],
        "id string, text string",
    )
    done = chuanhoa.spark.build_records(frame.repartition(3)).collect()
    rows = {row["doc_id"]: row.asDict(recursive=True) for row in done}
    assert rows["empty"]["rejected"] == "empty"
    assert rows["null"]["rejected"] == "no-text"
    assert rows[None]["rejected"] == "bad-id"
    numbers = spark.createDataFrame([("a", 5)], "id string, text int")
    (row,) = chuanhoa.spark.build_records(numbers).collect()
    assert row["rejected"] == "not-text"
    inputs = [chuanhoa.Document(name, name, text.encode()) for name, text in documents]
    for record in chuanhoa.build_records(inputs):
        assert isinstance(record, chuanhoa.Record)
        row = rows[record.doc_id]
        assert row["text"] == record.text
        assert row["title"] == record.title
        assert [d["edtf"] for d in row["dates"]] == [d.edtf for d in record.dates]
        assert {name: row[name] for name in record.facts if name not in CORPUS} == {
            k: v for k, v in record.facts.items() if k not in CORPUS
        }


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::UserWarning")
@pytest.mark.parametrize("partitions", [1, 7])
def test_records_of_spark_pass_the_gate_and_copies_do_not(
    spark: Any, tmp_path: Path, partitions: int
) -> None:
    paths = sorted((ROOT / "seeds" / "documents").glob("*.txt"))[:4]
    rows = [(path.name, path.read_text("utf-8")) for path in paths]
    copies = [("zz", f" {rows[0][1]}\n"), ("000", rows[1][1].replace(" ", "  "))]

    def gate(name: str, *given: tuple[str, str | None]) -> int:
        frame = spark.createDataFrame(given, "id string, text string")
        records = chuanhoa.spark.build_records(frame.repartition(partitions))
        marked = chuanhoa.spark.mark_duplicates(records)
        marked.write.parquet(str(tmp_path / name))
        options = ["--report", str(tmp_path / "out"), "--engine", "plain"]
        return main(["gate", str(tmp_path / name), *options])

    def failing(rule: str) -> set[str]:
        lines = (tmp_path / "out" / "violations.jsonl").read_text("utf-8").splitlines()
        found = map(json.loads, lines)
        return {row["doc_id"] for row in found if row["rule"] == rule}

    assert gate("good", *rows) == 0
    assert gate("copies", *rows, *copies) == 1
    # The first by id is the original, wherever it stands.
    assert failing("document-duplicate") == {"zz", rows[1][0]}
    assert not failing("facts-complete")
    assert gate("set-aside", *rows, ("null", None)) == 1
    assert not failing("facts-complete")
    reasons = (tmp_path / "out" / "rejected.jsonl").read_text("utf-8")
    assert '"rejected"' in reasons
