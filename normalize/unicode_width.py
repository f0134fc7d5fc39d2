"""Rules unicode-fullwidth and unicode-ligature: compatibility forms of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings

FULLWIDTH = "unicode-fullwidth"
LIGATURE = "unicode-ligature"


@cache
def _fullwidth_runs() -> re.Pattern[str]:
    # All but < > &: out of them, text would become markup.
    return re.compile("[\uff01-\uff05\uff07-\uff1b\uff1d\uff1f-\uff5e]+")


@cache
def _east_asian() -> re.Pattern[str]:
    return re.compile(
        "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff65-\uffdc]"
    )


@cache
def _ligatures() -> re.Pattern[str]:
    return re.compile("[\ufb00-\ufb06]")


def find_fullwidth(text: str, settings: Settings) -> Iterator[Edit]:
    """Find fullwidth letters, digits and signs in lines without East Asian script.

    A run that has no letter and no digit and touches none may be drawing: it is left,
    and so are fullwidth < > and &.
    """
    if _east_asian().search(text):
        return
    for match in _fullwidth_runs().finditer(text):
        start, end = match.span()
        around = text[max(0, start - 1) : end + 1]
        if any(letter.isalnum() for letter in around):
            after = normalize("NFKC", match.group())
            yield Edit(start, end, match.group(), after, (FULLWIDTH,), Tier.SAFE)


def find_ligatures(text: str, settings: Settings) -> Iterator[Edit]:
    """Find the ligatures of old typefaces (fi, fl, ff); each becomes its letters."""
    for match in _ligatures().finditer(text):
        after = normalize("NFKC", match.group())
        yield Edit(*match.span(), match.group(), after, (LIGATURE,), Tier.SAFE)


FULLWIDTH_RULE = Rule(
    id=FULLWIDTH,
    find=find_fullwidth,
    trigger="[\uff01-\uff5e]",
    scope=Scope.LINE,
    tiers=(Tier.SAFE,),
    severity=Severity.WARNING,
    title=Text(vi="Chữ toàn giác (fullwidth)", en="Fullwidth letters"),
    about=Text(
        vi="Chữ và số toàn giác dùng trong văn bản Đông Á; trong dòng tiếng Việt chúng"
        " làm hỏng tìm kiếm. Giữ nguyên khi dòng có chữ Hán, Nhật, Hàn.",
        en="Fullwidth letters and digits belong to East Asian typography; in a Latin"
        " line they break search. Kept where the line has East Asian script.",
    ),
    example=("Năm ２０２４", "Năm 2024"),
)
LIGATURE_RULE = Rule(
    id=LIGATURE,
    find=find_ligatures,
    trigger="[\ufb00-\ufb06]",
    scope=Scope.LINE,
    tiers=(Tier.SAFE,),
    severity=Severity.WARNING,
    title=Text(vi="Chữ ghép (ﬁ, ﬂ)", en="Ligature (ﬁ, ﬂ)"),
    about=Text(
        vi="Chữ ghép ﬁ, ﬂ, ﬀ là một ký tự cho hai chữ, thường do chép từ PDF.",
        en="The ligatures ﬁ, ﬂ, ﬀ are one character for two letters, mostly from PDF.",
    ),
    example=("ﬁle, oﬃce", "file, office"),
)
