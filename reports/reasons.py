"""The reasons of the evidence model in words, for people who read a report."""

from __future__ import annotations

from collections.abc import Iterable

from ..normalize.evidence import Evidence
from ..normalize.rule import Text
from .listing import Language, pick

REASONS = {
    "above-body": Text("dòng ngay trên thân bài", "the line above the body"),
    "above-date": Text("dòng ngay trên dòng ngày", "the line above the date line"),
    "beside": Text("chữ ghép bên cạnh", "joined with"),
    "beside-utf-8-as-windows": Text(
        "đứng cạnh chữ UTF-8 bị đọc sai", "beside UTF-8 that was misread"
    ),
    "beside-unread": Text("chữ ghép chưa rõ nghĩa", "joined with one not read"),
    "damage-that-is-quoted": Text("chỗ hỏng được trích dẫn", "damage that is quoted"),
    "damage-with-several-readings": Text(
        "chỗ hỏng có nhiều cách đọc", "damage with several readings"
    ),
    "date-line": Text("dòng ngày đăng", "the date line"),
    "not-as-defined": Text(
        "chữ bên cạnh nói khác định nghĩa",
        "its neighbours say something else",
    ),
    "defined": Text("văn bản tự định nghĩa", "the document defines it"),
    "defined-here": Text("được định nghĩa tại đây", "defined here"),
    "every-u-horn-was-dropped": Text("mọi chữ ư đã bị bỏ", "every ư was dropped"),
    "joined-titles": Text("hai học hàm, học vị liền nhau", "two titles joined"),
    "left": Text("từ đứng trước", "the word before"),
    "lost": Text("bảng mã không giữ được", "what the encoding cannot hold"),
    "lunar-feast": Text("ngày lễ âm lịch", "a lunar feast"),
    "lunar-word": Text("từ chỉ âm lịch", "a word of the lunar calendar"),
    "machine-date-line": Text(
        "ngày do máy ghi ở đầu trang", "the page's own date mark"
    ),
    "may-be-meant": Text("có thể là cố ý", "may be meant"),
    "month-of-list": Text("tháng nêu trong danh sách", "the month of the list"),
    "near": Text("từ ở gần", "a word near by"),
    "no-such-day": Text("lịch không có ngày này", "no calendar has this day"),
    "order-of-range": Text("thứ tự của khoảng ngày", "the order of the range"),
    "place-and-date": Text("dòng địa danh, ngày tháng", "the line of place and date"),
    "publication-label": Text("nhãn ngày đăng", "labelled as publication"),
    "read-as": Text("đọc theo bảng mã", "read as"),
    "reading": Text("một cách hiểu", "one reading"),
    "reference-date": Text("ngày đăng đã cho", "the date of publication given"),
    "right": Text("từ đứng sau", "the word after"),
    "same-day": Text("cùng ngày ở chỗ khác", "the same day elsewhere"),
    "same-form": Text("cùng chữ ở chỗ khác", "the same form elsewhere"),
    "table": Text("bảng chữ viết tắt", "the table of short forms"),
    "too-few-words-to-say": Text("quá ít từ để kết luận", "too few words to say"),
    "tone-count": Text("số từ theo mỗi kiểu dấu", "words in either tone style"),
    "utf-8-lost-bytes": Text("UTF-8 bị mất byte", "UTF-8 that lost bytes"),
    "weak-candidate": Text("chỉ là gợi ý yếu", "only a weak candidate"),
    "weekday": Text("thứ trong tuần", "the weekday"),
    "weekday-fits": Text("đúng thứ", "the weekday fits"),
    "weekday-mismatch": Text("không đúng thứ", "the weekday does not fit"),
    "year-agrees": Text("hợp với năm", "agrees with the year"),
    "year-in-sentence": Text("năm nêu trong câu", "the year in the sentence"),
    "year-of-list": Text("năm nêu trong danh sách", "the year of the list"),
}
# Ids that end in the name of an encoding.
_OF_ENCODINGS = {
    "read-from-": Text("đọc từ bảng mã {name}", "read from {name}"),
    "utf-8-as-": Text("UTF-8 bị đọc như {name}", "UTF-8 that was read as {name}"),
}
LOST = {
    "capital letters with tone marks": "chữ hoa mang dấu thanh",
    "14 capital letters with tone marks": "14 chữ hoa mang dấu thanh",
}
PRECISIONS = {
    "second": Text("giây", "second"),
    "minute": Text("phút", "minute"),
    "hour": Text("giờ", "hour"),
    "day": Text("ngày", "day"),
    "month": Text("tháng", "month"),
    "quarter": Text("quý", "quarter"),
    "half": Text("nửa năm", "half-year"),
    "year": Text("năm", "year"),
    "decade": Text("thập niên", "decade"),
    "century": Text("thế kỷ", "century"),
}


def cite(evidence: Iterable[Evidence], language: Language) -> str:
    """Write evidence in words, each reason once, with what it cites."""
    return "; ".join(dict.fromkeys(_one(reason, language) for reason in evidence))


def lost(what: Iterable[str], language: Language) -> str:
    """Name what an encoding cannot hold; the model names it in English.

    >>> lost(("capital letters with tone marks",), "vi")
    'chữ hoa mang dấu thanh'
    """
    if language == "vi":
        what = (LOST.get(each, each) for each in what)
    return ", ".join(what)


def in_words(reason: str) -> Text | None:
    """Give the sentence of the id of a reason; None for one that has none.

    >>> in_words("read-from-tcvn3").en
    'read from tcvn3'
    """
    for head, text in _OF_ENCODINGS.items():
        if reason.startswith(head):
            name = reason.removeprefix(head)
            return Text(text.vi.format(name=name), text.en.format(name=name))
    return REASONS.get(reason)


def _one(reason: Evidence, language: Language) -> str:
    known = in_words(reason.reason)
    words = pick(known, language) if known else reason.reason.replace("-", " ")
    cited = reason.text
    if reason.reason == "lost":
        cited = lost(cited.split(", "), language)
    if reason.reason == "table" and cited:
        from ..normalize.abbreviations.table import (  # noqa: PLC0415 -- the table
            sources,
        )

        cited = sources().get(cited, cited)
    return f"{words}: {cited}" if cited else words
