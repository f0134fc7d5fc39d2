"""Why a document fails: each check with the value that was found and its bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..expectations.checks import SEVERITY_WORDS, Check
from ..normalize.rule import Text
from ..seeds.model import Fact
from .listing import Language, pick
from .page import page, show, table, unbroken

_WORDS = {
    "back": Text("← Tổng quan", "← Overview"),
    "failed": Text("Quy tắc không đạt", "Rules failed"),
    "none": Text("Không có.", "None."),
    "rule": Text("Quy tắc", "Rule"),
    "severity": Text("Mức", "Severity"),
    "says": Text("Nội dung", "What it asks"),
    "found": Text("Đo được", "Found"),
    "bounds": Text("Giới hạn", "Bounds"),
    "todo": Text("Cần làm", "What to do"),
    "missing": Text("không có giá trị", "no value"),
    "yes": Text("có", "yes"),
    "no": Text("không", "no"),
    "record": Text("Bản ghi", "Record"),
    "title": Text("Tiêu đề", "Title"),
    "published": Text("Ngày đăng", "Published"),
}


def failures(
    failed: Sequence[Check], facts: Mapping[str, Fact | None], language: Language
) -> str:
    """Make the table of the checks that a document fails, with its values."""
    title = f"<h2>{show(pick(_WORDS['failed'], language))}</h2>\n"
    if not failed:
        return f"{title}<p>{show(pick(_WORDS['none'], language))}</p>"
    names = ("rule", "severity", "says", "found", "bounds", "todo")
    rows: list[list[object]] = [
        [
            check.id,
            pick(SEVERITY_WORDS[check.severity], language),
            pick(check.text, language),
            _value(check, facts, language),
            unbroken(bounds_of(check, language)),
            pick(check.todo, language),
        ]
        for check in failed
    ]
    return title + table([pick(_WORDS[name], language) for name in names], rows)


def bounds_of(check: Check, language: Language) -> str:
    """Write the bounds of a check: "n_chars ≥ 5", "0 ≤ x ≤ 1", "is_nfc: yes"."""
    fact, low, high = check.fact or "", check.minimum, check.maximum
    if isinstance(low, bool) or isinstance(high, bool):
        return f"{fact}: {pick(_WORDS['yes' if low else 'no'], language)}"
    least = "" if low is None else f"{_number(low)} ≤ "
    most = "" if high is None else f" ≤ {_number(high)}"
    return f"{least}{fact}{most}"


def record_page(
    names: Mapping[str, object],
    failed: Sequence[Check],
    facts: Mapping[str, Fact | None],
    language: Language,
) -> str:
    """Make the page of a finished record: what it fails and all of its facts.

    `names` are `doc_id`, `source`, `title` and `published`; there is no text.
    """
    rows: list[list[object]] = [
        ["doc_id", names["doc_id"]],
        [pick(_WORDS["title"], language), names["title"] or "—"],
        [pick(_WORDS["published"], language), names["published"] or "—"],
    ]
    source = str(names["source"])
    back = show(pick(_WORDS["back"], language))
    parts = [
        f'<nav><a href="../index.html">{back}</a></nav>',
        f"<h1>{show(source)}</h1>",
        failures(failed, facts, language),
        f"<h2>{show(pick(_WORDS['record'], language))}</h2>",
        table(["", ""], rows),
        f"<p>{_facts(facts, language)}</p>",
    ]
    return page(source, "\n".join(parts), language)


def _facts(facts: Mapping[str, Fact | None], language: Language) -> str:
    """Write all facts, with the names that a configuration gives them."""
    return " · ".join(
        f"<code>{show(name)}</code> {_shown(value, language)}"
        for name, value in facts.items()
    )


def _value(check: Check, facts: Mapping[str, Fact | None], language: Language) -> str:
    return "" if check.fact is None else _shown(facts.get(check.fact), language)


def _shown(value: Fact | None, language: Language) -> str:
    if value is None:
        return pick(_WORDS["missing"], language)
    if isinstance(value, bool):
        return pick(_WORDS["yes" if value else "no"], language)
    return _number(value)


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.4g}"
