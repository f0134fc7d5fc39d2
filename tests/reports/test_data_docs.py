from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanhoa.expectations.checks import Check, load_checks
from chuanhoa.expectations.gate import GateResult, judge
from chuanhoa.expectations.plan import GateFaultError, Language
from chuanhoa.normalize.rule import Text
from chuanhoa.reports import data_docs, data_docs_blocks
from chuanhoa.reports.data_docs import write_data_docs
from chuanhoa.seeds.model import Record, Rejected
from tests.expectations.made_records import make_records, with_facts

HOSTILE = (
    "<script>document.title='pwned'</script>",
    '"><img src=x onerror="document.title=\'pwned\'">',
    "</code></style></title><svg onload=document.title='pwned'>",
    "javascript:document.title='pwned'",
    "../../a/b\u202etxt.exe\x07",
    "{{ 7 * 7 }} ${x} $column %s",
)
PAGES = ["expectations/chuanhoa.html", "index.html", "validations/gate.html"]
REMOTE = re.compile(
    r"(?:https?:)?//[\w.-]+\.\w+|url\(|@import|\bsrc=|<link\b", re.IGNORECASE
)


@pytest.fixture(autouse=True)
def _great_expectations() -> None:
    pytest.importorskip("great_expectations", reason="needs the extra gx")


def hostile_records() -> list[Record]:
    return [
        replace(
            with_facts(record, n_repairs=3, is_nfc=False),
            title=record.doc_id,
            source=record.doc_id,
            text=record.doc_id,
        )
        for record in make_records(*HOSTILE)
    ]


def hostile_checks() -> list[Check]:
    return [
        *load_checks(),
        *(
            Check(name, "n_chars", "critical", Text(name, name), minimum=10**9 + i)
            for i, name in enumerate(HOSTILE)
        ),
    ]


def hostile_result() -> GateResult:
    rejected = [Rejected(name, "not-utf8", Text(name, name)) for name in HOSTILE]
    return judge(hostile_records(), rejected, hostile_checks())


def pages_of(directory: Path) -> dict[str, str]:
    return {
        path.relative_to(directory).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag} {name}" for name, _ in attrs)}

    def handle_data(self, data: str) -> None:
        self.text += data


def text_of(html: str) -> str:
    return " ".join(_Tags(html).text.split())


@pytest.mark.parametrize(
    ("lang", "state", "severity", "sentence", "count"),
    [
        (
            "vi",
            "✗ Không đạt",
            "cảnh báo",
            "Văn bản gốc phải ở dạng NFC.",
            "1 trên 2 không đạt:",
        ),
        (
            "en",
            "✗ Failed",
            "warning",
            "The source text must be in form NFC.",
            "1 of 2 fail:",
        ),
    ],
)
def test_a_failing_expectation_says_in_words_what_and_which(  # noqa: PLR0913, PLR0917 -- one row of the table
    tmp_path: Path, lang: Language, state: str, severity: str, sentence: str, count: str
) -> None:
    sound, harmed = make_records("thư-viện", "trường-học")
    result = judge([sound, with_facts(harmed, is_nfc=False)], [], load_checks())

    index = write_data_docs(result, tmp_path, run_name="lần 1", lang=lang)

    assert index == tmp_path / "index.html"
    pages = pages_of(tmp_path)
    assert list(pages) == PAGES
    said = f"{severity} unicode-not-nfc {sentence} {count} trường-học"
    for name in ("index.html", "validations/gate.html"):
        text = text_of(pages[name].replace("<", " <"))
        assert said in text
        assert state in text
        assert "thư-viện" not in text
    assert "lần 1" in text_of(pages["index.html"])
    assert [f'<html lang="{lang}">' in html for html in pages.values()] == [True] * 3


