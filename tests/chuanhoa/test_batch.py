"""Arrow batches: the same results as one text at a time, whatever the batch."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import damaged_texts

from chuanhoa import normalize_batch
from chuanhoa.normalize.engine import normalize
from chuanhoa.normalize.settings import Settings, settings_for

pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")


def batch(texts: list[str | None], kind: Any = None) -> Any:
    columns = {
        "doc_id": pa.array([str(i) for i in range(len(texts))]),
        "text": pa.array(texts, kind or pa.string()),
    }
    return pa.record_batch(columns)


def encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@settings(deadline=None, max_examples=60)
@given(
    texts=st.lists(damaged_texts().map(encodable), max_size=12),
    size=st.integers(1, 12),
    chosen=st.sampled_from([settings_for(), settings_for("standard")]),
)
def test_any_batch_size_gives_what_one_at_a_time_gives(
    texts: list[str], size: int, chosen: Settings
) -> None:
    rows = []
    for start in range(0, len(texts), size):
        part = batch(list(texts[start : start + size]))
        rows += normalize_batch(part, settings=chosen).to_pylist()
    results = [normalize(text, chosen) for text in texts]
    assert [row["text"] for row in rows] == [result.text for result in results]
    assert [row["n_edits"] for row in rows] == [len(r.edits) for r in results]
    for row, result in zip(rows, results, strict=True):
        assert [(e["start"], e["end"], e["after"]) for e in row["edits"]] == [
            (edit.start, edit.end, edit.after) for edit in result.edits
        ]


def test_counts_per_rule_and_nulls() -> None:
    rows = normalize_batch(batch(["qúy\u00a0\u00a0bà", None, "xã"])).to_pylist()
    assert [row["text"] for row in rows] == ["quý  bà", None, "xã"]
    assert [row["n_unicode_space"] for row in rows] == [2, 0, 0]
    assert [row["n_tone_misplaced"] for row in rows] == [1, 0, 0]
    assert [row["doc_id"] for row in rows] == ["0", "1", "2"]


def test_large_strings_and_empty_batches() -> None:
    assert normalize_batch(batch(["qúy"], pa.large_string()))["text"].to_pylist() == [
        "quý"
    ]
    assert normalize_batch(batch([])).num_rows == 0


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match="no column 'text'"):
        normalize_batch(pa.record_batch({"doc_id": pa.array(["a"])}))
