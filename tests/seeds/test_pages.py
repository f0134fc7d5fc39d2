"""Whole pages: title, date of publication, what the page left, and the text itself."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from pages import Page, marked_pages
from timing import growth

from chuanhoa.normalize.boilerplate import read_page
from chuanhoa.normalize.settings import settings_for
from chuanhoa.seeds.build import Built, build
from chuanhoa.seeds.model import Document, Record
from chuanhoa.seeds.structure import PART_KINDS, is_boilerplate, without
from chuanhoa.seeds.structure_facts import structure_facts

ROOT = Path(__file__).parents[2]
LAWS = ROOT.parent / "shared" / "data" / "clean_laws.jsonl.gz"
DEVELOP = marked_pages("develop")
PAGES = [*DEVELOP, *marked_pages("held_out")]
KINDS = {"T": "title", "D": "published", "L": "lead", "Y": "byline", "P": "place"}
every_page = pytest.mark.parametrize("page", PAGES)


def record_of(text: str, *, drop_boilerplate: bool = False) -> Record:
    item = build(
        Document("a.txt", "a.txt", text.encode()),
        settings_for("repair", drop_boilerplate=drop_boilerplate),
    )
    assert isinstance(item, Built)
    return item.record


@every_page
def test_title_and_date_of_publication(page: Page) -> None:
    record = record_of(page.text)
    assert (record.title, record.published) == (page.title, page.published)


@every_page
def test_what_the_page_left(page: Page) -> None:
    expected = [page.text[m.start : m.end] for m in page.marks if m.is_left]
    left = [p for p in record_of(page.text).parts if is_boilerplate(p)]
    assert [page.text[p.start : p.end] for p in left] == expected


@pytest.mark.parametrize("page", PAGES)
def test_parts_of_the_article(page: Page) -> None:
    expected = {
        (m.start, m.end): KINDS[m.letter] for m in page.marks if m.letter in KINDS
    }
    if page.published is None:
        expected = {k: v for k, v in expected.items() if v != "published"}
    found = {(p.start, p.end): p.kind for p in record_of(page.text).parts}
    assert {span: found.get(span) for span in expected} == expected


@every_page
def test_parts_are_sorted_disjoint_and_leave_out_white_space_and_bars_only(
    page: Page,
) -> None:
    position = 0
    rest = ""
    for part in record_of(page.text).parts:
        assert position <= part.start < part.end
        assert part.kind in PART_KINDS
        rest += page.text[position : part.start]
        position = part.end
    assert (rest + page.text[position:]).replace("|", "").strip() == ""


@every_page
def test_dropping_what_the_page_left_keeps_the_article(page: Page) -> None:
    kept = [page.text[m.start : m.end] for m in page.marks if not m.is_left]
    text = record_of(page.text, drop_boilerplate=True).text
    assert " ".join(text.split()) == " ".join(" ".join(kept).split())


@every_page
def test_facts_of_the_structure(page: Page) -> None:
    record = record_of(page.text)
    starts = {page.text.rfind("\n", 0, m.start) for m in page.marks if not m.is_left}
    lines = {page.text.rfind("\n", 0, m.start) for m in page.marks if m.is_left}
    facts = structure_facts(record, page.text)
    assert facts["n_boilerplate_lines"] == len(lines - starts)
    assert facts["has_byline"] == any(m.letter == "Y" for m in page.marks)
    assert 0 <= facts["boilerplate_ratio"] < 1


@every_page
def test_the_site_around_an_article_changes_nothing_in_it(page: Page) -> None:
    menu = "Trang chủ\nĐăng nhập\n\n"
    foot = "\nThống kê truy cập\nĐang truy cập: 3\nBản quyền © 2020 UBND xã\n"
    record = record_of(f"{menu}{page.text}{foot}", drop_boilerplate=True)
    alone = record_of(page.text, drop_boilerplate=True)
    assert (record.title, record.text.split()) == (alone.title, alone.text.split())


def test_clean_laws_are_no_pages_of_a_site() -> None:
    if not LAWS.exists():
        pytest.skip("needs ../shared/data")
    with gzip.open(LAWS, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    lost = [
        text[block.start : block.end]
        for text in texts[:12]
        for block in read_page(text)
        if block.is_boilerplate and block.end - block.start > 60
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("a\nb\nc", [(2, 3)], "a\nc"),
        ("a\n\nb\n\nc", [(3, 4)], "a\n\nc"),
        ("ab\nc", [(1, 2)], "a\nc"),
        ("a  b\n", [(0, 1), (3, 4)], ""),
        ("a\r\nb\r\nc", [(3, 4)], "a\r\nc"),
        ("a\n \nb", [(4, 5)], "a\n \n"),
        ("abc", [], "abc"),
        ("| ab | |\nc", [(2, 4)], "c"),
        ("| ab | x |\nc", [(2, 4)], "|  | x |\nc"),
        ("| |\nc", [], "| |\nc"),
        ("Đời sống - 5/3/2021\nc", [(0, 8)], "5/3/2021\nc"),
        ("5/3/2021 | 12 lượt xem\nc", [(11, 22)], "5/3/2021\nc"),
        ("- a\nb", [], "- a\nb"),
    ],
)
def test_leaving_spans_out(text: str, spans: Any, expected: str) -> None:
    assert without(text, spans) == expected


FAMILIES = [
    "Tin tức\n",
    "a\n",
    "12\n",
    "Trang chủ | Tin tức | ",
    "Xã mở hội. ",
    "22/11/2021 ",
    "thThống kê truy cập",
    "aB",
    "(((",
    "\u0301\n",
    "Ngày 3/4/2022, xã họp bàn việc làm đường mới ở thôn.\n",
]


@pytest.mark.parametrize("part", FAMILIES)
def test_time_grows_with_the_page(part: str) -> None:
    def read(text: str) -> object:
        read_page.cache_clear()
        return read_page(text)

    assert growth(read, part * (48_000 // len(part))) <= 2.3
