"""`chuanhoa rule`: the page of a rule, or the list of all."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from .. import console, exits
from ..config import as_usage_error
from ..normalize.edits import Tier
from ..normalize.names import expect_one_of
from ..normalize.rule import Rule, Scope, Severity, Text
from ..normalize.rules import FILE_RULES, RULES
from ..parser import Parser
from ..reports.display import visible
from ..reports.listing import MARKS, pick

if TYPE_CHECKING:
    from ..expectations.checks import Check

_EVERY = (*RULES, *FILE_RULES)
_GATE = "gate"
_TIERS = {
    Tier.SAFE: Text(vi="an toàn: fix áp dụng", en="safe: fix applies it"),
    Tier.STYLE: Text(
        vi="kiểu viết: --unsafe-fixes hoặc hồ sơ standard",
        en="style: --unsafe-fixes, or the profile standard",
    ),
    Tier.HUMAN: Text(vi="cần người xem: chỉ báo", en="human: only reported"),
}
_SEVERITIES = {
    Severity.ERROR: Text(vi="mất chữ hoặc không đọc được", en="content lost"),
    Severity.WARNING: Text(vi="fix sửa được", en="fix repairs it"),
    Severity.INFO: Text(vi="kiểu viết", en="a matter of style"),
}
_SCOPES = {
    Scope.LINE: Text(vi="xét từng dòng", en="reads a line at a time"),
    Scope.DOCUMENT: Text(vi="xét cả văn bản", en="reads the whole document"),
}


def add(parser: Parser) -> None:
    """Add the options of the command."""
    about = Text(
        vi=f"một quy tắc, một họ, một kiểm tra của cổng, hoặc {_GATE}",
        en=f"a rule, a family, a check of the gate, or {_GATE} for all of these",
    )
    names = [rule.id for rule in _EVERY]
    parser.add_argument("id", nargs="?", metavar="ID", help=about, suggestions=names)


def run(args: Namespace) -> int:
    """Print the page of a rule or of a check of the gate; of both, if both have it."""
    from ..gate_options import checks_of  # noqa: PLC0415 -- it loads the table of the gate

    if args.id is None or args.id in {rule.family for rule in _EVERY}:
        for rule in (each for each in _EVERY if args.id in (None, each.family)):
            marks = "".join(MARKS[tier] for tier in rule.tiers)
            console.put(f"{rule.id:<24} {marks:<7} {pick(rule.title, args.lang)}")
    if args.id in (None, _GATE):
        for check in checks_of(args):
            console.put(f"{check.id:<24} {check.severity:<8} {_said(check, args)}")
    if args.id is None or args.id in {_GATE, *(rule.family for rule in _EVERY)}:
        return exits.CLEAN
    rules = [rule for rule in _EVERY if rule.id == args.id]
    checks = [check for check in checks_of(args, guards=True) if check.id == args.id]
    try:
        families = dict.fromkeys(rule.family for rule in _EVERY)
        names = [*families, *(rule.id for rule in _EVERY)]
        names += [_GATE, *(check.id for check in checks_of(args, guards=True))]
        expect_one_of("rule", args.id, names)
    except ValueError as error:
        raise as_usage_error(error) from error
    for rule in rules:
        _put_page(rule, args)
    for check in checks:
        _put_check(check, args, is_second=bool(rules))
    return exits.CLEAN


def _said(check: Check, args: Namespace) -> str:
    return pick(check.text, args.lang)


def _put_check(check: Check, args: Namespace, *, is_second: bool) -> None:
    from ..expectations.fact_table import all_facts  # noqa: PLC0415 -- of checks only
    from ..reports.check_page import check_page  # noqa: PLC0415 -- as above

    for line in ["", *check_page(check, all_facts(), args.lang)][not is_second :]:
        console.put(line)


def _put_page(rule: Rule, args: Namespace) -> None:
    before, after = rule.example
    console.put(f"{rule.id}: {pick(rule.title, args.lang)}")
    console.put("")
    console.put(pick(rule.about, args.lang))
    console.put("")
    for tier in rule.tiers:
        console.put(f"  {MARKS[tier]} {pick(_TIERS[tier], args.lang)}")
    severity = pick(_SEVERITIES[rule.severity], args.lang)
    console.put(f"  {rule.severity.value}: {severity}")
    console.put(f"  {rule.scope.value}: {pick(_SCOPES[rule.scope], args.lang)}")
    console.put("")
    console.put(f"  - {_shown(before)}")
    console.put(f"  + {_shown(after)}")


def _shown(text: str) -> str:
    """Show a text, with every combining mark as its code point."""
    letters = (
        f"<U+{ord(letter):04X}>" if "\u0300" <= letter <= "\u036f" else letter
        for letter in text
    )
    return visible("".join(letters))