def test_every_expectation_has_its_status_severity_and_rule(tmp_path: Path) -> None:
    checks = load_checks()
    result = judge(make_records("a", "b"), [], checks)

    write_data_docs(result, tmp_path, lang="en")

    html = (tmp_path / "validations/gate.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    shown = {
        (m[2], m[1], m[0])
        for row in rows
        for m in re.findall(
            r"<strong[^>]*>([^<]*)</strong>.*?<span[^>]*>([^<]*)</span> <code>([^<]*)",
            row,
            re.DOTALL,
        )
    }
    assert shown == {
        ("input-set-aside", "critical", "✓ Passed"),
        ("facts-complete", "critical", "✓ Passed"),
        *((check.id, check.severity, "✓ Passed") for check in checks),
    }
    assert "✗ Failed" not in html


def test_pages_are_in_the_language_asked_for(tmp_path: Path) -> None:
    harmed = [with_facts(r, is_nfc=False, n_lines=None) for r in make_records("a", "b")]
    result = judge(harmed, [], load_checks())

    write_data_docs(result, tmp_path, lang="vi")

    english = (
        r"(?<!Great )Expectation|Status|Observed|Overview|unexpected|null|Success"
        r"|Table|Info"
    )
    for html in pages_of(tmp_path).values():
        assert re.findall(english, text_of(html)) == []


def test_hostile_names_are_text_and_nothing_else(tmp_path: Path) -> None:
    write_data_docs(hostile_result(), tmp_path, run_name=HOSTILE[0] + "/" + HOSTILE[1])

    allowed = {
        *("html", "head", "meta", "title", "style", "body", "main", "div", "span", "p"),
        *("h1", "h2", "h4", "h5", "h6", "ul", "li", "a", "nav", "table", "thead"),
        *("tbody", "tr", "th", "td", "strong", "code", "br", "html lang", "a href"),
        *("meta charset", "meta content", "meta http-equiv", "meta name", "div id"),
        *("div class", "span class", "strong class", "thead hidden"),
    }
    for name, html in pages_of(tmp_path).items():
        assert _Tags(html).found - allowed == set(), name
        assert "\u202e" not in html, name
        assert (
            re.findall(
                r"href=\"(?!(?:\.\./)?[a-z]+(?:/[a-z]+)?\.html\"|#section-\d+\")", html
            )
            == []
        )
    text = text_of((tmp_path / "validations/gate.html").read_text(encoding="utf-8"))
    assert [name for name in HOSTILE[:4] if name not in text] == []
    assert "../../a/b<U+202E>txt.exe<U+0007>" in text


def test_no_page_needs_the_network_or_runs_a_script(tmp_path: Path) -> None:
    write_data_docs(judge(make_records("a"), [], load_checks()), tmp_path)

    for html in pages_of(tmp_path).values():
        assert REMOTE.findall(html) == []
        assert "default-src 'none'; style-src 'sha256-" in unescape(html)
        assert re.findall(r"<title>[^<]+ · gate · chuanhoa</title>", html) != []


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"

    for directory in (first, second):
        write_data_docs(hostile_result(), directory)

    assert pages_of(first) == pages_of(second)
    assert (
        re.findall(r"\b20\d\d-\d\d-\d\d|T\d{6}\b", "".join(pages_of(first).values()))
        == []
    )


def test_other_files_in_the_folder_stay_and_a_second_run_replaces_the_first(
    tmp_path: Path,
) -> None:
    (tmp_path / "ghi-chú.txt").write_text("của tôi", encoding="utf-8")
    write_data_docs(judge(make_records("cũ"), [], load_checks()), tmp_path)

    harmed = [with_facts(r, is_nfc=False) for r in make_records("mới")]
    write_data_docs(judge(harmed, [], load_checks()), tmp_path)

    pages = pages_of(tmp_path)
    assert sorted(pages) == sorted([*PAGES, "ghi-chú.txt"])
    assert pages["ghi-chú.txt"] == "của tôi"
    assert "mới" in text_of(pages["index.html"])
    assert "cũ" not in text_of(pages["index.html"])


def test_only_inputs_set_aside_are_shown_too(tmp_path: Path) -> None:
    result = judge(
        [], [Rejected("hỏng.txt", "not-utf8", Text("byte 3", "byte 3"))], load_checks()
    )

    write_data_docs(result, tmp_path)

    assert "hỏng.txt: byte 3" in text_of((tmp_path / "index.html").read_text("utf-8"))


