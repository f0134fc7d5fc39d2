"""The keys of a configuration file: what each takes, and what it is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from .normalize.names import expect_one_of
from .normalize.rule import Severity, Text
from .normalize.settings import DateStyle, Expand, Profile, ToneStyle
from .options import FAIL_ON

# name: one of `known`; rules: a list of rules or families; levels: a table of them;
# checks: tables of the gate, which reads them itself.
Kind = Literal["name", "string", "strings", "rules", "levels", "checks"]
LEVELS = tuple(severity.value for severity in Severity)
PER_FILE = "per_file"
FILES = "files"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what kind of value it takes, and whether a file section can have it."""

    kind: Kind
    about: Text
    known: tuple[str, ...] = ()
    is_per_file: bool = False


KEYS = {
    "profile": Key(
        "name",
        Text("những gì fix áp dụng", "what fix applies"),
        get_args(Profile),
        is_per_file=True,
    ),
    "select": Key(
        "rules",
        Text("chỉ những quy tắc hay họ này", "only these rules or families"),
        is_per_file=True,
    ),
    "ignore": Key(
        "rules",
        Text("trừ những quy tắc hay họ này", "all but these rules or families"),
        is_per_file=True,
    ),
    "severities": Key(
        "levels",
        Text(
            "mức độ của một quy tắc hay một họ",
            "the severity of a rule or of a family",
        ),
        LEVELS,
        is_per_file=True,
    ),
    "tone_style": Key(
        "name",
        Text("kiểu đặt dấu thanh", "where tone marks stand"),
        get_args(ToneStyle),
        is_per_file=True,
    ),
    "dates": Key(
        "name",
        Text("cách viết ngày tháng", "how dates are written"),
        get_args(DateStyle),
        is_per_file=True,
    ),
    "expand": Key(
        "name",
        Text("viết đầy đủ chữ viết tắt", "write short forms in full"),
        get_args(Expand),
        is_per_file=True,
    ),
    "abbreviations": Key(
        "string",
        Text("tệp bảng chữ viết tắt riêng", "the file of your own short forms"),
    ),
    "fail_on": Key(
        "name",
        Text(
            "mức độ làm trạng thái thoát của check, fix và gate thành 1",
            "the severity that makes the exit status of check, fix and gate 1",
        ),
        FAIL_ON,
    ),
    "baseline": Key(
        "string",
        Text("tệp các phát hiện đã biết", "the file of findings that are known"),
    ),
    "lang": Key(
        "name", Text("ngôn ngữ của thông báo", "the language of messages"), ("vi", "en")
    ),
    "text_column": Key(
        "string", Text("cột văn bản của bảng", "the text column of tables")
    ),
    "id_column": Key("string", Text("cột mã của bảng", "the id column of tables")),
    "exclude": Key(
        "strings",
        Text(
            "mẫu tên tệp bỏ qua, như .gitignore, tính từ thư mục của tệp cấu hình",
            "files to skip, as in .gitignore, from the folder of the configuration",
        ),
    ),
    "checks": Key(
        "checks",
        Text(
            "kiểm tra của cổng: giới hạn, mức độ",
            "checks of the gate: bounds, severity",
        ),
    ),
}
PATHS = ("abbreviations", "baseline")


class BadValueError(ValueError):
    """A value that a key does not take: `str` in English, `vi` in Vietnamese."""

    def __init__(self, text: Text, culprit: object) -> None:
        """Keep the message and what is to blame for it, to find its place."""
        super().__init__(text.en)
        self.vi = text.vi
        self.culprit = culprit


def check_value(name: str, value: object) -> Any:  # noqa: ANN401 -- by the kind of key
    """Check the value of a key and give it in the form that `Config` holds.

    Raises BadValueError.
    """
    key = KEYS[name]
    if key.kind in ("strings", "rules"):
        return _list(name, value, key)
    if key.kind in ("levels", "checks"):
        return _table(name, value, key)
    if not isinstance(value, str):
        raise _expected(name, "a string", "chuỗi", value)
    if key.kind == "name":
        _check_name(name, value, key.known)
    return value


def _list(name: str, value: object, key: Key) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise _expected(name, "a list of names", "danh sách tên", value)
    if key.kind == "rules":
        for rule in value:
            _check_name("rule", rule, rule_names())
    return tuple(value)


def _table(name: str, value: object, key: Key) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _expected(name, "a table", "một bảng", value)
    if key.kind == "checks":
        if not all(isinstance(check, dict) for check in value.values()):
            raise _expected(name, "tables of checks", "các bảng kiểm tra", value)
        return value
    for rule, level in value.items():
        _check_name("rule", rule, rule_names())
        _check_name("severity", level, key.known)
    return {rule: Severity(level) for rule, level in value.items()}


def _expected(name: str, what: str, vi: str, value: object) -> BadValueError:
    text = Text(
        vi=f"{name} phải là {vi}, không phải {value!r}",
        en=f"{name} must be {what}, not {value!r}",
    )
    return BadValueError(text, value)


def _check_name(what: str, name: object, known: Iterable[str]) -> None:
    try:
        expect_one_of(what, str(name), known)
    except ValueError as error:
        vi: str = getattr(error, "vi", str(error))
        raise BadValueError(Text(vi, str(error)), name) from error


def rule_names() -> list[str]:
    """List all families and rules."""
    from .normalize.rules import FILE_RULES, RULES  # noqa: PLC0415 -- if configured

    every = (*RULES, *FILE_RULES)
    return list(dict.fromkeys(name for r in every for name in (r.family, r.id)))
