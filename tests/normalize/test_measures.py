"""Measures that need nothing but the text."""

from __future__ import annotations

import pytest

from chuanhoa.normalize.measures import longest_line, repeated_paragraphs

LINE = "Xã Tân Lập khai trương tủ sách dùng chung cho bà con."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (LINE, 0),
        (f"{LINE}\n\n{LINE}", 1),
        (f"{LINE}\n  {LINE.upper()}\r\n{LINE[:-1]} .", 2),
        ("Hà Thủy\nHà Thủy", 0),
        (f"{'-' * 60}\n{'-' * 60}", 0),
    ],
)
def test_repeated_paragraphs(text: str, count: int) -> None:
    assert repeated_paragraphs(text) == count


@pytest.mark.parametrize(
    ("text", "size"), [("", 0), ("ab", 2), ("ab\r\nc", 2), ("a\n\n bcd", 4)]
)
def test_longest_line(text: str, size: int) -> None:
    assert longest_line(text) == size
