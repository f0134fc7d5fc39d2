"""What the markup of a page states is taken where the text says nothing, or never."""

from __future__ import annotations

import json
from typing import Any

import pytest
from timing import growth

from chuanhoa.normalize.settings import settings_for
from chuanhoa.seeds.build import Built, build
from chuanhoa.seeds.html_published import moment
from chuanhoa.seeds.model import Document

resiliparse = pytest.importorskip("resiliparse", reason="needs the [html] extra")

from chuanhoa.seeds.html_head import Head, read_head  # noqa: E402 -- after the check

TITLE = "Xã Tân Lập trao 20 suất quà cho học sinh nghèo"
OTHER = "Xã Tân Lập tặng sách vở cho học sinh của ba trường"
LEAD = (
    "Sáng 5/3, UBND xã Tân Lập trao 20 suất quà cho học sinh nghèo của ba trường"
    " trên địa bàn."
)
UNDATED = "UBND xã Tân Lập vừa trao 20 suất quà cho học sinh nghèo của ba trường."
MORE = "Mỗi suất quà gồm sách vở, áo ấm và 500 nghìn đồng tiền mặt."
SHOWN = f"<p>{LEAD}</p><h4>{TITLE}</h4><p>{MORE}</p>"
LIST = "".join(
    f"<li><h3>Xã Tân Lập {what}</h3><p>UBND xã Tân Lập vừa {what} cho bà con.</p></li>"
    for what in ("mở hội", "sửa đường", "trao 20 suất quà cho học sinh nghèo")
)


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def og(title: str) -> str:
    return meta("og:title", title)


def json_ld(node: Any) -> str:
    text = node if isinstance(node, str) else json.dumps(node)
    return f'<script type="application/ld+json">{text}</script>'


def article(**said: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", **said}


def page(head: str = "", *, window: str = "", body: str = "", lead: str = LEAD) -> str:
    shown = body or f"<p>{lead}</p><p>{MORE}</p>"
    return (
        f"<!DOCTYPE html><html><head><title>{window}</title>{head}</head>"
        f"<body>{shown}</body></html>"
    )


def built(markup: str, name: str = "a.html") -> Built:
    item = build(Document(name, name, markup.encode()), settings_for("repair"))
    assert isinstance(item, Built)
    return item


def title_of(markup: str) -> str | None:
    return built(markup).record.title


def published_of(markup: str) -> str | None:
    return built(markup).record.published


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(page(og(TITLE), body=SHOWN), id="og:title and a line"),
        pytest.param(page(window=TITLE, body=SHOWN), id="window and a line"),
        pytest.param(
            page(window=f"{TITLE} | Báo Tân Lập", body=SHOWN), id="window with its site"
        ),
        pytest.param(
            page(json_ld(article(headline=TITLE)), body=SHOWN), id="headline and a line"
        ),
        pytest.param(
            page(json_ld({"@graph": [{"a": [article(headline=TITLE)]}]}), body=SHOWN),
            id="nested graph",
        ),
        pytest.param(
            page(
                og(f"{TITLE} - Báo Tân Lập") + meta("og:site_name", "Báo Tân Lập")
            ).replace("<title>", f"<title>{TITLE}"),
            id="og:title with its site, and the window",
        ),
        pytest.param(
            page(og(TITLE), window=f"{TITLE} – Tin tức - Báo Tân Lập"),
            id="og:title and the window with section and site",
        ),
        pytest.param(
            page(
                og("Xã Tân Lập trao 20 suất quà cho học sinh nghèo"),
                body=SHOWN.replace("<h4>Xã", "<h4>Xa\u0303"),
            ),
            id="another normal form",
        ),
    ],
)
def test_a_title_that_two_places_state(markup: str) -> None:
    assert title_of(markup) == TITLE


