"""What text that was misread may have lost after that, as its line tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Loss:
    """What happened to the text after it was misread: each opens more readings.

    `dropped` are bytes that may be missing, `spaced` says that a no-break space may
    have become a space, `lowered` and `raised` that all letters changed their case.
    """

    lowered: bool = False
    raised: bool = False
    dropped: tuple[int, ...] = ()
    spaced: bool = False

    @property
    def is_cased(self) -> bool:
        """Whether the case of all letters was changed, and with it many a byte."""
        return self.lowered or self.raised


# Bytes that cp1252 does not define: a program that drops what it cannot show drops
# these, or all controls; others drop the soft hyphen.
UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
# S and Z with caron, large and small: where one is seen, its code page has both.
_CARONS = ((0x8A, 0x9A, "[\u0160\u0161]"), (0x8E, 0x9E, "[\u017d\u017e]"))
_IN_CP1250 = (0x83, 0x88, 0x98)
CONTROLS = tuple(range(0x80, 0xA0))
SOFT_HYPHEN = (0xAD,)


def undefined_in(line: str) -> tuple[int, ...]:
    """List the bytes that the code page of a line may leave undefined.

    Where no sign stands for a control it may be Latin-1, which has all of them.
    """
    if _signs_as_tails().search(line) is None:
        return CONTROLS
    found: tuple[int, ...] = UNDEFINED
    for large, small, caron in _CARONS:
        if re.search(f"[\u00c3-\u00c6\u00ba\u00bb\u0102]{caron}", line) is None:
            found += (large, small)
    if _not_in_cp1250().search(line) is None:
        found += _IN_CP1250
    return found


@cache
def _not_in_cp1250() -> re.Pattern[str]:
    return re.compile("[\u00c3\u00e3]|[\u00c1\u00e1]\u00ba")


def losses(gone: tuple[int, ...]) -> tuple[tuple[Loss, ...], ...]:
    """List what can explain a line: one loss, or two; those of one group are rivals.

    `gone` are the controls that may have been dropped (`undefined_in`).
    """
    return (
        (
            Loss(spaced=True),
            Loss(lowered=True),
            Loss(raised=True),
            Loss(dropped=gone),
            Loss(dropped=SOFT_HYPHEN),
            Loss(dropped=gone + SOFT_HYPHEN),
        ),
        (
            Loss(dropped=gone, spaced=True),
            Loss(dropped=gone + SOFT_HYPHEN, spaced=True),
            Loss(lowered=True, spaced=True),
            Loss(lowered=True, dropped=gone),
            Loss(lowered=True, dropped=gone + SOFT_HYPHEN),
        ),
    )


@cache
def _signs_as_tails() -> re.Pattern[str]:
    return re.compile(
        "[\u00c3-\u00c6\u00e3-\u00e6\u00ba\u00bb\u0102\u0103]"
        "[\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]"
    )
