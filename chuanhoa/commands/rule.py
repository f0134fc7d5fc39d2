"""`chuanhoa rule`: the page of a rule, or the list of all."""

from __future__ import annotations

from argparse import Namespace

from .. import console, exits
from ..config import as_usage_error
from ..normalize.edits import Tier
from ..normalize.names import expect_one_of
from ..normalize.rule import Rule, Scope, Severity, Text
from ..normalize.rules import FILE_RULES, RULES
from ..parser import Parser
from ..reports.display import visible
from ..reports.listing import MARKS, pick

_EVERY = (*RULES, *FILE_RULES)
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
    about = Text(vi="một quy tắc hoặc một họ", en="a rule or a family")
    names = [rule.id for rule in _EVERY]
    parser.add_argument("id", nargs="?", metavar="ID", help=about, suggestions=names)


def run(args: Namespace) -> int:
    """Print the page of a rule."""
    if args.id is None or args.id in {rule.family for rule in _EVERY}:
        for rule in (each for each in _EVERY if args.id in (None, each.family)):
            marks = "".join(MARKS[tier] for tier in rule.tiers)
            console.put(f"{rule.id:<24} {marks:<7} {pick(rule.title, args.lang)}")
        return exits.CLEAN
    try:
        expect_one_of("rule", args.id, [rule.id for rule in _EVERY])
    except ValueError as error:
        raise as_usage_error(error) from error
    _put_page(next(rule for rule in _EVERY if rule.id == args.id), args)
    return exits.CLEAN


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
