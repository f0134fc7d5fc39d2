"""The frame of our HTML pages: escaped, without scripts, readable offline."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import NamedTuple

from .display import visible
from .listing import Language

STYLE = """
:root { color-scheme: light dark; --line: #8886; --bad: #b3261e; --good: #1b6e3c; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 78rem; margin: 0 auto;
  padding: 1rem 1.5rem 4rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem;
  border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; }
.id { white-space: nowrap; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.verdict { border-left: .4rem solid; padding: .4rem 1rem; font-size: 1.1rem; }
.bad { color: var(--bad); } .good { color: var(--good); }
.texts { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
.texts pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit;
  margin: 0; padding: .8rem; border: 1px solid var(--line); }
del { background: #e5484d33; } ins { background: #30a46c33; text-decoration: none; }
code { overflow-wrap: anywhere; }
nav a { margin-right: 1rem; }
summary { cursor: pointer; padding: .4rem 0; }
mark { background: #f5b00044; color: inherit; }
:target { outline: .2rem solid #f5b000; }
@media (max-width: 50rem) { .texts { grid-template-columns: 1fr; } }
@media print { body { max-width: none; padding: 0; font-size: 11pt; }
  .texts { display: block; } tr { break-inside: avoid; } }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --good: #7ddba3; } }
"""
_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'"


# Code points; the longest id of a rule has 28.
_SHORT = 40


class Html(NamedTuple):
    """Text that is HTML already; everything else is escaped."""

    text: str


def show(value: object) -> str:
    """Escape a value for HTML, with what cannot be seen made visible."""
    if isinstance(value, Html):
        return value.text
    return escape(visible(str(value)))


def page(title: str, body: str, language: Language) -> str:
    """Make a whole page: no script runs on it and nothing is loaded from elsewhere."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{show(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def table(
    heads: list[str], rows: list[list[object]], numeric: tuple[int, ...] = ()
) -> str:
    """Make a table; the cells of `numeric` columns stand to the right."""
    marks = ['class="n"' if i in numeric else "" for i in range(len(heads))]
    head = "".join(
        f'<th scope="col" {mark}>{show(cell)}</th>'
        for cell, mark in zip(heads, marks, strict=True)
    )
    lines = [f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>"]
    for row in rows:
        cells = zip(row, marks, strict=True)
        lines.append(
            "<tr>"
            + "".join(f"<td {m}>{show(cell)}</td>" for cell, m in cells)
            + "</tr>"
        )
    lines.append("</tbody>\n</table>")
    return "\n".join(lines)


def unbroken(words: str | Html) -> Html:
    """Keep something on one line, where it is short."""
    if isinstance(words, str) and len(words) > _SHORT:
        return Html(show(words))
    return Html(f'<span class="id">{show(words)}</span>')


def link(address: str, words: str) -> Html:
    """Make a link to another page of the report."""
    return Html(f'<a href="{escape(address, quote=True)}">{show(words)}</a>')
