"""`chuanhoa rule`: the page of a rule, or the list of all."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from .. import console, exits
from ..config import as_usage_error
from ..normalize.names import expect_one_of
from ..normalize.rule import Rule
from ..normalize.rules import RULES
from ..reports.display import visible
from ..reports.listing import MARKS, pick


def add(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("id", nargs="?", metavar="ID", help="a rule or a family")


def run(args: Namespace) -> int:
    """Print the page of a rule."""
    if args.id is None or args.id in {rule.family for rule in RULES}:
        for rule in (each for each in RULES if args.id in (None, each.family)):
            marks = "".join(MARKS[tier] for tier in rule.tiers)
            console.put(f"{rule.id:<24} {marks:<7} {pick(rule.title, args.lang)}")
        return exits.CLEAN
    try:
        expect_one_of("rule", args.id, [rule.id for rule in RULES])
    except ValueError as error:
        raise as_usage_error(error) from error
    _put_page(next(rule for rule in RULES if rule.id == args.id), args)
    return exits.CLEAN


def _put_page(rule: Rule, args: Namespace) -> None:
    before, after = rule.example
    tiers = ", ".join(f"{MARKS[tier]} {tier.value}" for tier in rule.tiers)
    console.put(f"{rule.id}: {pick(rule.title, args.lang)}")
    console.put("")
    console.put(pick(rule.about, args.lang))
    console.put("")
    console.put(f"  {tiers}; {rule.severity.value}; {rule.scope.value}")
    console.put(f"  - {visible(before)}")
    console.put(f"  + {visible(after)}")
