"""Records as flat rows: one JSON object or one Arrow row a document."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .checksums import FACTS, TEXT, checksums
from .forms import content_key
from .model import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from .model import Fact

# 2: `content_key`. 3: `text_crc32`, `facts_crc32`, `n_rules_off`.
SCHEMA_VERSION = 3
_REQUIRED = (
    "schema_version",
    "doc_id",
    "source",
    "source_sha256",
    "content_key",
    TEXT,
    FACTS,
    "encoding",
    "text",
)


def to_row(record: Record) -> dict[str, Any]:
    """Flatten a record to plain values; facts stand beside the other fields.

    The values are those that `json.dumps` writes; dates are ISO 8601 text.
    """
    day = record.published_date
    key = record.content_key or content_key(record.text)
    facts = {**record.facts, "n_edits": record.n_edits}
    return {
        "schema_version": SCHEMA_VERSION,
        "doc_id": record.doc_id,
        "source": record.source,
        "source_sha256": record.source_sha256,
        "content_key": key,
        **checksums(record.text, key, facts),
        "encoding": record.encoding,
        "title": record.title,
        "published": record.published,
        "published_date": None if day is None else day.isoformat(),
        "text": record.text,
        "search_key": record.search_key,
        "n_edits": record.n_edits,
        "dates": [asdict(mention) for mention in record.dates],
        "abbreviations": [asdict(mention) for mention in record.abbreviations],
        "parts": [asdict(part) for part in record.parts],
        **{k: v for k, v in facts.items() if k != "n_edits"},
    }


def arrow_schema(facts: Mapping[str, type[Fact]]) -> pa.Schema:
    """Make the Arrow schema of records with the given facts (name to type).

    Needs pyarrow (the [corpus] extra).
    """
    import pyarrow as pa  # noqa: PLC0415 -- an optional extra

    evidence = pa.list_(
        pa.struct(
            {
                "reason": pa.string(),
                "start": pa.int64(),
                "end": pa.int64(),
                "text": pa.string(),
            }
        )
    )
    place = {"start": pa.int64(), "end": pa.int64(), "text": pa.string()}
    date_mention = pa.struct(
        {
            **place,
            "edtf": pa.string(),
            "calendar": pa.string(),
            "precision": pa.string(),
            "inferred": pa.bool_(),
            "evidence": evidence,
        }
    )
    abbreviation = pa.struct(
        {
            **place,
            "canonical": pa.string(),
            "expansion": pa.string(),
            "candidates": pa.list_(pa.string()),
            "evidence": evidence,
            "group": pa.int64(),
        }
    )
    part = pa.struct(
        {
            "kind": pa.string(),
            "start": pa.int64(),
            "end": pa.int64(),
            "repeated": pa.bool_(),
        }
    )
    columns = {
        "schema_version": pa.int64(),
        "doc_id": pa.string(),
        "source": pa.string(),
        "source_sha256": pa.string(),
        "content_key": pa.string(),
        TEXT: pa.int64(),
        FACTS: pa.int64(),
        "encoding": pa.string(),
        "title": pa.string(),
        "published": pa.string(),
        "published_date": pa.date32(),
        "text": pa.string(),
        "search_key": pa.string(),
        "n_edits": pa.int64(),
        "dates": pa.list_(date_mention),
        "abbreviations": pa.list_(abbreviation),
        "parts": pa.list_(part),
    }
    kinds = {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    columns |= {name: kinds[kind] for name, kind in facts.items() if name != "n_edits"}
    required = {*_REQUIRED, *facts}
    return pa.schema(
        [pa.field(name, kind, name not in required) for name, kind in columns.items()]
    )


def to_arrow_row(record: Record) -> dict[str, Any]:
    """Flatten a record for Arrow: as `to_row`, but the day of publication is a date."""
    return to_row(record) | {"published_date": record.published_date}
