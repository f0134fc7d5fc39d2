"""Rule abbreviation-spelling: "HĐNĐ" is HĐND, "PGS,TS" is PGS.TS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from .edits import Edit, Tier
from .evidence import Evidence
from .rule import Rule, Scope, Severity, Text
from .settings import Settings
from .words import reads_as_vietnamese

if TYPE_CHECKING:
    from .abbreviations.candidates import Candidate

ID = "abbreviation-spelling"
_DEGREES = frozenset({"TS", "TSKH", "ThS"})
_RANKS = frozenset({"GS", "PGS"})
_NAME = re.compile(r"\.?[ \xa0][^\W\d_a-zà-ỹ][^\W\d_A-Z]")
_LISTED = re.compile(r"(?:GS|TS|TSKH|BS|ThS)\.?\s?[,-]\s?$")
_REACH = 8  # code points of a title and its joint
_TIGHT = frozenset({",", " ", ". ", "-", " - ", "–"})


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find short forms in a spelling that is certainly another's, and wrong joints."""
    if _misspelt().search(text) is None:
        yield from _titles(text)
        return
    from .abbreviations import candidates, table_for  # noqa: PLC0415 -- few texts need

    found = list(candidates.find_candidates(text, table_for(settings.abbreviations)))
    for chain in candidates.chains(text, found):
        for i, candidate in enumerate(chain):
            if i and (edit := _joint(text, chain, i)):
                yield edit
            start, end, written = candidate.token
            if written != candidate.form.short:
                cited = Evidence("table", start, end, candidate.form.short)
                yield _edit(text, start, end, candidate.form.short, cited)


@cache
def _misspelt() -> re.Pattern[str]:
    return re.compile(_MISSPELT)


@cache
def _title_pattern() -> re.Pattern[str]:
    joint = r",|, | |\. |-| - |–"
    return re.compile(rf"(?<![\w.&/-])(P?GS)({joint})(TS|TSKH)(?![\w&/-])")


def _titles(text: str) -> Iterator[Edit]:
    """Find the joints of a rank and a degree where nothing else is to be read."""
    if not reads_as_vietnamese(text):
        return
    for match in _title_pattern().finditer(text):
        joint = match[2]
        is_first = not _LISTED.search(
            text[max(0, match.start() - _REACH) : match.start()]
        )
        in_a_name = joint == ", " and is_first and _NAME.match(text, match.end())
        if joint in _TIGHT or in_a_name:
            cited = Evidence("joined-titles", *match.span(), joint)
            yield _edit(text, *match.span(2), ".", cited)


def _joint(text: str, chain: list[Candidate], i: int) -> Edit | None:
    first, second = chain[i - 1], chain[i]
    if first.form.short not in _RANKS or second.form.short not in _DEGREES:
        return None
    start, end = first.token.end, second.token.start
    joint = text[start:end]
    in_a_name = joint == ", " and i == 1 and _NAME.match(text, second.token.end)
    if joint not in _TIGHT and not in_a_name:
        return None
    span = (first.token.start, second.token.end)
    return _edit(text, start, end, ".", Evidence("joined-titles", *span, joint))


def _edit(text: str, start: int, end: int, after: str, cited: Evidence) -> Edit:
    return Edit(start, end, text[start:end], after, (ID,), Tier.STYLE, (cited,))


_CAPITALS = "A-ZĂÂĐÊÔƠƯ"
# Each spelling of the table that is not the canonical one, and the joints of titles.
_MISSPELT = (
    rf"[{_CAPITALS}]\.[{_CAPITALS}]"
    r"|BCD|BCSD|BTGTƯ|BTCTƯ|BNCTƯ|BDVTƯ|BKTTƯ|BĐNTƯ|VPTƯ|UBKTTƯ|DCSVN|UBTƯMTTQVN"
    r"|HDND|HĐNĐ|HDNĐ|UBNĐ|UNBD|UBDN|VBQFPL|LĐTB-XH"
    r"|T[hH]\.[sS]|T[hH][sS]|[Đđ]/C|NGUT|TTUT|NSUT|NNUT"
    r"|[Tt]p|Pgs|[GTB]s"
)
TRIGGER = rf"{_MISSPELT}|GS[^.]{{1,3}}T"

RULE = Rule(
    id=ID,
    find=find,
    trigger=TRIGGER,
    scope=Scope.LINE,
    tiers=(Tier.STYLE,),
    severity=Severity.INFO,
    title=Text(
        vi="Chữ viết tắt viết khác dạng chuẩn",
        en="Abbreviation not in its standard spelling",
    ),
    about=Text(
        vi="Chữ viết tắt viết sai hoặc có thêm dấu chấm, dấu phẩy (HĐNĐ, B.C.Đ, PGS,TS)"
        " được đưa về dạng chuẩn (HĐND, BCĐ, PGS.TS) khi chắc chắn, không viết đủ ra.",
        en="An abbreviation that is misspelt or has dots or commas put in (HĐNĐ, B.C.Đ,"
        " PGS,TS) gets its standard spelling (HĐND, BCĐ, PGS.TS) where that is certain;"
        " it is not written out.",
    ),
    example=(
        "Chủ tịch HĐNĐ huyện mời PGS,TS Trần Văn Hải nói chuyện.",
        "Chủ tịch HĐND huyện mời PGS.TS Trần Văn Hải nói chuyện.",
    ),
)
