"""The words of lists and ranges that stand between two dates."""

from __future__ import annotations

import re
from functools import cache

from . import guards
from .candidates import Candidate
from .context import compiled
from .values import Found

LONGEST = 40
TO = "(?:cho[\\s\xa0])?(?:đến|tới)(?:[\\s\xa0]hết)?"
_HEADS = (
    "(?:(?:các|khoảng|hết|cuối|đầu|giữa|sáng|chiều|tối|trưa|đêm|ngày|tháng|m[ồù]ng|hôm"
    "|(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|ch[ủú]a? nhật),?)[\\s\xa0]{1,2}){0,3}"
)


_CLOCK = (
    "(?:[0-2]?[0-9][ \xa0]?(?:giờ|h|:)(?:[ \xa0]?[0-5][0-9])?(?::[0-5][0-9])?"
    "(?:[ \xa0]phút)?,?[ \xa0]{1,2})?"
)


@cache
def _links() -> dict[str, re.Pattern[str]]:
    dash = "[-\u2013\u2014]"
    forms = {
        "range": f"[\\s\xa0,]{{0,2}}(?:{dash}[\\s\xa0]{{0,2}}|{TO}[\\s\xa0]{{1,2}})"
        f"{_CLOCK}{_HEADS}",
        "list": "(?:[\\s\xa0]?[,;&][\\s\xa0]{0,2}(?:(?:và|hoặc)[\\s\xa0])?"
        f"|[\\s\xa0]{{1,2}}(?:và|hoặc|hay)[\\s\xa0]{{1,2}}){_HEADS}",
    }
    return {name: re.compile(form, re.IGNORECASE) for name, form in forms.items()}


def link(text: str, first: Found, second: Found) -> str:
    """Say what stands between two dates: "range", "list", or "" for anything else."""
    if not 0 < second.start - first.end <= LONGEST:
        return ""
    between = text[first.end : second.start]
    return next((n for n, form in _links().items() if form.fullmatch(between)), "")


_INSTEAD = (
    r",?[\s\xa0](?:thay vì|thay cho|chứ không phải|không phải)[\s\xa0](?:ngày[\s\xa0])?"
)


def is_instead(text: str, first: Found, second: Found) -> bool:
    """Whether one date stands for another: "ngày 26/7 thay vì 7/6"."""
    return compiled(_INSTEAD).fullmatch(text, first.end, second.start) is not None


def accepted(text: str, candidates: list[Candidate], cued: list[bool]) -> list[Found]:
    """Keep what is sure, and what is linked to something sure of the same form.

    `cued` says which candidates get their cue from bare days before them.
    """
    sure = [c.sure or cue for c, cue in zip(candidates, cued, strict=True)]
    for i in range(1, len(candidates)):
        sure[i] = sure[i] or (sure[i - 1] and _alike(text, candidates, i - 1))
    for i in range(len(candidates) - 2, -1, -1):
        sure[i] = sure[i] or (sure[i + 1] and _alike(text, candidates, i))
    return [c.found for c, yes in zip(candidates, sure, strict=True) if yes]


def _alike(text: str, candidates: list[Candidate], i: int) -> bool:
    first, second = candidates[i], candidates[i + 1]
    linked = link(text, first.found, second.found) or is_instead(
        text, first.found, second.found
    )
    if first.form != second.form or not linked:
        return False
    return not guards.is_counted(text, second.found.end)
