"""Tone marks: every syllable in both styles, every mark on every wrong letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unicodedata import normalize as to_form

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import PUNCTUATION, syllables

from chuanhoa.normalize.engine import normalize
from chuanhoa.normalize.settings import Settings, settings_for
from chuanhoa.normalize.stray_tones import TONES, without_stray_tone
from chuanhoa.normalize.syllables import (
    VOWELS,
    all_syllables,
    analyse,
    parse_syllable,
    placements,
    strip_tone,
    write,
)

MISPLACED = settings_for("repair", select="tone-misplaced")
STYLES = {
    "old": settings_for("standard", tone_style="old", select="tone-style"),
    "new": settings_for("standard", tone_style="new", select="tone-style"),
}
SENTENCE = "Bà con xã này rất {} những việc đó"
CASES = [str.lower, str.title, str.upper]
TONED = {(row[0], tone): letter for row in VOWELS for tone, letter in enumerate(row)}


def changed(text: str, chosen: Settings) -> str:
    return normalize(text, chosen).text


def pairs() -> list[tuple[str, str]]:
    """List the syllables that the two styles spell differently, in old and new."""
    found = set()
    for word in all_syllables():
        read = analyse(word)
        if read is not None and len(placements(word)) == 1:
            found.add((write(read[0], "old"), write(read[0], "new")))
    return sorted(found)


@pytest.mark.parametrize("case", CASES)
def test_every_pair_is_converted_both_ways(case: Callable[[str], str]) -> None:
    words = [(case(old), case(new)) for old, new in pairs() if new != "noé"]
    assert len(words) > 300
    wrong = [
        (old, new)
        for old, new in words
        if changed(new, STYLES["old"]) != old
        or changed(old, STYLES["new"]) != new
        or changed(old, STYLES["old"]) != old
        or changed(new, STYLES["new"]) != new
    ]
    assert wrong == []


def misplaced() -> Iterator[tuple[str, set[str]]]:
    """List each tone on each vowel that cannot carry it, with the right spellings."""
    for word in all_syllables():
        read = analyse(word)
        if read is None or read[1] is None:
            continue
        syllable, place = read
        letters = strip_tone(word)
        for i, letter in enumerate(letters):
            toned = TONED.get((letter, syllable.tone))
            wrong = letters[:i] + (toned or letter) + letters[i + 1 :]
            if toned and i != place and not placements(wrong):
                yield wrong, {write(syllable, "old"), write(syllable, "new")}


def test_misplaced_marks_are_moved_and_never_to_another_word() -> None:
    done = left = 0
    guessed = []
    for wrong, right in misplaced():
        before, after = SENTENCE.format("\0").split("\0")
        word = changed(SENTENCE.format(wrong), MISPLACED)[len(before) : -len(after)]
        done += word in right
        left += word == wrong
        if word not in right and word != wrong:
            guessed.append((wrong, word))
    assert guessed == []
    assert done / (done + left) >= 0.99


@given(
    word=syllables(),
    beside=st.sampled_from(PUNCTUATION),
    name=st.sampled_from(sorted(STYLES)),
)
def test_no_right_syllable_is_moved_beside_anything(
    word: str, beside: str, name: str
) -> None:
    for text in (word, beside + word, word + beside, f"{beside}{word}{beside}"):
        assert changed(text, MISPLACED) == text
        style = STYLES[name]
        assert changed(changed(text, style), style) == changed(text, style)


@given(word=syllables(), other=syllables())
def test_a_word_is_styled_the_same_wherever_it_stands(word: str, other: str) -> None:
    alone = changed(word, STYLES["old"])
    for around in ("{}, {}", "({}; {})", "“{}” {}", "{}-{}", "{}\u00a0{}", "{}.\n{}"):
        text = changed(around.format(word, other), STYLES["old"])
        assert text == around.format(alone, changed(other, STYLES["old"]))


def test_a_tone_on_the_final_consonant_comes_back() -> None:
    wrong = []
    for word in all_syllables():
        read = analyse(word)
        if read is None or not read[0].tone or word[-1] not in "cmnpt":
            continue
        mark = TONES[read[0].tone - 1]
        for damaged in (strip_tone(word) + mark, word + mark):
            given_back = without_stray_tone(to_form("NFC", damaged))
            if given_back not in {None, write(read[0], "old")}:
                wrong.append((damaged, given_back))
    assert wrong == []


@given(word=syllables())
def test_a_syllable_has_no_stray_tone(word: str) -> None:
    assert parse_syllable(word) is not None
    assert without_stray_tone(word) is None
