"""The page of one document: source and result side by side, and what was read."""

from __future__ import annotations

from collections.abc import Sequence

from ..expectations.checks import Check
from ..normalize.edits import Edit, Normalized
from ..normalize.rule import Text
from ..seeds.model import Record
from .display import code_points
from .failures import failures
from .listing import MARKS, Language, pick
from .page import Html, page, show, table
from .reasons import PRECISIONS, cite

_WORDS = {
    "back": Text("← Tổng quan", "← Overview"),
    "record": Text("Bản ghi", "Record"),
    "title": Text("Tiêu đề", "Title"),
    "published": Text("Ngày đăng", "Published"),
    "encoding": Text("Bảng mã", "Encoding"),
    "dates": Text("Ngày tháng", "Dates"),
    "abbreviations": Text("Chữ viết tắt", "Abbreviations"),
    "written": Text("Trong văn bản", "As written"),
    "value": Text("Giá trị (EDTF)", "Value (EDTF)"),
    "precision": Text("Độ chính xác", "Precision"),
    "evidence": Text("Căn cứ", "Evidence"),
    "expansion": Text("Nghĩa", "Stands for"),
    "changes": Text("Thay đổi và phát hiện", "Changes and findings"),
    "rule": Text("Quy tắc", "Rule"),
    "place": Text("Vị trí", "Place"),
    "before": Text("Trước", "Before"),
    "after": Text("Sau", "After"),
    "code": Text("Mã ký tự", "Code points"),
    "source": Text("Bản gốc", "Source"),
    "result": Text("Kết quả", "Result"),
    "inferred": Text("suy ra", "inferred"),
    "left": Text("để nguyên", "left as it is"),
}


def document_page(
    record: Record, normalized: Normalized, failed: Sequence[Check], language: Language
) -> str:
    """Make the page of one document; `failed` are the checks that it fails."""

    def word(name: str) -> str:
        return pick(_WORDS[name], language)

    fields: list[list[object]] = [
        [word("title"), record.title or "—"],
        [word("published"), record.published or "—"],
        [word("encoding"), record.encoding],
        ["SHA-256", record.source_sha256],
    ]
    parts = [
        f'<nav><a href="../index.html">{show(word("back"))}</a></nav>',
        f"<h1>{show(record.source)}</h1>",
        failures(failed, record.facts, language),
        f"<h2>{show(word('record'))}</h2>",
        table(["", ""], fields),
        f"<h2>{show(word('dates'))}</h2>",
        _dates(record, language),
        f"<h2>{show(word('abbreviations'))}</h2>",
        _abbreviations(record, language),
        f"<h2>{show(word('changes'))}</h2>",
        _changes([*normalized.edits, *normalized.unapplied], language),
        _texts(normalized, language),
    ]
    return page(record.source, "\n".join(parts), language)


def _dates(record: Record, language: Language) -> str:
    names = ("written", "value", "precision", "evidence")
    heads = [pick(_WORDS[name], language) for name in names]
    inferred = pick(_WORDS["inferred"], language)
    rows: list[list[object]] = [
        [
            mention.text,
            (mention.edtf or "—") + (f" ({inferred})" if mention.inferred else ""),
            pick(PRECISIONS[mention.precision], language),
            cite(mention.evidence, language),
        ]
        for mention in record.dates
    ]
    return table(heads, rows)


def _abbreviations(record: Record, language: Language) -> str:
    heads = [pick(_WORDS[n], language) for n in ("written", "expansion", "evidence")]
    left = pick(_WORDS["left"], language)
    rows: list[list[object]] = [
        [
            mention.text,
            mention.expansion or f"{left}: {' / '.join(mention.candidates) or '?'}",
            cite(mention.evidence, language),
        ]
        for mention in record.abbreviations
    ]
    return table(heads, rows)


def _changes(edits: Sequence[Edit], language: Language) -> str:
    names = ("rule", "place", "before", "after", "code")
    heads = [pick(_WORDS[name], language) for name in names]
    left = pick(_WORDS["left"], language)
    rows: list[list[object]] = [
        [
            f"{', '.join(edit.rules)} {MARKS[edit.tier]}",
            f"{edit.start}–{edit.end}",
            edit.before,
            left if edit.after == edit.before else edit.after or "∅",
            code_points(edit.before[:12]),
        ]
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end))
    ]
    return table(heads, rows)


def _texts(normalized: Normalized, language: Language) -> str:
    source, result = [], []
    position = 0
    for edit in normalized.edits:
        same = _plain(normalized.source_text[position : edit.start])
        source += [same, f"<del>{show(edit.before)}</del>"]
        result += [same, f"<ins>{show(edit.after)}</ins>"]
        position = edit.end
    rest = _plain(normalized.source_text[position:])
    columns = (("source", [*source, rest]), ("result", [*result, rest]))
    shown = "".join(
        f"<section><h2>{show(pick(_WORDS[name], language))}</h2>"
        f"<pre>{''.join(parts)}</pre></section>"
        for name, parts in columns
    )
    return Html(f'<div class="texts">{shown}</div>').text


def _plain(text: str) -> str:
    """Escape text that did not change, with its line ends and tabs as they are."""
    return "".join(
        line if line in ("\n", "\t") else show(line)
        for line in _keep_breaks(text.replace("\r\n", "\n"))
    )


def _keep_breaks(text: str) -> list[str]:
    parts = []
    for i, line in enumerate(text.split("\n")):
        if i:
            parts.append("\n")
        for j, cell in enumerate(line.split("\t")):
            parts += ["\t", cell] if j else [cell]
    return parts
