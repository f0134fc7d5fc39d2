from __future__ import annotations

import pytest

from chuanhoa.normalize.encodings import DecodeError, decode, encode

TEXT = (
    "Ủy ban nhân dân xã Tân Lập tổ chức hội nghị.\n"
    "Đến dự có đồng chí chủ tịch và đông đảo bà con các thôn.\n"
    "Mọi người cùng bàn việc mở đường, dựng trường, giữ rừng.\n"
)
LEGACY = ["tcvn3", "tcvn5712-1", "viscii", "vps", "vni-windows", "windows-1258"]
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", [*LEGACY, *WIDE])
def test_what_is_written_is_read_again(encoding: str) -> None:
    decoded = decode(encode(TEXT, encoding))
    assert decoded.text.casefold() == TEXT.casefold()
    assert decoded.lossless
    assert decoded.confidence > 0.8


@pytest.mark.parametrize("encoding", [*LEGACY[1:], *WIDE])
def test_the_encoding_is_named_and_capitals_stay(encoding: str) -> None:
    decoded = decode(encode(TEXT, encoding))
    assert (decoded.encoding, decoded.text) == (encoding, TEXT)


def test_tcvn3_has_lost_the_capitals_with_tone_marks() -> None:
    decoded = decode(encode(TEXT, "tcvn3"))
    assert decoded.text == TEXT.replace("Ủ", "ủ")
    assert decoded.lost == ("capital letters with tone marks",)


def test_viqr_needs_overwhelming_evidence() -> None:
    assert decode(encode(TEXT, "viqr")).text == TEXT
    assert decode(b"Nha^n da^n").encoding == "utf-8"


def test_windows_1258_is_composed() -> None:
    decoded = decode("Hội nghị đã bế mạc tối qua".encode())
    data = encode("Hội nghị đã bế mạc tối qua", "windows-1258")
    assert decode(data).text == decoded.text


def test_more_text_never_lowers_the_confidence() -> None:
    data = encode(TEXT, "viscii")
    levels = [decode(data * times).confidence for times in (1, 2, 4)]
    assert levels == sorted(levels)


@pytest.mark.parametrize(
    "data",
    [
        "Não é só isso; à côté de la forêt".encode("latin-1"),
        "Größe über alles, schöne Grüße".encode("cp1252"),
        "人人生而自由,在尊严和权利上一律平等".encode("gb18030"),
        "すべての人間は、生まれながらにして自由".encode("shift_jis"),
        "모든 인간은 태어날 때부터 자유로우며".encode("euc-kr"),
        "Все люди рождаются свободными".encode("cp1251"),
        "人人生而自由,在尊严和权利上一律平等".encode("utf-16-le"),
        bytes(range(256)),
        b"\xff\xd8\xff\xe0" + bytes(range(255)),
    ],
)
def test_what_is_not_vietnamese_is_refused(data: bytes) -> None:
    with pytest.raises(DecodeError):
        decode(data)


def test_damaged_utf_8_is_never_read_as_something_else() -> None:
    data = TEXT.encode()
    cut = data[: data.rindex("ừ".encode()) + 2]
    with pytest.raises(DecodeError) as caught:
        decode(cut)
    assert (caught.value.reason, caught.value.offset) == (
        "truncated-utf-8",
        len(cut) - 2,
    )


@pytest.mark.parametrize("encoding", LEGACY)
def test_what_an_encoding_lacks_is_not_written(encoding: str) -> None:
    with pytest.raises(UnicodeEncodeError, match="no such character"):
        encode("Hà Nội \N{GRINNING FACE}", encoding)


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(LookupError, match="koi8"):
        encode("a", "koi8")
