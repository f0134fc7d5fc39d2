"""The same functions on Spark DataFrames, through `mapInArrow` ([spark] extra)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .api import measure_documents
from .batch import batch_schema, normalize_batch
from .normalize.settings import Settings, settings_for
from .record_files import fact_types
from .seeds.checksums import FACTS
from .seeds.model import Rejected
from .seeds.rows import arrow_schema, to_arrow_row
from .seeds.table_lines import row_document

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def normalize(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    *,
    settings: Settings | None = None,
) -> DataFrame:
    """Normalise a column of texts; the columns are those of `batch.batch_schema`.

    `text` and `id` name the columns that are read. `settings` are those of the
    profile "repair" unless given. Rows are independent of how the data is split.
    """
    chosen = settings or settings_for()

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield normalize_batch(batch, settings=chosen)

    return _picked(df, text, id).mapInArrow(run, _spark_schema(batch_schema()))


def build_records(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    *,
    settings: Settings | None = None,
) -> DataFrame:
    """Build a record of each row: the columns of `seeds.rows.arrow_schema`.

    `settings` are those of the profile "standard" unless given. A row that is set
    aside keeps its id, and `rejected` says why (as rows of tables: null or no string,
    no id); its other columns are null.
    The facts about the corpus need all of it: `mark_duplicates` adds them.
    """
    chosen = settings or settings_for("standard")
    schema = record_schema()

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa  # noqa: PLC0415 -- on the worker

        for batch in batches:
            rows = [_row(*pair, chosen) for pair in _pairs(batch)]
            yield pa.RecordBatch.from_pylist(rows, schema=schema)

    return _picked(df, text, id).mapInArrow(run, _spark_schema(schema))


def mark_duplicates(records: DataFrame) -> DataFrame:
    """Give the records of `build_records` their facts of the corpus: a second pass.

    Of the records with one `content_key` the first by `doc_id` (by code points) is the
    original, the others are duplicates, however the data are split. Near duplicates
    are not looked for on Spark: `near_duplicates_judged` is false, and the gate says
    so. Rows that were set aside have nulls here too.
    """
    from pyspark.sql import Window  # noqa: PLC0415 -- an optional extra
    from pyspark.sql import functions as f  # noqa: PLC0415 -- as above

    copies = Window.partitionBy("content_key").orderBy("doc_id")
    is_record = f.col("content_key").isNotNull()
    is_copy = f.when(is_record, f.row_number().over(copies) > 1)
    marked = records.withColumn("is_duplicate", is_copy)
    # The facts of the corpus are bits of the checksum: see `seeds.checksums`.
    bits = f.when(f.col("is_duplicate"), 0b011).otherwise(0)
    marked = marked.withColumn(FACTS, f.col(FACTS).bitwiseXOR(bits))
    facts = {
        "is_near_duplicate": f.col("is_duplicate"),
        "near_duplicates_judged": f.when(is_record, f.lit(False)),  # noqa: FBT003 -- Spark's
    }
    rest = [name for name in records.columns if name != "rejected"]
    return marked.withColumns(facts).select(*rest, "is_duplicate", *facts, "rejected")


def record_schema() -> pa.Schema:
    """Make the schema of `build_records`: records, all nullable, and `rejected`."""
    import pyarrow as pa  # noqa: PLC0415 -- an optional extra

    schema = arrow_schema(fact_types("corpus"))
    fields = [field.with_nullable(nullable=True) for field in schema]
    return pa.schema([*fields, pa.field("rejected", pa.string())])


def _pairs(batch: pa.RecordBatch) -> Iterator[tuple[str | None, object]]:
    ids, texts = batch.column("doc_id"), batch.column("text")
    yield from zip(ids.to_pylist(), texts.to_pylist(), strict=True)


def _row(doc_id: str | None, text: object, settings: Settings) -> dict[str, object]:
    document = row_document(doc_id or "", text, doc_id, has_id=True)
    item = next(measure_documents([document], settings))
    if isinstance(item, Rejected):
        return {"doc_id": doc_id, "source": doc_id, "rejected": item.reason}
    return to_arrow_row(item.record) | {"rejected": None}


def _picked(df: DataFrame, text: str, doc_id: str) -> DataFrame:
    columns = [df[doc_id].cast("string").alias("doc_id"), df[text].alias("text")]
    return df.select(*columns)


def _spark_schema(schema: pa.Schema) -> str:
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 -- optional

    kind: str = from_arrow_schema(schema)
    return kind
