"""Patterns of file names in the configuration: `*`, `**` and `?`."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from .reports.run import place_of_source


def matches(pattern: str, source: str, folder: Path) -> bool:
    """Say whether a source is one of the files that a pattern of a folder means.

    Without a slash the pattern is that of a name in any folder below.
    """
    path = Path(os.path.abspath(place_of_source(source)[0]))  # noqa: PTH100 -- no links
    root = Path(os.path.abspath(folder))  # noqa: PTH100 -- as above
    if not path.is_relative_to(root):
        return False
    whole = pattern if "/" in pattern else f"**/{pattern}"
    return bool(compiled(whole).fullmatch(path.relative_to(root).as_posix()))


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """Turn a pattern into a regular expression.

    >>> bool(compiled("a/**/*.txt").fullmatch("a/b/c/d.txt"))
    True
    """
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("/"))
    signs = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(signs.get(part, re.escape(part)) for part in parts))
