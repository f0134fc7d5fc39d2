"""Numbers that only look like a date: what their neighbours say."""

from __future__ import annotations

import re

from .context import BEFORE, after, before, compiled, ends_with, holidays, starts_with
from .values import MONTHS

_DAY_BEFORE = re.compile(
    r"(?:^|[^\w])(?:ngày|mồng|mùng)[\s\xa0:]*\(?$|(?:^|[^\w])ng[.][ ]?$"
)
_EACH_DAY = re.compile(r"(?<!\w)(?:mỗi|một|hàng|hằng|từng)[\s\xa0]ngày[\s\xa0]*$")
_PAIR = re.compile(r"[0-9]{1,2}[.-][0-9]{1,2}")
_STRONG_GAP = r"[\s:,(\u2013-]*(?:\(|ngày[\s]*)?"
_STOP = re.compile(r"[ \t\xa0]*(?:$|[\n\r,.;:!?)\]\"'\u201d\u2019\u00bb\u2026\u2013-])")
_IN_BRACKETS = re.compile(r"[(][ ]?(?:(?:từ|sáng|chiều|tối|ngày|đến)[ ])?$")
_TIME_WORD = re.compile(
    r"(?<!\w)(?:ngày|hôm|nay|qua|thứ|tuần|sáng|chiều|tối|đêm|lễ|kỷ niệm|kỉ niệm|tết"
    r"|chủ nhật|tháng)(?!\w)"
)
_NEAR_TIME_WORD = re.compile(
    r"(?<!\w)(?:hôm|sáng|trưa|chiều|tối|đêm|ngày|tuần|cuối tuần|thứ)[ \xa0]"
    r"(?:nay|qua|mai|kia|này|trước|sau|tới|hai|ba|tư|năm|sáu|bảy|[2-7])[ \xa0][(][ ]?"
    r"(?:(?:ngày|từ|sáng|chiều|tối)[ ])?$"
)
_NAMED_DAY = re.compile(r"(?<!\w)[Nn]gày ([^\W\d_])[^.,;:()\n0-9]{4,56} \(?$")
_TOLD_DAY = (
    r"(?<!\w)(?<!mỗi )(?<!một )(?<!trong )(?<!hàng )(?<!hằng )(?<!từng )ngày[ \xa0]"
    r"[^\W\d_][^.;:!?\n0-9]{1,60}[ \xa0]là(?:[ \xa0]ngày)?[ \xa0]$"
)
_PORTION = (
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ số|tỉ số|phần|mức|số|điểm|lương|giá|chi phí"
    r"|kết quả)(?!\w)"
)
_ADDRESS_AFTER = re.compile(
    r"[ \t\xa0]*,?[ ]*(?:đường|phố|hẻm|ngõ|ngách|khu phố|tổ|kiệt)(?!\w)"
)
_DAY_PART = re.compile(
    r"(?:^|[.,;:!?\n(])[\s\xa0]*(?:sáng|trưa|chiều|tối|đêm|rạng sáng|hôm nay|hôm qua)"
    r"(?: ngày)?[\s\xa0]$"
)
_SHORT_WEEKDAY = re.compile(
    r"(?:^|[\n|(;])[ \t\xa0]*(?:t[.]?[ ]?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|cn)"
    r"[ \xa0,-]{1,3}$"
)
_CLOCK_BEFORE = re.compile(
    r"(?:^|[^0-9:/.,-])[0-2]?[0-9](?:h|[ ]?giờ)(?:[ ]?[0-5][0-9])?"
    r"(?:[ ]?phút)?,?[ \xa0]$"
)
_CLOCK_AFTER = re.compile(
    r",[ \xa0](?:lúc[ ])?[0-2]?[0-9](?:h|[ ]?giờ|:[0-5][0-9])"
    r"(?:[ ]?[0-5][0-9])?(?![0-9])"
)
_NO_NUMBER = (
    r"(?<!\w)(?:đăng bài|(?:linh|giám|chuyên|danh|hạng|tiết) mục|(?:thời|địa|cao) điểm"
    r"|(?:biên|văn|ấn|tái|xuất|kịch) bản|(?:tình|truyền|ghi|quay) hình)[\s:]*$"
)
_FILE = re.compile(r"[.](?:pdf|docx?|xlsx?|jpe?g|png|zip|html?|aspx|mp[34])(?!\w)")


def has_day_word(text: str, start: int) -> bool:
    """Whether "ngày", "mồng" or "mùng" stands directly before, not "mỗi ngày"."""
    left = before(text, start, 20)
    return _DAY_BEFORE.search(left) is not None and _EACH_DAY.search(left) is None


def is_counted(text: str, end: int) -> bool:
    """Whether a counted noun follows, so that the number is a count or a share."""
    right = after(text, end)
    if not starts_with(right, "counted") or _is_titled(text, end):
        return False
    return not (starts_with(right, "whole") or starts_with(right, "compound"))


