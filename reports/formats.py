"""The outputs of `check` by name; each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from .run import CheckRun
from .terminal import PLAIN, Style, json_pieces, listing

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
# These are written as the documents come; the others need all of them first.
STREAMED = (*FOR_PEOPLE, "jsonl")


def write(run: CheckRun, form: str, style: Style = PLAIN) -> Iterator[str]:
    """Write a run in one of the `FORMATS`, piece by piece.

    The `STREAMED` ones go through the documents once.
    """
    if form == "json":
        yield from json_pieces(run)
        return
    if form in STREAMED:
        lines = listing(run, form, style)
    else:
        lines = import_module(f".{form}", __package__).lines(run)
    for line in lines:
        yield line + "\n"
