"""The orthography of a syllable."""

from __future__ import annotations

import pytest

from chuanhoa.normalize.syllables import (
    Syllable,
    all_syllables,
    analyse,
    parse_syllable,
    placements,
    write,
)


def test_every_syllable_reads_back_as_itself() -> None:
    for word in all_syllables():
        read = analyse(word)
        assert read is not None
        ways = placements(word)
        assert ways
        assert word in {write(read[0], way) for way in ways} | {word}
        assert all(write(read[0], way) == word for way in ways) or "oo" in word


def test_only_oa_oe_uy_differ_between_the_styles() -> None:
    for word in all_syllables():
        read = analyse(word)
        assert read is not None
        syllable = read[0]
        differs = write(syllable, "old") != write(syllable, "new")
        assert differs == (
            syllable.rime in ("oa", "oe", "uy")
            and syllable.tone > 0
            and syllable.onset != "qu"
        )


@pytest.mark.parametrize(
    "word",
    "nghiêng quý quốc quyết giếng gì gìn già giữa thuở khuỷu ngoèo hoạch huỳnh yến"
    " y uống ướt oanh ách thuế xoong moóc đũa của mía lửa quả quở".split(),
)
def test_words_of_the_dictionary(word: str) -> None:
    assert parse_syllable(word) is not None
    assert parse_syllable(word.title()) is not None
    assert parse_syllable(word.upper()) is not None


@pytest.mark.parametrize(
    "word",
    "tòan qúy gìa cuả ngừơi nghăng ka\u00f3 cến ghà ngé hac mát\u0301"
    " kăn gLobal aí quuốc w z việet mas xyz".split(),
)
def test_what_is_no_syllable(word: str) -> None:
    assert parse_syllable(word) is None


def test_stops_take_two_tones_only() -> None:
    assert [
        placements(word) != set() for word in ("mat", "màt", "mát", "mảt", "mãt", "mạt")
    ] == [
        False,
        False,
        True,
        False,
        False,
        True,
    ]


def test_the_i_of_gi_belongs_to_both() -> None:
    assert parse_syllable("giếng") == Syllable("g", "iêng", 2)
    assert parse_syllable("già") == Syllable("gi", "a", 1)
