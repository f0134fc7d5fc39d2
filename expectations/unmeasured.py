"""Checks of what was not measured: left out, said, and never a pass by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..normalize.rule import Text
from .checks import Check, Severity
from .columns import Column, outside
from .tolerance import deciding

_NEAR, _LOOKED = "is_near_duplicate", "near_duplicates_judged"
_NO_NEAR = Text(
    vi="Không tìm văn bản gần trùng (`pip install chuanhoa[dedup]`): "
    "bỏ qua quy tắc {ids}.",
    en="Near duplicates were not looked for (`pip install chuanhoa[dedup]`): "
    "not judged: {ids}.",
)


def judgeable(
    checks: Sequence[Check], columns: Mapping[str, Column], fail_on: Severity
) -> tuple[Sequence[Check], tuple[Text, ...]]:
    """Leave out the checks of what was not measured, and say so.

    Near duplicates are, where one record was made without the extra `dedup`.
    Raises ValueError where such a check decides: the gate would pass without it.
    """
    looked = columns.get(_LOOKED)
    if looked is None or not outside(looked, minimum=True, maximum=None):
        return checks, ()
    near = [check for check in checks if check.fact == _NEAR]
    if not near:
        return checks, ()
    ids = ", ".join(check.id for check in near)
    note = Text(_NO_NEAR.vi.format(ids=ids), _NO_NEAR.en.format(ids=ids))
    if any(check.severity in deciding(fail_on) for check in near):
        raise ValueError(note.en)
    return [check for check in checks if check not in near], (note,)
