"""One Arrow batch at a time: the function that local runs and Spark share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .normalize.edits import Edit, Normalized
from .normalize.engine import normalize
from .normalize.errors import MissingExtraError
from .normalize.rule import Text
from .normalize.rules import RULES
from .normalize.screen import arrow_pattern
from .normalize.selection import applied_rules
from .normalize.settings import Settings, settings_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

_NEEDY = Text(vi="lô Arrow", en="Arrow batches")


def count_column(rule_id: str) -> str:
    """Name the column that counts the edits of a rule ("n_unicode_nfc")."""
    return "n_" + rule_id.replace("-", "_")


def batch_schema() -> pa.Schema:
    """Make the schema of normalised batches: id, text, edits, and a count per rule."""
    pa = _pyarrow()
    edit = pa.struct(
        {
            "start": pa.int64(),
            "end": pa.int64(),
            "before": pa.string(),
            "after": pa.string(),
            "rules": pa.list_(pa.string()),
            "tier": pa.string(),
        }
    )
    columns = {"doc_id": pa.string(), "text": pa.string(), "n_edits": pa.int64()}
    columns |= {"edits": pa.list_(edit)}
    columns |= {count_column(rule.id): pa.int64() for rule in RULES}
    return pa.schema(columns)


def normalize_batch(
    batch: pa.RecordBatch, *, settings: Settings | None = None
) -> pa.RecordBatch:
    """Normalise the column `text` of a batch that also has `doc_id`.

    `settings` are those of the profile "repair" unless given. Rows keep their order;
    a null text stays null. One RE2 pass over the Arrow buffers finds the rows that a
    trigger matches; only those become Python strings.
    Raises ImportError without pyarrow, ValueError where a column is missing.
    """
    pa = _pyarrow()
    import pyarrow.compute as pc  # noqa: PLC0415 -- an optional extra

    for name in ("doc_id", "text"):
        if name not in batch.schema.names:
            msg = f"the batch has no column {name!r}: {batch.schema.names}"
            raise ValueError(msg)
    chosen = settings or settings_for()
    ids = pc.cast(batch.column("doc_id"), pa.string())
    texts = pc.cast(batch.column("text"), pa.string())
    rules = applied_rules(chosen)
    if rules:
        hits = pc.match_substring_regex(texts, arrow_pattern(rules))
        rows = pc.indices_nonzero(pc.fill_null(hits, fill_value=False)).to_pylist()
    else:
        rows = []
    done = {row: normalize(texts[row].as_py(), chosen) for row in rows}
    done = {row: result for row, result in done.items() if result.edits}
    if done:
        mask = pa.array([row in done for row in range(len(texts))])
        changed = pa.array([done[row].text for row in sorted(done)], pa.string())
        texts = pc.replace_with_mask(texts, mask, changed)
    columns = [ids, texts, *_edit_columns(pa, len(texts), done)]
    return pa.record_batch(columns, schema=batch_schema())


def _edit_columns(pa: Any, n: int, done: Mapping[int, Normalized]) -> list[Any]:  # noqa: ANN401 -- the module
    counts = {rule.id: [0] * n for rule in RULES}
    totals = [0] * n
    edits: list[list[dict[str, object]]] = [[]] * n
    for row, result in done.items():
        totals[row] = len(result.edits)
        edits[row] = [_as_struct(edit) for edit in result.edits]
        for edit in result.edits:
            for rule in edit.rules:
                counts[rule][row] += 1
    kind = batch_schema().field("edits").type
    whole = [pa.array(totals, pa.int64()), pa.array(edits, kind)]
    return whole + [pa.array(counts[rule.id], pa.int64()) for rule in RULES]


def _as_struct(edit: Edit) -> dict[str, object]:
    return {
        "start": edit.start,
        "end": edit.end,
        "before": edit.before,
        "after": edit.after,
        "rules": list(edit.rules),
        "tier": edit.tier.value,
    }


def _pyarrow() -> Any:  # noqa: ANN401 -- the module
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an optional extra
    except ImportError as error:
        raise MissingExtraError(_NEEDY, "corpus") from error
    return pa
