"""How much of many pages is read right: titles, days, what the page left, the text.

The rules have learned from these pages: this holds what was reached, and says nothing
of pages that they have not seen.
"""

from __future__ import annotations

import pytest
from pages import LEFT, Page, labelled_pages

from chuanhoa.normalize.settings import settings_for
from chuanhoa.seeds.build import Built, build
from chuanhoa.seeds.model import Document, Record
from chuanhoa.seeds.structure import is_boilerplate

BARS = {"title": 0.95, "published": 0.95, "precision": 0.95, "recall": 0.90}
UNDECIDED = "*"
TEXT = frozenset("LB")
MOST = 0.9


def record_of(page: Page) -> Record:
    item = build(
        Document(page.name, page.name, page.text.encode()), settings_for("repair")
    )
    assert isinstance(item, Built)
    return item.record


READ = [(page, record_of(page)) for page in labelled_pages("forms")]


def words(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


def left_in(page: Page, record: Record) -> list[tuple[str, float]]:
    """Give each line's letter, and the share of it that is taken for the page's."""
    found = []
    for mark in page.marks:
        # What is glued to a line without a letter or a figure is no line.
        if not any(map(str.isalnum, page.text[mark.start : mark.end])):
            continue
        spans = [
            (max(part.start, mark.start), min(part.end, mark.end))
            for part in record.parts
            if is_boilerplate(part)
        ]
        covered = sum(max(0, end - start) for start, end in spans)
        found.append((mark.letter, covered / (mark.end - mark.start)))
    return found


def test_titles() -> None:
    right = [words(record.title) == words(page.title) for page, record in READ]
    assert sum(right) >= BARS["title"] * len(right)


def test_days_of_publication() -> None:
    judged = [(p, record) for p, record in READ if p.published != UNDECIDED]
    right = [record.published == page.published for page, record in judged]
    assert sum(right) >= BARS["published"] * len(right)


def test_no_day_of_publication_is_invented() -> None:
    invented = [
        page.name
        for page, record in READ
        if record.published is not None and page.published is None
    ]
    assert invented == []


def test_what_the_pages_left() -> None:
    lines = [line for page, record in READ for line in left_in(page, record)]
    taken = [letter for letter, share in lines if share > 0 and letter != "?"]
    whole = [letter for letter, share in lines if share >= MOST and letter in LEFT]
    all_left = [letter for letter, _ in lines if letter in LEFT]
    right = sum(letter in LEFT for letter in taken)
    assert right >= BARS["precision"] * len(taken)
    assert len(whole) >= BARS["recall"] * len(all_left)


@pytest.mark.parametrize("letter", sorted(TEXT))
def test_no_line_of_the_text_is_lost(letter: str) -> None:
    lost = [
        (page.name, share)
        for page, record in READ
        for kind, share in left_in(page, record)
        if kind == letter and share > 0
    ]
    assert lost == []
