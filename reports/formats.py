"""The outputs of `check` by name; each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from .run import CheckRun
from .terminal import PLAIN, Style, listing

# Those for people come first: they are written in the console's own encoding.
FOR_PEOPLE = ("full", "concise")
FORMATS = (
    *FOR_PEOPLE,
    "json",
    "jsonl",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "markdown",
)
_IN_TERMINAL = (*FOR_PEOPLE, "json", "jsonl")


def write(run: CheckRun, form: str, style: Style = PLAIN) -> Iterator[str]:
    """Write a run in one of the `FORMATS`, line by line."""
    if form in _IN_TERMINAL:
        yield from listing(run, form, style)
    else:
        yield from import_module(f".{form}", __package__).lines(run)
