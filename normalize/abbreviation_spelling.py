"""Rule abbreviation-spelling: "HĐNĐ" is HĐND, "PGS,TS" is PGS.TS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .abbreviations.find import Found, read_text
from .edits import Edit, Tier
from .evidence import Evidence
from .rule import Rule, Scope, Severity, Text
from .settings import Settings

ID = "abbreviation-spelling"
_DEGREES = frozenset({"TS", "TSKH", "ThS"})
_RANKS = frozenset({"GS", "PGS"})
_NAME = re.compile(r"\.?[ \xa0][^\W\d_a-zà-ỹ][^\W\d_A-Z]")
_TIGHT = frozenset({",", " ", ". ", "-", " - ", "–"})


def find(text: str, settings: Settings) -> Iterator[Edit]:  # noqa: ARG001 -- a rule's form
    """Find short forms in a spelling that is certainly another's, and wrong joints."""
    found = read_text(text)
    for i, part in enumerate(found):
        if i and (edit := _joint(text, found, i)):
            yield edit
        mention = part.mention
        if mention.text != mention.canonical:
            cited = Evidence("table", text=mention.expansion or mention.canonical)
            yield _edit(text, mention.start, mention.end, mention.canonical, cited)


def _joint(text: str, found: list[Found], i: int) -> Edit | None:
    first, second = found[i - 1].mention, found[i].mention
    if first.group is None or first.group != second.group:
        return None
    if first.canonical not in _RANKS or second.canonical not in _DEGREES:
        return None
    start, end = first.end, second.start
    joint = text[start:end]
    is_list = found[i - 2].mention.group == first.group if i > 1 else False
    in_a_name = joint == ", " and not is_list and _NAME.match(text, second.end)
    if joint not in _TIGHT and not in_a_name:
        return None
    cited = Evidence("joined-titles", first.start, second.end, text[start:end])
    return _edit(text, start, end, ".", cited)


def _edit(text: str, start: int, end: int, after: str, cited: Evidence) -> Edit:
    return Edit(start, end, text[start:end], after, (ID,), Tier.STYLE, (cited,))


_CAPITALS = "A-ZĂÂĐÊÔƠƯ"
# Each spelling of the table that is not the canonical one, and the joints of titles.
TRIGGER = (
    rf"[{_CAPITALS}]\.[{_CAPITALS}]"
    r"|BCD|BCSD|BTGTƯ|BTCTƯ|BNCTƯ|BDVTƯ|BKTTƯ|BĐNTƯ|VPTƯ|UBKTTƯ|DCSVN|UBTƯMTTQVN"
    r"|HDND|HĐNĐ|HDNĐ|UBNĐ|UNBD|UBDN|VBQFPL|LĐTB-XH"
    r"|T[hH]\.[sS]|T[hH][sS]|[Đđ]/C|NGUT|TTUT|NSUT|NNUT"
    r"|[Tt]p|Pgs|[GTB]s|GS[^.]{1,3}T"
)

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
