"""`chuanhoa abbr lookup`: what a short form can stand for."""

from __future__ import annotations

from argparse import Namespace

from .. import console, exits
from ..config import as_usage_error
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.listing import pick

ACTIONS = ("lookup",)
_NOTHING = Text(
    vi="không có chữ viết tắt {query!r} trong bảng",
    en="there is no short form {query!r} in the table",
)


def add(parser: Parser) -> None:
    """Add the options of the command."""
    about = Text(vi="lookup: tra nghĩa", en="lookup: list the readings")
    parser.add_argument("action", metavar="ACTION", help=about, suggestions=ACTIONS)
    about = Text(
        vi="chữ viết tắt, có hoặc không dấu",
        en="a short form, with or without diacritics",
    )
    parser.add_argument("query", metavar="SHORT", help=about)
    console.add_own_table(parser)


def run(args: Namespace) -> int:
    """Print the readings of a short form, with domain and source; status 1 for none."""
    from ..normalize.abbreviations import lookup, table_for  # noqa: PLC0415 -- the table

    try:
        expect_one_of("action", args.action, ACTIONS)
    except ValueError as error:
        raise as_usage_error(error) from error
    own = console.own_table(args.abbreviations or args.config.abbreviations)
    rows = lookup(args.query, table=table_for(own))
    for row in rows:
        console.put(
            f"{row.short:<10} {row.expansion:<44} {row.domain:<10} {row.source}"
        )
    if not rows:
        console.say(pick(_NOTHING, args.lang).format(query=args.query))
    return exits.CLEAN if rows else exits.FINDINGS
