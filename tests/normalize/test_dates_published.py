"""The date of publication of a page, and what it says about the dates in the text."""

from __future__ import annotations

import pytest

from chuanhoa.normalize.boilerplate import read_page
from chuanhoa.normalize.dates import find_dates, find_published

TITLE = "Xã Tân Lập khánh thành nhà văn hóa thôn Đồng"
BODY = "Ngày 22/11, xã Tân Lập khánh thành nhà văn hóa thôn Đồng."


def published(text: str) -> str | None:
    value = find_published(text).value
    return None if value is None else value.edtf


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("22/11/2021, 15:49", "2021-11-22T15:49"),
        ("23-11-2021 07:05", "2021-11-23T07:05"),
        ("Thứ Ba, 23/11/2021 | 08:30", "2021-11-23T08:30"),
        ("Thứ Ba, 23/11/2021, 08:30 (GMT+7)", "2021-11-23T08:30"),
        ("Ngày đăng: 23/11/2021", "2021-11-23"),
        ("Ngày đăng bài: 23/11/2021 | Tác giả: Kim Sen", "2021-11-23"),
        ("Cập nhật: 23/11/2021 08:30:12", "2021-11-23T08:30:12"),
        ("23/11/2021 | Lượt xem: 120", "2021-11-23"),
    ],
)
def test_a_date_line_after_the_title(line: str, expected: str) -> None:
    page = f"{TITLE}\n\n{line}\n\n{BODY}"
    assert published(page) == expected
    assert [d.edtf for d in find_dates(page)] == [expected, "2021-11-22"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nov 23, 2021", "2021-11-23"),
        ("Posted on Tuesday, November 23, 2021", "2021-11-23"),
        ("23 November 2021", "2021-11-23"),
        ("November 31, 2021", None),
        ("Nov 23, 2021 - Dec 23, 2021", None),
    ],
)
def test_a_date_line_with_an_english_month(line: str, expected: str | None) -> None:
    page = f"{TITLE}\n\n{line}\n\n{BODY}"
    assert published(page) == expected
    year = "2021" if expected else "XXXX"
    assert [d.edtf for d in find_dates(page)] == [f"{year}-11-22"]


def test_a_machine_prefix() -> None:
    page = f" date 2021-11 {BODY}"
    assert published(page) == "2021-11"
    assert [d.edtf for d in find_dates(page)] == ["2021-11", "2021-11-22"]


def test_a_machine_prefix_that_the_text_contradicts() -> None:
    page = f" date 2017-03 {BODY}"
    assert published(page) is None
    assert [d.edtf for d in find_dates(page)] == ["2017-03", "XXXX-11-22"]


@pytest.mark.parametrize("header", ["", "Cổng thông tin điện tử huyện Tân Phú\n"])
def test_a_date_before_the_title_may_be_the_clock_of_the_page(header: str) -> None:
    body = BODY.replace("22/11", "22/6")
    page = f"{header}Thứ Ba, 23/11/2021 08:30\n{TITLE}\n{body}"
    assert published(page) is None
    assert find_dates(page)[-1].edtf == "XXXX-06-22"


@pytest.mark.parametrize("header", ["", "Cổng thông tin điện tử huyện Tân Phú\n"])
def test_a_date_before_the_title_is_no_clock_where_the_story_is_as_new(
    header: str,
) -> None:
    page = f"{header}Thứ Ba, 23/11/2021 08:30\n{TITLE}\n{BODY}"
    assert published(page) == "2021-11-23T08:30"
    assert find_dates(page)[-1].edtf == "2021-11-22"


def test_a_day_inside_the_first_sentences_tells_of_the_day_above_the_title() -> None:
    lead = "Hưởng ứng tháng nhân đạo, ngày 23-11, xã Tân Lập tặng thẻ cho bà con."
    page = f"Thứ Ba, 23/11/2021, 08:30 (GMT+7)\n{TITLE}\n{lead}"
    assert published(page) == "2021-11-23T08:30"
    assert published(page.replace("23-11", "21-10")) is None


def test_two_dates_of_publication_are_refused() -> None:
    page = f"{TITLE}\n23/11/2021\n25/12/2021\n{BODY}"
    reading = find_published(page)
    assert reading.value is None
    assert [candidate.edtf for candidate in reading.candidates] == [
        "2021-11-23",
        "2021-12-25",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Bản quyền © 2021 Ủy ban nhân dân xã",
        "Chủ đề công tác năm 2021: Xây dựng xã kiểu mẫu",
        "Chào mừng năm 2021",
        "Tổng truy cập: 2021",
    ],
)
def test_banners_and_footers_are_no_evidence(line: str) -> None:
    page = f"{line}\n\n{TITLE}\n\n{BODY}\n\n{line}"
    assert published(page) is None
    dates = [d for d in find_dates(page) if d.text == "22/11"]
    assert [(d.edtf, d.inferred) for d in dates] == [("XXXX-11-22", False)]


def test_a_banner_is_named_as_a_weak_candidate() -> None:
    page = f"Chủ đề công tác năm 2021: Xã kiểu mẫu\n\n{TITLE}\n\n{BODY}"
    mention = find_dates(page)[-1]
    assert [(e.reason, e.text) for e in mention.evidence] == [
        ("weak-candidate", "năm 2021")
    ]


def test_a_timetable_takes_its_year_from_the_title() -> None:
    title = "Lịch công tác tuần (từ ngày 12/8/2024 đến 18/8/2024)"
    page = f"{title}\nThứ Hai, ngày 12/8: giao ban"
    assert find_dates(page)[-1].edtf == "2024-08-12"


