"""Findings for people at a terminal: the words around a place, with carets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ..normalize.rule import Severity, Text
from .display import code_points, visible, visible_in, window
from .findings import Finding
from .listing import MARKS, Language, as_object, pick, to_json
from .run import Checked, CheckRun

_SHOWN = 40  # code points of a span; the window shows its surroundings
_FEW = 6  # code points that are worth naming
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_FIXED, _FAINT = "32", "2"
_ASCII = str.maketrans(
    {
        "…": "...",
        "│": "|",
        "∅": "(nothing)",
    }
)
_KNOWN = Text(vi="đã biết: {reason}", en="known: {reason}")
_UNTIL = Text(vi=" (đến {day})", en=" (until {day})")


class Style(NamedTuple):
    """How a console is written to: in colour or not, with a frame in ASCII or not.

    `encoding` is what the console can show, where the frame is in ASCII.
    """

    has_colour: bool = False
    is_ascii: bool = False
    encoding: str = "ascii"

    def paint(self, text: str, colour: str) -> str:
        """Wrap a text in a colour (an SGR number), where there is colour."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.has_colour and text else text

    def framed(self, text: str) -> str:
        """Write what is ours, not the document's, in ASCII where it must be."""
        return text.translate(_ASCII) if self.is_ascii else text

    def shown(self, text: str) -> str:
        """Write what is the document's, so that all of it can be seen."""
        return visible_in(text, self.encoding) if self.is_ascii else visible(text)


PLAIN = Style()


def concise(finding: Finding, language: Language, style: Style = PLAIN) -> str:
    """Write a finding on one line: place, rule, tier, message, change."""
    place = f"{style.shown(finding.source)}:{finding.line}:{finding.column}"
    rule = style.paint(finding.rule, _COLOURS[finding.severity])
    message = f"{pick(finding.message, language)}: {change(finding, style)}"
    line = f"{place}: {rule} {MARKS[finding.tier]} {message}"
    return line + known(finding, language, style)


def change(finding: Finding, style: Style = PLAIN) -> str:
    """Write what stands there, and what should: `"old" -> "new"`."""
    old = _quoted(finding.text, style)
    if finding.replacement is None:
        return old
    return f"{old} -> {style.paint(_quoted(finding.replacement, style), _FIXED)}"


def known(finding: Finding, language: Language, style: Style = PLAIN) -> str:
    """Say why a finding of the baseline is let pass; "" for any other."""
    if finding.suppression is None:
        return ""
    reason = style.shown(finding.suppression.reason)
    words = pick(_KNOWN, language).format(reason=reason)
    day = finding.suppression.expires
    return f" [{words}{pick(_UNTIL, language).format(day=day) if day else ''}]"


def _quoted(text: str, style: Style) -> str:
    more = style.framed("…") if len(text) > _SHOWN else ""
    return f'"{style.shown(text[:_SHOWN])}{more}"'


def full(
    finding: Finding, text: str, language: Language, style: Style = PLAIN
) -> Iterator[str]:
    """Write a finding with the words around it and a row of carets, line by line."""
    yield concise(finding, language, style)
    indent = " " * len(str(finding.line))
    bar = style.framed(" │ ")
    if finding.end > finding.start or finding.text in text:
        start = text.rfind("\n", 0, finding.start) + 1
        end = text.find("\n", finding.start)
        line = text[start : end if end >= 0 else len(text)].removesuffix("\r")
        shown, carets = _window(line, finding.start - start, finding.end - start, style)
        number = style.paint(f"{finding.line}{bar}", _FAINT)
        yield f"  {number}{shown}"
        yield f"  {style.paint(indent + bar, _FAINT)}{carets}"
    for note in _notes(finding, language, style):
        yield f"  {indent} = {note}"


def _window(line: str, start: int, end: int, style: Style) -> tuple[str, str]:
    shown, carets = window(line, start, end, style.shown, style.framed("…"))
    row = carets.lstrip(" ")
    return shown, carets[: -len(row)] + style.paint(row, _COLOURS[Severity.ERROR])


def _notes(finding: Finding, language: Language, style: Style) -> Iterator[str]:
    if finding.rule.startswith("unicode-") and len(finding.text) <= _FEW:
        new = finding.replacement
        change = "" if new is None else f" -> {code_points(new) or style.framed('∅')}"
        yield f"{code_points(finding.text)}{change}"
    if any(reason.text for reason in finding.evidence):
        from .reasons import cite  # noqa: PLC0415 -- few findings cite evidence

        for reason in finding.evidence:
            if reason.text:
                yield style.shown(cite((reason,), language))


def statistics(run: CheckRun, *, is_json: bool) -> Iterator[str]:
    """Count findings per rule, the most frequent first."""
    rows: dict[str, Counter[str]] = {}
    titles: dict[str, Text] = {}
    for finding in run.findings():
        rows.setdefault(finding.rule, Counter())[MARKS[finding.tier]] += 1
        titles[finding.rule] = finding.message
    ordered = sorted(rows.items(), key=lambda item: (-item[1].total(), item[0]))
    if is_json:
        yield to_json(
            [{"rule": rule, "count": counts.total()} for rule, counts in ordered]
        )
        return
    longest = max((len(rule) for rule in rows), default=0)
    for rule, counts in ordered:
        marks = "".join(mark for mark in MARKS.values() if counts[mark])
        title = pick(titles[rule], run.language)
        yield f"{counts.total():>7}  {rule:<{longest}}  {marks:<9}  {title}"


def listing(run: CheckRun, form: str, style: Style = PLAIN) -> Iterator[str]:
    """Write the findings of a run as `full`, `concise` or `jsonl`, line by line."""
    for document in run.documents:
        yield from _of_document(document, form, run.language, style)


def json_pieces(run: CheckRun) -> Iterator[str]:
    """Write the findings of a run as one JSON array, a finding at a time."""
    before = "["
    for finding in run.findings():
        yield before + to_json(as_object(finding))
        before = ", "
    yield "[]\n" if before == "[" else "]\n"


def _of_document(
    document: Checked, form: str, language: Language, style: Style
) -> Iterator[str]:
    for finding in document.findings:
        if form == "jsonl":
            yield to_json(as_object(finding))
        elif form == "concise":
            yield concise(finding, language, style)
        elif form == "full":
            yield from full(finding, document.text, language, style)
