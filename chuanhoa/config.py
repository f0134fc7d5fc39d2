"""The configuration: `chuanhoa.toml`, or `[tool.chuanhoa]` of pyproject.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from .normalize.names import expect_one_of

if TYPE_CHECKING:
    from .normalize.rule import Severity, Text


_NOTHING: Mapping[str, Any] = MappingProxyType({})


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
    if isinstance(error, OSError) and error.errno is not None:
        from .system_errors import told  # noqa: PLC0415 -- only for an error

        said = told(error)
        return UsageError(f"{place}{said.en}", f"{place}{said.vi}")
    vi: str = getattr(error, "vi", str(error))
    return UsageError(f"{place}{error}", f"{place}{vi}")


def wrong_use(text: Text, **values: object) -> UsageError:
    """Make an error of usage from a sentence with places for values."""
    return UsageError(text.en.format(**values), text.vi.format(**values))


class FileSection(NamedTuple):
    """What a `[[per_file]]` section says of the files that its patterns match."""

    files: tuple[str, ...]
    values: Mapping[str, Any]


class Config(NamedTuple):
    """What a configuration file can say; None where it does not.

    `path` is the file that was read. `abbreviations` and `baseline` are paths, relative
    to its folder, from which the patterns of `exclude` count, too. Options of the
    command line come before all of it.
    """

    profile: Any = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = _NOTHING
    tone_style: Any = None
    dates: Any = None
    expand: Any = None
    abbreviations: str | None = None
    fail_on: str | None = None
    baseline: str | None = None
    lang: str | None = None
    text_column: str | None = None
    id_column: str | None = None
    exclude: tuple[str, ...] = ()
    checks: Mapping[str, Any] = _NOTHING
    per_file: tuple[FileSection, ...] = ()
    path: Path | None = None


def matching(config: Config, source: str) -> tuple[int, ...]:
    """Give the numbers of the sections that match a file, in their order."""
    return tuple(
        number
        for number, section in enumerate(config.per_file)
        if any(_matches(pattern, source, config) for pattern in section.files)
    )


def config_for(config: Config, numbers: Iterable[int]) -> Config:
    """Give the configuration of a file: that of all, then of the sections it matches.

    A table of severities adds to those above it; any other value takes their place.
    """
    for number in numbers:
        values = config.per_file[number].values
        both = {**config.severities, **values.get("severities", {})}
        config = config._replace(**{**values, "severities": both})
    return config


def _matches(pattern: str, source: str, config: Config) -> bool:
    from .config_patterns import matches  # noqa: PLC0415 -- few have sections

    folder = config.path.parent if config.path is not None else Path()
    return matches(pattern, source, folder)


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

    Raises UsageError, with the place, for TOML that cannot be read, an unknown key
    (with the nearest known one) or a value that the key does not take.
    """
    import tomllib  # noqa: PLC0415 -- most folders have no configuration

    from .config_places import place_of_error  # noqa: PLC0415 -- as above

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
        from .config_keys import KEYS, PATHS, PER_FILE  # noqa: PLC0415 -- as above

        rest = {key: value for key, value in data.items() if key != PER_FILE}
        values = self.values(rest, self.root, (*KEYS, PER_FILE))
        for key in PATHS:
            if key in values:
                values[key] = str(self.path.parent / values[key])
        sections = self.sections(data.get(PER_FILE, []))
        return Config(**values, per_file=sections, path=self.path)

    def sections(self, data: object) -> tuple[FileSection, ...]:
        from .config_keys import FILES, KEYS, PER_FILE  # noqa: PLC0415 -- as above

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
                raise self.wrong(msg, self.root, PER_FILE)
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
        from .config_keys import BadValueError, check_value  # noqa: PLC0415 -- as above

        values = {}
        for key, value in data.items():
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
        from .config_places import place_of  # noqa: PLC0415 -- only for an error

        place = place_of(self.text, table, key, culprit, nth)
        return _misplaced(self.path, self.text, error, place)


def in_config(config: Config, error: Exception) -> UsageError:
    """Turn an error about a table that others read into one with its place."""
    name = getattr(error, "name", None)
    if config.path is None:
        return as_usage_error(error)
    text = config.path.read_text("utf-8-sig")
    from .config_places import place_of_name  # noqa: PLC0415 -- only for an error

    place = place_of_name(text, "checks", str(name)) if name is not None else None
    return _misplaced(config.path, text, error, place)


def _misplaced(
    path: Path, text: str, error: Exception, place: tuple[int, int, int] | None
) -> UsageError:
    from .config_places import shown  # noqa: PLC0415 -- only for an error

    here = Path.cwd()
    name = path.relative_to(here) if path.is_relative_to(here) else path
    if place is None:
        return as_usage_error(error, f"{name}: ")
    where = f"{name}:{place[0]}:{place[1]}: "
    lines = shown(text, place)
    vi: str = getattr(error, "vi", str(error))
    return UsageError(f"{where}{error}\n{lines}", f"{where}{vi}\n{lines}")
