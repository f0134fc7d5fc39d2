"""The parts of the data docs that are ours: page, verdict, rule, list of runs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import islice

from ..expectations.checks import ROW_COUNT, SEVERITIES, SEVERITY_WORDS, Check
from ..expectations.evaluator import Outcome
from ..expectations.gate import GateResult
from ..expectations.plan import Language
from ..normalize.rule import Text
from .data_docs_words import FAILED, PASSED
from .display import visible
from .saved_run import VIOLATIONS

# More names than this on a page help nobody; that some are left out is said.
NAMES_SHOWN = 100
_LONGEST_NAME = 200

STYLE = """
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:70rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem}h5{font-size:1.1rem;margin:1.5rem 0 .3rem}h6{font-size:1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{border:1px solid #8888;padding:.4rem .6rem;text-align:left;vertical-align:top}
code{overflow-wrap:anywhere}td p{margin:.2rem 0}
nav ul{columns:4 12rem;padding-left:1.2rem}td ul{columns:3 14rem;margin:.2rem 0}
td>strong{white-space:nowrap}
.passed{color:#17692b}.failed,.broken{color:#b3151d}
.verdict{border-left:.5rem solid;padding:.2rem 1rem}.verdict>*{color:CanvasText}
.severity{border:1px solid;border-radius:.3rem;padding:0 .3rem;font-size:.9em}
@media(prefers-color-scheme:dark){.passed{color:#6fd58a}.failed,.broken{color:#ff8a8a}}
""".strip()
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; "
    "form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class View:
    """What the pages show, and how: `lang`, and where a document's own page is.

    `addresses` go from a `doc_id` to a path from the site's root, `home` leads out
    of the site; `up` leads from a page to the root.
    """

    result: GateResult
    run_name: str
    lang: Language
    addresses: Mapping[str, str]
    home: str | None = None
    up: str = ""

    def seen_from(self, page_name: str) -> View:
        """Give the view of a page: its addresses begin there."""
        return replace(self, up="../" * page_name.count("/"))


def page(title: str, body: str, lang: Language, version: str) -> str:
    """Give a whole page: language, title, a policy that runs and loads nothing."""
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n{body}\n</main>\n<p>chuanhoa · great-expectations {shown(version)}"
        "</p>\n</body>\n</html>\n"
    )


def shown(text: str) -> str:
    """Make any text safe to read on a page: escaped, visible, not too long."""
    cut = text if len(text) <= _LONGEST_NAME else text[:_LONGEST_NAME] + "…"
    return escape(visible(cut), quote=True)


def say(text: Text, lang: Language) -> str:
    """Give the sentence in one language, escaped."""
    return shown(getattr(text, lang))


def status(*, passed: bool, lang: Language) -> str:
    """Say in words, with a sign and not by colour alone, how it ended."""
    kind, words = ("passed", PASSED) if passed else ("failed", FAILED)
    return f'<strong class="{kind}">{say(words, lang)}</strong>'


def link(address: str, words: str) -> str:
    """Link to an address of our own; the words are shown as they are."""
    return f'<a href="{escape(address, quote=True)}">{shown(words)}</a>'


def verdict(view: View) -> str:
    """Say whether the gate passed, and why not."""
    result, lang = view.result, view.lang
    counts = Text(
        f"{result.n_inputs} đầu vào, {result.n_records} bản ghi.",
        f"{result.n_inputs} inputs, {result.n_records} records.",
    )
    reasons = "".join(f"<li>{say(reason, lang)}</li>" for reason in result.reasons)
    notes = "".join(f"<p>{say(note, lang)}</p>" for note in result.notes)
    kind = "passed" if result.passed else "failed"
    return (
        f"<h1>{say(Text('Cổng chất lượng', 'Quality gate'), lang)}: "
        f"{status(passed=result.passed, lang=lang)}</h1>\n"
        f'<div class="verdict {kind}"><p><code>{shown(view.run_name)}</code> · '
        f"{say(counts, lang)}</p><ul>{reasons}</ul>{notes}</div>\n"
    )


def rule_block(check: Check, names: Sequence[str], total: int, view: View) -> str:
    """Show a rule: severity, id, sentence, and the documents that fail it."""
    severity = say(SEVERITY_WORDS[check.severity], view.lang)
    return (
        f'<div><span class="severity">{severity}</span> '
        f"<code>{shown(check.id)}</code><br>{say(check.text, view.lang)}"
        f"{_names(names, total, view)}</div>"
    )


def failing_rules(view: View) -> str:
    """List the rules that were not met, the worst first, with their documents."""
    missed = sorted(
        (o for o in view.result.outcomes if not o.passed),
        key=lambda o: SEVERITIES.index(o.check.severity),
    )
    state = status(passed=False, lang=view.lang)
    rows = "".join(
        f"<tr><td>{state}</td><td>{_block(o, view)}</td></tr>" for o in missed
    )
    title = say(Text("Quy tắc không đạt", "Rules not met"), view.lang)
    none = say(Text("Không có.", "None."), view.lang)
    body = f"<table>{rows}</table>" if rows else f"<p>{none}</p>"
    return f"<h2>{title}</h2>\n{body}\n"


def _block(outcome: Outcome, view: View) -> str:
    names = names_of(outcome, view.result, view.lang)
    return rule_block(outcome.check, names, outcome.n_rows, view)


def names_of(outcome: Outcome, result: GateResult, lang: Language) -> tuple[str, ...]:
    """Name what fails a rule: documents, or inputs with what was wrong with them."""
    if outcome.check.id != ROW_COUNT:
        return outcome.failing
    return tuple(
        f"{item.source}: {getattr(item.message, lang)}" for item in result.rejected
    )


def linked_table(head: Text, state: str, name: str, address: str, view: View) -> str:
    """List a page: a status in words, a name and an address of our own."""
    row = f"<tr><td>{state}</td><td>{link(address, name)}</td></tr>"
    return f"<h2>{say(head, view.lang)}</h2>\n<table>{row}</table>\n"


def _names(names: Sequence[str], total: int, view: View) -> str:
    if not names:
        return ""
    count = Text(
        f"{len(names)} trên {total} không đạt:", f"{len(names)} of {total} fail:"
    )
    items = "".join(_name(name, view) for name in islice(names, NAMES_SHOWN))
    left = len(names) - NAMES_SHOWN
    more = Text(f"và {left} nữa, không liệt kê ở đây", f"and {left} more, not listed")
    rest = f"<p>{say(more, view.lang)}{_all_of(view)}.</p>" if left > 0 else ""
    return f"<p>{say(count, view.lang)}</p><ul>{items}</ul>{rest}"


def _all_of(view: View) -> str:
    """Link to the file that names all, where the site is part of a report."""
    if view.home is None:
        return ""
    folder = view.up + view.home.removesuffix(view.home.rpartition("/")[2])
    return f" ({link(folder + VIOLATIONS, VIOLATIONS)})"


def _name(name: str, view: View) -> str:
    address = view.addresses.get(name)
    words = shown(name) if address is None else link(view.up + address, name)
    return f"<li><code>{words}</code></li>"
