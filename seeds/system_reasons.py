"""What the operating system refuses, in both languages."""

from __future__ import annotations

import errno

from ..normalize.rule import Text

_REASONS = {
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không được phép",
    errno.EEXIST: "tệp đã có",
    errno.ENOTDIR: "không phải thư mục",
    errno.EISDIR: "là thư mục",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã hết hạn mức đĩa",
    errno.EROFS: "hệ thống tệp chỉ đọc",
    errno.EFBIG: "tệp quá lớn",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "các liên kết tạo thành vòng",
    errno.EIO: "lỗi vào ra",
}


def reason_of(error: OSError) -> Text:
    """Give the reason in words, without the path; English where it has no other."""
    english = error.strerror or str(error)
    return Text(_REASONS.get(error.errno or 0, english), english)
