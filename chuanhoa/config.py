"""The configuration: `chuanhoa.toml`, or `[tool.chuanhoa]` of pyproject.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

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
    from .config_reader import read_config  # noqa: PLC0415 -- most folders have none

    return read_config(path)
