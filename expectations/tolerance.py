"""What a passed gate has let pass, and whether it could have failed at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from ..normalize.rule import Text
from .checks import SEVERITIES, Check, Severity

IDLE = Text(
    vi="Không quy tắc nào trong bảng có thể làm lần chấm này không đạt: mức độ, tỉ lệ "
    "hay số lượng trong cấu hình cho qua tất cả.",
    en="No rule of the table could have failed this run: severities, shares or counts "
    "in the configuration let everything pass.",
)
_LET_PASS = Text(
    vi="Được cho qua nhờ tỉ lệ hay số lượng: {which}.",
    en="Let pass by a share or a count: {which}.",
)


class Judged(Protocol):
    """What came of a rule, just now or in a saved run."""

    @property
    def check(self) -> Check:
        """Give the rule."""

    @property
    def passed(self) -> bool:
        """Say how it ended."""

    @property
    def failing(self) -> Sequence[str]:
        """Name what is outside its bounds."""

    @property
    def n_rows(self) -> int:
        """Count what was judged."""


def deciding(fail_on: Severity) -> tuple[Severity, ...]:
    """List the severities that decide: `fail_on`, and what is worse."""
    return SEVERITIES[: SEVERITIES.index(fail_on) + 1]


def deciding_checks(outcomes: Iterable[Judged], fail_on: Severity) -> tuple[str, ...]:
    """Name the rules of the table that could have failed the gate, by id.

    One that lets as many documents fail as there are could not.
    """
    severities = deciding(fail_on)
    return tuple(
        each.check.id
        for each in outcomes
        if each.check.fact is not None
        and each.check.severity in severities
        and each.check.share_of(each.n_rows) > 0
    )


def tolerance_notes(outcomes: Sequence[Judged], fail_on: Severity) -> tuple[Text, ...]:
    """Say what the configuration let pass, so that a verdict shows what it rests on."""
    notes = () if deciding_checks(outcomes, fail_on) else (IDLE,)
    let = [
        f"{each.check.id} {len(each.failing)}/{each.n_rows}"
        for each in outcomes
        if each.passed and each.failing
    ]
    if not let:
        return notes
    which = ", ".join(let)
    said = Text(_LET_PASS.vi.format(which=which), _LET_PASS.en.format(which=which))
    return (*notes, said)
