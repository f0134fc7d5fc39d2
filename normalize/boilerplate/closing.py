"""Lines known by words inside them: contacts, comments, and what ends an article."""

from __future__ import annotations

from .wording import folded, lowered, phrases

_LONGEST = 240
_LONGEST_FOOT = 600
_REMARKS = ("ý kiến", "Ý kiến", "bình luận", "Bình luận", "có dấu")


def count_contacts(text: str) -> int:
    """Count what only the foot of a page says of itself: address, telephone, licence.

    >>> count_contacts("Cổng TTĐT xã. Địa chỉ: thôn 3. Điện thoại: 0208 3 000 111")
    2
    """
    low = lowered(text[:_LONGEST_FOOT])
    return sum(phrase in low for phrase in phrases("contact"))


def is_about_comments(text: str) -> bool:
    """Say whether a text tells readers how their comments are taken.

    >>> is_about_comments("Tòa soạn biên tập ý kiến của bạn đọc trước khi xuất bản.")
    True
    """
    if len(text) > _LONGEST_FOOT or not any(word in text for word in _REMARKS):
        return False
    low = lowered(text)
    return sum(phrase in low for phrase in phrases("comment")) > 1


def ends_article(text: str) -> bool:
    """Say whether a line stands only below articles: tags, newer titles, comments.

    An article may have a heading of comments; only a page counts them.

    >>> ends_article("Tags: hội làng, đua thuyền"), ends_article("Ý kiến (0)")
    (True, True)
    >>> ends_article("Ý kiến")
    False
    """
    if len(text) > _LONGEST:
        return False
    key = folded(text.removesuffix("()")).removesuffix(" #")
    counted = text[-1:] == ")" and key in phrases("end", "counted")
    tagged = lowered(text).startswith(phrases("end", "start"))
    return counted or tagged or key in phrases("end")
