"""The rules `boilerplate-*`: what the web page left in a text is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unicodedata import category

from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings

# A page has lines; which of them are the article's only the whole page can say.
TRIGGER = "[\n]"
GLUED = "boilerplate-glued"


def find_glued(text: str, settings: Settings) -> Iterator[Edit]:
    r"""Find where a line of the page was glued to one before it.

    The end of a line is suggested between them, and never made.

    >>> from .settings import settings_for
    >>> page = "Mở hội ở xã\nTin, ảnh: Thanh HàThống kê truy cập\n"
    >>> [(e.before, e.after) for e in find_glued(page, settings_for())]
    [('à', 'à\n')]
    """
    from .boilerplate import read_page  # noqa: PLC0415 -- most texts are no pages

    end = -1
    for block in read_page(text) if "\n" in text else ():
        if block.start == end:
            seam = text[end - 1]
            yield Edit(end - 1, end, seam, seam + "\n", (GLUED,), Tier.HUMAN)
        end = block.end


def _finder(
    rule_id: str, kinds: tuple[str, ...]
) -> Callable[[str, Settings], Iterator[Edit]]:
    def find(text: str, settings: Settings) -> Iterator[Edit]:
        from .boilerplate import read_page  # noqa: PLC0415 -- as above

        for block in read_page(text) if "\n" in text else ():
            if block.kind in kinds and _is_whole(text, block.start, block.end):
                words = text[block.start : block.end]
                ids = (rule_id,)
                yield Edit(block.start, block.end, words, words, ids, Tier.HUMAN)

    return find


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a span neither begins nor ends inside a cluster of marks."""
    return not any(
        category(text[i]) in ("Mn", "Me", "Mc", "Cf")
        for i in (start, end)
        if i < len(text)
    )


_KINDS = {
    "boilerplate-site": ("site-header", "section"),
    "boilerplate-menu": ("menu",),
    "boilerplate-counter": ("counter",),
    "boilerplate-related": ("related",),
    "boilerplate-footer": ("footer",),
    "boilerplate-machine": ("machine",),
}
_TITLES = {
    "boilerplate-site": Text(
        vi="Tên trang, chuyên mục, khẩu hiệu ở đầu trang",
        en="Name of the site, section or banner at the head of a page",
    ),
    "boilerplate-menu": Text(
        vi="Mục menu, nút bấm của trang web", en="Menu or button of the web page"
    ),
    "boilerplate-counter": Text(
        vi="Bộ đếm truy cập, lượt xem", en="Counter of visitors or views"
    ),
    "boilerplate-related": Text(
        vi="Tin liên quan, chia sẻ, bình luận",
        en="Related articles, sharing or comments",
    ),
    "boilerplate-footer": Text(
        vi="Chân trang: liên hệ, bản quyền, giấy phép",
        en="Foot of the page: contact, copyright, licence",
    ),
    "boilerplate-machine": Text(
        vi="Chữ do máy sinh ra: mã lệnh, mã khối, mẫu chưa điền",
        en="Text of a program: code, ids, unfilled templates",
    ),
}
_PAGE = {
    "boilerplate-site": ("Cổng thông tin điện tử", "Xã Tân Lập mở tủ sách"),
    "boilerplate-menu": ("Đăng nhập", "Xã Tân Lập mở tủ sách"),
    "boilerplate-counter": ("Lượt xem: 215", "Xã Tân Lập mở tủ sách"),
    "boilerplate-related": ("Tin liên quan", "Xã Tân Lập mở tủ sách"),
    "boilerplate-footer": ("Bản quyền © 2020 UBND xã", "Xã Tân Lập mở tủ sách"),
    "boilerplate-machine": ("intNumViewTotal=447", "Xã Tân Lập mở tủ sách"),
}
_ABOUT = Text(
    vi="Dòng này do trang web để lại, không thuộc bài viết. Công cụ nhận ra dòng qua từ"
    " ngữ và vị trí trong trang; chưa chắc thì coi là nội dung. Chỉ báo cáo; muốn bỏ"
    " khỏi văn bản của bản ghi, dùng --drop-boilerplate.",
    en="The web page left this line; it is no part of the article. It is known by its"
    " words and its place in the page; a doubtful line counts as text. It is only"
    " reported; --drop-boilerplate leaves it out of the text of a record.",
)


def _rule(rule_id: str) -> Rule:
    page = "\n".join(_PAGE[rule_id]) + "\n"
    return Rule(
        id=rule_id,
        find=_finder(rule_id, _KINDS[rule_id]),
        trigger=TRIGGER,
        scope=Scope.DOCUMENT,
        tiers=(Tier.HUMAN,),
        severity=Severity.INFO,
        title=_TITLES[rule_id],
        about=_ABOUT,
        example=(page, page),
    )


GLUED_RULE = Rule(
    id=GLUED,
    find=find_glued,
    trigger=TRIGGER,
    scope=Scope.DOCUMENT,
    tiers=(Tier.HUMAN,),
    severity=Severity.INFO,
    title=Text(
        vi="Hai dòng của trang bị dính vào nhau",
        en="Two lines of a page glued together",
    ),
    about=Text(
        vi="Khi lấy chữ từ trang web, hai khối đã dính liền nhau (“Thanh HàThống kê"
        " truy cập”). Công cụ chỉ ra chỗ dính và đề nghị xuống dòng, không tự sửa.",
        en="When the text was taken from the page, two blocks ran together (“Thanh"
        " HàThống kê truy cập”). The seam is shown and a new line suggested, not made.",
    ),
    example=(
        "Xã Tân Lập mở tủ sách\nTin, ảnh: Thanh HàThống kê truy cập\n",
        "Xã Tân Lập mở tủ sách\nTin, ảnh: Thanh HàThống kê truy cập\n",
    ),
)
BOILERPLATE_RULES: tuple[Rule, ...] = (*map(_rule, _KINDS), GLUED_RULE)