def _is_titled(text: str, end: int) -> bool:
    """Whether a capital begins what follows: "ngày 5-3 Sở Y tế", no heading."""
    word = text[end : end + 4].lstrip(" \t\xa0")
    return word[:1].isupper() and word[1:2].islower()


def is_open(text: str, end: int) -> bool:
    """Whether "trở lên" or "trở xuống" follows, which no day has after it."""
    return starts_with(after(text, end), "open")


def is_stopped(text: str, end: int) -> bool:
    """Whether the line, the clause or the bracket ends here."""
    return _STOP.match(after(text, end, 4)) is not None


def names_number(text: str, start: int) -> bool:
    """Whether the word before says that a number, not a date, follows."""
    left = before(text, start)
    if compiled(_NO_NUMBER).search(left):
        return False
    return ends_with(left, "number") or ends_with(left, "address", gap=r"[\s]*")


def names_code(text: str, start: int) -> bool:
    """Whether the word before says that a code follows, even in the form of a date."""
    return ends_with(before(text, start), "code")


def is_file_name(text: str, end: int) -> bool:
    """Whether the number ends the name of a file."""
    return _FILE.match(after(text, end, 6)) is not None


def is_address(text: str, end: int) -> bool:
    """Whether a street follows."""
    return _ADDRESS_AFTER.match(after(text, end)) is not None


def day_month_cue(text: str, start: int, end: int, day: int, month: int) -> str:
    """Say how sure day/month is a date: "strong", "firm", "weak" or "" (no cue).

    After a firm cue stands a day, or a share; after a weak one anything may stand.
    """
    counted = is_counted(text, end)
    if has_day_word(text, start) and not (counted and _PAIR.fullmatch(text[start:end])):
        return "strong"
    left = before(text, start)
    strong = ends_with(left, "strong", gap=_STRONG_GAP) and not _EACH_DAY.search(left)
    strong = strong or _SHORT_WEEKDAY.search(left) is not None
    slashed = "/" in text[start:end] and not _PAIR.fullmatch(text[start:end])
    late = day > MONTHS and "-" in text[start:end] and strong  # no score, no count
    # Of shares, the first part is the smaller.
    is_share = day <= month or not (slashed or late)
    morning = strong and is_share and slashed and _DAY_PART.search(left)
    shared = (counted and is_share and not morning) or is_open(text, end)
    if shared or (is_address(text, end) and not strong):
        return ""
    named = left.rstrip(" (:,-\xa0").endswith(holidays().get((day, month), ()))
    if (
        strong
        or (named and not counted)
        or (ends_like_date(text, end) and _is_named_day(text, start))
        or (ends_like_date(text, end) and _is_told_day(text, start))
    ):
        return "strong"
    if _IN_BRACKETS.search(left) and after(text, end, 1) in {")", ",", "-", " "}:
        near = _NEAR_TIME_WORD.search(left) is not None
        return (
            "strong"
            if near
            else "weak" * (named or (slashed and _TIME_WORD.search(left) is not None))
        )
    if ends_with(left, "firm", gap=r"[\s:]*"):
        return "firm"
    is_weak = ends_with(left, "weak", gap=r"[\s:]*") or (
        slashed and _has_clock(text, start, end)
    )
    return "firm" if is_weak and not is_share else "weak" * (named or is_weak)


def _has_clock(text: str, start: int, end: int) -> bool:
    """Whether a time of day stands directly beside: "27/10, 18h30", "18h 27/10"."""
    before_it = _CLOCK_BEFORE.search(before(text, start, 16)) is not None
    return before_it or _CLOCK_AFTER.match(after(text, end)) is not None


def _is_told_day(text: str, start: int) -> bool:
    """Whether "ngày giao dịch không hưởng quyền là" stands before."""
    if "là" not in before(text, start, 8):
        return False
    match = compiled(_TOLD_DAY).search(before(text, start, 84))
    return match is not None and compiled(_PORTION).search(match.group()) is None


def _is_named_day(text: str, start: int) -> bool:
    """Whether the name of a day stands before: "Ngày Môi trường thế giới"."""
    match = _NAMED_DAY.search(text[max(0, start - BEFORE) : start])
    return match is not None and match[1].isupper()


def ends_like_date(text: str, end: int) -> bool:
    """Whether what follows would follow a date, not a fraction of something."""
    return is_stopped(text, end) or starts_with(after(text, end), "function")


def is_whole_line(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands in the line."""
    left, right = text[max(0, start - 16) : start], text[end : end + 16]
    begins = "\n" in left or start <= len(left)
    stops = "\n" in right or end + len(right) >= len(text)
    beside = left.rpartition("\n")[2] + right.partition("\n")[0]
    return begins and stops and not beside.strip()
