"""Codes and brands: letters in a report about a market, or after "Công ty"."""

from __future__ import annotations

import re
from collections.abc import Container

from .lines import Line
from .tokens import Token

_LETTERS = 3
_REACH = 48
_BRAND_REACH = 16
_NEAR = 160
_MARKET = (
    r"cổ phiếu|VN-?Index|VNIndex|VN30|HNX|HOSE|HoSE|UPCoM|tăng trần|giảm sàn|mua ròng"
    r"|bán ròng|khối ngoại|chứng khoán|thị giá|cổ tức|cổ đông|báo lãi|lợi nhuận"
    r"|doanh thu thuần|khớp lệnh|vốn hóa|niêm yết|tỷ giá|nhân dân tệ|mua lại"
    r"|đồng loạt (?:xanh|đỏ|tăng|giảm)"
)
_LIST_BEFORE = r"((?:(?<![\w.-])[A-Z]{3}(?:, ?| và | và các mã ))+)$"
_LIST_AFTER = r"((?:(?:, ?| và )[A-Z]{3}(?![\w-]))+)"
_CODE = r"[A-Z]{3}"
_MANY = 2


# What a brand or a proper name of its own follows.
_BRANDED = (
    r"(?<![^\W_])(?i:công ty|tập đoàn|siêu thị|hãng|cửa hàng|shop|ngân hàng|khách sạn"
    r"|nhà hàng|quán cà phê|quán ăn|thương hiệu|nhãn hiệu|đồng hồ|giống|giống lúa"
    r"|giống ngô|hạt giống|(?<!thầy )thuốc|súng|tuyến xe buýt|xe buýt tuyến|xe buýt"
    r"|trạm xăng|ban nhạc|nhóm nhạc|đội bóng|điện thoại|khu đô thị|TNHH|MTV|CP|TMCP"
    r"|DNTN|cổ phần|hữu hạn|một thành viên|rapper|DJ|nghệ danh)[ \xa0]$"
)


def brand_start(text: str, token: Token) -> int | None:
    """Find where the word begins that a brand follows, if one stands before."""
    start = max(0, token.start - _BRAND_REACH)
    found = re.search(_BRANDED, text[start : token.start])
    return start + found.start() if found and len(token.text) <= _LETTERS else None


def _has_shape(token: Token) -> bool:
    """Say whether a token has the shape of a code: three letters of A to Z."""
    return len(token.text) == _LETTERS and token.text.isascii()


def is_code(text: str, token: Token, line: Line) -> bool:
    """Say whether the letters may be a code: of a market, or in a list of codes."""
    if not _has_shape(token):
        return False
    start = max(line.start, token.start - _NEAR)
    if re.search(_MARKET, text[start : min(line.end, token.end + _NEAR)]):
        return True
    return _strangers(text, token, line.known) >= _MANY


def _strangers(text: str, token: Token, known: Container[str]) -> int:
    """Count the neighbours in a list that look like codes and are no short forms."""
    before = re.search(_LIST_BEFORE, text[max(0, token.start - _REACH) : token.start])
    after = re.match(_LIST_AFTER, text[token.end : token.end + _REACH])
    pieces = [match.group(1) for match in (before, after) if match]
    return sum(c not in known for piece in pieces for c in re.findall(_CODE, piece))
