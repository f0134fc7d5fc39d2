"""A whole run in a real browser without network: report, data docs, comparison."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chuanhoa.cli import main
from chuanhoa.seeds.rows import to_row
from tests.expectations.made_records import make_records, with_facts
from tests.reports.browsing import HOSTILE, IMAGE, body_of, requests_of

NAME = "../../báo/cáo" + IMAGE
REMOTE = re.compile(r"(?:https?:)?//[\w.-]+\.\w+|url\(|@import|<link\b")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Judge hostile records by hostile checks, twice, and compare the two runs."""
    pytest.importorskip("great_expectations", reason="needs the extra gx")
    here = tmp_path_factory.mktemp("run")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        for name, failing in (("old", (NAME,)), ("new", HOSTILE)):
            records = [
                with_facts(record, n_repairs=3 if record.doc_id in failing else 0)
                for record in make_records(NAME, *HOSTILE)
            ]
            lines = [
                to_row(replace(r, title=r.doc_id, source=r.doc_id, published=r.doc_id))
                for r in records
            ]
            text = "".join(json.dumps(line) + "\n" for line in lines)
            Path(f"{name}.jsonl").write_text(text, encoding="utf-8")
        own = [
            f"[checks.{json.dumps(f'a/{name}')}]\nfact = 'n_chars'\nminimum = {10**9}\n"
            f"vi = {json.dumps(name)}\n"
            for name in HOSTILE
        ]
        Path("chuanhoa.toml").write_text("".join(own), encoding="utf-8")
        argv = ["--lang", "vi", "--keep", "5"]
        assert main(["gate", "old.jsonl", "--report", "out", *argv]) == 1
        assert main(["gate", "new.jsonl", "--report", "out", *argv]) == 1
        assert main(["report", "out", "--compare", "runs/000001", "--lang", "vi"]) == 1
    return here / "out"


def test_no_page_of_a_run_names_a_remote_place_or_holds_a_tag_of_a_record(
    run: Path,
) -> None:
    pages = sorted(run.rglob("*.html"))

    assert len(pages) == 1 + 1 + 3 + 4
    for path in pages:
        html = path.read_text("utf-8")
        assert REMOTE.findall(html) == [], path
        assert [t for t in ("<img", "<script", "<svg") if t in html] == [], path
        assert "Content-Security-Policy" in html
        assert '<html lang="vi">' in html


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "compare.html",
        "documents/000001.html",
        "data-docs/index.html",
        "data-docs/validations/gate.html",
        "data-docs/expectations/chuanhoa.html",
    ],
)
def test_nothing_runs_and_nothing_is_loaded(run: Path, browser: Any, name: str) -> None:
    address = (run / name).as_uri()
    requests_of(browser)

    browser.get(address)

    assert requests_of(browser) == [address]
    assert browser.get_log("browser") == []
    assert not browser.title.startswith("pwned")
    assert IMAGE in body_of(browser)


def test_a_failing_expectation_leads_to_the_document_and_why(
    run: Path, browser: Any
) -> None:
    browser.get((run / "index.html").as_uri())
    browser.find_element("partial link text", "Data docs").click()
    browser.find_element("link text", "gate").click()
    block = next(
        cell
        for cell in browser.find_elements("css selector", "div[id] td")
        if "repair-needed" in cell.text
    )
    assert "cảnh báo" in block.text
    assert "3 trên 4 không đạt" in block.text

    block.find_element("link text", HOSTILE[1]).click()

    text = body_of(browser)
    assert HOSTILE[1] in text
    assert "repair-needed cảnh báo Không được còn lỗi" in text
    assert "3 n_repairs ≤ 0 Chạy `chuanhoa fix`." in text


def test_the_comparison_names_what_is_new_and_what_was_fixed(
    run: Path, browser: Any
) -> None:
    browser.get((run / "compare.html").as_uri())

    rows = [row.text for row in browser.find_elements("css selector", "tbody tr")]
    (changed,) = [row for row in rows if row.startswith("repair-needed")]
    assert changed.split("\n")[0] == f"repair-needed cảnh báo {HOSTILE[0]}"
    assert NAME in changed
