"""The data docs in a real browser that has no network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.expectations.checks import Check, load_checks
from chuanhoa.expectations.gate import judge
from chuanhoa.normalize.rule import Text
from chuanhoa.reports.data_docs import write_data_docs
from chuanhoa.seeds.model import Rejected
from tests.expectations.made_records import make_records, with_facts
from tests.reports.browsing import HOSTILE, IMAGE, SCRIPT, body_of, requests_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("great_expectations", reason="needs the extra gx")
    records = [
        replace(
            with_facts(record, n_repairs=3), title=record.doc_id, source=record.doc_id
        )
        for record in make_records(*HOSTILE)
    ]
    rejected = [Rejected(name, "not-utf8", Text(name, name)) for name in HOSTILE]
    checks = [
        *load_checks(),
        *(
            Check(f"a/{name}", "n_chars", "critical", Text(name, name), 10**9 + i)
            for i, name in enumerate(HOSTILE)
        ),
    ]
    directory = tmp_path_factory.mktemp("docs")
    return write_data_docs(
        judge(records, rejected, checks), directory, run_name=f"ngày/{IMAGE}"
    ).parent


@pytest.mark.parametrize(
    "name", ["index.html", "validations/gate.html", "expectations/chuanhoa.html"]
)
def test_nothing_runs_and_nothing_is_loaded(
    site: Path,
    browser: Any,
    name: str,
) -> None:
    address = (site / name).as_uri()
    requests_of(browser)

    browser.get(address)

    assert requests_of(browser) == [address]
    assert browser.get_log("browser") == []
    assert "pwned" not in browser.title.partition(" · ")[0]
    assert browser.title.endswith(" · chuanhoa")
    assert browser.find_elements("css selector", "script, img, svg, iframe, link") == []
    assert IMAGE in body_of(browser)


def test_the_page_would_have_shown_what_runs(
    tmp_path: Path,
    browser: Any,
) -> None:
    """The probe works: without escaping and policy, the same words do run."""
    page = tmp_path / "open.html"
    page.write_text(f"<title>a</title><p>{SCRIPT}{IMAGE}", encoding="utf-8")

    browser.get(page.as_uri())

    assert browser.title == "pwned"


def test_the_index_lists_the_run_and_leads_to_the_failing_documents(
    site: Path,
    browser: Any,
) -> None:
    browser.get((site / "index.html").as_uri())
    assert "Cổng chất lượng: ✗ Không đạt" in body_of(browser)

    browser.find_element("link text", f"ngày/{IMAGE}").click()

    assert browser.current_url == (site / "validations/gate.html").as_uri()
    cells = [
        cell.text
        for cell in browser.find_elements("css selector", "div[id] td")
        if "repair-needed" in cell.text
    ]
    assert [cell.split("\n")[:6] for cell in cells] == [
        [
            "cảnh báo repair-needed",
            "Không được còn lỗi mà `chuanhoa fix` sửa được.",
            "3 trên 3 không đạt:",
            *HOSTILE,
        ]
    ]


def test_the_style_is_applied(site: Path, browser: Any) -> None:
    browser.get((site / "index.html").as_uri())

    cell = browser.find_element("css selector", "td")

    assert cell.value_of_css_property("border-left-style") == "solid"