def test_a_year_directly_before_the_date_outranks_the_publication() -> None:
    page = f"{TITLE}\n\n23/11/2021 08:30\n\nNăm 2019, ngày 4/3, thôn họp bàn."
    mention = find_dates(page)[-1]
    assert (mention.edtf, mention.inferred) == ("2019-03-04", True)


def test_a_contradicting_year_in_the_sentence_leaves_the_date_open() -> None:
    body = "Từ ngày 4/3/2019, thôn họp bàn, đến ngày 9/9 thì khởi công."
    page = f"{TITLE}\n\n23/11/2021 08:30\n\n{BODY}\n{body}"
    mention = find_dates(page)[-1]
    assert (mention.edtf, mention.inferred) == ("XXXX-09-09", False)


def test_the_place_and_date_of_an_official_document() -> None:
    head = "Số: 15/BC-UBND\nTân An, ngày 09 tháng 03 năm 2023"
    page = f"{head}\n\nBÁO CÁO\n\nTháng 6 năm sau."
    assert published(page) == "2023-03-09"
    assert find_dates(page)[-1].edtf == "XXXX-06"


def test_a_place_and_a_day_that_open_a_print_of_a_page_are_no_publication() -> None:
    page = f"Tân An, ngày 18 tháng 5 năm 2021\n{TITLE}\nVừa qua, xã họp bàn việc làm."
    assert published(page) is None
    assert published(page.replace("Vừa qua", "Ngày 17/5")) == "2021-05-18"


@pytest.mark.parametrize(
    ("body", "reads"),
    [
        ("Ngày 4/3/2019, xã họp; năm 2020 thì xong.", 0),
        ("Rằm tháng Giêng, thôn mở hội; 30/02 không có.", 0),
        ("Những năm 90, thôn chưa có điện.", 0),
        ("Ngày 4/3, xã họp.", 1),
    ],
)
def test_a_page_is_read_only_for_a_date_that_lacks_its_year(
    body: str, reads: int
) -> None:
    page = f"{TITLE}\n\n23/11/2019 08:30\n\n{body}"
    read_page.cache_clear()
    find_dates(page)
    assert read_page.cache_info().misses == reads


@pytest.mark.parametrize(
    ("line", "body", "expected"),
    [
        # A whole day of the text, a few days before the date above the title.
        ("23/11/2021", "Đợt này, từ ngày 17/11/2021, xã phát quà.", "2021-11-23"),
        ("23/11/2021", "Từ ngày 22-25/11/2021, xã phát quà.", "2021-11-23"),
        ("23/11/2021", "Đợt này, từ ngày 17/9/2021, xã phát quà.", None),
        ("23/11/2021", "Đợt này, từ ngày 30/11/2021, xã phát quà.", None),
        # No day of the text says otherwise; a weekday is a clock's, but for the form
        # of one system. Of 17 real pages with a time above the title, the 12 clocks
        # name the weekday; the 5 without it, or with a dash behind it, are right.
        ("23/11/2021", "Đợt này, xã phát quà cho bà con.", "2021-11-23"),
        ("23/11/2021 08:30", "Đợt này, xã phát quà.", "2021-11-23T08:30"),
        ("Thứ ba - 23/11/2021 08:30", "Xã phát quà.", "2021-11-23T08:30"),
        ("Thứ Ba, 23/11/2021 08:30", "Đợt này, xã phát quà.", None),
        ("11/23/2021 12:00:00 AM GMT+7", "Đợt này, xã phát quà.", "2021-11-23"),
        ("11/12/2021 12:00:00 AM", "Đợt này, xã phát quà.", None),
        ("23/11/2021 08:30:15", "Đợt này, xã phát quà cho bà con.", None),
        ("23/11/2021 08:30\nĐăng nhập", "Đợt này, xã phát quà.", None),
        ("23/11/2021 08:30", "Ngày 5/3/2019, xã phát quà.", None),
        ("Thứ Ba, 23/11/2021", "Đợt này, xã phát quà cho bà con.", None),
        ("23/11/2021\nĐăng nhập", "Đợt này, xã phát quà cho bà con.", None),
        ("Thứ Ba, 23/11/2021", "Đợt này, từ ngày 17/11/2021, xã phát quà.", None),
    ],
)
def test_a_bare_date_above_the_title_agrees_with_the_days_of_the_text(
    line: str, body: str, expected: str | None
) -> None:
    assert published(f"{line}\n{TITLE}\n{body}") == expected


@pytest.mark.parametrize(
    ("line", "body", "expected"),
    [
        ("10/5/2018 3:25:00 PM", "Ngày 3/10, xã họp.", None),
        ("10/5/2018 3:25:00 PM", "Thôn họp bàn.", None),
        ("10/5/2018 3:25:00 PM", "Ngày 9/5, xã họp.", "2018-05-10T15:25:00"),
        ("10/05/2018 03:25:00 PM", "Thôn họp bàn.", "2018-05-10T15:25:00"),
        ("15/5/2018 3:25:00 PM", "Thôn họp bàn.", "2018-05-15T15:25:00"),
    ],
)
def test_month_first_beside_am_and_pm_is_a_second_reading(
    line: str, body: str, expected: str | None
) -> None:
    assert published(f"{TITLE}\n{line}\n{body}") == expected


def test_a_day_of_long_ago_is_history_and_a_later_one_a_contradiction() -> None:
    past = f"{TITLE}\n22/11/2021\nNgày 4/3/1987, thôn mở đường."
    later = f"{TITLE}\n22/11/2021\nNgày 4/3/2025, thôn mở đường."
    assert (published(past), published(later)) == ("2021-11-22", None)
