from __future__ import annotations

import sys

import pytest
from timing import growth

from chuanhoa import normalize_text
from chuanhoa.normalize import encoding_legacy
from chuanhoa.normalize.encodings import DecodeError, decode, encode
from chuanhoa.normalize.settings import settings_for

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


def misread(text: str, encoding: str) -> str:
    """Read bytes of a legacy encoding as office programs do."""
    data = encode(text, encoding)
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data
    )


@pytest.mark.parametrize("encoding", LEGACY[2:])
@pytest.mark.parametrize("line", TEXT.splitlines())
def test_a_line_is_mended_up_to_where_it_is_unicode(encoding: str, line: str) -> None:
    words = line.split()
    for place in range(4, len(words) - 3):
        head, tail = " ".join(words[:place]), " ".join(words[place:])
        damaged = f"{misread(head, encoding)} {tail}"
        mended = normalize_text(damaged).text.split()
        wrong = [
            (before, after)
            for before, after, right in zip(damaged.split(), mended, words, strict=True)
            if after not in (before, right)
        ]
        assert wrong == []


def test_edits_say_which_capitals_the_font_had_made() -> None:
    edits = normalize_text("§¶NG Bé x· häp, bµn viÖc më ®­êng").edits
    found = {e.after: [r.text for r in e.evidence if r.reason == "lost"] for e in edits}
    assert found["ĐảNG"] == ["capital letters with tone marks"]
    assert found["xã"] == []


@pytest.mark.parametrize(
    "text", ["Kho đóng moùng vaù. Trạm bơm", "Ông Téi tặng sách cho trường", "Téi seõ"]
)
def test_what_is_too_little_to_say_is_left_to_people(text: str) -> None:
    assert normalize_text(text).text == text


LIGHT = misread("Các thôn họp bàn việc mở đường. ", "viscii") + TEXT.replace("\n", " ")
HOSTILE_BYTES = {
    "letters alone": "\xb5\n" * 40_000,
    "one long line": "\xb5 \xe9a " * 20_000,
    "no two runs alike": " ".join(f"\xb5{i}\xe9" for i in range(8_000)),
}


@pytest.mark.parametrize("family", HOSTILE_BYTES)
def test_bytes_are_judged_in_linear_time(family: str) -> None:
    def run(text: str) -> None:
        with pytest.raises(DecodeError):
            decode(text.encode("latin-1"))

    assert growth(run, HOSTILE_BYTES[family]) <= 2.3


@pytest.mark.parametrize(
    "text", [LIGHT * 300, misread(TEXT, "vps") * 100, "\xb5\xe9 a\xf5 " * 10_000]
)
def test_long_lines_are_read_in_linear_time(text: str) -> None:
    def run(text: str) -> None:
        list(encoding_legacy.find(text, settings_for()))

    assert growth(run, text) <= 2.3


RUSSIAN = (
    "Все люди рождаются свободными и равными в своем достоинстве и правах. "
    "Они наделены разумом и совестью и должны поступать как братья.\n"
).encode("cp1251")


def test_a_refusal_names_what_another_library_guesses() -> None:
    pytest.importorskip("charset_normalizer")
    with pytest.raises(DecodeError, match=r"^byte 0 .*guesses cp1251, not") as caught:
        decode(RUSSIAN * 5)
    assert (caught.value.reason, caught.value.offset) == ("broken-utf-8", 0)


def test_without_that_library_the_refusal_is_the_same_but_for_the_guess(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(DecodeError, match=r"UTF-8$"):
        decode(RUSSIAN * 5)
