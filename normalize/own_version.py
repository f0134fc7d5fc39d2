"""The version of this package."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

_UNKNOWN = "0+unknown"  # as PEP 440 writes a local version


def own_version() -> str:
    """Give the version that was installed.

    A folder on the path (PYTHONPATH, `--py-files` of Spark) has none that it knows of:
    then it is "0+unknown".
    """
    try:
        return version("chuanhoa")
    except PackageNotFoundError:
        return _UNKNOWN
