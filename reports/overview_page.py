"""The first page of a report: the verdict, why, and where to look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..expectations.checks import SEVERITY_WORDS
from ..expectations.gate import GateResult
from ..normalize.rule import Text
from ..seeds.model import Record
from .listing import Language, pick
from .page import Html, link, page, show, table

# A page stays light in any browser; what is left out is said, and violations.jsonl
# has all of it.
MOST_DOCUMENTS = 1000
_MOST_NAMED = 20

_WORDS = {
    "title": Text("Báo cáo chất lượng văn bản", "Text quality report"),
    "passed": Text("ĐẠT", "PASSED"),
    "failed": Text("KHÔNG ĐẠT", "FAILED"),
    "count": Text(
        "{n} văn bản, {rejected} tệp bị để riêng; bộ đánh giá: {engine}.",
        "{n} documents, {rejected} set aside; judged by {engine}.",
    ),
    "rules": Text("Quy tắc", "Rules"),
    "rule": Text("Quy tắc", "Rule"),
    "severity": Text("Mức", "Severity"),
    "status": Text("Kết quả", "Result"),
    "says": Text("Nội dung", "What it asks"),
    "failing": Text("Văn bản không đạt", "Failing documents"),
    "documents": Text("Văn bản", "Documents"),
    "document": Text("Văn bản", "Document"),
    "headline": Text("Tiêu đề", "Title"),
    "published": Text("Ngày đăng", "Published"),
    "edits": Text("Thay đổi", "Edits"),
    "rejected": Text("Để riêng", "Set aside"),
    "reason": Text("Lý do", "Reason"),
    "more": Text("… và {n} nữa", "… and {n} more"),
    "docs": Text("Data docs của great-expectations", "great-expectations data docs"),
    "capped": Text("Hiện {shown} trong {all} văn bản.", "Showing {shown} of {all}."),
}


class Shown(NamedTuple):
    """A document in the overview: its record (the text may be left out), its page."""

    record: Record
    address: str
    failed: tuple[str, ...]


def overview_page(
    result: GateResult,
    documents: Sequence[Shown],
    data_docs: str | None,
    language: Language,
) -> str:
    """Make the overview; `data_docs` is the address of the data docs, if written."""
    pages = {shown.record.doc_id: shown.address for shown in documents}
    parts = [
        f"<h1>{_word('title', language)}</h1>",
        _verdict(result, language),
        *(f"<p>{show(pick(note, language))}</p>" for note in result.notes),
        f"<h2>{_word('rules', language)}</h2>",
        _rules(result, pages, language),
        *_rejected(result, language),
        f"<h2>{_word('documents', language)}</h2>",
        _documents(documents, language),
    ]
    if data_docs is not None:
        words = pick(_WORDS["docs"], language)
        parts.append(f"<h2>{show(words)}</h2><p>{link(data_docs, words).text}</p>")
    return page(pick(_WORDS["title"], language), "\n".join(parts), language)


def _word(name: str, language: Language) -> str:
    return show(pick(_WORDS[name], language))


def _verdict(result: GateResult, language: Language) -> str:
    word = _word("passed" if result.passed else "failed", language)
    count = pick(_WORDS["count"], language).format(
        n=result.n_records, rejected=len(result.rejected), engine=result.engine
    )
    reasons = "".join(f"<li>{show(pick(r, language))}</li>" for r in result.reasons)
    tone = "good" if result.passed else "bad"
    listed = f"<ul>{reasons}</ul>" if reasons else ""
    return (
        f'<div class="verdict {tone}"><b>{word}</b></div><p>{show(count)}</p>{listed}'
    )


def _rules(result: GateResult, pages: dict[str, str], language: Language) -> str:
    names = ("rule", "severity", "status", "says", "failing")
    heads = [pick(_WORDS[name], language) for name in names]
    rows: list[list[object]] = []
    for outcome in (each for each in result.outcomes if each.n_rows):
        tone, word = ("good", "passed") if outcome.passed else ("bad", "failed")
        rows.append(
            [
                outcome.check.id,
                pick(SEVERITY_WORDS[outcome.check.severity], language),
                Html(f'<span class="{tone}">{_word(word, language)}</span>'),
                pick(outcome.check.text, language),
                Html(_named(outcome.failing, pages, language)),
            ]
        )
    return table(heads, rows)


def _named(failing: Sequence[str], pages: dict[str, str], language: Language) -> str:
    shown = [
        link(pages[doc_id], doc_id).text if doc_id in pages else show(doc_id)
        for doc_id in failing[:_MOST_NAMED]
    ]
    if len(failing) > _MOST_NAMED:
        more = pick(_WORDS["more"], language).format(n=len(failing) - _MOST_NAMED)
        shown.append(show(more))
    return "<br>".join(shown)


def _rejected(result: GateResult, language: Language) -> list[str]:
    if not result.rejected:
        return []
    heads = [pick(_WORDS[name], language) for name in ("document", "reason")]
    rows: list[list[object]] = [
        [item.source, f"{item.reason}: {pick(item.message, language)}"]
        for item in result.rejected
    ]
    return [f"<h2>{_word('rejected', language)}</h2>", table(heads, rows)]


def _documents(documents: Sequence[Shown], language: Language) -> str:
    names = ("document", "headline", "published", "edits", "failing")
    heads = [pick(_WORDS[name], language) for name in names]
    heads[-1] = pick(_WORDS["rules"], language)
    rows: list[list[object]] = [
        [
            link(shown.address, shown.record.source),
            shown.record.title or "—",
            shown.record.published or "—",
            shown.record.n_edits,
            ", ".join(shown.failed) or "—",
        ]
        for shown in documents[:MOST_DOCUMENTS]
    ]
    capped = ""
    if len(documents) > MOST_DOCUMENTS:
        words = pick(_WORDS["capped"], language)
        words = words.format(shown=MOST_DOCUMENTS, all=len(documents))
        capped = f"<p>{show(words)}</p>"
    return capped + table(heads, rows, numeric=(3,))
