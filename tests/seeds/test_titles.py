"""Titles of scraped pages."""

from __future__ import annotations

import pytest

from chuanhoa.seeds.structure import find_title

BODY = (
    "Sáng nay, xã Tân Lập khai trương tủ sách dùng chung tại nhà văn hóa, phục vụ bà"
    " con đọc và mượn sách vào các buổi tối trong tuần."
)


SITE = "Cổng thông tin điện tử\n\nHuyện Bắc Mê tỉnh Hà Giang"
SLOGAN = (
    'Chủ đề công tác năm 2021: "Đoàn kết" - Chào mừng kỷ niệm 20 năm thành lập huyện'
    " (01/02/2001 - 01/02/2021)"
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Xã Tân Lập khai trương tủ sách", "Xã Tân Lập khai trương tủ sách"),
        ("Mở tủ sách ở xã\n\n05/03/2024, 08:15", "Mở tủ sách ở xã"),
        ("image banner\nMở tủ sách ở xã", "Mở tủ sách ở xã"),
        ("Hà Giang:\n\nMở tủ sách ở xã\n\n05/03/2024", "Mở tủ sách ở xã"),
        (f"{SITE}\n\nMở tủ sách ở xã\n\n05-03-2024 17:39", "Mở tủ sách ở xã"),
        (f"{SLOGAN}\n\nMở tủ sách ở xã", "Mở tủ sách ở xã"),
        ("Xã Hòa Bình đón Tết", "Xã Hòa Bình đón Tết"),
        (f"{SITE}", None),
        ("Thứ Ba, 05/03/2024 | 08:15\nMở tủ sách ở xã", "Mở tủ sách ở xã"),
        ("Trang chủ\nTác giả: Lê An\n05/03/2024", None),
        (" date 2024-03 TPO - Sáng 5/3, " + BODY, None),
        ("", None),
    ],
)
def test_titles(head: str, title: str | None) -> None:
    assert find_title(f"{head}\n\n{BODY}\n").value == title
