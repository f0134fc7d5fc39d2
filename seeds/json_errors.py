"""What is wrong with a line of JSON, in both languages."""

from __future__ import annotations

from json.decoder import JSONDecodeError

from ..normalize.errors import ToldError
from ..normalize.rule import Text

# The sentences of the standard library begin with these words.
_SENTENCES = {
    "Expecting ':'": Text("thiếu dấu hai chấm", "a colon is missing"),
    "Expecting ','": Text("thiếu dấu phẩy hay ngoặc", "a comma or bracket is missing"),
    "Expecting property": Text("thiếu tên khóa", "the name of a key is missing"),
    "Expecting value": Text("thiếu giá trị", "a value is missing"),
    "Extra data": Text("thừa sau đối tượng", "there is more behind the object"),
    "Illegal trailing comma": Text("thừa dấu phẩy", "a comma too many"),
    "Invalid \\": Text("dãy thoát \\ không đúng", "a wrong escape with \\"),
    "Invalid control": Text("ký tự điều khiển trong chuỗi", "a bare control character"),
    "Unterminated string": Text("chuỗi không được đóng", "a string is not closed"),
}
_OTHER = Text("không đúng JSON", "this is no JSON")
_PLACE = Text(vi=": {why}, cột {column}", en=": {why}, column {column}")
_DEEP = Text(vi=": lồng quá nhiều lớp", en=": nested too deeply")
_LONG = Text(vi=": số quá dài", en=": a number is too long")
KEY_TWICE = Text(vi="một khóa xuất hiện hai lần", en="a key stands twice")
NO_OBJECT = Text(vi="không phải đối tượng JSON", en="it is no JSON object")
NO_NUMBER = Text(vi="{name} không có trong JSON", en="{name} is not JSON")


def why_broken(error: ValueError | RecursionError) -> Text:
    """Say why a line cannot be read: what follows the sentence of the rejection."""
    if isinstance(error, RecursionError):
        return _DEEP
    if isinstance(error, ToldError):
        return Text(f": {error.vi}", f": {error}")
    if not isinstance(error, JSONDecodeError):
        return _LONG  # the one ValueError of json that names no place
    known = (text for head, text in _SENTENCES.items() if error.msg.startswith(head))
    why = next(known, _OTHER)
    return Text(
        _PLACE.vi.format(why=why.vi, column=error.colno),
        _PLACE.en.format(why=why.en, column=error.colno),
    )
