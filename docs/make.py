"""Write docs/damage.md from the rules and their case files: `python docs/make.py`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from chuanhoa.normalize.rule import Rule
from chuanhoa.normalize.rules import RULES
from chuanhoa.reports.display import code_points, visible
from chuanhoa.reports.listing import MARKS

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "damage.md"
HEAD = """\
# What is damaged, and what becomes of it

Made from the rules and their case files by `python docs/make.py`; a test holds it
against them. `[*]` safe: `fix` applies it. `[~]` style: only under a house style.
`[ ]` human: only reported. Invisible characters are shown: ⍽ is a no-break space,
combining marks stand as <U+0301>.
"""
_MOST = 60


def make_page() -> str:
    """Make the page: a section a rule, with what it changes and what it keeps."""
    return HEAD + "".join(_section(rule) for rule in RULES)


def _section(rule: Rule) -> str:
    cases = tomllib.loads((ROOT / f"tests/cases/{rule.id}.toml").read_text("utf-8"))
    marks = " ".join(MARKS[tier] for tier in rule.tiers)
    lines = [
        f"\n## {rule.id} {marks}\n",
        f"{rule.title.en}. *{rule.title.vi}.*\n",
        f"{rule.about.en}\n",
        f"*{rule.about.vi}*\n",
    ]
    changes = cases.get("change", [])
    if changes:
        lines += ["| before | after |", "| --- | --- |"]
        lines += [f"| {_cell(c['before'])} | {_cell(c['after'])} |" for c in changes]
        lines.append("")
    kept = [_cell(case["text"]) for case in cases.get("keep", [])]
    if kept:
        lines += ["Left alone:\n", *(f"- {text}" for text in kept), ""]
    return "\n".join(lines)


def _cell(text: str) -> str:
    shown = "".join(_marked(letter) for letter in visible(text[:_MOST]))
    return "`" + shown.replace("|", "\\|").replace("`", "'") + "`"


def _marked(letter: str) -> str:
    is_mark = "\u0300" <= letter <= "\u036f"
    return f"<{code_points(letter)}>" if is_mark else letter


if __name__ == "__main__":
    TARGET.write_text(make_page(), encoding="utf-8", newline="\n")
