from __future__ import annotations

import pickle

import pytest

from chuanhoa.normalize.encodings import Decoded, DecodeError, decode

TEXT = "Xã Tân Lập, ngày 5/3/2024 \N{GRINNING FACE}\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_says_the_encoding(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == Decoded(TEXT, encoding, bom=True)


@pytest.mark.parametrize("text", ["", "plain", TEXT, "a\0b", "\N{BOM}".join("ab")])
def test_utf_8_without_mark(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize(
    ("data", "reason", "offset"),
    [
        ("Hà Nội".encode()[:-2], "truncated-utf-8", 5),
        (b"xin \xff", "invalid-byte", 4),
        (b"xin \x80 ch", "invalid-byte", 4),
        (b"a\xc0\xafb", "overlong-utf-8", 1),
        (b"a\xe0\x80\xaf", "overlong-utf-8", 1),
        (b"a\xf0\x80\x80\xaf", "overlong-utf-8", 1),
        (b"a\xed\xa0\xbd\xed\xb8\x80", "cesu-8", 1),
        (b"a\xed\xa0\xbd", "encoded-surrogate", 1),
        (b"a\xed\xb8\x80b", "encoded-surrogate", 1),
        (b"a\xf4\x90\x80\x80", "beyond-unicode", 1),
        (b"a\xf8\x88\x80\x80\x80", "beyond-unicode", 1),
        (b"H\xe1\xba N\xe1\xbb\x99i", "broken-utf-8", 1),
        (b"\xef\xbb\xbfa\xff", "invalid-byte", 4),
        (b"\xff\xfea\x00b", "truncated-utf-16", 4),
        (b"\xff\xfea\x00\x00\xdca\x00", "lone-surrogate", 4),
        (b"\xff\xfe\x00\x00a\x00\x00", "truncated-utf-32", 4),
        (b"\xff\xfe\x00\x00\x00\x00\x11\x00", "invalid-utf-32", 4),
    ],
)
def test_a_refusal_names_reason_and_byte(data: bytes, reason: str, offset: int) -> None:
    with pytest.raises(DecodeError, match=f"^byte {offset} ") as caught:
        decode(data)
    assert (caught.value.reason, caught.value.offset) == (reason, offset)


def test_the_error_travels_between_processes() -> None:
    with pytest.raises(DecodeError) as caught:
        decode(b"\xff")
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 -- made here
    assert (copy.reason, copy.offset, copy.text) == (
        "invalid-byte",
        0,
        caught.value.text,
    )
