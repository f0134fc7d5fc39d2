"""What follows from a verdict: pages and files, the split, a place in the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .expectations.checks import Check, Severity
from .expectations.gate import Choice, GateResult, failing_documents
from .manifest import Input, write_manifest
from .normalize.settings import Settings
from .record_files import write_rejected
from .reports.listing import Language
from .reports.overview_page import overview_page
from .reports.run import place_of_source
from .reports.saved_run import DATA_DOCS, REJECTED, RunDocument, run_of, save_run
from .run_folder import keep_run, put_in_place
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
