"""The pages of a report and the words in them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from chuanhoa.expectations.checks import Check, Severity, load_checks
from chuanhoa.normalize.edits import Edit, Normalized, Tier
from chuanhoa.normalize.engine import normalize
from chuanhoa.normalize.evidence import Evidence
from chuanhoa.normalize.mentions import DateMention, Precision
from chuanhoa.normalize.rule import Text
from chuanhoa.normalize.settings import settings_for
from chuanhoa.reports.display import code_points, visible, width, window
from chuanhoa.reports.document_page import document_page
from chuanhoa.reports.failures import bounds_of, record_page
from chuanhoa.reports.marked_text import marked_edits
from chuanhoa.reports.overview_page import overview_page
from chuanhoa.reports.page import page, show
from chuanhoa.reports.reasons import PRECISIONS, REASONS, cite
from chuanhoa.reports.saved_run import RunDocument, RunOutcome, SavedRun
from chuanhoa.seeds.model import Record

RECORD = Record("a", "a.txt", "0" * 64, "utf-8", None, None, None, "xã họp", 1)


def test_reasons_are_words_in_both_languages_and_stand_once() -> None:
    twice = [Evidence("left", 0, 2, "ủy viên"), Evidence("left", 0, 2, "ủy viên")]
    assert cite(twice, "vi") == "từ đứng trước: ủy viên"
    assert cite(twice, "en") == "the word before: ủy viên"
    assert cite([Evidence("some-new-reason")], "en") == "some new reason"
    assert all(text.vi and text.en and text.vi != text.en for text in REASONS.values())


def test_the_source_of_a_row_is_named_in_full() -> None:
    assert "Luật" in cite([Evidence("table", text="cqdp")], "vi")


def test_every_precision_has_a_word() -> None:
    assert set(PRECISIONS) == set(get_args(Precision))


def test_source_and_result_stand_side_by_side_with_what_changed() -> None:
    edit = Edit(2, 3, "\u00a0", " ", ("unicode-space",), Tier.SAFE)
    result = Normalized("xã\u00a0họp\r\n\tvà", "xã họp\r\n\tvà", (edit,))
    check = next(each for each in load_checks() if each.id == "repair-needed")
    record = replace(RECORD, facts={"n_repairs": 1})
    html = document_page(record, result, [check], "vi")
    assert 'xã<del id="e1">⍽</del>họp\n\tvà</pre>' in html
    assert "xã<ins> </ins>họp" in html
    assert "repair-needed</td>" in html
    assert '<td >1</td><td ><span class="id">n_repairs ≤ 0</span></td>' in html
    assert "Chạy `chuanhoa fix`." in html
    assert '<html lang="vi">' in html


def test_one_click_leads_from_a_finding_to_the_words() -> None:
    space = Edit(3, 4, "\u00a0", " ", ("unicode-space",), Tier.SAFE)
    date = Edit(8, 12, "31/2", "31/2", ("date-contradiction",), Tier.HUMAN)
    inside = Edit(9, 10, "1", "1", ("date-other",), Tier.HUMAN)
    result = Normalized(
        "xã\nh\u00a0họp 31/2", "xã\nh họp 31/2", (space,), (date, inside)
    )
    assert marked_edits(result) == [space, date]
    html = document_page(RECORD, result, [], "en")
    assert '<a href="#e1">2:1</a>' in html
    assert '<a href="#e2">2:6</a>' in html
    assert html.count('<mark id="e2">31/2</mark>') == 1
    assert '<span class="id">2:7</span>' in html
    assert "U+00A0" in html
    assert "U+0033" not in html


def outcome(name: str, severity: Severity, *failing: str) -> RunOutcome:
    check = Check(name, "n_chars", severity, Text(name, name), minimum=1)
    return RunOutcome(check, not failing, failing, 9)


def test_what_failed_comes_first_and_what_passed_is_folded() -> None:
    run = SavedRun(
        passed=False,
        reasons=(),
        notes=(),
        engine="plain",
        fail_on="warning",
        n_inputs=9,
        n_records=9,
        rejected=(),
        outcomes=(
            outcome("held", "critical"),
            outcome("style", "info", "b"),
            outcome("lost", "critical", "a", "b"),
        ),
        documents=tuple(
            RunDocument(i, i, None, None, 0, None, failed)
            for i, failed in (("x", ()), ("y", ("lost",)))
        ),
    )
    html = overview_page(run, "en")
    marks = ["lost</span>", "style</span>", "<details>", "held</span>", "</details>"]
    assert sorted(marks, key=html.index) == marks
    assert "2 of 9:<br>a<br>b" in html
    assert "Rules passed: 1" in html
    assert html.count('class="id bad"') == 1
    assert html.index("<td >y</td>") < html.index("<td >x</td>")


def test_dates_are_shown_with_their_evidence() -> None:
    why = (Evidence("date-line", 0, 10, "22/11/2021"),)
    date = DateMention(
        0, 5, "22/11", "2021-11-22", "gregorian", "day", inferred=True, evidence=why
    )
    html = document_page(replace(RECORD, dates=(date,)), Normalized("", ""), [], "en")
    assert "2021-11-22 (inferred)" in html
    assert "the date line: 22/11/2021" in html


def test_nothing_of_a_document_is_html() -> None:
    evil = '<img src=x onerror="alert(1)">'
    record = Record("a", evil, "0" * 64, evil, evil, evil, None, evil, 0)
    check = Check(
        evil, evil, "info", Text(evil, evil), minimum=1, todo=Text(evil, evil)
    )
    html = document_page(record, Normalized(evil, evil), [check], "en")
    names = dict.fromkeys(("doc_id", "source", "title", "published"), evil)
    html += record_page(names, [check], {evil: 1.5}, "vi")
    assert "<img" not in html
    assert show(evil).startswith("&lt;img")


def test_a_page_loads_nothing_and_runs_nothing() -> None:
    html = page("t", "", "en")
    assert "default-src 'none'" in html
    assert "http://" not in html.replace("http-equiv", "")
    assert "<script" not in html


def test_what_cannot_be_seen_is_shown() -> None:
    assert (
        visible("a\u00a0\u200b\u202e\x1b\ud800") == "a⍽<U+200B><U+202E><U+001B><U+D800>"
    )
    assert code_points("ệ\u0301") == "U+1EC7 U+0301"
    assert [width(text) for text in ("e\u0301", "東", "a")] == [1, 2, 1]


def test_a_window_is_cut_around_the_span() -> None:
    line = "x" * 100 + "cuả" + "y" * 100
    shown, carets = window(line, 100, 103)
    assert len(shown) == 1 + 28 + 3 + 28 + 1
    assert shown[carets.index("^") :].startswith("cuả")
    assert carets.strip() == "^^^"


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ({"minimum": 1}, "1 ≤ n_chars"),
        ({"maximum": 0.5}, "n_chars ≤ 0.5"),
        ({"minimum": 0, "maximum": 3}, "0 ≤ n_chars ≤ 3"),
        ({"minimum": True}, "n_chars: yes"),
        ({"maximum": False}, "n_chars: no"),
    ],
)
def test_bounds_are_written_as_they_are_read(
    bounds: dict[str, float], expected: str
) -> None:
    check = Check("a", "n_chars", "info", Text("a", "b"), **bounds)

    assert bounds_of(check, "en") == expected


def test_equal_edits_stand_in_one_row_with_all_their_places() -> None:
    text = "một\u00a0hai\u00a0ba\n" * 20
    html = document_page(RECORD, normalize(text, settings_for()), [], "en")

    (row,) = re.findall(r"<tr><td ><span class=\"id\">unicode-space.*?</tr>", html)
    assert '<td class="n">40</td>' in row
    assert "… and 30 more" in row
    assert len(re.findall(r'href="#e\d+"', row)) == 40
    assert "⍽" in row
    assert "␣" in row
    assert "U+00A0 → U+0020" in row
