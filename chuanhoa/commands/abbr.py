"""`chuanhoa abbr lookup`: what a short form can stand for."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from .. import console, exits
from ..normalize.rule import Text
from ..reports.listing import pick

_NOTHING = Text(
    vi="không có chữ viết tắt {query!r} trong bảng",
    en="there is no short form {query!r} in the table",
)


def add(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("action", choices=["lookup"], help="lookup")
    parser.add_argument(
        "query", metavar="SHORT", help="a short form, with or without diacritics"
    )
    parser.add_argument(
        "--abbreviations", metavar="FILE", help="your own table of short forms (TOML)"
    )


def run(args: Namespace) -> int:
    """Print the readings of a short form, with domain and source; status 1 for none."""
    from ..normalize.abbreviations import lookup, table_for  # noqa: PLC0415 -- the table

    own = console.own_table(args.abbreviations or args.config.abbreviations)
    rows = lookup(args.query, table=table_for(own))
    for row in rows:
        console.put(
            f"{row.short:<10} {row.expansion:<44} {row.domain:<10} {row.source}"
        )
    if not rows:
        console.say(pick(_NOTHING, args.lang).format(query=args.query))
    return exits.CLEAN if rows else exits.FINDINGS
