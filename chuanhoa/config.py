"""The configuration: `chuanhoa.toml`, or `[tool.chuanhoa]` of pyproject.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from .normalize.names import expect_one_of

_LISTS = ("select", "ignore", "exclude")


class UsageError(Exception):
    """A wrong use of the command line: what, and what to do instead.

    `str` says so in English; `vi` in Vietnamese, where the message is ours.
    """

    def __init__(self, message: str, vi: str | None = None) -> None:
        """Keep the message in both languages."""
        super().__init__(message)
        self.vi = vi or message


def as_usage_error(error: Exception, place: str = "") -> UsageError:
    """Turn an error into one of usage, with the place it is about before it."""
    vi: str = getattr(error, "vi", str(error))
    return UsageError(f"{place}{error}", f"{place}{vi}")


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration file can say; None where it does not.

    `abbreviations` is the path of a user's own table of short forms, relative to the
    folder of the file. Options of the command line come before all of it.
    """

    profile: Any = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    tone_style: Any = None
    dates: Any = None
    expand: Any = None
    abbreviations: str | None = None
    fail_on: str | None = None
    lang: str | None = None
    text_column: str | None = None
    id_column: str | None = None
    exclude: tuple[str, ...] = ()


def find_config(folder: Path) -> Path | None:
    """Find the nearest file, in a folder or above it, that configures chuanhoa."""
    for place in (folder, *folder.parents):
        own = place / "chuanhoa.toml"
        if own.is_file():
            return own
        project = place / "pyproject.toml"
        if project.is_file() and b"[tool.chuanhoa" in project.read_bytes():
            return project
    return None


def load_config(path: Path) -> Config:
    """Read a configuration file.

    Raises UsageError for TOML that cannot be read, an unknown key (with the nearest
    known one) or a value of a wrong type.
    """
    import tomllib  # noqa: PLC0415 -- most folders have no configuration

    try:
        data: Mapping[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        msg = f"{path}: {error}"
        raise UsageError(msg) from error
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("chuanhoa", {})
    return Config(**{key: _checked(path, key, value) for key, value in data.items()})


def _checked(path: Path, key: str, value: object) -> Any:  # noqa: ANN401 -- by key
    try:
        expect_one_of("key", key, [field.name for field in fields(Config)])
    except ValueError as error:
        raise as_usage_error(error, f"{path}: ") from error
    if key in _LISTS:
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            return tuple(value)
        msg = f'{path}: {key} must be a list of names, such as ["unicode"]'
        vi = f'{path}: {key} phải là danh sách tên, như ["unicode"]'
        raise UsageError(msg, vi)
    if not isinstance(value, str):
        msg = f"{path}: {key} must be a string, not {value!r}"
        raise UsageError(msg, f"{path}: {key} phải là chuỗi, không phải {value!r}")
    return str(path.parent / value) if key == "abbreviations" else value
