"""Words on our pages can be read: WCAG 2.2, 1.4.3 asks for a contrast of 4.5."""

from __future__ import annotations

import re
from itertools import product

import pytest

from chuanhoa.reports import data_docs_blocks, page

RATIO = 4.5
# What browsers paint behind a page, and their words on it.
LIGHT, DARK = "#ffffff", "#121212"
WORDS = {LIGHT: "#000000", DARK: "#ffffff"}
STYLES = {"pages": page.STYLE, "data docs": data_docs_blocks.STYLE}
VEIL = re.compile(r"(del|ins|mark) \{ background: #([0-9a-f]{6})([0-9a-f]{2})")


def parts(colour: str) -> list[float]:
    digits = colour.removeprefix("#")
    return [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]


def luminance(colour: list[float]) -> float:
    low, knee = 0.04045, 0.055
    linear = [
        c / 12.92 if c <= low else ((c + knee) / (1 + knee)) ** 2.4 for c in colour
    ]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: list[float], other: list[float]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def halves(style: str) -> dict[str, str]:
    light, _, dark = style.partition("prefers-color-scheme")
    return {LIGHT: light, DARK: dark}


def words_of(style: str, ground: str) -> set[str]:
    """Find the colours of words that hold on a ground: as `color`, or by a name."""
    named = re.compile(r"(?:color:|--(?:bad|good):) ?(#[0-9a-f]{6})")
    return set(named.findall(halves(style)[ground]))


@pytest.mark.parametrize(
    ("name", "ground"), [*product(STYLES, (LIGHT, DARK))], ids=lambda value: value
)
def test_words_stand_out(name: str, ground: str) -> None:
    words = words_of(STYLES[name], ground)
    assert len(words) == 2
    low = {w for w in words if contrast(parts(w), parts(ground)) < RATIO}
    assert low == set()


@pytest.mark.parametrize("ground", [LIGHT, DARK])
def test_words_stand_out_where_an_edit_is_marked(ground: str) -> None:
    veils = VEIL.findall(page.STYLE)
    assert [tag for tag, _, _ in veils] == ["del", "ins", "mark"]
    for _, colour, alpha in veils:
        share = int(alpha, 16) / 255
        pairs = zip(parts(colour), parts(ground), strict=True)
        behind = [c * share + g * (1 - share) for c, g in pairs]
        assert contrast(parts(WORDS[ground]), behind) >= RATIO


def test_the_measure_itself() -> None:
    assert contrast(parts("#000000"), parts("#ffffff")) == pytest.approx(21)
    assert contrast(parts("#777777"), parts("#ffffff")) == pytest.approx(4.48, abs=0.01)
