"""The parser of the command line: help and errors in both languages, suggestions."""

from __future__ import annotations

import argparse
import os
import re
import sys
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from .config import UsageError
from .normalize.names import nearest
from .normalize.rule import Text

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_HEADINGS = {
    "usage: ": "cách dùng: ",
    "positional arguments:": "đối số:",
    "options:": "tùy chọn:",
}
# Headings are translated as plain words; Python 3.14 would colour them.
_NO_COLOUR = {"color": False} if sys.version_info >= (3, 14) else {}
_HELP = Text(vi="hiện phần trợ giúp này rồi thoát", en="show this help and exit")
_ERRORS = (
    ("the following arguments are required: (.*)", r"còn thiếu đối số: \1"),
    ("argument (.*): expected one argument", r"tùy chọn \1 cần một giá trị"),
    (
        "argument (.*): expected at least one argument",
        r"tùy chọn \1 cần ít nhất một giá trị",
    ),
    (
        "argument (.*): ignored explicit argument (.*)",
        r"tùy chọn \1 không nhận giá trị \2",
    ),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        r"\1: không có \2, hãy chọn trong \3",
    ),
    (
        "argument (.*): invalid int value: (.*)",
        r"tùy chọn \1 cần một số nguyên, không phải \2",
    ),
    (
        "argument (.*): not allowed with argument (.*)",
        r"không dùng \1 cùng với \2",
    ),
)


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Make a formatter; asking shutil for the width would import compression."""
    return argparse.HelpFormatter(prog, width=_width())


@cache
def _width() -> int:
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told) > 0:
        return int(told) - 2
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns - 2
    except (OSError, ValueError):
        return 78


class Option(NamedTuple):
    """What shell completion needs to know of an option or an argument."""

    names: tuple[str, ...]
    takes_value: bool
    choices: tuple[str, ...]
    about: str


class Parser(argparse.ArgumentParser):
    """A parser whose `help=` may be a `Text`, shown in the language it was made for.

    A wrong use raises UsageError instead of leaving the program.
    """

    def __init__(self, *, lang: str = "en", **kwargs: Any) -> None:  # noqa: ANN401 -- as argparse
        """Make a parser of one language."""
        self.lang = lang
        self.options: list[Option] = []
        kwargs |= {"add_help": False, "allow_abbrev": False} | _NO_COLOUR
        super().__init__(**kwargs, formatter_class=_formatter)
        self.add_argument("-h", "--help", action="help", help=_HELP)

    def add_argument(self, *args: Any, **kwargs: Any) -> argparse.Action:  # noqa: ANN401 -- as argparse
        """Add an argument; `help` may be a `Text`, `choices` are for completion too."""
        about = kwargs.get("help")
        if isinstance(about, Text):
            kwargs["help"] = about.vi if self.lang == "vi" else about.en
        suggestions = kwargs.pop("suggestions", kwargs.get("choices") or ())
        action = super().add_argument(*args, **kwargs)
        self.options.append(
            Option(
                tuple(action.option_strings),
                action.nargs != 0 and bool(action.option_strings),
                tuple(suggestions),
                str(kwargs.get("help") or ""),
            )
        )
        return action

    def format_help(self) -> str:
        """Write the help, with the headings of argparse in the parser's language."""
        return self._translated(super().format_help())

    def format_usage(self) -> str:
        """Write the usage line likewise."""
        return self._translated(super().format_usage())

    def _translated(self, text: str) -> str:
        if self.lang != "vi":
            return text
        for english, vietnamese in _HEADINGS.items():
            text = re.sub(f"(?m)^{re.escape(english)}", vietnamese, text)
        return text

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Write the help; argparse says nothing where a disk is full."""
        with suppress(BrokenPipeError):
            (file or sys.stdout).write(self.format_help())

    def error(self, message: str) -> NoReturn:
        """Raise UsageError, in both languages."""
        vi = message
        for pattern, words in _ERRORS:
            vi = re.sub(f"(?s)^{pattern}$", words, vi)
        see = f"{self.prog} --help"
        said = f"{message} (see {see})"
        raise UsageError(said, f"{vi} (xem {see})")

    def unknown(self, words: list[str]) -> UsageError:
        """Say of the first unknown word which option was probably meant."""
        word = words[0].partition("=")[0]
        known = [name for option in self.options for name in option.names]
        guess = nearest(word, known) if word.startswith("-") else None
        see = f"{self.prog} --help"
        hint = f"did you mean {guess!r}?" if guess else f"see {see}"
        vi_hint = f"có phải {guess!r}?" if guess else f"xem {see}"
        what = Text("tùy chọn", "option") if guess or word.startswith("-") else _WORD
        return UsageError(
            f"unknown {what.en} {word!r}: {hint}",
            f"không có {what.vi} {word!r}: {vi_hint}",
        )


_WORD = Text(vi="đối số", en="argument")
