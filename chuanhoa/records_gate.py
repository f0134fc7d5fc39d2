"""The gate on finished records: their facts are judged as they were measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from .expectations.checks import Check
from .expectations.fact_table import all_facts
from .expectations.gate import GateResult, judge_columns, with_outcome
from .expectations.reasons import changed_outcome
from .expectations.suite import uncollected
from .finished import Finished, read_finished
from .gate_report import GateOptions, Run, conclude
from .manifest import Input, file_sha256
from .normalize.rule import Text
from .record_sets import RecordSet
from .reports.data_docs_blocks import NAMES_SHOWN
from .reports.failures import record_page
from .reports.overview_page import MOST_DOCUMENTS
from .reports.saved_run import RunDocument
from .run_folder import ReportFolderError, building
from .seeds.found_files import source_name

# What a page of the data docs lists of one rule has a page of its own.
MOST_PAGES = 2000
_CHANGED = Text(
    vi="tệp đã đổi trong khi được chấm; hãy chạy lại",
    en="the file changed while it was judged; run again",
)
_NEAR_WITHIN = Text(
    vi="Bản ghi của nhiều lần chạy: văn bản gần trùng chỉ được tìm trong từng lần.",
    en="Records of several runs: near duplicates were looked for within each only.",
)


def run_records_gate(
    sets: Sequence[RecordSet],
    folder: Path,
    options: GateOptions,
    known: Iterable[str] = (),
) -> GateResult:
    """Judge the records in some files and write the report; see `run_gate`.

    `known` are keys of records that these must not repeat, see `known_keys`. A page of
    its own has what a page lists of the failing documents, with all facts and no text.
    Raises ReportFolderError where a file changes while it is judged.
    """
    with building(folder) as new, uncollected():
        given = [path for each in sets for path in each.files]
        expect_same = _unchanged(given)
        finished = read_finished(sets, all_facts(), known)
        result = judge_columns(
            finished.columns,
            finished.ids,
            finished.rejected,
            options.checks,
            facts=all_facts(),
            fail_on=options.fail_on,
            engine=options.engine,
        )
        changed = changed_outcome(finished.changed, len(finished.ids))
        result = with_outcome(result, changed)
        if len(sets) > 1:
            result = replace(result, notes=(*result.notes, _NEAR_WITHIN))
        inputs = [Input(source_name(path), file_sha256(path)) for path in given]
        documents, sources = _documents(finished, result, new, options)
        files = finished.files
        run = Run(result, documents, sources, inputs, files, expect_same)
        conclude(run, folder, new, options)
    return result


def _unchanged(files: Sequence[Path]) -> Callable[[], None]:
    """Remember how files look; the function given back raises where one changed."""
    before = list(map(_state, files))

    def expect_same() -> None:
        for path, state in zip(files, before, strict=True):
            if _state(path) != state:
                raise ReportFolderError(path, _CHANGED)

    return expect_same


def _state(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _documents(
    finished: Finished, result: GateResult, new: Path, options: GateOptions
) -> tuple[list[RunDocument], dict[str, str]]:
    """List the first documents, and those that get a page; and where each is from."""
    failed: dict[str, list[Check]] = {}
    with_page: dict[str, None] = {}
    for outcome in result.outcomes[1:]:
        with_page |= dict.fromkeys(outcome.failing[:NAMES_SHOWN])
        for doc_id in outcome.failing:
            failed.setdefault(doc_id, []).append(outcome.check)
    pages = {doc_id: n for n, doc_id in enumerate(list(with_page)[:MOST_PAGES], 1)}
    (new / "documents").mkdir()
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
            (new / address).write_text(html, encoding="utf-8", newline="\n")
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
