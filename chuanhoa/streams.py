"""The streams of a run: what they can show, and what takes the place of the rest."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from .reports.display import encodable
from .reports.terminal import Style


def set_up_streams() -> None:
    """Write UTF-8, the same anywhere; but a terminal is written to as it can show.

    PYTHONIOENCODING counts as the word of a terminal. No character raises. What is
    written to a stream that the caller has closed goes nowhere.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- it is the stream of the process
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            is_told = "PYTHONIOENCODING" in os.environ or stream.isatty()
            own = stream.encoding if is_told else "utf-8"
            reconfigure(encoding=own, errors=_errors_for(own))


def _errors_for(encoding: str) -> str:
    """Give the way to write what an encoding lacks; UTF-8 lacks only surrogates."""
    if encoding.lower().replace("-", "") == "utf8":
        return "backslashreplace"

    def instead(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        missing = error.object[error.start : error.end]
        return encodable(missing, encoding), error.end

    name = f"chuanhoa-{encoding}"
    codecs.register_error(name, instead)
    return name


def _encoding_of(stream: TextIO) -> str:
    try:
        return codecs.lookup(stream.encoding).name
    except (LookupError, TypeError):
        return "ascii"


def drop(stream: TextIO) -> None:
    """Let what is left unwritten go nowhere: its reader, or its disk, has gone."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def style_of(stream: TextIO) -> Style:
    """Say how a stream can be written to: NO_COLOR, FORCE_COLOR, its encoding.

    As in Python itself (3.13), NO_COLOR comes before FORCE_COLOR.
    """
    environ = os.environ
    has_colour = not environ.get("NO_COLOR") and (
        bool(environ.get("FORCE_COLOR"))
        or (stream.isatty() and environ.get("TERM") != "dumb")
    )
    try:
        "…│\u237d∅".encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return Style(has_colour, is_ascii=True, encoding=_encoding_of(stream))
    return Style(has_colour)


def write_utf8() -> None:
    """Write what programs read: UTF-8, whatever the terminal can show."""
    sys.stdout.flush()
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
