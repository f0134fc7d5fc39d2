"""One run of the gate: documents or finished records in, verdict and report out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .api import Measured, measure_documents
from .expectations.checks import Check, Severity
from .expectations.duplicates import Corpus, mark_duplicate
from .expectations.fact_table import all_facts
from .expectations.gate import Choice, GateResult, failing_documents, judge
from .manifest import Input, write_manifest
from .normalize.settings import Settings
from .record_files import write_rejected
from .reports.document_page import document_page
from .reports.listing import Language, to_json
from .reports.overview_page import overview_page
from .reports.run import place_of_source
from .reports.saved_run import DATA_DOCS, REJECTED, RunDocument, run_of, save_run
from .run_folder import RECORDS, building, keep_run, put_in_place
from .seeds.model import Document, Record, Rejected
from .seeds.rows import to_row
from .split import expect_no_input, split_records


@dataclass(frozen=True, slots=True)
class GateOptions:
    """What a run of the gate was asked for.

    The last `keep` runs are kept in `runs`; the records are split into `accept` and
    `reject`.
    """

    settings: Settings
    checks: Sequence[Check]
    fail_on: Severity
    engine: Choice
    language: Language
    keep: int = 0
    runs: Path | None = None
    accept: Path | None = None
    reject: Path | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A verdict, what its pages list, and where its records are.

    `sources` are those of the failing documents, by id; `expect_same` raises where an
    input is no longer what was judged.
    """

    result: GateResult
    documents: Sequence[RunDocument]
    sources: Mapping[str, str]
    inputs: Sequence[Input]
    files: Sequence[Path]
    expect_same: Callable[[], None] = field(default=lambda: None, compare=False)


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


def conclude(run: Run, folder: Path, new: Path, options: GateOptions) -> None:
    """Write what follows from a verdict, and put the report in place.

    Raises ToldError where records would be written over an input.
    """
    result = run.result
    if result.is_empty:
        return
    write_report(run, new, options)
    if options.accept is not None or options.reject is not None:
        found = failing_documents(result)
        failing = {doc_id: [c.id for c in checks] for doc_id, checks in found.items()}
        targets = (options.accept, options.reject)
        sources = (place_of_source(each.source)[0] for each in run.inputs)
        expect_no_input(targets, map(Path, sources))
        split_records(run.files, failing, *targets, expect_same=run.expect_same)
    run.expect_same()
    if options.keep and options.runs is not None:
        keep_run(new, options.runs, options.keep)
    put_in_place(new, folder)


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


def write_report(run: Run, new: Path, options: GateOptions) -> None:
    """Write the pages of a run, and all that they are made from."""
    result = run.result
    addresses = {d.doc_id: d.address for d in run.documents if d.address is not None}
    if result.suite_run is not None:
        from .reports.data_docs import write_data_docs  # noqa: PLC0415 -- needs [gx]

        write_data_docs(
            result,
            new / Path(DATA_DOCS).parent,
            lang=options.language,
            addresses={i: f"../{address}" for i, address in addresses.items()},
            home="../index.html",
        )
    has_docs = result.suite_run is not None
    saved = run_of(result, run.documents, has_data_docs=has_docs)
    save_run(saved, result, new, run.sources)
    write_rejected(result.rejected, new / REJECTED)
    write_manifest(new, result, options.settings, run.inputs)
    html = overview_page(saved, options.language)
    (new / "index.html").write_text(html, encoding="utf-8", newline="\n")
