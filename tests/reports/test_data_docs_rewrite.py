from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanhoa.reports.data_docs_rewrite import PageParts, folded, rewrite

PARTS = PageParts(
    lang="vi",
    blocks={"info · a · b": "<p>khối</p>"},
    tables={"runs": "<p>bảng</p>"},
    labels={"n_chars": "n_chars (số ký tự)"},
    links={"index.html": "../index.html"},
)
PIECES = st.sampled_from(
    [
        *(
            "<script>",
            "</script>",
            "<style>",
            "<i class='fa-times'>",
            "</i>",
            "<table>",
        ),
        *(
            "<table class=runs>",
            "</table>",
            "<a href='javascript:x()'>",
            "</a>",
            "<br>",
        ),
        *("<img src=x onerror=x()>", "<p onclick=x()>", "</p>", "<svg onload=x()>"),
        *("<div style='color:red' id='section-1'>", "</div>", "<iframe src=//a.b>"),
        *("&lt;script&gt;", "&#60;img&#62;", "<!-- <b> -->", "<![CDATA[<b>]]>", "chữ"),
    ]
)


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>&lt;script&gt;x&lt;/script&gt;</p>",
            "<p> &lt;script&gt;x&lt;/script&gt; </p>",
        ),
        ("<p onclick='x()' style='a' class='b'>c</p>", "<p> c </p>"),
        ("<script>x()</script><style>a</style><b>c</b>", "<b> c </b>"),
        ("<a href='javascript:x()'>c</a>", " c "),
        ("<a href='https://a.example/'>c</a>", " c "),
        ("<a href='../../../index.html'>c</a>", '<a href="../index.html"> c </a>'),
        ("<a href='#section-2'>c</a>", '<a href="#section-2"> c </a>'),
        (
            "<h5 id='section-2'>n_chars</h5>",
            '<h5 id="section-2"> n_chars (số ký tự) </h5>',
        ),
        ("<h5 id='x\"y'>c</h5>", "<h5> c </h5>"),
        ("<i class='fas fa-times'></i>", '<strong class="failed">✗ Không đạt</strong>'),
        (
            "<i class='fas fa-check-circle'></i>",
            '<strong class="passed">✓ Đạt</strong>',
        ),
        (
            "<i class='fas fa-exclamation-triangle'></i>",
            '<strong class="broken">⚠ Không tính được</strong>',
        ),
        ("<i class='fas fa-times' aria-hidden='true'></i>", ""),
        ("<th>Status</th>", "<th> Trạng thái </th>"),
        ("<span>\n  info ·\n a · b </span>", "<span><p>khối</p></span>"),
        ("<table class='x runs'><tr><td>c</td></tr></table>", "<p>bảng</p>"),
        ("<nav class='navbar navbar-expand-md'><nav>c</nav>d</nav>e", " e "),
        ("<ul><li>c</li><li>\n <hr> </li></ul>", "<ul><li> c </li></ul>"),
        ("<td>≈66.67% not null</td>", "<td> ≈66.67 % có giá trị </td>"),
    ],
)
def test_what_becomes_of_a_page(html: str, expected: str) -> None:
    assert rewrite(html, PARTS).body == expected


def test_blocks_and_tables_are_counted() -> None:
    html = "<p>info · a · b</p><p>info · a · b</p>"

    assert rewrite(html, PARTS).used == {"info · a · b": 2, "runs": 0}


def test_a_description_is_found_as_it_is_shown() -> None:
    assert folded("info · &lt;b&gt;\n · c") == "info · <b> · c"


@given(st.lists(PIECES, max_size=15))
def test_nothing_that_runs_or_loads_comes_through(pieces: list[str]) -> None:
    found = _Tags(rewrite("".join(pieces), PARTS).body)

    assert found.tags <= {"table", "p", "br", "div", "strong"}
    assert found.attributes <= {("id", "section-1"), ("class", "failed")}
