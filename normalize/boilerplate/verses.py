"""Lines of poems, which are no titles."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import Line

_VERSE_WORDS = (5, 8)
_FEWEST_VERSES = 4


def verses_among(pieces: Sequence[Line], open_: Sequence[int]) -> set[int]:
    """Find the lines of poems: many in a row, equally long and equally far apart."""
    found: set[int] = set()
    run: list[int] = []
    for i in open_:
        text = pieces[i].text
        count = len(text.split())
        if not _VERSE_WORDS[0] <= count <= _VERSE_WORDS[1] or not _is_plain(text):
            run = []
            continue
        if run and (run[-1] != i - 1 or not _is_in_step(pieces, run[0], i)):
            run = run[-1:] if run[-1] == i - 1 else []
        run.append(i)
        if len(run) >= _FEWEST_VERSES:
            found.update(run)
    return found


def _is_in_step(pieces: Sequence[Line], first: int, at: int) -> bool:
    return (
        pieces[at].row - pieces[at - 1].row == pieces[first + 1].row - pieces[first].row
    )


def _is_plain(text: str) -> bool:
    plain = text.replace(",", "").replace(" ", "").strip('“”"!?.…/')
    return plain.isalpha() and not text.isupper()
