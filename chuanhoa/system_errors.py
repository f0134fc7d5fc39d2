"""What the operating system refuses, with the path that it is about."""

from __future__ import annotations

from errno import ENOENT

from .normalize.rule import Text
from .seeds.system_reasons import reason_of

__all__ = ["reason_of", "told"]


def told(error: OSError, name: object = None) -> Text:
    """Give the reason after the path that it is about: `name`, or the error's own."""
    why = reason_of(error)
    path = name or error.filename
    if path is None and error.errno == ENOENT:  # of os.getcwd()
        return Text("thư mục hiện tại không còn nữa", "the current folder is gone")
    if path is None:
        return Text(f"đầu ra chuẩn: {why.vi}", f"standard output: {why.en}")
    return Text(f"{path}: {why.vi}", f"{path}: {why.en}")
