"""Pages in HTML give the record that their text gives."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest
from pages import marked_pages
from timing import growth

from chuanhoa.cli import main
from chuanhoa.normalize.encodings import DecodeError, encode
from chuanhoa.normalize.settings import settings_for
from chuanhoa.seeds.build import Built, build
from chuanhoa.seeds.model import Document, Record, Rejected

resiliparse = pytest.importorskip("resiliparse", reason="needs the [html] extra")

from chuanhoa.seeds.html import read_html  # noqa: E402 -- after the check above

TITLE = "Tặng xe đạp cho học sinh vượt khó"
BODY = (
    "Quỹ khuyến học xã Đại Đồng tặng 18 xe đạp cho học sinh nhà xa trường.",
    "Mỗi chiếc xe trị giá 1,8 triệu đồng, do một cựu học sinh đóng góp.",
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="{{charset}}"><title>Trang</title>
<script>var a = "Ngày 1/1/2001";</script></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/t">Tin tức</a></li></ul></nav>
<div class="content"><h1>{TITLE}</h1><span class="date">22/12/2021 20:42</span>
<p>{BODY[0]}</p><figure><img src="x.jpg" alt="xe"><figcaption>Các em nhận xe. Ảnh: PV
</figcaption></figure><p>{BODY[1]}</p><p>Thu Trang</p></div>
<footer><p>Bản quyền 2020 UBND xã Đại Đồng</p></footer></body></html>"""


def record_of(name: str, data: bytes, **options: Any) -> Record:
    built = build(Document(name, name, data), settings_for("repair", **options))
    assert isinstance(built, Built)
    return built.record


def as_html(text: str) -> bytes:
    lines = (f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f"<html><body>{''.join(lines)}</body></html>".encode()


@pytest.mark.parametrize("page", marked_pages("develop") + marked_pages("held_out"))
def test_the_record_of_a_page_is_that_of_its_text(page: Any) -> None:
    text = record_of("a.txt", page.text.encode(), drop_boilerplate=True)
    same = record_of("a.html", as_html(page.text), drop_boilerplate=True)
    assert (same.title, same.published) == (text.title, text.published)
    assert same.text.split() == text.text.split()


def test_the_main_text_is_taken_and_no_sentence_is_lost() -> None:
    record = record_of("a.html", PAGE.format(charset="utf-8").encode())
    assert (record.title, record.published) == (TITLE, "2021-12-22T20:42")
    assert "Trang chủ" not in record.text
    assert "2001" not in record.text
    assert [line in record.text for line in (*BODY, "Các em nhận xe.")] == [True] * 3


def test_a_sentence_outside_of_the_main_text_keeps_the_whole_page() -> None:
    aside = "Bà con lưu ý đường vào trường đang sửa, xe tải không qua được."
    page = PAGE.replace("<footer>", f"<footer><p>{aside}</p>")
    text = read_html(page.format(charset="utf-8").encode()).text
    assert aside in text


@pytest.mark.parametrize("encoding", ["vni-windows", "windows-1258", "tcvn3"])
def test_legacy_encodings_whatever_the_page_says(encoding: str) -> None:
    page = PAGE.format(charset="iso-8859-1")
    decoded = read_html(encode(page, encoding))
    assert (decoded.encoding, decoded.lossless) == (encoding, True)
    assert BODY[0] in decoded.text


def test_a_page_loses_nothing_by_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(charset="utf-8"), "utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["records", str(tmp_path / "a.html"), "-o", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["is_lossless"] is True


def test_bytes_that_no_encoding_explains_are_refused() -> None:
    with pytest.raises(DecodeError):
        read_html(b"<p>\xff\xfe\xfd\xfc tieng la \x90\x8f</p>" * 9)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
        "<p>a\0b</p>",
        "<p" + "<" * 50,
        "<!--",
        "<plaintext>abc",
        "&#0; &#xD800; &#1114112;",
        "",
    ],
)
def test_hostile_markup_is_only_text(markup: str) -> None:
    text = read_html(markup.encode()).text
    assert "\0" not in text
    text.encode()


@pytest.mark.parametrize("part", ["<div>", "<b><i>", "<table><tr><td>", "<p>&amp;"])
def test_time_grows_with_the_page(part: str) -> None:
    assert growth(lambda data: read_html(data.encode()), part * 4_000) <= 2.3


def test_without_the_library_the_page_is_set_aside_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "resiliparse.extract.html2text", None)
    item = build(Document("a.html", "a.html", b"<p>x"), settings_for("repair"))
    assert isinstance(item, Rejected)
    assert (item.reason, "chuanhoa[html]" in item.message.en) == ("needs-html", True)
