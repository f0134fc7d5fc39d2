"""What is left as a whole because a part of it cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ..evidence import Evidence
from ..mentions import AbbreviationMention
from .table import Kind
from .tokens import CAPITALS

_ONE_NAME = frozenset("&-–")
_STRANGER_BEFORE = rf"(?<![^\W\d_])([{CAPITALS}]{{1,8}})( ?& ?|[-–/])$"
_STRANGER_AFTER = rf"( ?& ?|[-–/])([{CAPITALS}]{{1,8}})(?![^\W\d_])"
_REACH = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A mention, and what its reading stands before.

    `dotted` says that a dot belongs to it, `is_heading` that it is read but stays.
    """

    mention: AbbreviationMention
    kind: Kind = ""
    dotted: bool = False
    is_heading: bool = False


def _refused(found: Found, text: str, start: int) -> Found:
    mention = found.mention
    if mention.expansion is None:
        return found
    cited = Evidence("beside-unread", start, start + len(text), text)
    evidence = (*mention.evidence, cited)
    return replace(found, mention=replace(mention, expansion=None, evidence=evidence))


def share_refusal(text: str, found: list[Found]) -> list[Found]:
    """Leave "TT&VH", which is one name, as a whole where a part cannot be read."""
    result = _without_strangers(text, found)
    for i, j in pairwise(range(len(result))):
        first, second = result[i].mention, result[j].mention
        if text[first.end : second.start].strip() not in _ONE_NAME:
            continue
        for one, other in ((i, second), (j, first)):
            if other.expansion is None:
                result[one] = _refused(result[one], other.text, other.start)
    return result


def _without_strangers(text: str, found: list[Found]) -> list[Found]:
    """Leave what is joined to letters that nobody knows: "CBCNV-LĐX"."""
    known = {at for f in found for at in (f.mention.start, f.mention.end)}
    return [_unless_joined(text, f, known) for f in found]


def _unless_joined(text: str, found: Found, known: set[int]) -> Found:
    start, end = found.mention.start, found.mention.end
    before = re.search(_STRANGER_BEFORE, text[max(0, start - _REACH) : start])
    after = re.match(_STRANGER_AFTER, text[end : end + _REACH])
    if before and start - len(before[2]) not in known:
        return _refused(found, before[1], start - len(before[0]))
    if after and end + len(after[1]) not in known:
        return _refused(found, after[2], end + len(after[1]))
    return found
