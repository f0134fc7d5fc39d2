"""The law of damage: made here in every way, it is repaired, or refused as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize as to_form

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import syllables
from timing import growth

from chuanhoa.normalize import encoding_mojibake
from chuanhoa.normalize.edits import replay
from chuanhoa.normalize.engine import normalize
from chuanhoa.normalize.settings import settings_for

Damage = Callable[[str], str]
PAGES = (
    "cp1252",
    "latin-1",
    "cp1258",
    "cp1254",
    "cp1250",
    "cp437",
    "cp850",
    "mac_roman",
)
REPAIR = settings_for("repair")
LINE = "Ông Lê Văn Đức được bầu làm trưởng thôn, bà con phấn khởi lắm"


def misread(text: str, page: str, *, keep: bool = True) -> str:
    """Read UTF-8 with a code page; what it leaves undefined becomes C1, or is lost."""
    return "".join(
        bytes([byte]).decode(page, "ignore") or (chr(byte) if keep else "")
        for byte in text.encode()
    )


def decomposed(text: str) -> str:
    return to_form("NFD", text)


def without(pattern: str, page: str = "cp1252") -> Damage:
    return lambda text: re.sub(pattern, "", misread(text, page))


LOSING: dict[str, Damage] = {
    "controls dropped": without("[\x80-\x9f]"),
    "controls of latin-1 dropped": without("[\x80-\x9f]", "latin-1"),
    "undefined in cp1258 dropped": lambda t: misread(t, "cp1258", keep=False),
    "soft hyphens dropped": without("\u00ad"),
    "no-break spaces made spaces": lambda t: misread(t, "cp1252").replace("\xa0", " "),
    "lost characters": lambda t: t.encode().decode("cp1252", "replace"),
}
CASED: dict[str, Damage] = {
    "lowered": lambda text: misread(text, "cp1252").lower(),
    "lowered, latin-1": lambda text: misread(text, "latin-1").lower(),
}


def repair(text: str) -> str:
    found = encoding_mojibake.find(text, REPAIR)
    return replay(text, [e for e in found if e.before != e.after])


def lines(most: int = 8) -> st.SearchStrategy[str]:
    return st.lists(syllables(), min_size=1, max_size=most).map(" ".join)


def lower_lines() -> st.SearchStrategy[str]:
    return lines().map(str.lower)


@pytest.mark.parametrize("page", PAGES)
@given(line=lines())
@example(line="XÃ hội")
@example(line="TÓM TẮT")
@example(line="ĐƯỜNG BỘ LỖI")
@settings(max_examples=25, deadline=None)
def test_what_loses_nothing_is_never_read_wrong(page: str, line: str) -> None:
    damaged = misread(line, page)
    twice = misread(damaged, page)
    assert repair(damaged) in {line, damaged}
    assert repair(twice) in {line, twice}


@pytest.mark.parametrize("page", [page for page in PAGES if page != "mac_roman"])
@given(line=lines())
@example(line="địa chỉ ở đây")
@example(line="BAO CHE, ƯU TIÊN")
@settings(max_examples=25, deadline=None)
def test_decomposed_text_is_never_read_wrong(page: str, line: str) -> None:
    damaged = misread(decomposed(line), page)
    assert repair(damaged) in {line, damaged}


@pytest.mark.parametrize("damage", LOSING.values(), ids=LOSING.keys())
@given(line=lines())
@example(line="và các cán bộ xã")
@example(line="nhiệm vụ sau đây")
@example(line="đồ án")
@settings(max_examples=40, deadline=None)
def test_what_loses_bytes_is_never_read_wrong(damage: Damage, line: str) -> None:
    damaged = damage(line)
    assert repair(damaged) in {line, damaged}


@pytest.mark.parametrize("damage", CASED.values(), ids=CASED.keys())
@given(line=lower_lines())
@example(line="do các đoàn")
@example(line="tư")
@settings(max_examples=40, deadline=None)
def test_what_loses_its_case_is_never_read_wrong(damage: Damage, line: str) -> None:
    damaged = damage(line)
    assert repair(damaged).lower() in {line, damaged}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("cut", [12, 24, 37])
def test_either_part_of_a_line(page: str, cut: int) -> None:
    cut = LINE.rindex(" ", 0, cut) + 1
    head, tail = LINE[:cut], LINE[cut:]
    assert repair(misread(head, page) + tail) == LINE
    assert repair(head + misread(tail, page)) == LINE


@pytest.mark.parametrize("page", PAGES)
def test_capitals_and_decomposed_text_are_repaired(page: str) -> None:
    assert repair(misread(LINE.upper(), page)) == LINE.upper()
    assert repair(misread(decomposed(LINE), page)) == LINE


def test_composed_graves_of_windows_1258() -> None:
    damaged = to_form("NFC", misread(decomposed(LINE), "cp1258"))
    assert repair(damaged) == LINE


def test_lines_of_a_document_may_differ() -> None:
    damaged = [misread(LINE, page) for page in PAGES]
    damaged += [misread(misread(LINE, "cp1252"), "cp1252"), LINE]
    assert repair("\n".join(damaged)) == "\n".join([LINE] * len(damaged))


@given(line=lines(), page=st.sampled_from(PAGES))
@settings(max_examples=40, deadline=None)
def test_a_repair_is_settled_and_can_be_undone(line: str, page: str) -> None:
    damaged = misread(line, page)
    result = normalize(damaged, REPAIR)
    assert result.undo() == damaged
    assert normalize(result.text, REPAIR).edits == ()


@pytest.mark.parametrize(
    "family",
    ["Ã£", "á» ", "á»", "ä‘ ", "xá» ", '" Ã£', "Ôò", "├ ", "à€", "aÌ\x81 ", "Ã "],
)
def test_hostile_lines_take_linear_time(family: str) -> None:
    assert growth(repair, family * 20_000) <= 2.3
