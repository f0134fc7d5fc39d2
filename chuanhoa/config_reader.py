"""Reading of a configuration file: strict, each error with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .config import Config, FileSection, UsageError, as_usage_error, wrong_use
from .config_keys import FILES, KEYS, PATHS, PER_FILE, BadValueError, check_value
from .config_places import place_of, place_of_error, place_of_name, shown
from .normalize.names import expect_one_of
from .normalize.rule import Text

# Below the head of a section, TOML takes any key for one of that section.
_FOR_ALL = Text(
    vi="{key} có hiệu lực cho mọi tệp, không đặt được trong [[per_file]]; hãy viết ở"
    " trên phần [[per_file]] đầu tiên",
    en="{key} counts for all files and cannot stand in [[per_file]]; write it above the"
    " first [[per_file]]",
)


def read_config(path: Path) -> Config:
    """Read a configuration file; see `load_config`."""
    try:
        text = path.read_text("utf-8-sig")  # Notepad puts a BOM before it
    except OSError as error:
        raise as_usage_error(error) from error
    except ValueError as error:
        msg = f"{path}: not UTF-8; save it again as UTF-8"
        vi = f"{path}: không phải UTF-8; hãy lưu lại bằng UTF-8"
        raise UsageError(msg, vi) from error
    try:
        data: Mapping[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        why = str(error).partition(" (at ")[0]
        wrong = UsageError(f"not TOML: {why}", "không đúng TOML ở chỗ này")
        place = place_of_error(str(error), text)
        raise _misplaced(path, text, wrong, place) from error
    root: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        data, root = data.get("tool", {}).get("chuanhoa", {}), ("tool", "chuanhoa")
    return _Reader(path, text, root).config(data)


class _Reader(NamedTuple):
    path: Path
    text: str
    root: tuple[str, ...]

    def config(self, data: Mapping[str, Any]) -> Config:
        rest = {key: value for key, value in data.items() if key != PER_FILE}
        values = self.values(rest, self.root, (*KEYS, PER_FILE))
        for key in PATHS:
            if key in values:
                values[key] = str(self.path.parent / values[key])
        sections = self.sections(data.get(PER_FILE, []))
        return Config(**values, per_file=sections, path=self.path)

    def sections(self, data: object) -> tuple[FileSection, ...]:
        if not isinstance(data, list) or not all(isinstance(d, dict) for d in data):
            msg = UsageError(f"write [[{PER_FILE}]]", f"hãy viết [[{PER_FILE}]]")
            raise self.wrong(msg, self.root, PER_FILE)
        known = [FILES, *(name for name, key in KEYS.items() if key.is_per_file)]
        table = (*self.root, PER_FILE)
        found = []
        for nth, section in enumerate(data, 1):
            files = section.get(FILES)
            is_list = isinstance(files, list) and all(isinstance(f, str) for f in files)
            if not files or not is_list:
                msg = UsageError(
                    f'[[{PER_FILE}]] needs files = ["pattern", ...]',
                    f'[[{PER_FILE}]] cần files = ["mẫu tên tệp", ...]',
                )
                raise self.wrong(msg, self.root, PER_FILE, None, nth)
            rest = {key: value for key, value in section.items() if key != FILES}
            values = self.values(rest, table, known, nth)
            found.append(FileSection(tuple(files), values))
        return tuple(found)

    def values(
        self,
        data: Mapping[str, Any],
        table: tuple[str, ...],
        known: tuple[str, ...] | list[str],
        nth: int = 0,
    ) -> dict[str, Any]:
        values = {}
        for key, value in data.items():
            if nth and key in KEYS and key not in known:
                raise self.wrong(wrong_use(_FOR_ALL, key=key), table, key, None, nth)
            try:
                expect_one_of("key", key, known)
                values[key] = check_value(key, value)
            except BadValueError as error:
                raise self.wrong(error, table, key, error.culprit, nth) from error
            except ValueError as error:
                raise self.wrong(error, table, key, None, nth) from error
        return values

    def wrong(
        self,
        error: Exception,
        table: tuple[str, ...],
        key: str,
        culprit: object = None,
        nth: int = 0,
    ) -> UsageError:
        place = place_of(self.text, table, key, culprit, nth)
        return _misplaced(self.path, self.text, error, place)


def in_config(config: Config, error: Exception) -> UsageError:
    """Turn an error about a table that others read into one with its place."""
    name = getattr(error, "name", None)
    if config.path is None:
        return as_usage_error(error)
    text = config.path.read_text("utf-8-sig")
    place = place_of_name(text, "checks", str(name)) if name is not None else None
    return _misplaced(config.path, text, error, place)


def _misplaced(
    path: Path, text: str, error: Exception, place: tuple[int, int, int] | None
) -> UsageError:
    here = Path.cwd()
    name = path.relative_to(here) if path.is_relative_to(here) else path
    if place is None:
        return as_usage_error(error, f"{name}: ")
    where = f"{name}:{place[0]}:{place[1]}: "
    lines = shown(text, place)
    vi: str = getattr(error, "vi", str(error))
    return UsageError(f"{where}{error}\n{lines}", f"{where}{vi}\n{lines}")
