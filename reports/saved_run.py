"""A run of the gate as it is saved: what its pages are made from, now or later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple

from ..expectations.checks import Check
from ..expectations.gate import GateResult
from ..normalize.errors import ToldError
from ..normalize.rule import Text
from ..seeds.model import Rejected
from .listing import to_json

VERDICT = "verdict.json"
VIOLATIONS = "violations.jsonl"
DOCUMENTS = "documents.jsonl"
REJECTED = "rejected.jsonl"
DATA_DOCS = "data-docs/index.html"


class RunDocument(NamedTuple):
    """A document as the overview lists it; `address` is that of its own page."""

    doc_id: str
    source: str
    title: str | None
    published: str | None
    n_edits: int
    address: str | None
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What came of one check: the failing documents, or sources for the inputs."""

    check: Check
    passed: bool
    failing: tuple[str, ...]
    n_rows: int


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A run: the verdict, what it rests on, and the documents that can be listed."""

    passed: bool
    reasons: tuple[Text, ...]
    notes: tuple[Text, ...]
    engine: str
    fail_on: str
    n_inputs: int
    n_records: int
    rejected: tuple[Rejected, ...]
    outcomes: tuple[RunOutcome, ...]
    documents: tuple[RunDocument, ...]
    has_data_docs: bool = False


def run_of(
    result: GateResult, documents: Sequence[RunDocument], *, has_data_docs: bool
) -> SavedRun:
    """Take from a verdict what is worth saving."""
    return SavedRun(
        passed=result.passed,
        reasons=result.reasons,
        notes=result.notes,
        engine=result.engine,
        fail_on=result.fail_on,
        n_inputs=result.n_inputs,
        n_records=result.n_records,
        rejected=result.rejected,
        outcomes=tuple(
            RunOutcome(each.check, each.passed, each.failing, each.n_rows)
            for each in result.outcomes
        ),
        documents=tuple(documents),
        has_data_docs=has_data_docs,
    )


def save_run(
    run: SavedRun,
    result: GateResult,
    folder: Path,
    sources: Mapping[str, str],
) -> None:
    """Write a run into a folder; all of its violations, with the values that fail.

    `sources` are those of the failing documents, by id.
    """
    _write_lines(folder / VIOLATIONS, violations(run, result, sources))
    _write_lines(folder / DOCUMENTS, (to_json(d._asdict()) for d in run.documents))
    verdict = {
        **{name: getattr(run, name) for name in _SIMPLE},
        "n_rejected": len(run.rejected),
        "reasons": [reason._asdict() for reason in run.reasons],
        "notes": [note._asdict() for note in run.notes],
        "outcomes": [_as_object(outcome) for outcome in run.outcomes],
    }
    (folder / VERDICT).write_text(to_json(verdict) + "\n", encoding="utf-8")


def violations(
    run: SavedRun, result: GateResult, sources: Mapping[str, str]
) -> Iterator[str]:
    """Write each failure as JSON: document, rule, and the value beside its bounds."""
    rows = {doc_id: row for row, doc_id in enumerate(result.doc_ids)}
    for outcome in run.outcomes:
        check = outcome.check
        column = result.columns.get(check.fact or "")
        about = to_json(
            {
                "rule": check.id,
                "severity": check.severity,
                "fact": check.fact,
                "minimum": check.minimum,
                "maximum": check.maximum,
                "message": check.text._asdict(),
            }
        )[1:]
        for doc_id in outcome.failing:
            value = None if column is None else column.at(rows[doc_id])
            about_it = {
                "doc_id": doc_id,
                "source": sources.get(doc_id, doc_id),
                "value": value,
            }
            yield f"{to_json(about_it)[:-1]}, {about}"


def load_run(folder: Path) -> SavedRun:
    """Read a run again from its folder. Raises OSError, and ValueError for another."""
    try:
        verdict = json.loads((folder / VERDICT).read_text("utf-8"))
        failing: dict[str, list[str]] = {}
        for row in read_lines(folder / VIOLATIONS):
            failing.setdefault(row["rule"], []).append(row["doc_id"])
        return SavedRun(
            **{name: verdict[name] for name in _SIMPLE},
            reasons=tuple(Text(**each) for each in verdict["reasons"]),
            notes=tuple(Text(**each) for each in verdict["notes"]),
            rejected=tuple(map(_rejected, read_lines(folder / REJECTED))),
            outcomes=tuple(_outcome(o, failing) for o in verdict["outcomes"]),
            documents=tuple(map(_document, read_lines(folder / DOCUMENTS))),
        )
    except (KeyError, TypeError, AttributeError) as error:
        msg = Text(
            vi=f"{folder}: không phải lần chạy mà phiên bản này đọc được ({error})",
            en=f"{folder}: not a run that this version can read ({error})",
        )
        raise ToldError(msg) from error


def read_lines(path: Path) -> Iterator[Any]:
    """Read JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


_SIMPLE = (
    "passed",
    "engine",
    "fail_on",
    "n_inputs",
    "n_records",
    "has_data_docs",
)


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def _as_object(outcome: RunOutcome) -> dict[str, Any]:
    check = {f.name: getattr(outcome.check, f.name) for f in fields(Check)}
    said = {k: v._asdict() for k, v in check.items() if isinstance(v, Text)}
    return {
        "check": check | said,
        "passed": outcome.passed,
        "n_failing": len(outcome.failing),
        "n_rows": outcome.n_rows,
    }


def _outcome(saved: Mapping[str, Any], failing: Mapping[str, list[str]]) -> RunOutcome:
    said = {k: Text(**v) for k, v in saved["check"].items() if isinstance(v, dict)}
    check = Check(**{**saved["check"], **said})
    names = tuple(failing.get(check.id, ()))
    return RunOutcome(check, saved["passed"], names, saved["n_rows"])


def _document(row: Mapping[str, Any]) -> RunDocument:
    return RunDocument(**{**row, "failed": tuple(row["failed"])})


def _rejected(row: Mapping[str, Any]) -> Rejected:
    return Rejected(**{**row, "message": Text(**row["message"])})
