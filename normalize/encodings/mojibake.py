"""UTF-8 read with a wrong code page: how one run of letters and signs is judged.

Each run is judged as it is and as it would be; the doubtful ones are decided by
their neighbours in the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from ..evidence_score import core_is_plausible, is_plausible
from .byte_images import FAMILIES, Family, family
from .guesses import is_expected
from .mojibake_signs import (
    composed_grave,
    controls,
    cut_grave,
    has_bare_lead,
    has_other_letters,
    impossible,
    inner_sign,
    is_unlikely_short_form,
    symbols,
)

_DEPTH = 3
_LONG = 200


class State(Enum):
    """How a run is judged.

    CLEAN can be meant as it stands, DAMAGED cannot and its repair can, EITHER both.
    FOREIGN cannot stand, and its repair is no Vietnamese word. DEBRIS cannot stand,
    and no whole sequence mends it.
    """

    CLEAN = "clean"
    DAMAGED = "damaged"
    EITHER = "either"
    FOREIGN = "foreign"
    DEBRIS = "debris"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A state, and what the run would be after undoing the damage again and again.

    `depth` is how often it has to be undone until the words can stand; `deepest`,
    how often it can be so that they still do.
    """

    state: State
    results: tuple[str, ...] = ()
    depth: int = 0
    deepest: int = 0
    name: str = ""


def undo_all(chunk: str, page: Family) -> tuple[str, ...]:
    """Undo the damage once, twice and three times over, while there is any.

    Marks that were letters of their own compose with what they stand on.
    """
    results = []
    for _ in range(_DEPTH):
        after = page.undo(chunk)
        if after == chunk:
            break
        chunk = after
        results.append(normalize("NFC", chunk))
    return tuple(results)


def judge(chunk: str, names: tuple[str, ...] = FAMILIES[0]) -> Judgement:
    """Judge one run, by the families of code pages in their order.

    >>> judge("hÃ¬nh").state, judge("hÃ¬nh").results
    (<State.DAMAGED: 'damaged'>, ('hình',))
    >>> judge("“XÃ”").state, judge("NHÃ‘").state
    (<State.EITHER: 'either'>, <State.CLEAN: 'clean'>)
    """
    return _judge_long(chunk, names) if len(chunk) > _LONG else _judge(chunk, names)


@lru_cache(maxsize=32768)
def _judge(chunk: str, names: tuple[str, ...]) -> Judgement:
    return _judge_long(chunk, names)


def _judge_long(chunk: str, names: tuple[str, ...]) -> Judgement:
    plausible = is_plausible(chunk) and cut_grave().search(chunk) is None
    foreign: list[Judgement] = []
    for name in names:
        page = family(name)
        results, depths = _undone(chunk, page)
        can_stand = plausible or (_has_latin_leads(chunk, name) and _may_stand(chunk))
        if depths:
            state = State.EITHER if can_stand else State.DAMAGED
            if name == "windows" and not can_stand and _is_cut(chunk, results, page):
                state = State.DEBRIS
            return Judgement(state, results, depths[0], depths[-1], name)
        if results and not can_stand:
            if name == "windows" and is_plausible(results[-1].lower()):
                return Judgement(State.DEBRIS, results, 1, len(results), name)
            foreign += _judge_foreign(chunk, results, page)
    if foreign:
        return next(filter(_is_expected, foreign), foreign[0])
    if plausible or not has_bare_lead(chunk):
        return Judgement(State.CLEAN)
    return Judgement(State.DEBRIS, name="windows")


def _undone(chunk: str, page: Family) -> tuple[tuple[str, ...], list[int]]:
    """Undo a run, also where its marks have composed; and list the right depths."""
    results = undo_all(chunk, page)
    depths = _depths(results, page)
    done = results[-1] if results else chunk
    if page.name != "windows" or not composed_grave().search(done if depths else chunk):
        return results, depths
    parted = composed_grave().sub(lambda match: normalize("NFD", match[0]), chunk)
    others = undo_all(parted, page)
    is_better = _depths(others, page) or (others and composed_grave().search(done))
    return (others, _depths(others, page)) if is_better else (results, depths)


def _depths(results: tuple[str, ...], page: Family) -> list[int]:
    """List how often to undo so that the words can stand."""
    depths = [
        depth
        for depth, result in enumerate(results[:-1], start=1)
        if is_plausible(result) and not _is_odd(result, page)
    ]
    if results and is_plausible(symbols().sub("", results[-1])):
        depths.append(len(results))
    return depths


def _is_odd(result: str, page: Family) -> bool:
    """Say whether what can stand is still too odd to have been meant."""
    return (
        page.long_sequence.search(result) is not None
        or cut_grave().search(result) is not None
        or inner_sign().search(result) is not None
    )


def _has_latin_leads(chunk: str, name: str) -> bool:
    return name == "windows" or (name == "mac-roman" and "\u00c3" in chunk)


def _may_stand(chunk: str) -> bool:
    """Say whether a word with some sign at its edge is only seldom, not impossible."""
    long_sequence = family("windows").long_sequence.search(chunk)
    odd = long_sequence or impossible().search(chunk)
    return odd is None and core_is_plausible(chunk)


def _judge_foreign(
    chunk: str, results: tuple[str, ...], page: Family
) -> list[Judgement]:
    if page.name == "windows":
        last = results[-1]
        odd = has_other_letters(chunk) or controls().search(last) is not None
        odd = odd or _has_capital_inside(last)
        has_rest = _has_rest(chunk, page) or _has_rest(last, page)
        state = State.DEBRIS if odd or has_rest else State.FOREIGN
        return [Judgement(state, results, 1, len(results), page.name)]
    found = Judgement(State.FOREIGN, results, 1, len(results), page.name)
    return [found] if _is_expected(found) else []


def _has_capital_inside(word: str) -> bool:
    return any(a.islower() and b.isupper() and b > "\x7f" for a, b in pairwise(word))


def _is_expected(judgement: Judgement) -> bool:
    return all(c.isascii() or is_expected(c) for c in judgement.results[-1])


def _has_rest(chunk: str, page: Family) -> bool:
    return has_bare_lead(page.sequence.sub(" ", chunk))


def _is_cut(chunk: str, results: tuple[str, ...], page: Family) -> bool:
    return (
        _has_rest(chunk, page)
        or "\u00e2\u20ac" in results[-1]
        or is_unlikely_short_form(results[-1])
    )
