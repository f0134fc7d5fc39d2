"""Write the pages that are made from code: `python docs/make.py`.

damage.md from the rules and their case files, rules.md and rules.vi.md from the rules,
keys.md and chuanhoa.schema.json from the keys of the configuration, checks.md and
facts.md from the tables of the gate.
"""

from __future__ import annotations

import json
import runpy
import tomllib
from pathlib import Path

from chuanhoa.config_keys import KEYS
from chuanhoa.config_schema import json_schema
from chuanhoa.normalize.rule import Rule
from chuanhoa.normalize.rules import FILE_RULES, RULES
from chuanhoa.reports.display import code_points, visible
from chuanhoa.reports.listing import MARKS, Language, pick

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
HEAD = """\
# What is damaged, and what becomes of it

Made from the rules and their case files by `python docs/make.py`; a test holds it
against them. `[*]` safe: `fix` applies it. `[~]` style: only under a house style.
`[ ]` human: only reported. Invisible characters are shown: ⍽ is a no-break space,
combining marks stand as <U+0301>.
"""
RULES_HEAD = {
    "en": """\
# Rules

Made by `python docs/make.py`. [Tiếng Việt](rules.vi.md). `chuanhoa rule ID` shows the
same page in a terminal; [damage.md](damage.md) has every case. `[*]` safe: `fix`
applies it. `[~]` style: with `--unsafe-fixes` or the profile `standard`. `[ ]` human:
only reported. Rules run in this order.
""",
    "vi": """\
# Các quy tắc

Trang này do `python docs/make.py` tạo ra. [English](rules.md). `chuanhoa rule TÊN
--lang vi` hiện cùng nội dung ở dòng lệnh; mọi ví dụ ở [damage.md](damage.md). `[*]` an
toàn: `fix` áp dụng. `[~]` kiểu viết: cần `--unsafe-fixes` hoặc hồ sơ `standard`. `[ ]`
cần người xem: chỉ báo. Các quy tắc chạy theo thứ tự này.
""",
}
RULES_TABLE = {
    "en": "| rule | tier | severity | what |",
    "vi": "| quy tắc | mức | mức độ | nội dung |",
}
KEYS_HEAD = """\
# Keys of the configuration · Các khóa cấu hình

Made by `python docs/make.py`. How they are used: [configuration.md](configuration.md).

| key | values | what | nội dung | in `[[per_file]]` |
| --- | --- | --- | --- | --- |
"""
_VALUES = {
    "string": "a string",
    "strings": "a list of strings",
    "rules": "a list of rules or families",
    "levels": "a table: rule or family = error, warning, info",
    "checks": "tables, one a check",
}
_MOST = 60


def make_page() -> str:
    """Make the page of damage: a section a rule, what it changes and what it keeps."""
    return HEAD + "".join(_section(rule) for rule in RULES)


def make_rules(language: Language) -> str:
    """Make the reference of the rules in one language."""
    every = (*FILE_RULES, *RULES)
    table = [RULES_TABLE[language], "| --- | --- | --- | --- |"]
    for rule in every:
        marks = " ".join(f"`{MARKS[tier]}`" for tier in rule.tiers)
        title = pick(rule.title, language)
        cells = [f"[{rule.id}](#{rule.id})", marks, rule.severity.value, title]
        table.append(f"| {' | '.join(cells)} |")
    pages = "".join(_rule(rule, language) for rule in every)
    return f"{RULES_HEAD[language]}\n" + "\n".join(table) + "\n" + pages


def _rule(rule: Rule, language: Language) -> str:
    before, after = rule.example
    lines = [
        f"\n## {rule.id}\n",
        f"{pick(rule.title, language)}.\n",
        f"{pick(rule.about, language)}\n",
        f"- {_cell(before)}",
        f"- → {_cell(after)}\n",
    ]
    return "\n".join(lines)


def make_keys() -> str:
    """Make the table of the configuration's keys, in both languages."""
    rows = []
    for name, key in KEYS.items():
        values = ", ".join(key.known) if key.kind == "name" else _VALUES[key.kind]
        sections = "yes" if key.is_per_file else ""
        cells = [f"`{name}`", values, key.about.en, key.about.vi, sections]
        rows.append(f"| {' | '.join(cells)} |\n")
    return KEYS_HEAD + "".join(rows)


def make_schema() -> str:
    """Make the JSON Schema of the configuration, for editors."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


def make_all() -> dict[str, str]:
    """Make every page, by the name of its file."""
    gate = runpy.run_path(str(DOCS / "make_gate.py"))
    return {
        "damage.md": make_page(),
        "rules.md": make_rules("en"),
        "rules.vi.md": make_rules("vi"),
        "keys.md": make_keys(),
        "chuanhoa.schema.json": make_schema(),
        "checks.md": gate["make_checks"](),
        "facts.md": gate["make_facts"](),
    }


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
    for name, text in make_all().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