def test_names_beyond_the_cap_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_docs_blocks, "NAMES_SHOWN", 2)
    harmed = [with_facts(r, is_nfc=False) for r in make_records("a1", "b1", "c1", "d1")]

    write_data_docs(judge(harmed, [], load_checks()), tmp_path, lang="en")

    text = text_of((tmp_path / "index.html").read_text("utf-8"))
    assert "4 of 4 fail:a1b1and 2 more, not listed." in text.replace("> <", "><")


def test_without_great_expectations_there_are_no_data_docs(tmp_path: Path) -> None:
    result = judge(make_records("a"), [], load_checks(), engine="plain")

    with pytest.raises(ValueError, match="no data docs"):
        write_data_docs(result, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_page_that_loses_a_rule_is_our_own_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = judge(make_records("a"), [], load_checks())
    monkeypatch.setattr(data_docs, "folded", lambda text: text + "?")

    with pytest.raises(GateFaultError, match="does not show"):
        write_data_docs(result, tmp_path)

    assert pages_of(tmp_path) == {}


def test_building_is_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_data_docs(judge(make_records("a"), [], load_checks()), tmp_path)

    assert capfd.readouterr() == ("", "")


@given(st.text())
def test_any_name_is_shown_without_markup(name: str) -> None:
    shown = data_docs_blocks.shown(name)

    assert set("<>\"'") & set(shown) == set()
    assert _Tags(f"<p>{shown}</p>").found == {"p"}


def test_failing_documents_and_the_report_are_linked(tmp_path: Path) -> None:
    harmed = [with_facts(r, is_nfc=False) for r in make_records("a<b", "c")]
    result = judge(harmed, [], load_checks())

    write_data_docs(
        result,
        tmp_path,
        addresses={"a<b": "../documents/000001.html"},
        home="../index.html",
    )

    pages = pages_of(tmp_path)
    to_document = '<a href="{}../documents/000001.html">a&lt;b</a>'
    assert to_document.format("") in pages["index.html"]
    assert to_document.format("../") in pages["validations/gate.html"]
    assert "<code>c</code>" in pages["index.html"]
    assert '<a href="../index.html">← Báo cáo</a>' in pages["index.html"]
    assert '<a href="../../index.html">← Báo cáo</a>' in pages["validations/gate.html"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://a.example/b.html",
        "//a.example/b.html",
        "/etc/b.html",
        'a".html',
        "a.html#<b>",
        "a/../../b.html",
        "",
    ],
)
def test_only_relative_paths_are_linked(tmp_path: Path, address: str) -> None:
    result = judge(make_records("a"), [], load_checks())

    with pytest.raises(ValueError, match="not a relative path"):
        write_data_docs(result, tmp_path, addresses={"a": address})


def test_nothing_outside_the_folder_is_touched(tmp_path: Path) -> None:
    places = {name: tmp_path / name for name in ("home", "tmp", "here")}
    for place in places.values():
        place.mkdir()
    program = (
        "from pathlib import Path\n"
        "from chuanhoa.expectations.checks import load_checks\n"
        "from chuanhoa.expectations.gate import judge\n"
        "from chuanhoa.reports.data_docs import write_data_docs\n"
        "from chuanhoa.normalize.rule import Text\n"
        "from chuanhoa.seeds.model import Rejected\n"
        "broken = Rejected('a.txt', 'not-utf8', Text('byte 3', 'byte 3'))\n"
        "write_data_docs(judge([], [broken], load_checks()), Path('docs'))\n"
    )
    environment = {
        **os.environ,
        "HOME": str(places["home"]),
        "TMPDIR": str(places["tmp"]),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=places["here"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(pages_of(places["here"] / "docs")) == PAGES
    assert [p.name for p in places["here"].iterdir()] == ["docs"]
    assert [list(places[name].iterdir()) for name in ("home", "tmp")] == [[], []]
