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
from .marked_text import anchor, marked_edits, places_in, texts
from .page import Html, link, page, show, table, unbroken
from .reasons import PRECISIONS, cite

_MOST_PLACES, _MOST_CODES, _FEW_CODES, _SHORT = 10, 12, 3, 12
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
    "times": Text("Số lần", "Times"),
    "place": Text("Vị trí", "Place"),
    "more": Text("… và {n} nữa", "… and {n} more"),
    "before": Text("Trước", "Before"),
    "after": Text("Sau", "After"),
    "code": Text("Mã ký tự", "Code points"),
    "inferred": Text("suy ra", "inferred"),
    "none": Text("Không có.", "None."),
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
        f"<h2>{show(word('changes'))}</h2>",
        _changes(normalized, language),
        texts(normalized, language),
        f"<h2>{show(word('record'))}</h2>",
        table(["", ""], fields),
        f"<h2>{show(word('dates'))}</h2>",
        _dates(record, language),
        f"<h2>{show(word('abbreviations'))}</h2>",
        _abbreviations(record, language),
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


def _changes(normalized: Normalized, language: Language) -> str:
    """List what was changed and found, equal ones in one row, in the order of places.

    A place leads to the words in the source.
    """
    edits = sorted(
        [*normalized.edits, *normalized.unapplied],
        key=lambda edit: (edit.start, edit.end),
    )
    if not edits:
        return f"<p>{show(pick(_WORDS['none'], language))}</p>"
    names = ("rule", "times", "place", "before", "after", "code")
    heads = [pick(_WORDS[name], language) for name in names]
    marked = {edit: number for number, edit in enumerate(marked_edits(normalized))}
    place_of = places_in(normalized.source_text)
    alike: dict[object, list[Edit]] = {}
    for edit in edits:
        key = (edit.rules, edit.tier, edit.before, edit.after)
        alike.setdefault(key, []).append(edit)
    rows: list[list[object]] = [
        [
            unbroken(f"{', '.join(same[0].rules)} {MARKS[same[0].tier]}"),
            len(same),
            _places([_place(marked.get(e), place_of(e.start)) for e in same], language),
            *_shown(same[0], language),
        ]
        for same in alike.values()
    ]
    return table(heads, rows, numeric=(1,))


def _place(number: int | None, place: str) -> Html:
    words = place if number is None else link(f"#{anchor(number)}", place)
    return unbroken(words)


def _places(places: Sequence[Html], language: Language) -> Html:
    """Show the first places; the others are folded away below them."""
    first = " ".join(place.text for place in places[:_MOST_PLACES])
    rest = [place.text for place in places[_MOST_PLACES:]]
    if not rest:
        return Html(first)
    more = show(pick(_WORDS["more"], language).format(n=len(rest)))
    folded = f"<details><summary>{more}</summary>{' '.join(rest)}</details>"
    return Html(first + folded)


def _shown(edit: Edit, language: Language) -> list[object]:
    """Write before, after and, where letters look alike, what they are."""
    if edit.after == edit.before:
        after = pick(_WORDS["left"], language)
    else:
        after = edit.after.replace(" ", "␣") if edit.after.isspace() else edit.after
    codes = ""
    if _is_of_characters(edit):
        codes = code_points(edit.before[:_MOST_CODES])
        is_short = max(len(edit.before), len(edit.after)) <= _FEW_CODES
        if is_short and edit.after != edit.before:
            codes += f" → {code_points(edit.after) or '∅'}"
    words = (edit.before, after or "∅")
    return [*(unbroken(w) if len(w) <= _SHORT else w for w in words), codes]


def _is_of_characters(edit: Edit) -> bool:
    """Say whether the letters look alike, so that only their code points tell."""
    return any(rule.startswith(("unicode-", "encoding-")) for rule in edit.rules)