def test_each_of_these_pages_has_no_title_by_its_text_alone() -> None:
    assert [title_of(page(body=body)) for body in (SHOWN, "")] == [None, None]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(page(og(TITLE)), id="one place"),
        pytest.param(page(body=f"<p>{LEAD}</p><h1>{TITLE}</h1>"), id="heading only"),
        pytest.param(page(og(TITLE), window=OTHER), id="two places that differ"),
        pytest.param(
            page(og(TITLE) + og(OTHER), body=f"{SHOWN}<h4>{OTHER}</h4>"),
            id="two candidates",
        ),
        pytest.param(
            page(
                og("Báo Tân Lập"),
                window="Báo Tân Lập",
                body=f"<h1>Báo Tân Lập</h1><p>{LEAD}</p><p>{MORE}</p>",
            ),
            id="office as the title of every page",
        ),
        pytest.param(
            page(
                og(TITLE) + meta("og:site_name", TITLE),
                window=TITLE,
                body=SHOWN,
            ),
            id="name of the site",
        ),
        pytest.param(
            page(og("Tin tức - sự kiện"), window="Tin tức - sự kiện | Báo Tân Lập"),
            id="section",
        ),
        pytest.param(
            page(og("Cổng kết nối muôn phương"), window="Cổng kết nối muôn phương"),
            id="motto that the article is not about",
        ),
        pytest.param(
            page(og(f"{TITLE} | Báo Hay"), window=f"{TITLE} | Báo Hay"),
            id="a site that nothing names",
        ),
        pytest.param(page(og("Trao quà"), window="Trao quà"), id="too short"),
        pytest.param(page(og(LEAD), window=LEAD), id="the first sentence as the name"),
        pytest.param(
            page(json_ld(article(headline=LEAD))), id="the first sentence as headline"
        ),
        *(
            pytest.param(
                page(
                    json_ld(article(headline=name)),
                    body=f"<h1>{name}</h1><p>{LEAD}</p><p>{MORE}</p>",
                ),
                id=name,
            )
            for name in ("Tin tức - sự kiện", "Huyện Bắc Mê tỉnh Hà Giang")
        ),
        pytest.param(
            page(
                og("Ngày ấy, bên dòng sông Gâm xanh ngắt"),
                body=SHOWN.replace(TITLE, "Ngày ấy, bên dòng sông Gâm xanh ngắt"),
            ),
            id="a heading that the article is not about",
        ),
        pytest.param(
            page(og(f"{LEAD[:50]}..."), window=f"{LEAD[:50]}..."),
            id="the first words as the name",
        ),
        pytest.param(
            page(
                json_ld([article(headline=TITLE), article(headline=OTHER)]) + og(TITLE),
                body=SHOWN,
            ),
            id="several articles",
        ),
        pytest.param(
            page(
                og(TITLE),
                body=SHOWN
                + "".join(f"<p itemprop=headline>{t}" for t in (TITLE, OTHER)),
            ),
            id="several articles in microdata",
        ),
        pytest.param(
            page(
                og(TITLE),
                body=SHOWN + "".join(f"<p>0{d}/03/2024</p>" for d in range(1, 8)),
            ),
            id="list of days",
        ),
    ],
)
def test_a_title_that_is_not_certain_is_refused(markup: str) -> None:
    assert title_of(markup) is None


FAR = "Chuyện một mùa nước nổi bên sông"
NEAR = "Niềm vui ở xã Tân Lập của học sinh"


@pytest.mark.parametrize(
    ("title", "head", "window", "expected"),
    [
        (FAR, og(FAR) + json_ld(article(headline=FAR)), f"{FAR} | Báo Hay", FAR),
        (FAR, og(FAR), f"{FAR} | Báo Hay", None),
        (NEAR, og(NEAR), f"{NEAR} | Báo Hay", NEAR),
        (NEAR, og(NEAR), NEAR, None),
    ],
)
def test_the_more_places_the_less_the_article_has_to_repeat(
    title: str, head: str, window: str, expected: str | None
) -> None:
    assert title_of(page(head, window=window)) == expected


def test_a_portal_that_its_article_speaks_of_is_no_title() -> None:
    name = "Cổng thông tin điện tử xã Tân Lập"
    lead = f"Từ hôm nay, {name} có thêm mục hỏi đáp cho bà con."
    assert title_of(page(og(name), window=f"{name} | UBND", lead=lead)) is None


def test_the_visible_title_comes_first() -> None:
    body = f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{MORE}</p>"
    assert title_of(page(og(OTHER), window=OTHER, body=body)) == TITLE


