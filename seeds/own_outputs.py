"""What chuanhoa itself has written: records and reports, which are no documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

# What makes a table one of records, and not of documents.
_MARKS = frozenset({"schema_version", "doc_id", "source_sha256"})
_RUN, _RUN_KEYS = "run.json", {"chuanhoa", "schema_version"}
_REPORT = frozenset({"verdict.json", "manifest.json"})
# Reasons why they are left out, which is no fault.
OWN_RECORDS, OWN_REPORT = "own-records", "own-report"
_LONGEST = 64 * 1024 * 1024  # of a line, in bytes


def is_finished(path: Path) -> bool:
    """Say whether a file holds finished records: its first row, or its schema, does."""
    import json  # noqa: PLC0415 -- most inputs are texts

    try:
        if path.suffix == ".parquet":
            from pyarrow.parquet import read_schema  # noqa: PLC0415 -- an optional extra

            return set(read_schema(path).names) >= _MARKS
        with path.open("rb") as lines:
            first = json.loads(lines.readline(_LONGEST) or b"null")
        return isinstance(first, dict) and set(first) >= _MARKS
    except (ImportError, OSError, ValueError, RecursionError):
        return False


def own_folder(folder: str, names: Sequence[str]) -> str | None:
    """Say which output of ours a folder of these names is, as the reason to skip it."""
    if _REPORT.issubset(names) and "manifest_version" in _object(
        folder, "manifest.json"
    ):
        return OWN_REPORT
    if _RUN in names and _object(folder, _RUN).keys() >= _RUN_KEYS:
        return OWN_RECORDS
    return None


def _object(folder: str, name: str) -> dict[str, Any]:
    import json  # noqa: PLC0415 -- seldom asked

    try:
        found = json.loads(Path(folder, name).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
