"""How a line sounds: made of the words that pages leave, in whatever order."""

from __future__ import annotations

import re
from functools import cache

from . import wording
from .likeness import pairs, share
from .lines import is_item
from .people import is_caption

_MOST_WORDS = 16
_LONGEST_TOLD = 240
_SURE = 3
_KNOWN_WORDS = 0.85
_KNOWN_PAIRS = 0.5
_WORD = re.compile(r"[^\W\d_]+")
_SIZE = frozenset(("a", "aa", "aaa"))
# Columns are named as headings of an article are, counters as the rows of its tables.
_SAID = (
    ("related", ("whole", "start", "sure")),
    ("menu", ("whole", "start")),
)
# What buttons and pictures of a page are called where nobody translated them.
_ENGLISH = frozenset(
    "about ads advertisement all archive article articles author back banner by"
    " categories category click close code comment comments contact content copy"
    " default details download email english error facebook follow footer forgot"
    " friendly fullscreen gallery gmail google header here home icon image images"
    " instagram leave less like likes link linkedin links listen load loading login"
    " logo logout main map menu message messenger minutes more mute navigation newer"
    " news next no of older on open page pages password pause photo photos pinit"
    " pinterest placeholder play post posted posts powered previous print published qr"
    " read reading recent register related reply responsive retweet rss save scroll"
    " search send share shares show sidebar sign signup site sitemap skip skype slide"
    " slider slideshow social submit subscribe tag tags telegram the this thumbnail"
    " tiktok to toggle top translate tweet twitter unmute up user username via viber"
    " video videos view viewed views watch website your youtube zalo zoom".split()
)
# The openings of what a form says to readers, and of what it speaks.
_TOLD = (
    "bình luận của bạn",
    "bạn cần",
    "bạn chưa",
    "bạn không thể",
    "bạn phải",
    "bạn đã",
    "email của bạn",
    "hãy",
    "không thể",
    "lỗi",
    "mã xác",
    "mời",
    "quý độc giả",
    "tối thiểu",
    "vui lòng",
    "xin",
)
_SPOKEN = (
    "bình luận",
    "bạn đọc",
    "google news",
    "mã xác",
    "nhận xét",
    "phản hồi",
    "thử lại",
    "tiếng việt có dấu",
    "đánh giá cho bài viết",
    "trình duyệt",
    "trường bắt buộc",
    "độc giả",
)
# What a form says of the length of what is written into it.
_COUNTED = ("bạn ", "còn ", "nhập ", "vui lòng ", "tối ", "ít nhất ", *"0123456789")
_COUNTED_WORDS = 12
_FEW_FIGURES = 3
_OWN = ("liên hệ", "địa chỉ", "điện thoại")


@cache
def _said() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Give the words of all known phrases, and their pairs of neighbours."""
    known = [
        phrase
        for group, matches in _SAID
        for match in matches
        for phrase in wording.phrases(group, match)
    ]
    words = frozenset(word for phrase in known for word in _WORD.findall(phrase))
    return words, frozenset(pair for phrase in known for pair in pairs(phrase))


def idiom(text: str) -> wording.Known | None:
    """Read a line after an article that is made of what pages say, and no more.

    Two words, and what ends in a colon, may be a heading of the article's.

    >>> [idiom(t) is None for t in ("Gửi nhận xét của bạn", "Read more", "Gửi quà")]
    [False, False, True]
    """
    if len(text) > _LONGEST_TOLD:
        return None
    if is_to_readers(text) or is_interface(text) or (len(text) == 1 and text.islower()):
        return wording.Known("menu", strong=True)
    words = _WORD.findall(wording.lowered(text))
    few = 1 < len(words) <= _MOST_WORDS and not is_item(text)
    if not few or not _is_said(text, words):
        return None
    return wording.Known("menu", strong=len(words) >= _SURE and text[-1] != ":")


def is_to_readers(text: str) -> bool:
    """Say whether a line is what a form tells those who write to the page.

    >>> is_to_readers("Vui lòng viết bình luận"), is_to_readers("Xin mời bà con")
    (True, False)
    """
    low = wording.lowered(text).lstrip("*•-+ (")
    if "ký tự" in low and len(low.split()) <= _COUNTED_WORDS:
        return any(map(str.isdigit, low)) and low.startswith(_COUNTED)
    told = low.startswith(_TOLD) and any(word in low for word in _SPOKEN)
    own = sum(map(str.isdigit, low)) > _FEW_FIGURES or any(word in low for word in _OWN)
    return told and not own


def is_interface(text: str) -> bool:
    """Say whether a line is English words of buttons and pictures only.

    >>> is_interface("Responsive image"), is_interface("A A+"), is_interface("The Band")
    (True, True, False)
    """
    if not text.isascii() or len(text) > _LONGEST_TOLD:
        return False
    words = _WORD.findall(text.lower())
    sizes = len(words) > 1 and _SIZE.issuperset(words)
    return bool(words) and (sizes or _ENGLISH.issuperset(words))


def _is_said(text: str, words: list[str]) -> bool:
    known, neighbours = _said()
    if sum(word in known for word in words) < _KNOWN_WORDS * len(words):
        return False
    return share(pairs(text), neighbours) >= _KNOWN_PAIRS and not is_caption(text)