def test_the_line_that_shows_the_title_is_its_part() -> None:
    opening = "Sáng 5/3, xã Tân Lập trao quà cho học sinh nghèo"
    body = f"<h1>{opening}</h1><p>{LEAD}</p><p>{MORE}</p>"
    found = built(page(og(opening), body=body))
    parts = [
        (part.kind, found.decoded.text[part.start : part.end])
        for part in found.record.parts
    ]
    assert parts == [("title", opening), ("lead", LEAD), ("body", MORE)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta("article:published_time", "2024-03-05T09:12:33+07:00"), "T09:12"),
        (meta("article:published_time", "2024-03-05T02:12:33Z"), "T09:12"),
        (meta("article:published_time", "2024-03-04T18:30:00+00:00"), "T01:30"),
        (meta("article:published_time", "2024-03-05 09:12"), "T09:12"),
        ('<meta itemprop="datePublished" content="2024-03-05T09:12:00">', "T09:12"),
        ('<meta name="DC.date.issued" content="2024-03-05">', ""),
        (meta("article:published_time", "2024-03-05T00:00:00Z"), ""),
        (json_ld(article(datePublished="2024-03-05T09:12:00+0700")), "T09:12"),
        (json_ld({"@graph": [article(datePublished="2024-03-05")]}), ""),
        (json_ld(article(datePublished="2024-03-05", dateModified="2024-04-01")), ""),
        (
            meta("article:published_time", "2024-03-05T02:12:00Z")
            + json_ld(article(datePublished="2024-03-05")),
            "T09:12",
        ),
        (
            meta("article:published_time", "2024-03-05T09:12:00+07:00")
            + json_ld(article(datePublished="2024-03-05T09:15:00+07:00")),
            "",
        ),
        (
            meta("article:published_time", "1970-01-01T00:00:00Z")
            + json_ld(article(datePublished="2024-03-05")),
            "",
        ),
        (
            json_ld("{broken, 'datePublished': 2023-01-01")
            + meta("article:published_time", "2024-03-05"),
            "",
        ),
        (
            json_ld(
                article(
                    datePublished="2024-03-05",
                    comment={"@type": "Comment", "datePublished": "2024-03-09"},
                )
            ),
            "",
        ),
    ],
)
def test_moments_that_agree_on_the_day(head: str, expected: str) -> None:
    record = built(page(head)).record
    assert record.published == f"2024-03-05{expected}"
    assert str(record.published_date) == "2024-03-05"


def test_the_day_that_readers_see_beside_a_moment() -> None:
    time = '<time itemprop="datePublished" datetime="2024-03-05T09:12">{}</time>'
    body = f"<p>{LEAD}</p><p>{MORE}</p><p>Đăng bởi Văn phòng {time}</p>"
    shown = ("5/3/2024", "mới đây", "9/3/2024")
    found = [published_of(page(body=body.format(day))) for day in shown]
    assert found == ["2024-03-05T09:12", "2024-03-05T09:12", None]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            page(
                meta("article:published_time", "2024-03-05")
                + json_ld(article(datePublished="2024-03-06"))
            ),
            id="two days",
        ),
        pytest.param(
            page(meta("article:modified_time", "2024-03-05")), id="change only"
        ),
        pytest.param(
            page(json_ld(article(dateModified="2024-03-05"))), id="change in JSON-LD"
        ),
        pytest.param(
            page(
                meta("article:published_time", "2024-03-05")
                + '<meta itemprop="dateModified" content="2024-03-01">'
            ),
            id="change in microdata before it came out",
        ),
        pytest.param(
            page(json_ld({"@type": "WebPage", "datePublished": "2024-03-05"})),
            id="page that is no article",
        ),
        pytest.param(
            page(json_ld({"@type": "VideoObject", "datePublished": "2024-03-05"})),
            id="film",
        ),
        pytest.param(
            page(
                body=f"<p>{LEAD}</p><p>{MORE}</p><div itemscope"
                ' itemtype="https://schema.org/Comment">'
                '<meta itemprop="datePublished" content="2024-03-05"></div>'
            ),
            id="comment",
        ),
        *(
            pytest.param(page(meta("article:published_time", empty)), id=empty)
            for empty in (
                "1970-01-01T00:00:00+00:00",
                "0001-01-01T00:00:00",
                "0001-01-01T00:00:00+14:00",
                "0000-00-00 00:00:00",
                "9999-12-31T23:59:59Z",
                "2024-02-30",
                "2024-03-05T25:00:00",
                "2024-03-05T09:00:00+99:00",
                "3/5/2024 9:12:00 AM",
                "hôm qua",
                "",
            )
        ),
        pytest.param(
            page(meta("article:published_time", "2024-09-20T09:12:00+07:00")),
            id="the article opens with a day half a year before",
        ),
        pytest.param(
            page(
                meta("article:published_time", "2024-03-05"),
                lead=LEAD.replace("5/3", "Ngày 5/3/2019").replace("Sáng Ngày", "Ngày"),
            ),
            id="the article opens with a day of another year",
        ),
        pytest.param(
            page(
                meta("article:published_time", "2024-03-05"),
                lead=UNDATED[:-1] + " và sẽ tặng thêm từ nay đến cuối năm 2019.",
            ),
            id="a plan for a year that has passed",
        ),
        pytest.param(
            page(
                meta("article:published_time", "2024-03-05")
                + meta("article:modified_time", "2022-01-01")
            ),
            id="changed before it came out",
        ),
        pytest.param(
            page(
                json_ld(
                    [
                        article(headline=TITLE, datePublished="2024-03-05"),
                        article(headline=OTHER, datePublished="2024-03-05"),
                    ]
                )
            ),
            id="several articles of a day",
        ),
        pytest.param(
            page(
                json_ld(
                    {
                        "@type": "ItemList",
                        "itemListElement": [
                            {"item": article(url=f"/{n}", datePublished="2024-03-05")}
                            for n in range(3)
                        ],
                    }
                ),
                body=f"<ul>{LIST}</ul>",
            ),
            id="list of articles",
        ),
        pytest.param(
            page(
                body=LIST
                + '<time itemprop="datePublished" datetime="+07:00">5/3</time>'
            ),
            id="template without its value",
        ),
    ],
)
def test_a_publication_that_is_not_certain_is_refused(markup: str) -> None:
    assert published_of(markup) is None


