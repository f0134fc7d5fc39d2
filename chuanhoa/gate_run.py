"""One run of the gate: documents in, verdict and report out."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from .api import Measured, measure_documents
from .expectations.checks import Check, Severity
from .expectations.duplicates import Corpus, content_key, mark_duplicate
from .expectations.fact_table import fact_specs
from .expectations.gate import Choice, GateResult, judge
from .normalize.rule import Text
from .normalize.rules import RULES
from .normalize.settings import Settings
from .record_files import write_rejected
from .reports.document_page import document_page
from .reports.listing import Language, to_json
from .reports.overview_page import Shown, overview_page
from .seeds.model import Document, Record, Rejected
from .seeds.rows import to_row

MARK = "verdict.json"
# Only a folder that holds nothing else, and a verdict of ours, may be replaced.
_OURS = frozenset(
    {MARK, "index.html", "documents", "data-docs", "records.jsonl", "rejected.jsonl"}
    | {"violations.jsonl"}
)


class ReportFolderError(ValueError):
    """The report cannot be written where it was asked for."""

    def __init__(self, folder: Path, why: Text) -> None:
        """Say it in both languages: `str` in English, `vi` in Vietnamese."""
        super().__init__(f"{folder}: {why.en}")
        self.vi = f"{folder}: {why.vi}"


_IN_THE_WAY = Text(
    vi="có tệp trùng tên với thư mục báo cáo; hãy chọn --report khác",
    en="a file is in the way of the report; choose another --report",
)
_NO_REPORT = Text(
    vi="chứa tệp không phải báo cáo; hãy chọn --report khác",
    en="holds files that are no report; choose another --report",
)
_NOT_WRITTEN = Text(
    vi="không ghi được báo cáo ở đây", en="the report cannot be written here"
)


@dataclass(frozen=True, slots=True)
class GateOptions:
    """What a run of the gate was asked for."""

    settings: Settings
    checks: Sequence[Check]
    fail_on: Severity
    engine: Choice
    language: Language


def content_keys(
    documents: Iterable[Document | Rejected], settings: Settings
) -> frozenset[str]:
    """Compute the content keys of documents that new ones must not repeat."""
    return frozenset(
        content_key(item.record.text)
        for item in measure_documents(documents, settings)
        if isinstance(item, Measured)
    )


def run_gate(
    documents: Iterable[Document | Rejected],
    folder: Path,
    options: GateOptions,
    known: frozenset[str] = frozenset(),
) -> GateResult:
    """Judge documents and write the report into a folder.

    The report is built beside the folder and takes its place when it is complete;
    where there is nothing to judge, the folder stays as it is.
    Raises ReportFolderError where the folder holds something else or cannot be
    written, before any work is done.
    """
    building = _begin(folder)
    try:
        result = _run(documents, building, options, known)
        if not result.is_empty:
            _replace(folder, building)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return result


def _begin(folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise ReportFolderError(folder, _IN_THE_WAY)
    if folder.is_dir() and any(folder.iterdir()) and not _is_report(folder):
        raise ReportFolderError(folder, _NO_REPORT)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise ReportFolderError(folder, _NOT_WRITTEN) from error


def _is_report(folder: Path) -> bool:
    try:
        verdict = json.loads((folder / MARK).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    is_verdict = isinstance(verdict, dict) and "passed" in verdict
    return is_verdict and {path.name for path in folder.iterdir()} <= _OURS


def _replace(folder: Path, building: Path) -> None:
    old = building.with_name(building.name + ".old")
    with suppress(FileNotFoundError):
        folder.rename(old)
    building.chmod(0o755)
    building.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _run(
    documents: Iterable[Document | Rejected],
    building: Path,
    options: GateOptions,
    known: frozenset[str],
) -> GateResult:
    n_inputs = 0
    shown: list[Shown] = []
    rejected: list[Rejected] = []
    corpus = Corpus(set(known))
    (building / "documents").mkdir()
    with (building / "records.jsonl").open("w", encoding="utf-8", newline="\n") as rows:
        for item in measure_documents(documents, options.settings):
            n_inputs += 1
            if isinstance(item, Rejected):
                rejected.append(item)
                continue
            record = mark_duplicate(item.record, corpus)
            rows.write(to_json(to_row(record)) + "\n")
            shown.append(_write_page(building, len(shown), record, item, options))
    records = [each.record for each in shown]
    result = judge(
        records,
        rejected,
        options.checks,
        facts=fact_specs(RULES),
        n_inputs=n_inputs,
        fail_on=options.fail_on,
        engine=options.engine,
    )
    write_rejected(rejected, building / "rejected.jsonl")
    _write_result(building, result, shown, options.language)
    return result


def _write_page(
    building: Path, number: int, record: Record, item: Measured, options: GateOptions
) -> Shown:
    failed = tuple(
        check.id
        for check in options.checks
        if check.fact is not None and not check.holds(record.facts[check.fact])
    )
    address = f"documents/{number + 1:06}.html"
    seen = replace(item.built.result, unapplied=item.built.repaired.unapplied)
    html = document_page(record, seen, failed, options.language)
    (building / address).write_text(html, encoding="utf-8", newline="\n")
    # The text has been written; the verdict needs the facts alone.
    return Shown(replace(record, text="", dates=(), abbreviations=()), address, failed)


def _write_result(
    building: Path, result: GateResult, shown: list[Shown], language: Language
) -> None:
    data_docs = None
    if result.suite_run is not None:
        from .reports.data_docs import write_data_docs  # noqa: PLC0415 -- needs [gx]

        docs = write_data_docs(
            result,
            building / "data-docs",
            lang=language,
            addresses={s.record.doc_id: f"../{s.address}" for s in shown},
            home="../index.html",
        )
        data_docs = docs.relative_to(building).as_posix()
    with (building / "violations.jsonl").open("w", encoding="utf-8") as lines:
        for outcome in result.outcomes:
            for doc_id in outcome.failing:
                row = {
                    "doc_id": doc_id,
                    "rule": outcome.check.id,
                    "severity": outcome.check.severity,
                    "message": outcome.check.text._asdict(),
                }
                lines.write(to_json(row) + "\n")
    html = overview_page(result, shown, data_docs, language)
    (building / "index.html").write_text(html, encoding="utf-8", newline="\n")
    verdict = {
        "passed": result.passed,
        "engine": result.engine,
        "n_records": result.n_records,
        "n_rejected": len(result.rejected),
        "fail_on": result.fail_on,
        "reasons": [reason._asdict() for reason in result.reasons],
    }
    (building / MARK).write_text(to_json(verdict) + "\n", encoding="utf-8")
