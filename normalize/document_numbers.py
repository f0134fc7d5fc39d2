"""Numbers of official documents: 30/2020/NĐ-CP, 99-HD/BTGTW, 12/2013/QH13."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from .mentions import DocumentNumber
from .tables.read import text_of

_DASH = "[-\u2013\u2014]"
_UP = "A-ZĐƯÂÊÔƠĂ"
_LOW = "a-zđưâêôơă"
_NUMBER = "[0-9]{1,6}[a-zđ]?(?:[.][0-9]{1,3})?"
_CODE = f"(?:(?:UBTV)?QH[ \xa0]?[0-9]{{1,2}}|[{_UP}][{_UP}{_LOW}0-9]{{0,11}})"
_YEAR = "(?:19|20)[0-9]{2}"
_S = "[ \xa0]?"
_NAMES = (
    "số|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|kế hoạch|công văn|hướng dẫn"
    "|quy định|kết luận|thông báo|báo cáo|tờ trình|luật|pháp lệnh|công điện|thông tri"
    "|nđ|tt|qđ|nq|văn bản"
    "|thông tư liên tịch|văn bản hợp nhất|bộ luật|quy chế|chương trình"
)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    apart = f"[ \xa0]{_DASH}[ \xa0]?(?=[{_UP}]{{2}})"
    codes = f"(?P<codes>{_CODE}(?:(?:{_DASH}{_S}|{apart}|[.&]|/{_S}){_CODE}){{0,5}})"
    end = "(?![^\\W_])"
    with_year = (
        f"(?P<number>{_NUMBER}){_S}/{_S}(?P<year>{_YEAR}){_S}[/-]{_S}{codes}{end}"
    )
    state = f"(?P<number>{_NUMBER}){_S}/{_S}{codes}{end}"
    party = (
        f"(?P<number>{_NUMBER}){_S}{_DASH}{_S}(?P<kind>[{_UP}{_LOW}]{{1,5}}){_S}/{_S}"
        f"(?P<issuer>{_CODE}(?:-{_CODE})?){end}"
    )
    loose = (
        f"(?P<number>{_NUMBER})/(?P<kind>[{_LOW}]{{2,4}}|[{_UP}]{{2,4}})[ \xa0]"
        f"(?P<issuer>TW|TƯ|TU){end}"
    )
    named = f"(?P<number>[0-9]{{1,4}}[a-zđ]?)/(?P<year>{_YEAR})(?![0-9/.-])"
    old = f"(?P<number>{_NUMBER}){_S}{_DASH}{_S}(?P<issuer>HĐBT|HĐNN|CP|TTg|CT){end}"
    order = (
        f"(?P<number>{_NUMBER}){_S}{_DASH}{_S}(?P<issuer>{_CODE}(?:-{_CODE}){{0,3}})/"
        f"(?P<kind>[{_UP}][{_UP}{_LOW}]{{1,4}}){end}"
    )
    spaced = f"(?P<number>{_NUMBER})[ \xa0]{codes}{end}"
    forms = (with_year, party, loose, state, named, old, order, spaced)
    return tuple(re.compile(form) for form in forms)


_START = re.compile(
    f"(?<![{_UP}{_LOW}0-9/.,-])[0-9]{{1,6}}[a-zđ]?(?:[.][0-9]{{1,3}})?[ \xa0]?"
    f"(?:[-/\u2013\u2014]|[ \xa0]?(?=[{_UP}]{{2,4}}[ \xa0]?[-/\u2013]))"
)
_NAMED = re.compile(
    f"(?:^|[^\\w])(?:{_NAMES})(?:[ \xa0\n]số)?[ \xa0\n:]{{1,2}}$", re.IGNORECASE
)


_ISSUE = re.compile(
    r"(?<!\w)(?:tạp chí|tập san|đặc san|nội san|chuyên san|bản tin|báo(?! cáo))(?!\w)"
    r"[^.;\n]{0,36}số[ \xa0:]{1,2}$",
    re.IGNORECASE,
)


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    table = tomllib.loads(text_of("document_kinds.toml"))
    kinds = table["state"]["kinds"] + table["party"]["kinds"]
    issuers = table["party"]["issuers"]
    return {k.upper(): k for k in kinds}, {i.upper(): i for i in issuers}


def find_document_numbers(text: str) -> list[DocumentNumber]:
    """Find the numbers of official documents, sorted and disjoint.

    Offsets are code points. `canonical` is the number as the state writes it
    ("30/2020/NĐ-CP") or, for issuers of the Party, as the Party does ("85-QĐ/TW").
    Sources: Decree 30/2020/NĐ-CP, Annex I; Guidance 36-HD/VPTW of 2018.

    >>> [(n.canonical, n.kind, n.issuer) for n in find_document_numbers(
    ...     "Hướng dẫn số 99-HD/BTGTW và Nghị định 30/2020/NĐ-CP")]
    [('99-HD/BTGTW', 'HD', 'BTGTW'), ('30/2020/NĐ-CP', 'NĐ', 'CP')]
    """
    found: list[DocumentNumber] = []
    position = 0
    while start := _START.search(text, position):
        number = _read_at(text, start.start())
        position = start.end() if number is None else number.end
        if number is not None:
            found.append(number)
    return found


def _read_at(text: str, start: int) -> DocumentNumber | None:
    with_year, party, loose, state, *_ = _forms()
    is_named = _NAMED.search(text[max(0, start - 32) : start]) is not None
    if match := with_year.match(text, start):
        return _of_state(match)
    if match := party.match(text, start) or loose.match(text, start):
        return _of_party(match) or (_of_issuer(match) if is_named else None)
    if match := state.match(text, start):
        known = _kind_of(match["codes"]) is not None or is_named
        return _of_state(match) if known else None
    return _read_named(text, start) if is_named else None


def _read_named(text: str, start: int) -> DocumentNumber | None:
    """Read the forms that a name must announce: "số 64/2017", "08 NQ/TW"."""
    *_, named, old, order, spaced = _forms()
    match = order.match(text, start)
    if match and (kind := _kinds()[0].get(match["kind"].upper())):
        canonical = f"{match['number']}-{match['issuer']}/{kind}"
        return _number(match, canonical, kind, match["issuer"])
    issue = _ISSUE.search(text[max(0, start - 48) : start])
    if issue is None and (match := named.match(text, start)):
        return _number(match, f"{match['number']}/{match['year']}", None, None)
    if match := old.match(text, start):
        issuer = match["issuer"]
        return _number(match, f"{match['number']}-{issuer}", None, issuer)
    if (match := spaced.match(text, start)) and _kind_of(match["codes"]):
        return _of_state(match)
    return None


def _kind_of(codes: str) -> str | None:
    first = re.split(r"[ \xa0]?[-\u2013\u2014./,&][ \xa0]?", codes, maxsplit=1)[0]
    return _kinds()[0].get(first.upper())


def _of_state(match: re.Match[str]) -> DocumentNumber:
    codes = re.sub(f"{_S}({_DASH}){_S}", "-", match["codes"])
    codes = re.sub(f"{_S}([/.,&]){_S}", r"\1", codes)
    codes = re.sub("QH[ \xa0]", "QH", codes)
    kind = _kind_of(codes)
    issuer = codes
    if kind is not None:
        issuer = codes[len(kind) + 1 :]
    party = _kinds()[1].get(issuer.upper())
    if party == "TƯ":
        party = "TW"
    year = match.groupdict().get("year")
    if party and kind and not year:
        return _number(match, f"{match['number']}-{kind}/{party}", kind, party)
    middle = f"/{year}" if year else ""
    tail = f"{kind}{codes[len(kind) :]}" if kind else codes
    return _number(match, f"{match['number']}{middle}/{tail}", kind, issuer or None)


def _of_party(match: re.Match[str]) -> DocumentNumber | None:
    kind = _kinds()[0].get(match["kind"].upper())
    if kind is None:
        return None
    issuer = _kinds()[1].get(match["issuer"].upper(), match["issuer"])
    issuer = "TW" if issuer == "TƯ" else issuer
    return _number(match, f"{match['number']}-{kind}/{issuer}", kind, issuer)


def _of_issuer(match: re.Match[str]) -> DocumentNumber | None:
    """Read the order of the 1990s, issuer before type: "372-VH/QĐ"."""
    kind, issuer = _kinds()[0].get(match["issuer"].upper()), match["kind"]
    if kind is None:
        return None
    return _number(match, f"{match['number']}-{issuer}/{kind}", kind, issuer)


def _number(
    match: re.Match[str], canonical: str, kind: str | None, issuer: str | None
) -> DocumentNumber:
    year = match.groupdict().get("year")
    return DocumentNumber(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        canonical=canonical,
        number=match["number"],
        year=int(year) if year else None,
        kind=kind,
        issuer=issuer,
    )