def test_two_visible_days_are_decided_by_a_moment_and_by_no_third_day() -> None:
    days = "<p>Ngày đăng: 05/03/2024</p><p>Ngày đăng: 07/03/2024</p>"
    body = f"<h1>{TITLE}</h1>{days}<p>{UNDATED}</p><p>{MORE}</p>"
    stated = ("2024-03-05T09:12+07:00", "2024-03-06", "2024-03-07")
    found = [
        published_of(page(meta("article:published_time", day), body=body))
        for day in stated
    ]
    assert published_of(page(body=body)) is None
    assert found == ["2024-03-05T09:12", None, "2024-03-07"]


def test_the_visible_publication_comes_first() -> None:
    body = f"<h1>{TITLE}</h1><p>06/03/2024</p><p>{LEAD}</p><p>{MORE}</p>"
    head = meta("article:published_time", "2024-03-05")
    assert published_of(page(head, body=body)) == "2024-03-06"


def test_documents_of_other_kinds_are_not_asked() -> None:
    markup = page(og(TITLE) + meta("article:published_time", "2024-03-05"), body=SHOWN)
    record = built(markup, "a.txt").record
    assert (record.title, record.published) != (TITLE, "2024-03-05")
    assert record.published is None


DEEP = 100_000


@pytest.mark.parametrize(
    "head",
    [
        og("&lt;script&gt;alert(1)&lt;/script&gt; " * 9),
        og('"><script>alert(1)</script>'),
        og("a\0b" * 9),
        og("x" * 1_000_000),
        json_ld("[" * DEEP),
        json_ld("[" * DEEP + "]" * DEEP),
        json_ld('{"@type": "Article", "headline": "' + "x" * 1_000_000 + '"}'),
        json_ld('{"@type": [["Article"], 3, null], "datePublished": ["2024-03-05"]}'),
        json_ld('{"@type": "Article", "headline": {"@value": 1}, "datePublished": 5}'),
        json_ld("9" * 100_000),
        json_ld('{"@type": "Article", "headline": "\\ud800 a b c"}'),
        json_ld("\ufeff{}"),
        "<meta property itemprop=datePublished datetime>",
        "<h1>" * 1_000,
        "<time itemprop='datePublished' datetime='²²²²-²²-²²'>",
    ],
    ids=lambda head: head[:40],
)
def test_hostile_markup_gives_no_more_than_its_text(head: str) -> None:
    record = built(page(head)).record
    assert (record.title, record.published) == (None, None)


@pytest.mark.parametrize(
    "markup", ["", "<script type='application/ld+json'>{", "<title>", "<meta", "\0"]
)
def test_nothing_states_nothing(markup: str) -> None:
    assert read_head(markup) == Head()


@pytest.mark.parametrize(
    "part",
    [
        "<meta itemprop=datePublished content=2024-03-05>",
        "<div itemprop=headline>Xã mở hội",
        "<div itemscope><time itemprop=datePublished>",
        "<h1>Xã mở hội",
        "<meta property=og:title content='Xã mở hội - '>",
        '<script type="application/ld+json">{"@type": "Article"}</script>',
    ],
)
def test_time_grows_with_the_markup(part: str) -> None:
    assert growth(read_head, part * 2_000) <= 2.3


def test_the_moments_of_one_instant_are_one() -> None:
    written = (
        "2022-06-11T00:30+07:00",
        "2022-06-10T17:30:00.000Z",
        "2022-06-10T10:30-7",
    )
    assert len({moment(each) for each in written}) == 1
