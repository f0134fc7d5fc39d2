"""The encoding rules by themselves: damage made here is repaired, or refused."""

from __future__ import annotations

import re
from itertools import product

import pytest

from chuanhoa.normalize import encoding_legacy, encoding_mojibake
from chuanhoa.normalize.edits import replay
from chuanhoa.normalize.encodings import encode
from chuanhoa.normalize.rule import Rule
from chuanhoa.normalize.settings import settings_for
from chuanhoa.normalize.syllables import all_syllables

RULES = [encoding_mojibake.RULE, encoding_legacy.RULE]
LINES = [
    "Cán bộ xã xuống từng thôn vận động bà con trồng rừng",
    "Trường tiểu học vừa được sửa lại mái ngói đỏ tươi",
    "Hai bên ký kết kế hoạch phối hợp bảo vệ nguồn nước",
]
PAGES = ["cp1252", "latin-1", "cp1254", "cp1250", "cp1258", "cp437", "mac_roman"]
BESIDE = "“”‘’«»‹›–—…•°™®§€·!?.,;:()[]\"'/%\u00a0\u00ad£¥µ¹²³ªº¿¡"


def repair(rule: Rule, text: str) -> str:
    edits = [e for e in rule.find(text, settings_for()) if e.before != e.after]
    return replay(text, edits)


def misread(text: str, page: str) -> str:
    """Read UTF-8 with a code page; bytes that it leaves undefined become C1."""
    data = text.encode()
    return "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(("page", "line"), list(product(PAGES, LINES)))
def test_misread_utf_8_is_repaired(page: str, line: str) -> None:
    assert repair(encoding_mojibake.RULE, misread(line, page)) == line


@pytest.mark.parametrize(("page", "line"), list(product(PAGES, LINES)))
def test_either_half_of_a_line(page: str, line: str) -> None:
    words = line.split()
    first, second = " ".join(words[:5]), " ".join(words[5:])
    rule = encoding_mojibake.RULE
    assert repair(rule, f"{misread(first, page)} {second}") == line
    assert repair(rule, f"{first} {misread(second, page)}") == line


@pytest.mark.parametrize("line", LINES)
def test_twice_and_three_times(line: str) -> None:
    twice = misread(misread(line, "cp1252"), "cp1252")
    rule = encoding_mojibake.RULE
    assert repair(rule, twice) == line
    assert repair(rule, misread(twice, "cp1252")) == line


@pytest.mark.parametrize(
    ("encoding", "line"),
    list(product(["tcvn3", "viscii", "vps", "vni-windows", "windows-1258"], LINES)),
)
def test_misread_legacy_text_is_repaired(encoding: str, line: str) -> None:
    misread_line = encode(line, encoding).decode("latin-1")
    assert repair(encoding_legacy.RULE, misread_line) == line


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_syllables_beside_any_sign_stay(rule: Rule) -> None:
    changed = [
        text
        for syllable in all_syllables()[::29]
        for word in (syllable, syllable.capitalize(), syllable.upper())
        for sign in BESIDE
        for text in (word + sign, sign + word)
        if re.search(rule.trigger, text) and list(rule.find(text, settings_for()))
    ]
    assert changed == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_trigger_covers_every_edit(rule: Rule) -> None:
    damaged = [misread(line, page) for line in LINES for page in PAGES]
    damaged += [encode(line, "tcvn3").decode("latin-1") for line in LINES]
    for text in [*damaged, *LINES]:
        if list(rule.find(text, settings_for())):
            assert re.search(rule.trigger, text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize(
    "text",
    [
        "\ud800á»™ Ä‘á»‘",
        "\0Ã¡\0",
        "á»",
        "Ã",
        "Ä\u0323‘á»‹nh má»›i",
        "\u0300Ã¡ má»™t",
        "",
    ],
)
def test_no_text_raises(rule: Rule, text: str) -> None:
    edits = list(rule.find(text, settings_for()))
    assert replay(text, edits) is not None
    assert [e.before for e in edits] == [text[e.start : e.end] for e in edits]
