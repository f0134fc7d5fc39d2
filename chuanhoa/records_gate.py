"""The gate on finished records: their facts are judged as they were measured."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from .expectations.checks import Check
from .expectations.fact_table import all_facts
from .expectations.gate import GateResult, judge_columns
from .finished import Finished, read_finished
from .gate_run import GateOptions, Run, conclude
from .manifest import file_sha256
from .reports.data_docs_blocks import NAMES_SHOWN
from .reports.failures import record_page
from .reports.overview_page import MOST_DOCUMENTS
from .reports.saved_run import RunDocument
from .run_folder import begin
from .seeds.files import source_name

# What a page of the data docs lists of one rule has a page of its own.
MOST_PAGES = 2000


def run_records_gate(
    files: Sequence[Path], folder: Path, options: GateOptions, known: Iterable[str] = ()
) -> GateResult:
    """Judge the records in some files and write the report; see `run_gate`.

    `known` are `source_sha256` of documents that these must not repeat. A page of its
    own has what a page lists of the failing documents, with all facts and no text.
    """
    building = begin(folder)
    try:
        finished = read_finished(files, all_facts(), known)
        result = judge_columns(
            finished.columns,
            finished.ids,
            finished.rejected,
            options.checks,
            facts=all_facts(),
            fail_on=options.fail_on,
            engine=options.engine,
        )
        inputs = [(source_name(path), file_sha256(path)) for path in files]
        documents, sources = _documents(finished, result, building, options)
        run = Run(result, documents, sources, [*inputs], files)
        conclude(run, folder, building, options)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return result


def _documents(
    finished: Finished, result: GateResult, building: Path, options: GateOptions
) -> tuple[list[RunDocument], dict[str, str]]:
    """List the first documents, and those that get a page; and where each is from."""
    failed: dict[str, list[Check]] = {}
    with_page: dict[str, None] = {}
    for outcome in result.outcomes[1:]:
        with_page |= dict.fromkeys(outcome.failing[:NAMES_SHOWN])
        for doc_id in outcome.failing:
            failed.setdefault(doc_id, []).append(outcome.check)
    pages = {doc_id: n for n, doc_id in enumerate(list(with_page)[:MOST_PAGES], 1)}
    (building / "documents").mkdir()
    documents, sources = [], {}
    for row, doc_id in enumerate(finished.ids):
        if row >= MOST_DOCUMENTS and doc_id not in failed:
            continue
        sources[doc_id] = str(finished.names["source"][row] or doc_id)
        if row >= MOST_DOCUMENTS and doc_id not in pages:
            continue
        names, address = finished.name(row), None
        if doc_id in pages:
            address = f"documents/{pages[doc_id]:06}.html"
            facts = {name: column.at(row) for name, column in finished.columns.items()}
            html = record_page(names, failed[doc_id], facts, options.language)
            (building / address).write_text(html, encoding="utf-8", newline="\n")
        documents.append(_document(names, address, failed.get(doc_id, ())))
    return documents, sources


def _document(
    names: Mapping[str, object], address: str | None, failed: Iterable[Check]
) -> RunDocument:
    doc_id = str(names["doc_id"])
    count = names["n_edits"]
    return RunDocument(
        doc_id,
        str(names["source"] or doc_id),
        _text(names["title"]),
        _text(names["published"]),
        count if isinstance(count, int) else 0,
        address,
        tuple(check.id for check in failed),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
