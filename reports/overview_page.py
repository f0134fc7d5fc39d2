"""The first page of a report: the verdict, why, and where to look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..expectations.checks import SEVERITIES, SEVERITY_WORDS
from ..normalize.rule import Text
from .listing import Language, pick
from .page import Html, link, page, show, table, unbroken
from .saved_run import DATA_DOCS, VIOLATIONS, RunOutcome, SavedRun

# A page stays light in any browser; what is left out is said, and violations.jsonl
# has all of it.
MOST_DOCUMENTS = 1000
_NAMED_AT_ONCE, _MOST_NAMED = 5, 20

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
    "held": Text("Quy tắc đạt: {n}", "Rules passed: {n}"),
    "of": Text("{n} trên {all}:", "{n} of {all}:"),
    "more": Text("… và {n} nữa", "… and {n} more"),
    "docs": Text("Data docs của great-expectations", "great-expectations data docs"),
    "made": Text(
        "do `gate` lập; `report` không lập lại data docs và trang văn bản",
        "made by `gate`; `report` makes neither them nor the pages of documents again",
    ),
    "capped": Text("Hiện {shown} trong {all} văn bản.", "Showing {shown} of {all}."),
}


def overview_page(run: SavedRun, language: Language) -> str:
    """Make the overview of a run, a moment or a year ago."""
    pages = {d.doc_id: d.address for d in run.documents if d.address is not None}
    parts = [
        f"<h1>{_word('title', language)}</h1>",
        _verdict(run, language),
        *(f"<p>{show(pick(note, language))}</p>" for note in run.notes),
        f"<h2>{_word('rules', language)}</h2>",
        _rules(run, pages, language),
        *_rejected(run, language),
        f"<h2>{_word('documents', language)}</h2>",
        _documents(run, language),
    ]
    if run.has_data_docs:
        words = pick(_WORDS["docs"], language)
        docs = f"{link(DATA_DOCS, words).text} ({_word('made', language)})"
        parts.append(f"<h2>{show(words)}</h2><p>{docs}</p>")
    return page(pick(_WORDS["title"], language), "\n".join(parts), language)


def _word(name: str, language: Language) -> str:
    return show(pick(_WORDS[name], language))


def _verdict(run: SavedRun, language: Language) -> str:
    word = _word("passed" if run.passed else "failed", language)
    count = pick(_WORDS["count"], language).format(
        n=run.n_records, rejected=len(run.rejected), engine=run.engine
    )
    reasons = "".join(f"<li>{show(pick(r, language))}</li>" for r in run.reasons)
    tone = "good" if run.passed else "bad"
    listed = f"<ul>{reasons}</ul>" if reasons else ""
    return (
        f'<div class="verdict {tone}"><b>{word}</b></div><p>{show(count)}</p>{listed}'
    )


def _rules(run: SavedRun, pages: Mapping[str, str], language: Language) -> str:
    """Show what failed, the worst first; what passed is folded away below it."""
    judged = [each for each in run.outcomes if each.n_rows]
    wrong = sorted((each for each in judged if not each.passed), key=_rank)
    held = [each for each in judged if each.passed]
    parts = [_outcomes(wrong, pages, run, language)] if wrong else []
    if held:
        words = pick(_WORDS["held"], language).format(n=len(held))
        rows = _outcomes(held, pages, run, language)
        parts.append(f"<details><summary>{show(words)}</summary>\n{rows}</details>")
    return "\n".join(parts)


def _rank(outcome: RunOutcome) -> int:
    return SEVERITIES.index(outcome.check.severity)


def _outcomes(
    outcomes: Sequence[RunOutcome],
    pages: Mapping[str, str],
    run: SavedRun,
    language: Language,
) -> str:
    """Make a row for each; only what decides is shown as bad."""
    names = ("rule", "severity", "status", "says", "failing")
    heads = [pick(_WORDS[name], language) for name in names]
    rows: list[list[object]] = []
    decides = SEVERITIES[: SEVERITIES.index(run.fail_on) + 1]
    for outcome in outcomes:
        word = "passed" if outcome.passed else "failed"
        bad = "bad" if outcome.check.severity in decides else ""
        tone = "good" if outcome.passed else bad
        rows.append(
            [
                unbroken(outcome.check.id),
                unbroken(pick(SEVERITY_WORDS[outcome.check.severity], language)),
                Html(f'<span class="id {tone}">{_word(word, language)}</span>'),
                pick(outcome.check.text, language),
                Html(_named(outcome, pages, language)),
            ]
        )
    return table(heads, rows)


def _named(outcome: RunOutcome, pages: Mapping[str, str], language: Language) -> str:
    """Name the first that fail; more of them are folded away, the rest is counted."""
    failing = outcome.failing
    count = pick(_WORDS["of"], language).format(n=len(failing), all=outcome.n_rows)
    shown = [show(count)] if len(failing) > 1 else []
    names = [
        link(pages[doc_id], doc_id).text if doc_id in pages else show(doc_id)
        for doc_id in failing[:_MOST_NAMED]
    ]
    shown += names[:_NAMED_AT_ONCE]
    folded = names[_NAMED_AT_ONCE:]
    if len(failing) > _MOST_NAMED:
        more = pick(_WORDS["more"], language).format(n=len(failing) - _MOST_NAMED)
        folded.append(f"{show(more)} ({link(VIOLATIONS, VIOLATIONS).text})")
    if not folded:
        return "<br>".join(shown)
    more = pick(_WORDS["more"], language).format(n=len(failing) - _NAMED_AT_ONCE)
    rest = "<br>".join(folded)
    details = f"<details><summary>{show(more)}</summary>{rest}</details>"
    return "<br>".join(shown) + details


def _rejected(run: SavedRun, language: Language) -> list[str]:
    if not run.rejected:
        return []
    heads = [pick(_WORDS[name], language) for name in ("document", "reason")]
    rows: list[list[object]] = [
        [item.source, f"{item.reason}: {pick(item.message, language)}"]
        for item in run.rejected
    ]
    return [f"<h2>{_word('rejected', language)}</h2>", table(heads, rows)]


def _documents(run: SavedRun, language: Language) -> str:
    names = ("document", "headline", "published", "edits", "failing")
    heads = [pick(_WORDS[name], language) for name in names]
    heads[-1] = pick(_WORDS["rules"], language)
    # Those with something to look at first.
    listed = sorted(run.documents, key=lambda document: not document.failed)
    documents = listed[:MOST_DOCUMENTS]
    rows: list[list[object]] = [
        [
            link(shown.address, shown.source) if shown.address else shown.source,
            shown.title or "—",
            unbroken(shown.published or "—"),
            shown.n_edits,
            ", ".join(shown.failed) or "—",
        ]
        for shown in documents
    ]
    capped = ""
    if run.n_records > len(documents):
        words = pick(_WORDS["capped"], language)
        words = words.format(shown=len(documents), all=run.n_records)
        capped = f"<p>{show(words)}</p>"
    return capped + table(heads, rows, numeric=(3,))
