"""A user's own table: read from TOML, every key checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from ..names import expect_one_of
from ..rule import Text
from .table import Table, default_table, toml_forms
from .tokens import find_tokens

_FORM = {"short": str, "sense": list, "variants": list}
_SENSE = {
    "expansion": str,
    "name": str,
    "domain": str,
    "source": str,
    "kind": str,
    "default": bool,
    "keep": bool,
    "head": bool,
    "left": list,
    "right": list,
    "near": list,
    "beside": list,
}
_KINDS = ("", "title", "place")
_NAMES = {
    str: Text("chuỗi", "a string"),
    list: Text("danh sách", "a list"),
    bool: Text("true hoặc false", "true or false"),
    dict: Text("bảng", "a table"),
}
_NO_TABLE = Text("phải là bảng", "must be a table")


class TableError(ValueError):
    """What is wrong where in a table: `str` in English, `vi` in Vietnamese."""

    def __init__(self, where: str, text: Text) -> None:
        """Keep the message in both languages."""
        super().__init__(f"{where}: {text.en}")
        self.vi = f"{where}: {text.vi}"


def read_table(text: str, *, origin: str = "table", base: Table | None = None) -> Table:
    r"""Read a table of short forms from TOML and put it before `base`.

    A `[[form]]` has `short`, `variants`, and one `[[form.sense]]` a reading. A
    reading that is alone and has no cues needs none, unless `default = false`.
    `base` is the table of the package unless given.

    Raises ValueError, with `origin` and the place, for TOML that cannot be read, an
    unknown or missing key, a value of a wrong type, or an unknown set of cues.

    >>> toml = '[[form]]\nshort = "VBX"\nsense = [{expansion = "văn bản"}]'
    >>> read_table(toml).forms["VBX"].senses[0].expansion
    'văn bản'
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        why = Text(f"không đúng TOML: {error}", f"not TOML: {error}")
        raise TableError(origin, why) from error
    _check_keys(data, {"cues": dict, "form": list}, origin)
    sets = data.get("cues", {})
    for name, cues in sets.items():
        _check_strings(cues, f"{origin}: cues.{name}")
    for number, form in enumerate(data.get("form", ()), 1):
        _check_form(form, sets, f"{origin}: form {number}")
    return (base or default_table()).with_forms(toml_forms(_defaulted(data)))


@lru_cache(maxsize=8)
def table_for(abbreviations: str) -> Table:
    """Give the table of settings: the user's before the package's, read once.

    Raises ValueError where the user's cannot be read; see `read_table`.
    """
    return read_table(abbreviations) if abbreviations else default_table()


def _defaulted(data: Mapping[str, Any]) -> dict[str, Any]:
    """Let a reading that stands alone count without a cue, unless it has some."""
    forms = []
    for form in data.get("form", ()):
        senses = list(form["sense"])
        cued = any(senses[0].get(key) for key in ("left", "right", "near", "beside"))
        if len(senses) == 1 and not cued:
            senses = [{"default": True, **senses[0]}]
        forms.append({**form, "sense": senses})
    return {**data, "form": forms}


def _check_form(form: object, sets: Mapping[str, Any], where: str) -> None:
    if not isinstance(form, dict):
        raise TableError(where, _NO_TABLE)
    where = f"{where} ({form.get('short', '?')})"
    _check_keys(form, _FORM, where)
    _require(form, "short", where)
    _require(form, "sense", where)
    _check_strings(form.get("variants", []), f"{where}: variants")
    for spelling in (form["short"], *form.get("variants", ())):
        if [token.text for token in find_tokens(spelling)] != [spelling]:
            raise TableError(
                where,
                Text(
                    f"{spelling!r} không phải từ hai chữ hoa trở lên, như chữ cần tìm",
                    f"{spelling!r} is not two or more capitals, as is looked for",
                ),
            )
    for number, sense in enumerate(form["sense"], 1):
        _check_sense(sense, sets, f"{where}: sense {number}")


def _check_sense(sense: object, sets: Mapping[str, Any], where: str) -> None:
    if not isinstance(sense, dict):
        raise TableError(where, _NO_TABLE)
    _check_keys(sense, _SENSE, where)
    _require(sense, "expansion", where)
    _expect(where, "kind", sense.get("kind", ""), _KINDS)
    for key in ("left", "right", "near", "beside"):
        cues = sense.get(key, [])
        _check_strings(cues, f"{where}: {key}")
        for cue in cues:
            if cue.startswith("@"):
                _expect(where, "set of cues", cue[1:], sets)


def _check_keys(
    table: Mapping[str, Any], types: Mapping[str, type], where: str
) -> None:
    for key, value in table.items():
        _expect(where, "key", key, types)
        if not isinstance(value, types[key]):
            name = _NAMES[types[key]]
            raise TableError(
                where,
                Text(
                    f"{key} phải là {name.vi}, không phải {value!r}",
                    f"{key} must be {name.en}, not {value!r}",
                ),
            )


def _expect(where: str, what: str, name: str, known: Iterable[str]) -> None:
    try:
        expect_one_of(what, name, known)
    except ValueError as error:
        text = Text(getattr(error, "vi", str(error)), str(error))
        raise TableError(where, text) from None


def _require(table: Mapping[str, Any], key: str, where: str) -> None:
    if not table.get(key):
        text = Text(f"thiếu {key}, hoặc để trống", f"{key} is missing or empty")
        raise TableError(where, text)


def _check_strings(values: object, where: str) -> None:
    words = values if isinstance(values, list) else [None]
    if not all(isinstance(word, str) and word.strip() for word in words):
        raise TableError(
            where,
            Text(
                f"phải là danh sách các từ, không phải {values!r}",
                f"must be a list of words, not {values!r}",
            ),
        )
