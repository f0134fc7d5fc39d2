"""What a web page leaves in a text is known by its words and its place."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanhoa.normalize.boilerplate import BOILERPLATE, lines, read_page
from chuanhoa.normalize.boilerplate.date_line import is_date_line, is_views
from chuanhoa.normalize.boilerplate.machine import is_alt_text, is_machine_text
from chuanhoa.normalize.boilerplate.people import is_bare_name, is_byline, is_caption
from chuanhoa.normalize.boilerplate.places import (
    is_banner,
    is_full_place,
    is_office,
    is_place,
)
from chuanhoa.normalize.boilerplate.prose import is_prose, opens_lead
from chuanhoa.normalize.boilerplate.segments import segments
from chuanhoa.normalize.boilerplate.wording import is_known
from chuanhoa.normalize.boilerplate_lines import BOILERPLATE_RULES
from chuanhoa.normalize.edits import Edit
from chuanhoa.normalize.settings import settings_for

TABLE = files("chuanhoa.normalize.tables").joinpath("boilerplate.csv")
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
ARTICLE = (
    "Xã Tân Lập mở tủ sách",
    "Tủ sách có 640 cuốn, mở cửa mọi buổi chiều trong tuần.",
    "Sách do bà con và con em xa quê góp tặng trong hai năm qua.",
)


def kinds(*page: str) -> dict[str, str]:
    text = "\n".join(page)
    return {text[b.start : b.end]: b.kind for b in read_page(text)}


def test_every_row_of_the_table_has_its_source_and_stands_once() -> None:
    assert [row for row in ROWS if not row["source"]] == []
    keys = [(row["group"], row["match"], row["phrase"]) for row in ROWS]
    assert sorted(set(keys)) == keys


@pytest.mark.parametrize(
    "line",
    [
        "Đang truy cập: 8341",
        "• Tổng truy cập 14.808",
        "Lượt xem: 430 Bản in Email Quay lại",
        "Trang chủ | Giới thiệu | Liên hệ",
        "TIN LIÊN QUAN",
        "Những tin mới hơn",
        "(0) Bình luận",
        "Bản quyền © 2020 Uỷ ban nhân dân huyện",
        "Skip to main content",
    ],
)
def test_a_line_that_says_itself_what_it_is(line: str) -> None:
    assert is_known(line)


@pytest.mark.parametrize(
    "line",
    [
        "Tin tức",
        "Hôm nay",
        "3. Đánh giá kết quả",
        "a) Chia sẻ thông tin",
        "Trang chủ trì hội nghị",
        "Tổng truy cập Internet của xã tăng 12 %",
        "Liên hệ: thôn Đông",
        "Bản quyền phần mềm là gì",
    ],
)
def test_a_line_that_needs_others_beside_it(line: str) -> None:
    assert not is_known(line)


@pytest.mark.parametrize(
    "line",
    [
        "11-06-2022 17:39",
        "Thứ Ba, 23/11/2021 | 08:30",
        "14:36, Thứ Năm, 9-11-2023",
        "Cập nhật, 09:53, Thứ Năm, 08/02/2018 (GMT+7)",
        "• Thứ năm - 28/10/2021 13:52",
        "Ngày đăng 05/04/2021 | 16:18 | Lượt xem: 121",
        "Đình Hiệp - Nguyệt Ánh| 10/03/2022 09:15",
        "Ngày 12 tháng 03 năm 2019",
        "( Cập nhật ngày: 25/03/2024 )",
        "10/08/2023 05:03:54 PM",
        "Xã hội 24-12-2021",
        "Thứ năm - 24/06/2021 15:51 1.320 0",
        "Ngày đăng bài: 05/03/2018 | Tác giả: Kim Gọn",
        "cms-publish-date 23/12/2020 | 09:33 | cms-view-count: 6564",
        "Được viết ngày Thứ Sáu, 29 Tháng ba 2019 09:47",
        "Tháng mười hai 18, 2019",
        "12 Th3 2024",
        "2024-03-06 07:38:00.0",
        "quantri gửi vào T2, 2018-03-26 15:06",
        "Người đăng: admin .Ngày đăng: 12/03/2024 08:00 .Lượt xem: 33 lượt.",
        "Đăng bởi: Ban Biên tập - 12/03/2024",
        "25/04/2024 14:31 View Count: 239",
        "Thursday, 18/07/2024",
    ],
)
def test_a_line_that_is_a_date(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 3/4/2022, xã họp",
        "Quyết định số 12 ngày 3/4/2022",
        "Tổng truy cập: 2021",
        "Hà Nội 3/4/2022",
        "3/4",
        "Lễ 30/4/2022 vui",
        "Ngày 3/4/2022 1.320 người",
    ],
)
def test_a_line_with_a_date_that_says_more(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tin, ảnh: Thanh Hà", True),
        ("Tác giả: UBND xã Phú Lý, Hồng Thắm", True),
        ("Ảnh và tin bài: Nguyễn Toan", True),
        ("Theo Báo Tuyên Quang", True),
        ("Nguồn tin: HH", True),
        ("Nguồn: baodian.vn", True),
        ("Tin vui: xã có cầu mới", False),
        ("Theo báo cáo của xã, vụ này được mùa", False),
        ("Nguồn: nước sạch lấy từ suối", False),
    ],
)
def test_bylines(line: str, expected: bool) -> None:  # noqa: FBT001 -- a case
    assert is_byline(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nam Dương", True),
        ("TIẾN HUY", True),
        ("Mai Thắm (Trung tâm TT&VH)", True),
        ("Minh Thùy-Đài Truyền thanh huyện", True),
        ("Thu Hằng (CTV)", True),
        ("XÃ PHÚ LÝ ĐỒNG LOẠT RA QUÂN", False),
        ("LỄ KẾT NẠP ĐẢNG", False),
        ("Lễ Hội Đền Nưa", False),
        ("Lê Được", True),
        ("Huyện Bắc Mê", False),
        ("Mở tủ sách", False),
        ("Bước 2: Dán nhãn", False),
        ("STT\tTên", False),
    ],
)
def test_signatures(line: str, expected: bool) -> None:  # noqa: FBT001 -- a case
    assert is_bare_name(line) is expected


@pytest.mark.parametrize(
    ("check", "line", "expected"),
    [
        (is_caption, "Quang cảnh Hội nghị. Ảnh: PV", True),
        (is_caption, "Đại biểu dự lớp tập huấn", True),
        (is_caption, "Lãnh đạo xã trao quà cho hộ nghèo", True),
        (is_caption, "Ông Lò Văn Pành trồng chè.", False),
        (is_place, "Huyện Bắc Mê tỉnh Hà Giang", True),
        (is_place, "Xã Tân Lập mở tủ sách", False),
        (is_place, "HUYỆN BẮC MÊ TỔ CHỨC HỘI NGHỊ", False),
        (is_office, "UBND HUYỆN TÂN PHƯỚC", True),
        (is_office, "UBND XÃ TÂN AN HỌP BÀN", False),
        (is_banner, "Chủ đề năm 2021: Đoàn kết", True),
        (is_banner, "Kỷ niệm của một người lái đò", False),
        (is_banner, "TOÀN DÂN ĐOÀN KẾT THI ĐUA LAO ĐỘNG GIỎI!", True),
        (opens_lead, "(QNO) - Sáng nay 5/10, phường họp", True),
        (opens_lead, "TPO - Ngày 8/12", True),
        (opens_lead, "Ngày hội của những người trồng sen", False),
        (opens_lead, "Sáng kiến của nông dân xã Tân An", False),
        (is_prose, "Làm gì để chợ quê sạch hơn?", False),
        (is_machine_text, "_INSTANCE_a", False),
        (is_machine_text, "${title}", True),
        (is_machine_text, "3 giờ trước", True),
        (is_machine_text, "x = y", False),
        (is_machine_text, "![ảnh](a.jpg) |", True),
        (is_machine_text, "Lai Châu: 21°C", True),
        (is_machine_text, "Nước sôi ở 100°C.", False),
        (is_machine_text, "...", False),
        (is_machine_text, "date 2021-08 .", True),
        (is_alt_text, "trao1qua2", True),
        (is_alt_text, "covid19", False),
        (is_full_place, "Huyện Bắc Mê", False),
        (is_views, "Lượt truy cập: 12", False),
    ],
)
def test_what_a_line_looks_like(check: object, line: str, expected: object) -> None:
    assert callable(check)
    assert check(line) is expected


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Thanh TuấnThống kê truy cập", ["Thanh Tuấn", "Thống kê truy cập"]),
        ("Bài trướcXã sửa đường", ["Bài trước", "Xã sửa đường"]),
        ("Xong trong hôm nay.Tin liên quan", ["Xong trong hôm nay.", "Tin liên quan"]),
        (" date 2021-04 Mở hội", ["date 2021-04", "Mở hội"]),
        ("Mở hội ở xã (12/05/2019)", ["Mở hội ở xã", "(12/05/2019)"]),
        ("Anh PVNhà được khởi công", ["Anh PVNhà được khởi công"]),
        ("KỶ NIỆM 50 NĂM NGÀY", ["KỶ NIỆM 50 NĂM NGÀY"]),
        ("Lò Văn Ún Các tin khác", ["Lò Văn Ún", "Các tin khác"]),
        ("Mở hội ở xã01/03/2017 15:02", ["Mở hội ở xã", "01/03/2017 15:02"]),
        ("Xã họp lúc 01/03/2017 15:02", ["Xã họp lúc 01/03/2017 15:02"]),
        ("CÁC TIN BÀI KHÁC", ["CÁC TIN BÀI KHÁC"]),
        ("Xã Tân An so với Các tin khác", ["Xã Tân An so với Các tin khác"]),
    ],
)
def test_pieces_of_a_line(line: str, pieces: list[str]) -> None:
    assert [each.text for each in segments(line)] == pieces


def test_lines_end_at_lf_and_cr_lf_and_lose_the_bars_of_tables() -> None:
    assert [x.text for x in lines("a\r\n\u2028b\n | c |\n|\n")] == ["a", "b", "c", "|"]


@pytest.mark.parametrize(
    "line",
    [
        "Bản quyền của bài hát thuộc về làng, ai hát cũng phải xin phép các cụ.",
        "Trụ sở: nhà sàn năm gian của thôn, được dựng lại sau trận lũ năm ấy.",
        "Thống kê",
        "Kết quả",
        "Liên hệ: anh Tám, tổ trưởng tổ dân phố 4",
        "Điện thoại: 0208 3 000 123",
    ],
)
def test_a_doubtful_line_inside_the_text_is_body(line: str) -> None:
    found = kinds(*ARTICLE[:2], line, ARTICLE[2])
    assert found[line] not in BOILERPLATE


@pytest.mark.parametrize("place", range(1, 4))
@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["match"] in ("weak", "weak-start")][::9]
)
def test_a_weak_phrase_alone_costs_no_sentence(row: dict[str, str], place: int) -> None:
    page = [*ARTICLE]
    page.insert(place, row["phrase"].replace("#", "12").capitalize())
    found = kinds(*page)
    assert [found[line] in BOILERPLATE for line in ARTICLE[1:]] == [False, False]


def test_findings_of_the_rules() -> None:
    page = "\n".join(
        [
            "Cổng thông tin điện tử",
            *ARTICLE,
            "Thanh HàThống kê truy cập",
            "Đang truy cập: 3",
            "Tin liên quan",
            "intNumViewTotal=447",
            "Bản quyền © 2020 UBND xã",
            "Đăng nhập",
        ]
    )
    found: dict[str, list[str]] = {}
    for rule in BOILERPLATE_RULES:
        edits: list[Edit] = list(rule.find(page, settings_for()))
        found[rule.id] = [page[e.start : e.end] for e in edits]
    assert found == {
        "boilerplate-site": ["Cổng thông tin điện tử"],
        "boilerplate-menu": ["Đăng nhập"],
        "boilerplate-counter": ["Thống kê truy cập", "Đang truy cập: 3"],
        "boilerplate-related": ["Tin liên quan"],
        "boilerplate-footer": ["Bản quyền © 2020 UBND xã"],
        "boilerplate-machine": ["intNumViewTotal=447"],
        "boilerplate-glued": ["à"],
    }


def test_nothing_is_found_in_a_text_of_one_line() -> None:
    found = [list(r.find("Đăng nhập", settings_for())) for r in BOILERPLATE_RULES]
    assert found == [[]] * len(BOILERPLATE_RULES)


@pytest.mark.parametrize(
    "title",
    [
        "UBND xã Tân An họp giao ban tháng 5",
        "Văn phòng HĐND và UBND huyện tổ chức hội nghị công chức",
        "Ban Biên tập Cổng thông tin điện tử huyện họp đánh giá hoạt động",
        "Website bán hàng của nông dân xã Tân An có thêm khách",
    ],
)
@pytest.mark.parametrize("above", [(), ("Trang chủ", "Đăng nhập")])
@pytest.mark.parametrize("below", [(), ("05/03/2024",), ("Lượt xem: 3",)])
def test_a_title_may_begin_as_the_site_does(
    title: str, above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    lead = "Sáng 4/3, bà con thôn Đông họp bàn việc mở con đường ra đồng."
    assert kinds(*above, title, *below, lead, *ARTICLE[1:])[title] == "title"


def test_a_footer_is_no_title_without_a_date_below_it() -> None:
    title = "Địa chỉ đỏ của tuổi trẻ xã Tân An"
    assert kinds(title, "05/03/2024", *ARTICLE[1:])[title] == "title"
    address = "Địa chỉ: thôn Đông xã Tân An"
    assert kinds(address, "05/03/2024", *ARTICLE[1:])[address] != "title"


def test_a_title_with_a_full_stop_stands_above_the_count_of_its_readers() -> None:
    title = "Đ/c Lò Văn Ún kiểm tra các điểm trường ở bản Pa trước ngày khai giảng."
    assert kinds(title, "Lượt xem:", "Đọc bài viết", *ARTICLE[1:])[title] == "title"
    assert kinds(title, *ARTICLE[1:])[title] == "lead"


def test_a_sentence_may_run_on_after_the_words_of_a_menu() -> None:
    broken = ("Quay lại", "bản vào mùa lúa chín, chúng tôi gặp bà Mến se sợi.")
    found = kinds(*ARTICLE[:2], *broken, ARTICLE[2])
    assert [found[line] in BOILERPLATE for line in broken] == [False, False]
    whole = kinds(*ARTICLE[:2], "Quay lại", *ARTICLE[2:])
    assert whole["Quay lại"] == "menu"


def test_a_trail_of_links_names_the_title_below_it() -> None:
    trail = f"Trang chủ    Tin xã    {ARTICLE[0]}"
    found = kinds(trail, "Hội khuyến học xã Tân Lập", *ARTICLE)
    assert (found[trail], found[ARTICLE[0]]) == ("menu", "title")


SUNG = "Xã Nậm Lúc mở lớp dạy hát then cho thiếu nhi"
SUNG_LEAD = "Tối 6/3, xã Nậm Lúc mở lớp dạy hát then cho thiếu nhi hai thôn Cốc và Nậm."


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Điều 16. Lùi xe trên đường hẹp",
        "Bắc Hà, ngày 06 tháng 03 năm 2024",
        "Các đại biểu thảo luận tại hội nghị",
        "Mầm xanh quê hương",
        "một nửa câu ở trang trước",
    ],
)
def test_a_line_above_the_text_that_is_no_title(line: str) -> None:
    assert kinds(line, *ARTICLE[1:])[line] != "title"


def test_a_broken_line_is_no_title() -> None:
    page = kinds("Ông Lò Văn Ún ở bản Pa cho", "biết thôn có tủ sách.", *ARTICLE[1:])
    assert page["Ông Lò Văn Ún ở bản Pa cho"] == "body"


def test_the_head_of_an_official_document_is_its_own() -> None:
    head = ("UỶ BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "-------", "LUẬT")
    page = kinds(*head, "VỀ TỦ SÁCH Ở XÃ", *ARTICLE[1:])
    assert [page[line] for line in head] == ["body"] * 4


def test_a_title_with_a_full_stop_that_the_lead_tells_again() -> None:
    assert kinds(f"{SUNG}.", SUNG_LEAD, ARTICLE[2])[f"{SUNG}."] == "title"


def test_a_title_that_breaks_off_above_its_day_and_a_lead_that_begins_with_it() -> None:
    page = kinds(
        "Công ty Giống cây Bắc Hà",
        f'"{SUNG}..."',
        "06/03/2024",
        f"{SUNG}, ai cũng vui.",
    )
    assert [page["Công ty Giống cây Bắc Hà"], page[f'"{SUNG}..."']] == [
        "site-header",
        "title",
    ]


@pytest.mark.parametrize(
    "day", ["06/03/2024 08:15", "08:15 06/03/2024", "6-3-2024 8:15"]
)
def test_a_title_and_a_lead_on_the_line_of_their_day(day: str) -> None:
    page = kinds(f"{SUNG} {day} (TPO) - {SUNG_LEAD}", ARTICLE[2])
    assert [page[SUNG], page[day]] == ["title", "published"]


@pytest.mark.parametrize(
    "line",
    [
        "Bà con gửi hồ sơ trước 06/03/2024 08:15 Tại trụ sở xã.",
        "Theo Quyết định số 3/2024 của xã 06/03/2024 08:15",
        "- Họp bàn việc làm đường ở thôn Cốc 06/03/2024 08:15",
    ],
)
def test_a_day_with_its_time_in_a_sentence_stays_there(line: str) -> None:
    assert segments(f"{line}\n{SUNG_LEAD}")[0].text == line


def test_a_column_above_a_dated_title_says_nothing_of_the_article() -> None:
    column = "Chuyện của những bản làng vùng cao"
    page = kinds(column, SUNG, "06/03/2024", SUNG_LEAD)
    assert page[column] == "site-header"
    kicker = "Xã Nậm Lúc, hát then cho thiếu nhi"
    assert kinds(kicker, SUNG, "06/03/2024", SUNG_LEAD)[kicker] == "body"


def test_numbers_below_one_heading_are_a_table() -> None:
    page = kinds(*ARTICLE, "Thống kê", "1204", "36", "7")
    assert BOILERPLATE.isdisjoint(page.values())


def test_what_stands_above_a_slogan_is_the_site_too() -> None:
    ticker = "Thực hiện tốt việc tiếp nhận hồ sơ của bà con qua mạng"
    slogan = "Chào mừng kỷ niệm 20 năm ngày thành lập xã"
    page = kinds("Thứ Ba, 06/03/2024", ticker, slogan, SUNG, SUNG_LEAD)
    assert list(page.values())[:4] == ["counter", "site-header", "site-header", "title"]


def test_a_title_stands_above_the_office_that_wrote_and_the_addresses() -> None:
    head = ("Phòng Văn Hóa", "2024-03-06T08:15:37+07:00", "https://example.vn/tin.html")
    page = kinds(SUNG, *head, "Thứ tư - 06/03/2024 08:10", SUNG_LEAD)
    assert [page[line] for line in (SUNG, *head)] == [
        "title",
        "body",
        "published",
        "machine",
    ]


def test_few_words_between_menus_below_the_text_are_a_menu() -> None:
    page = kinds(*ARTICLE, "Thời tiết", "Giá nông sản", "Thống kê truy cập")
    assert page["Giá nông sản"] == "menu"
    page = kinds(*ARTICLE, "7ad2ee924055841cde44", "Lò Văn Ún", "Thống kê truy cập")
    assert page["Lò Văn Ún"] == "byline"


def test_names_of_pictures_in_letters_without_marks() -> None:
    name = "Nam Luc day hat then cho thieu nhi - Anh 2"
    assert kinds(*ARTICLE[:2], name, ARTICLE[2])[name] == "machine"


def test_numbers_of_a_table_below_the_title_stay() -> None:
    head = ("Việc phải làm", "1", "Họp thôn bàn việc")
    page = kinds(SUNG, *head, SUNG_LEAD)
    assert BOILERPLATE.isdisjoint(page.values())
    assert kinds(SUNG, "242", SUNG_LEAD)["242"] == "counter"


def test_a_title_in_capitals_may_be_a_name_that_the_lead_speaks_of() -> None:
    lead = "Đình làng Cốc Ngù dựng hơn trăm năm trước, mỗi năm mở hội hai lần."
    assert (
        kinds("ĐÌNH LÀNG CỐC NGÙ", "06/03/2024", lead)["ĐÌNH LÀNG CỐC NGÙ"] == "title"
    )
    assert kinds("LÒ VĂN ÚN", "06/03/2024", lead)["LÒ VĂN ÚN"] != "title"


def test_a_motto_in_quotation_marks_is_the_site_s() -> None:
    motto = '"CÁN BỘ XÃ GIỮ NẾP SỐNG VĂN HÓA VÌ BÀ CON PHỤC VỤ"'
    page = kinds(motto, SUNG, "A", "06/03/2024", SUNG_LEAD)
    assert list(page.values())[:4] == ["site-header", "title", "section", "published"]
    assert kinds(*ARTICLE, "=== MỪNG XUÂN MỚI Ở BẢN ===")[
        "=== MỪNG XUÂN MỚI Ở BẢN ==="
    ] == ("machine")


def test_how_comments_are_taken_is_no_article() -> None:
    note = "Lưu ý: Tòa soạn biên tập ý kiến của bạn đọc trước khi đăng lên trang này."
    assert kinds(*ARTICLE, "Chia sẻ bài viết", note)[note] == "related"
    said = "Tòa soạn ghi lại ý kiến của bà con về con đường mới ở thôn Cốc Ngù."
    assert kinds(*ARTICLE, said)[said] == "body"


def test_pictures_in_markdown_with_brackets_in_their_name() -> None:
    name = "![[Video_1] Bản làng](/file/a1b2/01_2024.jpg?width=400&height=-)"
    assert kinds(*ARTICLE, name)[name] == "machine"


def test_a_heading_between_the_signature_and_a_sure_one() -> None:
    page = kinds(
        *ARTICLE, "Tin, ảnh: Lò Văn Ún", "Chuyện hay bản mường", "TIN LIÊN QUAN"
    )
    assert page["Chuyện hay bản mường"] == "menu"
    page = kinds(*ARTICLE, "Tin, ảnh: Lò Văn Ún", "Quang cảnh buổi lễ", "TIN LIÊN QUAN")
    assert page["Quang cảnh buổi lễ"] == "caption"


def test_texts_that_break_off_below_the_signature_are_others() -> None:
    others = [f"Ngày {n}/3, bà con bản Pa họp bàn việc dẫn nước về…" for n in (5, 6, 7)]
    page = kinds(*ARTICLE, "Lò Văn Ún", *others)
    assert [page[text] for text in others] == ["related"] * 3
    page = kinds(*ARTICLE, *others)
    assert BOILERPLATE.isdisjoint(page.values())


def test_the_number_of_readers_glued_to_the_minute() -> None:
    page = kinds(SUNG, "Thứ ba - 26/07/2022 09:152720", SUNG_LEAD)
    assert list(page.values()) == ["title", "published", "counter", "lead"]


def test_a_sentence_that_speaks_of_a_feast_is_no_slogan() -> None:
    lead = "Sáng (5/3), xã mở giải bóng. Đây là dịp chào mừng kỷ niệm 20 năm lập xã."
    assert kinds(lead, *ARTICLE[1:])[lead] == "lead"


def test_a_title_glued_to_the_minute_before_it() -> None:
    page = kinds(f"06/03/2024 21:30{SUNG}", SUNG_LEAD)
    assert list(page.values()) == ["published", "title", "lead"]


def test_a_title_that_stands_twice_on_its_line() -> None:
    text = f"{SUNG} {SUNG}\n\n{SUNG_LEAD}"
    assert [block.kind for block in read_page(text)] == ["title", "title", "lead"]


def test_the_lines_of_a_poem_are_no_title() -> None:
    poem = (
        "Nắng lên trên bản Tày xa",
        "Gió đưa nương lúa la đà bên sông",
        "Mẹ ra đồng sớm ngóng trông",
        "Con trâu gặm cỏ bên sông thở dài",
    )
    told = "Bài thơ được các em lớp lá bản Tày đọc trong buổi liên hoan cuối năm học."
    assert set(kinds(*poem, told).values()) <= {"body", "lead"}
    page = kinds("Hội thơ bản Tày ra mắt", "05/03/2024", *poem, told)
    assert list(page.values())[:2] == ["title", "published"]


def test_a_tag_above_the_title_that_names_it() -> None:
    page = kinds("dạy hát then", SUNG, SUNG_LEAD)
    assert page[SUNG] == "title"
    assert page["dạy hát then"] != "title"


def test_names_of_columns_glued_to_the_title_below_them() -> None:
    page = kinds("Trang chủBản tinThời sựNẻo về bản Pa", "Nẻo về bản Pa", *ARTICLE[1:])
    assert page["Nẻo về bản Pa"] == "title"


def test_who_owns_the_page_is_said_in_a_sentence() -> None:
    owner = "(*) Bản quyền thuộc về Tạp chí Bản Mường. Cấm sao chép dưới mọi hình thức."
    assert kinds(SUNG, SUNG_LEAD, owner)[owner] == "footer"


@pytest.mark.parametrize("end", ["\r\n", " \n", "\t\r\n"])
@pytest.mark.parametrize(
    "page",
    [
        ("một hai người", "bà con rất quý trọng nhau"),
        ("Thôn Tày trồng chè", "cả năm xanh tốt", *ARTICLE),
        ("Hưởng ứng tháng an toàn", "HGO - Sáng 5/3, xã Tân Lập mở hội.", *ARTICLE),
        ("Hưởng ứng tháng an toàn", "", "HGO - Sáng 5/3, xã mở hội.", *ARTICLE),
        (*ARTICLE, "Đang truy cập: 12", "tin trước"),
    ],
)
def test_it_does_not_matter_what_ends_a_line(page: tuple[str, ...], end: str) -> None:
    text = end.join(page)
    found = {text[b.start : b.end]: b.kind for b in read_page(text)}
    assert found == kinds(*page)


SIGNED = (*ARTICLE, "Tin, ảnh: Lò Văn Pành")


@pytest.mark.parametrize(
    "line",
    [
        "Gửi nhận xét của bạn",
        "Vui lòng nhập bình luận có dấu",
        "Read more",
        "QR Code",
        "x",
        "Xã Tân Lập mở tủ sách",
    ],
)
def test_a_line_after_an_article_that_sounds_like_the_page(line: str) -> None:
    found = read_page("\n".join((*SIGNED, line)))
    assert found[-1].is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "* Chương trình:",
        "Mời bà con đến xem",
        "3. Gửi nhận xét của bạn",
        "Vui lòng gửi phản hồi qua điện thoại",
        "The Bamboo Band",
        "Xã Tân Lập",
        "Một số hình ảnh trong ngày hội:",
    ],
)
def test_a_line_after_an_article_that_may_be_its_own(line: str) -> None:
    found = read_page("\n".join((*SIGNED, line)))
    assert not found[-1].is_boilerplate


def test_untranslated_names_of_buttons_amid_the_text() -> None:
    first, *rest = ARTICLE
    found = kinds(first, rest[0], "Slider thumbnail", rest[1])
    assert found["Slider thumbnail"] == "machine"
    assert found[rest[1]] == "body"


def test_a_sentence_above_the_title_stays() -> None:
    lead = "Hưởng ứng ngày hội đọc sách, sáng 5/3, xã Tân Lập mở tủ sách mới."
    found = kinds(lead, "Xã Tân Lập mở tủ sách", "05/03/2024 08:30", *ARTICLE[1:])
    assert found[lead] == "body"


TEASER = "Ngày 27/8, xã Tân Lập họp bàn việc làm đường ở các thôn xa và cùng..."


def test_one_text_that_breaks_off_below_a_title_of_the_page() -> None:
    found = kinds(*SIGNED, "Tin liên quan", "Xã họp bàn làm đường", TEASER)
    assert found[TEASER] == "related"


def test_a_last_sentence_that_breaks_off_is_kept() -> None:
    found = kinds(*ARTICLE, "Tin liên quan", "Xã họp bàn làm đường", TEASER)
    assert found[TEASER] == "body"


def test_the_name_of_a_window_is_title_site_and_day() -> None:
    first, *rest = ARTICLE
    found = kinds(f"{first} | Nhịp sống Tân Lập | 05/03/2024", *rest)
    assert list(found.values())[:3] == ["title", "site-header", "published"]


@pytest.mark.parametrize(
    "page",
    [
        ("Tên của tổ hợp tác | Số hội viên", "Tổ trồng chè | 14", "Tổ nuôi ong | 9"),
        ("Xã Tân Lập | mở tủ sách mới cho bà con ở các thôn xa", *ARTICLE[1:]),
    ],
)
def test_a_bar_in_a_table_or_a_long_line_cuts_nothing(page: tuple[str, ...]) -> None:
    assert page[0] in [piece.text for piece in segments("\n".join(page))]


FRAGMENTS = [
    *ARTICLE,
    "Thứ Ba, 05/03/2024 | 08:30",
    "Ngày đăng: 05/03/2024",
    " date 2024-03 ",
    "date 2024-03-05",
    "Clock",
    "null",
    "Tin tức",
    "Giáo dục",
    "Giáo viên trẻ về bản xa",
    "Sáng 5/3, (TLO) - xã mở tủ sách.",
    "Lượt xem: 12",
    "Tags: sách, xã",
    "Các tin khác",
    "Ý kiến (0)",
    "• Từ khóa",
    "| |",
    "|",
    "…",
    "Tin, ảnh: Lê Hạnh",
    "baotanlap.vn",
    "theo-doi Theo dõi",
    "Hình 1",
    "\xa0",
    "\r",
    "12",
    "°",
    ">>",
    ":",
    "(",
]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(FRAGMENTS),
            st.sampled_from(["", " ", "   ", "\n", "\n\n", " | ", "\t"]),
        ),
        max_size=14,
    )
)
def test_any_page_is_read_into_sorted_pieces_of_its_own(
    parts: list[tuple[str, str]],
) -> None:
    text = "".join(words + gap for words, gap in parts)
    position = 0
    for block in read_page(text):
        assert position <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        position = block.end
