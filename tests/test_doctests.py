"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import chuanhoa

OPTIONAL = ("pyspark", "pyarrow", "great_expectations", "unidecode")
NAMES = sorted(
    module.name
    for module in walk_packages(chuanhoa.__path__, "chuanhoa.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", NAMES)
def test_doctests(name: str) -> None:
    failed, _ = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert failed == 0
