"""Edits: replay, inverse, composition, widening to clusters, offset maps."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanhoa.normalize.compose import compose, widen
from chuanhoa.normalize.edits import Edit, Normalized, Tier, inverse, replay


def edit(
    start: int, before: str, after: str, rule: str = "a", tier: Tier = Tier.SAFE
) -> Edit:
    return Edit(start, start + len(before), before, after, (rule,), tier)


@st.composite
def edits_of(draw: st.DrawFn, text: str, rule: str) -> list[Edit]:
    """Sorted, disjoint edits of a text, none of them empty or without effect."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    found = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        after = draw(st.text("xyz", max_size=3))
        if text[start:end] != after:
            found.append(edit(start, text[start:end], after, rule))
    return found


@given(text=st.text("abc", max_size=20), data=st.data())
def test_composition_is_one_after_the_other(text: str, data: st.DataObject) -> None:
    first = data.draw(edits_of(text, "a"))
    middle = replay(text, first)
    second = data.draw(edits_of(middle, "b"))
    joined = compose(text, first, middle, second)
    assert replay(text, joined) == replay(middle, second)
    check_sorted(text, joined)


def check_sorted(text: str, edits: Sequence[Edit]) -> None:
    position = 0
    for each in edits:
        assert position <= each.start <= each.end <= len(text)
        assert text[each.start : each.end] == each.before != each.after
        position = each.end


def test_overlapping_edits_become_one_that_names_both_rules() -> None:
    first = [edit(1, "bc", "XY", "a")]
    second = [edit(2, "Yd", "Z", "b", Tier.STYLE)]
    assert compose("abcd", first, "aXYd", second) == [
        Edit(1, 4, "bcd", "XZ", ("a", "b"), Tier.STYLE)
    ]


def test_edits_that_only_touch_stay_apart() -> None:
    first = [edit(0, "a", "A", "a")]
    second = [edit(1, "b", "B", "b")]
    assert compose("abc", first, "Abc", second) == [*first, *second]


def test_what_a_later_rule_takes_back_is_left_out() -> None:
    assert compose("a b", [edit(1, " ", "-")], "a-b", [edit(1, "-", " ", "b")]) == []


def test_a_deletion_inside_a_later_edit_is_part_of_it() -> None:
    joined = compose("a.bc", [edit(1, ".", "")], "abc", [edit(0, "ab", "X", "b")])
    assert joined == [Edit(0, 3, "a.b", "X", ("a", "b"), Tier.SAFE)]


def test_widening_takes_in_whole_clusters() -> None:
    text = "ae\u0301\u0323b"
    assert widen(text, [edit(2, "\u0301", "")]) == [edit(1, "e\u0301\u0323", "e\u0323")]


def test_edits_that_widening_joins_become_one() -> None:
    text = "e\u0301\u0323\u0302"
    two = [edit(1, "\u0301", "", "a"), edit(3, "\u0302", "", "b")]
    assert widen(text, two) == [Edit(0, 4, text, "e\u0323", ("a", "b"), Tier.SAFE)]


@given(text=st.text("ae\u0301\u0323\u200d", max_size=16), data=st.data())
def test_widened_edits_say_the_same_and_split_no_cluster(
    text: str, data: st.DataObject
) -> None:
    edits = data.draw(edits_of(text, "a"))
    wide = widen(text, edits)
    assert replay(text, wide) == replay(text, edits)
    for each in wide:
        for offset in (each.start, each.end):
            inside = 0 < offset < len(text)
            assert not (inside and text[offset] in "\u0301\u0323\u200d")


@given(text=st.text("abc", max_size=20), data=st.data())
def test_undo_gives_the_source_back(text: str, data: st.DataObject) -> None:
    edits = tuple(data.draw(edits_of(text, "a")))
    result = Normalized(text, replay(text, edits), edits)
    assert result.undo() == text
    assert replay(result.text, inverse(edits)) == text


@given(text=st.text("abc", max_size=20), data=st.data())
def test_offset_maps_are_total_and_monotone(text: str, data: st.DataObject) -> None:
    edits = tuple(data.draw(edits_of(text, "a")))
    result = Normalized(text, replay(text, edits), edits)
    for size, other, move in (
        (len(text), len(result.text), result.to_text),
        (len(result.text), len(text), result.to_source),
    ):
        spans = [move((i, j)) for i in range(size + 1) for j in range(i, size + 1)]
        assert all(0 <= a <= b <= other for a, b in spans)
        starts = [move((i, size))[0] for i in range(size + 1)]
        ends = [move((0, i))[1] for i in range(size + 1)]
        assert starts == sorted(starts)
        assert ends == sorted(ends)


def test_text_that_did_not_change_keeps_its_letters() -> None:
    result = Normalized("xã\u200b họp", "xã họp", (edit(2, "\u200b", ""),))
    assert result.to_text((4, 7)) == (3, 6)
    assert result.to_source((3, 6)) == (4, 7)
    assert result.to_source((0, 2)) == (0, 2)


def test_replay_refuses_edits_of_another_text() -> None:
    with pytest.raises(ValueError, match="does not fit the text"):
        replay("abc", [edit(0, "x", "y")])
