"""Why an input is set aside: one stable id and one sentence for each reason."""

from __future__ import annotations

from ..normalize.rule import Text
from .inputs import Rejected

_REASONS = {
    "outside-folder": Text(
        vi="liên kết dẫn ra ngoài thư mục đã cho",
        en="the link leads out of the folder that was given",
    ),
    "linked-folder": Text(
        vi="thư mục là liên kết nên không được đọc",
        en="the folder is a link and was not read",
    ),
    "not-a-file": Text(
        vi="không phải tệp hay thư mục", en="neither a file nor a folder"
    ),
    "too-large": Text(
        vi="lớn hơn giới hạn (byte)", en="larger than the limit, in bytes"
    ),
    "packed": Text(
        vi="tệp nén (gzip, zip, Office …) không được đọc; hãy giải nén rồi chạy lại",
        en="packed files (gzip, zip, Office …) are not read; unpack it and run again",
    ),
    "not-found": Text(vi="không có tệp này", en="there is no such file"),
    "no-match": Text(
        vi="không tệp nào khớp mẫu tên này", en="no file matches this pattern"
    ),
    "unreadable": Text(vi="không đọc được tệp", en="the file cannot be read"),
    "broken-row": Text(
        vi="hàng sai cú pháp nên không đọc được", en="the row cannot be read"
    ),
    "row-not-utf-8": Text(
        vi="hàng không phải UTF-8; hãy chuyển tệp sang UTF-8",
        en="the row is not UTF-8; convert the file to UTF-8",
    ),
    "table-not-utf-8": Text(
        vi="bảng phải là UTF-8 (đây là UTF-16 hoặc UTF-32); hãy chuyển mã rồi chạy lại",
        en="a table must be UTF-8 (this is UTF-16 or UTF-32); convert it and run again",
    ),
    "quote-not-closed": Text(
        vi="dấu ngoặc kép mở ở hàng này không được đóng; phần còn lại không được đọc",
        en="a quote opened in this row is never closed; the rest was not read",
    ),
    "no-column": Text(
        vi="không có cột này (chọn bằng --text-column, --id-column)",
        en="there is no such column (choose by --text-column, --id-column)",
    ),
    "skipped-table": Text(
        vi="bảng không có cột text nên được bỏ qua (chọn cột bằng --text-column)",
        en="the table has no column text and was left out (choose by --text-column)",
    ),
    "own-records": Text(
        vi="các bản ghi do `chuanhoa records` lập, không phải văn bản",
        en="records that `chuanhoa records` has made, and no documents",
    ),
    "own-report": Text(
        vi="báo cáo của `chuanhoa gate`, không phải văn bản",
        en="a report of `chuanhoa gate`, and no documents",
    ),
    "no-text": Text(vi="hàng không có văn bản", en="the row has no text"),
    "not-text": Text(
        vi="giá trị ở cột văn bản không phải là chuỗi",
        en="the value in the text column is not a string",
    ),
    "lone-surrogate": Text(
        vi="văn bản có nửa cặp thay thế (surrogate), không phải ký tự nào",
        en="the text has a lone surrogate, which is no character",
    ),
    "bad-id": Text(
        vi="mã của hàng phải là chuỗi hoặc số nguyên, không rỗng",
        en="the id of a row must be a string or a whole number, and not empty",
    ),
    "id-twice": Text(vi="mã này đã có ở hàng khác", en="another row has the same id"),
    "broken-table": Text(vi="không đọc được bảng này", en="the table cannot be read"),
    "worker-died": Text(
        vi="tiến trình xử lý tài liệu này bị hệ thống dừng hai lần (thiếu bộ nhớ?)",
        en="the process that read this was killed twice (out of memory?)",
    ),
    "needs-corpus": Text(
        vi="tệp Parquet cần phần mở rộng: pip install 'chuanhoa[corpus]'",
        en="Parquet files need the extra: pip install 'chuanhoa[corpus]'",
    ),
    "needs-html": Text(
        vi="trang HTML cần phần mở rộng: pip install 'chuanhoa[html]'",
        en="HTML pages need the extra: pip install 'chuanhoa[html]'",
    ),
}


def rejected(
    source: str, reason: str, detail: str | Text = "", offset: int | None = None
) -> Rejected:
    """Set an input aside for a reason of the table; `detail` follows the sentence.

    A detail in words is a `Text`; names and numbers are the same in both languages.
    """
    text = _REASONS[reason]
    more = Text(detail, detail) if isinstance(detail, str) else detail
    return Rejected(source, reason, Text(text.vi + more.vi, text.en + more.en), offset)
