"""`chuanhoa doctor`: the environment, and how the bytes of each file are read."""

from __future__ import annotations

import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from .. import console, exits, inputs
from ..normalize.encodings import Decoded
from ..normalize.own_version import own_version
from ..normalize.rule import Text
from ..parser import Parser
from ..reports.display import visible
from ..reports.listing import Language, pick
from ..reports.reasons import lost
from ..seeds.model import Rejected

_EXTRAS = {
    "gx": ("great-expectations",),
    "corpus": ("pyarrow", "pathspec"),
    "spark": ("pyspark", "pyarrow", "pandas"),
    "html": ("resiliparse",),
    "dedup": ("rensa",),
    "encodings": ("charset-normalizer",),
    "ascii": ("unidecode",),
}
_MISSING = Text(vi="chưa cài", en="not installed")
_NO_CONFIG = Text(vi="không có tệp cấu hình", en="no configuration file")
_NO_JAVA = Text(
    vi="không có (chỉ Spark cần; Java 17)", en="none (only Spark needs it; Java 17)"
)
_NO_GIT = Text(vi="không có (--since cần)", en="none (--since needs it)")
_CONSOLE = Text(
    vi="{encoding}, màu: {colour}, khung ASCII: {ascii}",
    en="{encoding}, colour: {colour}, ASCII frame: {ascii}",
)
_YES, _NO = Text(vi="có", en="yes"), Text(vi="không", en="no")
_LOST = Text(vi="thiếu: {what}", en="lost: {what}")
_LOSSY = Text(
    vi="không ghi lại được nguyên vẹn: fix cần --undo-file",
    en="cannot be written back exactly: fix needs --undo-file",
)


def add(parser: Parser) -> None:
    """Add the options of the command."""
    console.add_paths(parser)


def run(args: Namespace) -> int:
    """Print the environment; with PATHS also encoding and certainty of each file."""
    for name, value in _environment(args):
        console.put(f"{name:<12} {value}")
    status = exits.CLEAN
    if not args.paths:
        return status
    console.put("")
    for item in inputs.read_inputs(args):
        if isinstance(item, Rejected):
            console.say_rejected(item, args.lang)
            status = exits.UNREADABLE
            continue
        document, decoded = item
        words = "; ".join(_reading(decoded, args.lang))
        console.put(f"{visible(document.source)}: {words}")
    return status


def _environment(args: Namespace) -> Iterator[tuple[str, str]]:
    lang: Language = args.lang
    yield "chuanhoa", own_version()
    yield "python", f"{platform.python_version()} ({platform.platform()})"
    for extra, packages in _EXTRAS.items():
        named = (f"{package} {_version(package, lang)}" for package in packages)
        yield f"[{extra}]", ", ".join(named)
    yield "java", _first_line(["java", "-version"]) or pick(_NO_JAVA, lang)
    yield "git", _first_line(["git", "--version"]) or pick(_NO_GIT, lang)
    style = console.style_of(sys.stdout)
    yield (
        "console",
        pick(_CONSOLE, lang).format(
            encoding=sys.stdout.encoding,
            colour=pick(_YES if style.has_colour else _NO, lang),
            ascii=pick(_YES if style.is_ascii else _NO, lang),
        ),
    )
    path = args.config.path
    yield "config", pick(_NO_CONFIG, lang) if path is None else str(path)


def _version(package: str, lang: Language) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return pick(_MISSING, lang)


def _first_line(command: list[str]) -> str | None:
    """Ask a program for its version; None where there is no such program."""
    import subprocess  # noqa: PLC0415 -- only here

    program = shutil.which(command[0])
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed command, without a shell
            [program, *command[1:]], capture_output=True, check=False, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = (done.stdout or done.stderr).decode("utf-8", "replace").splitlines()
    return lines[0] if lines and not done.returncode else None


def _reading(decoded: Decoded, lang: Language) -> Iterator[str]:
    bom = " + BOM" if decoded.bom else ""
    sure = "" if decoded.confidence >= 1 else f" ({decoded.confidence:.0%})"
    yield f"{decoded.encoding}{bom}{sure}"
    if decoded.lost:
        yield pick(_LOST, lang).format(what=lost(decoded.lost, lang))
    if not decoded.lossless:
        yield pick(_LOSSY, lang)
