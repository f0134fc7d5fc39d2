"""How documents are treated: by the options, and by the sections of their files."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .config import Config, as_usage_error, config_for, matching, wrong_use
from .normalize.rule import Severity, Text
from .normalize.settings import Settings, settings_for
from .reports.run import place_of_source
from .seeds.inputs import Document, Rejected

_NOT_UTF8 = Text(
    vi="{file}: không phải UTF-8; hãy lưu lại bằng UTF-8",
    en="{file}: not UTF-8; save it again as UTF-8",
)


class Choice(NamedTuple):
    """How one file is treated."""

    settings: Settings
    severities: Mapping[str, Severity]


Chooser = Callable[[str], Choice]
Given = Document | Rejected
_KNOWN = 1024  # files whose sections are remembered: rows of a table come together


def chooser(args: Namespace) -> Chooser:
    """Give the function that chooses by source; options are checked at once.

    Files that the same sections match get one object. Raises UsageError.
    """
    config: Config = args.config
    usual = Choice(settings_of(args), config.severities)
    if not config.per_file:
        return lambda _: usual
    made: dict[tuple[int, ...], Choice] = {(): usual}

    @lru_cache(maxsize=_KNOWN)
    def choose(path: str) -> Choice:
        numbers = matching(config, path)
        if numbers not in made:
            own = config_for(config, numbers)
            made[numbers] = Choice(settings_of(args, own), own.severities)
        return made[numbers]

    return lambda source: choose(place_of_source(source)[0])


def settler(args: Namespace) -> Callable[[Iterable[Given]], Iterator[Given]]:
    """Give the function that hands documents the settings of their own files.

    A document that is treated like all stays as it is. Raises UsageError at once.
    """
    choose = chooser(args)
    if not args.config.per_file:
        return iter
    usual = settings_of(args)

    def settled(items: Iterable[Given]) -> Iterator[Given]:
        for item in items:
            if isinstance(item, Rejected):
                yield item
                continue
            own = choose(item.source).settings
            yield item if own == usual else replace(item, settings=own)

    return settled


def settings_of(args: Namespace, config: Config | None = None) -> Settings:
    """Turn options into settings; what is not given comes from the configuration.

    `config` is that of one file, where it has a section of its own.
    Raises UsageError with the nearest known name.
    """
    from .normalize.selection import selected  # noqa: PLC0415 -- it loads every rule

    config = config or args.config
    try:
        settings = settings_for(
            args.profile or config.profile or args.usual_profile,
            select=_names(args.select, config.select),
            ignore=_names(args.ignore, config.ignore),
            tone_style=args.tone_style or config.tone_style,
            dates=args.dates or config.dates,
            expand=args.expand or config.expand,
            abbreviations=own_table(args.abbreviations or config.abbreviations),
            unsafe_fixes=getattr(args, "unsafe_fixes", False),
            drop_boilerplate=getattr(args, "drop_boilerplate", False),
        )
        selected(settings)
    except ValueError as error:
        raise as_usage_error(error) from error
    return settings


def _names(given: str | None, configured: tuple[str, ...]) -> tuple[str, ...]:
    if given is None:
        return configured
    return tuple(name.strip() for name in given.split(",") if name.strip())


def own_table(path: str | None) -> str:
    """Read a user's table of short forms, and check it. Raises UsageError."""
    if path is None:
        return ""
    from .normalize.abbreviations import read_table  # noqa: PLC0415 -- rarely given

    try:
        text = Path(path).read_text("utf-8-sig")
        read_table(text, origin=path)
    except UnicodeDecodeError as error:
        raise wrong_use(_NOT_UTF8, file=path) from error
    except (OSError, ValueError) as error:
        raise as_usage_error(error) from error
    return text
