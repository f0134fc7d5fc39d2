"""Law 5: what was damaged is given back as it was, or left; never a wrong guess."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import (
    LEGACY,
    LETTER_DAMAGE,
    PAGES,
    SENTENCES,
    foreign_lines,
    in_legacy,
    letters_damaged,
    misread,
    sentences,
)

from chuanhoa.normalize.engine import normalize
from chuanhoa.normalize.settings import settings_for

REPAIR = settings_for("repair")
places = st.frozensets(st.integers(0, 160))


def repaired(text: str) -> str:
    return normalize(text, REPAIR).text


@pytest.mark.parametrize("kind", LETTER_DAMAGE)
@settings(deadline=None)
@given(line=sentences(), chosen=places)
def test_damaged_letters_come_back(
    kind: str, line: str, chosen: frozenset[int]
) -> None:
    assert repaired(letters_damaged(line, kind, chosen)) == line


@pytest.mark.parametrize("kind", LETTER_DAMAGE)
@pytest.mark.parametrize("line", SENTENCES)
def test_every_letter_of_a_line_damaged(kind: str, line: str) -> None:
    damaged = letters_damaged(line, kind, frozenset(range(len(line))))
    assert damaged != line
    assert repaired(damaged) == line


@settings(deadline=None)
@given(line=sentences(), page=st.sampled_from(PAGES))
def test_a_line_in_the_wrong_page_comes_back_or_is_left(line: str, page: str) -> None:
    damaged = misread(line, page)
    assert repaired(damaged) in {line, damaged}


@settings(deadline=None)
@given(line=sentences(), name=st.sampled_from(LEGACY))
def test_a_line_in_a_legacy_encoding_comes_back_or_is_left(
    line: str, name: str
) -> None:
    damaged = in_legacy(line, name)
    plain = line.replace("“", '"').replace("”", '"')  # VISCII has no curly quotes
    assert repaired(damaged) in {plain, damaged}


@settings(deadline=None)
@given(
    before=sentences(),
    page=st.sampled_from(PAGES),
    other=foreign_lines(),
    after=sentences(),
)
def test_lines_beside_damage_stay(
    before: str, page: str, other: str, after: str
) -> None:
    damaged = misread(before, page)
    lines = repaired(f"{after}\n{damaged}\n{other}\n{after}").split("\n")
    assert lines[0] == lines[3] == after
    assert lines[1] in {before, damaged}
    assert lines[2] == other


@given(line=foreign_lines())
def test_other_languages_are_left_alone(line: str) -> None:
    assert repaired(line) == line
