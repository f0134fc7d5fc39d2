"""Rule abbreviation-spelling: "HĐNĐ" is HĐND, "PGS,TS" is PGS.TS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from .abbreviations.tokens import TOKEN_TRIGGER
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
_REACH = 8  # code points of a title and its joint
_TIGHT = frozenset({",", " ", ". ", "-", " - ", "–", " – "})
# Of a brand or a plot, not of a person.
_BRANDED = r"(?i:công ty|tập đoàn|lô|lô đất|mã|nhãn hiệu)[ \xa0]$"
_BRAND_REACH = 12
_NUMBERED = r"[ \xa0]?[0-9]"


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find short forms in a spelling that is certainly another's, and wrong joints.

    An edit covers the whole form: "PGS,TS" becomes "PGS.TS".
    """
    if not settings.abbreviations and _misspelt().search(text) is None:
        yield from _titles(text)
        return
    from .abbreviations import candidates, table_for  # noqa: PLC0415 -- few texts need

    known = table_for(settings.abbreviations)
    found = [c for c in candidates.find_candidates(text, known) if not c.is_name]
    for chain in candidates.chains(text, found):
        yield from _respelt(text, chain)


def _respelt(text: str, chain: list[Candidate]) -> Iterator[Edit]:
    """Respell the forms of a chain; titles with a wrong joint are one form."""
    run: list[Candidate] = []
    for i, candidate in enumerate(chain):
        if i and not _is_wrong_joint(text, chain, i):
            yield from _whole(text, run)
            run = []
        run.append(candidate)
    yield from _whole(text, run)


def _whole(text: str, run: list[Candidate]) -> Iterator[Edit]:
    start, end = run[0].token.start, run[-1].token.end
    written = ".".join(candidate.form.short for candidate in run)
    if written != text[start:end]:
        reason = "joined-titles" if len(run) > 1 else "table"
        cited = text[start:end] if len(run) > 1 else written
        yield _edit(text, start, end, written, Evidence(reason, start, end, cited))


@cache
def _misspelt() -> re.Pattern[str]:
    return re.compile(_MISSPELT)


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"\.?[ \xa0][^\W\d_a-zà-ỹ][^\W\d_A-Z]")


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(r"(?:GS|TS|TSKH|BS|ThS)\.?\s?[,-]\s?$")


@cache
def _title_pattern() -> re.Pattern[str]:
    joint = r",|, | |\. |-| - |–| – "
    return re.compile(rf"(?<![\w.&/-])(P?GS)({joint})(TS|TSKH)(?![\w&/-])")


def _titles(text: str) -> Iterator[Edit]:
    """Find the joints of a rank and a degree where nothing else is to be read."""
    titles = list(_title_pattern().finditer(text))
    if not titles or not reads_as_vietnamese(text):
        return
    for match in titles:
        joint = match[2]
        if _is_brand(text, match):
            continue
        is_first = not _listed().search(
            text[max(0, match.start() - _REACH) : match.start()]
        )
        in_a_name = joint == ", " and is_first and _name().match(text, match.end())
        if joint in _TIGHT or in_a_name:
            cited = Evidence("joined-titles", *match.span(), match.group())
            yield _edit(text, *match.span(), f"{match[1]}.{match[3]}", cited)


def _is_brand(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _BRAND_REACH) : match.start()]
    after = text[match.end() : match.end() + _BRAND_REACH]
    return bool(re.search(_BRANDED, before) or re.match(_NUMBERED, after))


def _is_wrong_joint(text: str, chain: list[Candidate], i: int) -> bool:
    """Say whether a rank and a degree before the i-th of a chain are joined wrongly."""
    first, second = chain[i - 1], chain[i]
    if first.form.short not in _RANKS or second.form.short not in _DEGREES:
        return False
    joint = text[first.token.end : second.token.start]
    in_a_name = joint == ", " and i == 1 and _name().match(text, second.token.end)
    return joint in _TIGHT or bool(in_a_name)


def _edit(text: str, start: int, end: int, after: str, cited: Evidence) -> Edit:
    return Edit(start, end, text[start:end], after, (ID,), Tier.STYLE, (cited,))


_CAPITALS = "A-ZĂÂĐÊÔƠƯ"
# Each spelling of the table that is not the canonical one, and the joints of titles.
_MISSPELT = (
    rf"[{_CAPITALS}]\.[{_CAPITALS}]"
    r"|BCD|BCSD|BTGTƯ|BTCTƯ|BNCTƯ|BDVTƯ|BKTTƯ|BĐNTƯ|VPTƯ|UBKTTƯ|DCSVN|UBTƯMTTQVN"
    r"|HDND|HĐNĐ|HDNĐ|UBNĐ|UNBD|UBDN|VBQFPL|LĐTB-XH"
    r"|T[hH]\.[sS]|Ths|TH[sS]|GS.{1,3}ThS|[Đđ]/C|NGUT|TTUT|NSUT|NNUT"
    r"|[Tt]p|Pgs|[GTB]s"
)
# A user's own table may have a variant of any letters.
TRIGGER = TOKEN_TRIGGER

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
