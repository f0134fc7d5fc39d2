"""Where the words beside a short form say other than the document's definition."""

from __future__ import annotations

from dataclasses import replace

from ..evidence import Evidence, Reading
from .candidates import Candidate
from .reading import place_of, read
from .table import Sense, Table
from .words import fold


def contradiction(
    text: str, candidate: Candidate, beside: frozenset[str], known: Table
) -> Reading[Sense] | None:
    """Read a form as its neighbours do, where they say other than the document.

    "Thẩm phán (TP) … ở TP Vinh" has two readings in the second place: it is left.
    """
    form = known.forms.get(candidate.form.short)
    if form is None:
        return None
    defined = candidate.form.senses
    place = place_of(text, candidate.token, form, beside)
    found = read(form, place, candidate.brand)
    beside_it = [e for e in found.evidence if _says_much(e)]
    if found.value is None or not beside_it:
        return None
    if any(_says_same(sense.expansion, found.value.expansion) for sense in defined):
        return None
    cited = tuple(replace(e, reason="not-as-defined") for e in beside_it)
    return Reading(None, (*defined, found.value), cited)


# Words that stand before anything: they say nothing of what follows.
_ANY = frozenset(
    map(
        fold,
        "theo của cho các những nhiều mỗi với về tại ở trên trong có là số bị được và"
        " hai do từ đến ra xin này đã sẽ".split(),
    )
)


def _says_much(evidence: Evidence) -> bool:
    is_any = fold(evidence.text) in _ANY
    return evidence.reason in {"beside", "left", "right"} and not is_any


def _says_same(one: str, other: str) -> bool:
    """Say whether the words of one name are all in the other."""
    first, second = (set(fold(name).replace(",", "").split()) for name in (one, other))
    return first <= second or second <= first
