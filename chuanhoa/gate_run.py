"""One run of the gate over documents: they become records and pages as they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .api import Measured, measure_documents
from .expectations.duplicates import Corpus, mark_duplicate
from .expectations.fact_table import all_facts
from .expectations.gate import GateResult, judge
from .gate_report import GateOptions, Run, conclude
from .manifest import Input
from .reports.document_page import document_page
from .reports.listing import to_json
from .reports.saved_run import RunDocument
from .run_folder import RECORDS, building
from .seeds.model import Document, Record, Rejected
from .seeds.rows import to_row


def run_gate(
    documents: Iterable[Document | Rejected],
    folder: Path,
    options: GateOptions,
    corpus: Corpus | None = None,
) -> GateResult:
    """Judge documents and write the report into a folder.

    The report is built beside the folder and takes its place when it is complete;
    where there is nothing to judge, the folder stays as it is.
    Raises ReportFolderError where the folder holds something else or cannot be
    written, before any work is done.
    """
    with building(folder) as new:
        run = _judge(documents, new, options, corpus or Corpus())
        conclude(run, folder, new, options)
    return run.result


def _judge(
    documents: Iterable[Document | Rejected],
    new: Path,
    options: GateOptions,
    corpus: Corpus,
) -> Run:
    shown: list[RunDocument] = []
    records: list[Record] = []
    rejected: list[Rejected] = []
    inputs: list[Input] = []
    (new / "documents").mkdir()
    path = new / RECORDS
    with path.open("w", encoding="utf-8", newline="\n") as rows:
        for item in measure_documents(documents, options.settings):
            if isinstance(item, Rejected):
                rejected.append(item)
                inputs.append(Input(item.source, None))
                continue
            record = mark_duplicate(item.record, corpus)
            own = None if item.settings == options.settings else item.settings
            inputs.append(Input(record.source, record.source_sha256, own))
            rows.write(to_json(to_row(record)) + "\n")
            shown.append(_write_page(new, len(shown), record, item, options))
            # The text has been written; the verdict needs the facts alone.
            bare = replace(record, text="", dates=(), abbreviations=(), parts=())
            records.append(bare)
    result = judge(
        records,
        rejected,
        options.checks,
        facts=all_facts(),
        n_inputs=len(inputs),
        fail_on=options.fail_on,
        engine=options.engine,
    )
    sources = {each.doc_id: each.source for each in shown}
    return Run(result, shown, sources, inputs, [path])


def _write_page(
    new: Path, number: int, record: Record, item: Measured, options: GateOptions
) -> RunDocument:
    failed = tuple(
        check
        for check in options.checks
        if check.fact is not None and not check.holds(record.facts[check.fact])
    )
    address = f"documents/{number + 1:06}.html"
    seen = replace(item.built.result, unapplied=item.built.repaired.unapplied)
    html = document_page(record, seen, failed, options.language)
    (new / address).write_text(html, encoding="utf-8", newline="\n")
    return RunDocument(
        record.doc_id,
        record.source,
        record.title,
        record.published,
        record.n_edits,
        address,
        tuple(check.id for check in failed),
    )
