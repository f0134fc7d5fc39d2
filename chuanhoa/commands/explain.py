"""`chuanhoa explain`: what every rule does to a text, and its code points."""

from __future__ import annotations

from argparse import Namespace

from .. import console, exits, inputs
from ..choices import settings_of
from ..normalize.engine import normalize
from ..normalize.evidence import Evidence
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.display import code_points, visible
from ..reports.listing import MARKS, pick
from ..reports.reasons import cite
from ..seeds.model import Rejected

_SAME = Text(vi="không đổi", en="unchanged")


def add(parser: Parser) -> None:
    """Add the options of the command."""
    about = Text(
        vi="đoạn chữ, hoặc - (đầu vào chuẩn)", en="the text, or - for standard input"
    )
    parser.add_argument("text", metavar="TEXT", help=about)
    console.add_rules(parser, profile="standard")


def run(args: Namespace) -> int:
    """Print the edits of a text, applied and not, each with its code points."""
    text = args.text
    if text == "-":
        item = inputs.standard_input()
        if isinstance(item, Rejected):
            console.say_rejected(item, args.lang)
            return exits.UNREADABLE
        text = item[1].text
    normalized = normalize(text, settings_of(args), report=True)
    for edit in (*normalized.edits, *normalized.unapplied):
        console.put(f"{MARKS[edit.tier]} {', '.join(edit.rules)}")
        console.put(f"    {edit.start}-{edit.end}  {visible(edit.before)}")
        console.put(f"      {code_points(edit.before)}")
        if edit.after != edit.before:
            console.put(f"    -> {visible(edit.after) or '∅'}")
            console.put(f"      {code_points(edit.after) or '-'}")
        for reason in edit.evidence:
            console.put(f"    = {_cited(reason, args)}")
    same = normalized.text == text
    console.put(pick(_SAME, args.lang) if same else visible(normalized.text))
    return exits.CLEAN


def _cited(reason: Evidence, args: Namespace) -> str:
    place = "" if reason.start is None else f" ({reason.start}-{reason.end})"
    return visible(cite((reason,), args.lang)) + place
