"""`chuanhoa abbr lookup`: what a short form can stand for."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from .. import console, exits
from ..choices import own_table
from ..config import as_usage_error
from ..normalize.names import expect_one_of
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.display import visible
from ..reports.listing import Language, pick
from ..reports.terminal import Style

if TYPE_CHECKING:
    from ..normalize.abbreviations import TableRow

ACTIONS = ("lookup",)
_NOTHING = Text(
    vi="không có chữ viết tắt {query!r} trong bảng",
    en="there is no short form {query!r} in the table",
)
_GUESS = Text(vi=": có phải {guess}?", en=": did you mean {guess}?")
_VARIANTS = Text(vi="cũng gặp: {variants}", en="also written: {variants}")
_FIELD = Text(vi="lĩnh vực: {domain}", en="field: {domain}")
_DEFAULT = Text(vi="hiểu ngay cả khi đứng riêng", en="read even on its own")
_CUED = Text(vi="hiểu khi có: {cues}", en="read beside: {cues}")
_MORE = Text(vi=" (còn {n})", en=" ({n} more)")
_SOURCE = Text(vi="nguồn: {source}", en="source: {source}")
_UNCHECKED = Text(
    vi=" (nêu theo hiểu biết, chưa đối chiếu nguyên văn)",
    en=" (named from knowledge, not compared with its text)",
)
_CUES_SHOWN = 6
_BOLD, _FAINT = "1", "2"
_DOMAINS = {
    "agriculture": Text("nông nghiệp", "agriculture"),
    "culture": Text("văn hóa", "culture"),
    "economy": Text("kinh tế", "economy"),
    "environment": Text("môi trường", "environment"),
    "general": Text("chung", "general"),
    "health": Text("y tế", "health"),
    "justice": Text("tư pháp", "justice"),
    "labour": Text("lao động, xã hội", "labour"),
    "land": Text("đất đai", "land"),
    "mass": Text("đoàn thể", "mass organisations"),
    "military": Text("quân đội", "military"),
    "name": Text("tên riêng", "names"),
    "party": Text("Đảng", "Party"),
    "police": Text("công an", "police"),
    "press": Text("báo chí", "press"),
    "school": Text("giáo dục", "education"),
    "sport": Text("thể thao", "sport"),
    "state": Text("nhà nước", "state"),
    "tech": Text("công nghệ", "technology"),
    "title": Text("danh xưng", "titles"),
    "transport": Text("giao thông", "transport"),
}


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
    from ..normalize.abbreviations import (  # noqa: PLC0415 -- the table
        lookup,
        nearest_short,
        table_for,
    )

    try:
        expect_one_of("action", args.action, ACTIONS)
    except ValueError as error:
        raise as_usage_error(error) from error
    own = own_table(args.abbreviations or args.config.abbreviations)
    table = table_for(own)
    rows = lookup(args.query, table=table)
    style = console.style_of(sys.stdout)
    for line in _lines(rows, args.lang, style):
        console.put(line)
    if not rows:
        guess = nearest_short(args.query, table=table)
        hint = pick(_GUESS, args.lang).format(guess=guess) if guess else ""
        console.say(pick(_NOTHING, args.lang).format(query=args.query) + hint)
    return exits.CLEAN if rows else exits.FINDINGS


def _lines(rows: list[TableRow], lang: Language, style: Style) -> Iterator[str]:
    for number, (short, group) in enumerate(groupby(rows, key=lambda row: row.short)):
        readings = list(group)
        if number:
            yield ""
        yield style.paint(visible(short), _BOLD)
        if readings[0].variants:
            variants = ", ".join(readings[0].variants)
            yield "  " + pick(_VARIANTS, lang).format(variants=variants)
        for row in readings:
            yield "  " + visible(row.expansion)
            for detail in _details(row, lang):
                yield "      " + style.paint(detail, _FAINT)


def _details(row: TableRow, lang: Language) -> Iterator[str]:
    if row.domain:
        known = _DOMAINS.get(row.domain)
        domain = pick(known, lang) if known else row.domain
        yield pick(_FIELD, lang).format(domain=domain)
    if row.cues and not row.is_default:
        more = len(row.cues) - _CUES_SHOWN
        cues = ", ".join(row.cues[:_CUES_SHOWN])
        rest = pick(_MORE, lang).format(n=more) if more > 0 else ""
        yield pick(_CUED, lang).format(cues=cues) + rest
    elif row.is_default:
        yield pick(_DEFAULT, lang)
    if row.source:
        unchecked = "" if row.is_checked else pick(_UNCHECKED, lang)
        yield pick(_SOURCE, lang).format(source=row.source) + unchecked
