"""What is about a file and not its text: bytes that are not UTF-8 without a BOM."""

from __future__ import annotations

from collections.abc import Iterator

from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings

ID = "encoding-not-utf8"


def find(text: str, settings: Settings) -> Iterator[Edit]:
    r"""Find nothing: whoever read the bytes knows (`Decoded`), their text does not.

    >>> list(find("\ufeffXã", Settings()))
    []
    """
    yield from ()


RULE = Rule(
    id=ID,
    find=find,
    trigger="[^\\x00-\\x{10FFFF}]",  # no text
    scope=Scope.DOCUMENT,
    tiers=(Tier.SAFE,),
    severity=Severity.WARNING,
    title=Text(
        vi="Tệp không ở dạng UTF-8 không BOM", en="File is not UTF-8 without a BOM"
    ),
    about=Text(
        vi="Tệp dùng bảng mã khác (TCVN3, VNI-Windows, VISCII, VPS, windows-1258,"
        " UTF-16 ...) hoặc mở đầu bằng dấu thứ tự byte. fix đọc tệp theo bằng chứng của"
        " cả văn bản rồi ghi lại bằng UTF-8; khi bảng mã không ghi lại được nguyên vẹn,"
        " fix chỉ ghi cùng --undo-file.",
        en="The file is in another encoding (TCVN3, VNI-Windows, VISCII, VPS,"
        " windows-1258, UTF-16 ...) or begins with a byte order mark. fix reads it by"
        " the evidence of the whole document and writes UTF-8; where the encoding"
        " cannot be written back exactly, it writes only with --undo-file.",
    ),
    example=("\ufeffXã họp bàn", "Xã họp bàn"),
)
