"""Facts as columns: what is judged, and by numpy where many rows make it worth it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import compress
from operator import itemgetter, not_
from typing import Any

from ..seeds.model import Fact
from .fact_table import LARGEST, FactSpec, Kind, usable

Row = Mapping[str, object]

# Importing numpy costs what judging 30,000 rows without it costs.
NUMPY_FROM = 30_000


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The values of one fact, in the order of the rows.

    `values` is a list, or a numpy array; what cannot be judged is None in the list
    and zero in the array, and its positions are `missing`.
    """

    values: Any
    missing: tuple[int, ...] = ()

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.values)

    def at(self, position: int) -> Fact | None:
        """Give the value of a row as Python has it, None where it is missing."""
        if self.missing and position in self.missing:
            return None
        value = self.values[position]
        fact: Fact | None = value if isinstance(self.values, list) else value.item()
        return fact


def columns_of(rows: Sequence[Row], facts: Sequence[FactSpec]) -> dict[str, Column]:
    """Turn rows into columns of facts; what cannot be judged becomes None."""
    if not rows or not facts:
        return {spec.name: Column([]) for spec in facts}
    values = _transposed(rows, [spec.name for spec in facts])
    return {
        spec.name: column_of(each, spec)
        for spec, each in zip(facts, values, strict=True)
    }


def _transposed(rows: Sequence[Row], names: list[str]) -> Iterable[Sequence[object]]:
    if len(names) > 1:
        try:
            return zip(*map(itemgetter(*names), rows), strict=True)
        except KeyError:
            pass
    return ([row.get(name) for row in rows] for name in names)


def column_of(values: Sequence[object], spec: FactSpec) -> Column:
    """Make a column of the values of a fact; see `usable` for what cannot be judged."""
    if _are_usable(values, spec):
        return Column(_packed(values, spec.kind))
    judged = [usable(value, spec.kind, spec.least, spec.most) for value in values]
    missing = tuple(i for i, value in enumerate(judged) if value is None)
    if not _has_numpy(len(judged)):
        return Column(judged, missing)
    filled = [0 if value is None else value for value in judged]
    return Column(_packed(filled, spec.kind), missing)


def _are_usable(values: Sequence[Any], spec: FactSpec) -> bool:
    """Look at a column at once: ten times faster than value by value."""
    kinds = set(map(type, values))
    if spec.kind == "bool":
        return kinds == {bool}
    if spec.kind == "int":
        return kinds == {int} and _are_within(min(values), max(values), spec)
    # A NaN anywhere makes the sum NaN, an infinity makes it one of the two.
    is_finite = kinds == {float} and math.isfinite(sum(values))
    return is_finite and _are_within(min(values), max(values), spec)


def _are_within(lowest: float, highest: float, spec: FactSpec) -> bool:
    limit = LARGEST if spec.kind == "int" else math.inf
    least = -limit if spec.least is None else spec.least
    most = limit if spec.most is None else spec.most
    return least <= lowest and highest <= min(most, limit)


def _packed(values: Sequence[object], kind: Kind) -> Any:  # noqa: ANN401 -- list or array
    if not _has_numpy(len(values)):
        return list(values)
    import numpy as np  # noqa: PLC0415 -- optional, and 0.1 CPU seconds

    return np.array(values, dtype={"int": "int64", "float": "float64"}.get(kind, kind))


def _has_numpy(n_rows: int) -> bool:
    return n_rows >= NUMPY_FROM and find_spec("numpy") is not None


def outside(
    column: Column, minimum: Fact | None, maximum: Fact | None
) -> tuple[int, ...]:
    """Find the rows whose value is below the minimum or above the maximum."""
    if isinstance(column.values, list):
        found = _outside_list(column, minimum, maximum)
    else:
        found = _outside_array(column.values, minimum, maximum)
    if not column.missing:
        return tuple(found)
    missing = set(column.missing)
    return tuple(i for i in found if i not in missing)


def _outside_array(
    values: Any,  # noqa: ANN401 -- a numpy array
    minimum: Fact | None,
    maximum: Fact | None,
) -> list[int]:
    wrong = values != values  # noqa: PLR0124 -- all False: no NaN is left
    if minimum is not None:
        wrong |= values < minimum
    if maximum is not None:
        wrong |= values > maximum
    found: list[int] = wrong.nonzero()[0].tolist()
    return found


def _outside_list(
    column: Column, minimum: Fact | None, maximum: Fact | None
) -> Iterable[int]:
    values = column.values
    if column.missing:
        low = -math.inf if minimum is None else minimum
        high = math.inf if maximum is None else maximum
        return (
            i
            for i, value in enumerate(values)
            if value is not None and not low <= value <= high
        )
    if minimum is True or maximum is False:
        wrong = map(not_, values) if minimum is True else values
        return compress(range(len(values)), wrong)
    return _beyond(values, minimum, maximum)


def _beyond(
    values: list[Any], minimum: Fact | None, maximum: Fact | None
) -> Iterable[int]:
    is_low = minimum is not None and bool(values) and min(values) < minimum
    is_high = maximum is not None and bool(values) and max(values) > maximum
    if not is_low and not is_high:
        return ()
    if is_low and is_high:
        return (i for i, value in enumerate(values) if not minimum <= value <= maximum)
    # Only a float compares itself with integers and floats alike.
    compare = float(maximum or 0).__lt__ if is_high else float(minimum or 0).__gt__
    return compress(range(len(values)), map(compare, values))


def array_column(values: Any, spec: FactSpec) -> Column | None:  # noqa: ANN401 -- pyarrow has no types
    """Take over a pyarrow column of int64, double or bool without nulls.

    None where it is better looked at value by value: few rows, no numpy, or a value
    that cannot be judged.
    """
    if not _has_numpy(len(values)):
        return None
    import numpy as np  # noqa: PLC0415 -- optional, and 0.1 CPU seconds

    array = values.to_numpy()
    if array.dtype == "float64" and not np.isfinite(array).all():
        return None
    if array.dtype != "bool" and not _are_within(array.min(), array.max(), spec):
        return None
    return Column(array)
