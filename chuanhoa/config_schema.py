"""The JSON Schema of a configuration file, for editors."""

from __future__ import annotations

from typing import Any

from .config_keys import FILES, KEYS, PER_FILE, Key, rule_names
from .normalize.rule import Text

SCHEMA_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FILES_ABOUT = Text(
    vi="mẫu tên tệp (*, **, ?) tính từ thư mục của tệp cấu hình",
    en="patterns of file names (*, **, ?), from the folder of the configuration",
)
_PER_FILE_ABOUT = Text(
    vi="thiết lập cho những tệp khớp mẫu; phần sau thắng phần trước",
    en="settings of the files that match; a later section beats an earlier one",
)


def json_schema() -> dict[str, object]:
    """Describe a configuration file as JSON Schema, for editors."""
    keys = {name: _schema_of(key) for name, key in KEYS.items()}
    per_file = {name: keys[name] for name, key in KEYS.items() if key.is_per_file}
    patterns = {"type": "array", "items": {"type": "string"}, "minItems": 1}
    files = patterns | {"description": _FILES_ABOUT.en}
    section = _object({FILES: files} | per_file) | {"required": [FILES]}
    sections = {
        "type": "array",
        "items": section,
        "description": _PER_FILE_ABOUT.en,
    }
    head = {"$schema": SCHEMA_DRAFT, "title": "chuanhoa"}
    return head | _object(keys | {PER_FILE: sections})


def _object(properties: dict[str, Any]) -> dict[str, object]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _schema_of(key: Key) -> dict[str, object]:
    about: dict[str, object] = {"description": f"{key.about.en} / {key.about.vi}"}
    if key.kind == "strings":
        return about | {"type": "array", "items": {"type": "string"}}
    if key.kind == "rules":
        return about | {"type": "array", "items": {"enum": rule_names()}}
    if key.kind == "levels":
        level = {"enum": list(key.known)}
        return about | _object(dict.fromkeys(rule_names(), level))
    if key.kind == "checks":
        from .expectations.configured import checks_schema  # noqa: PLC0415 -- rarely

        return about | checks_schema()
    if key.kind == "name":
        return about | {"enum": list(key.known)}
    return about | {"type": "string"}
