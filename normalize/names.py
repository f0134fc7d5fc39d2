"""Checks of names that users type, with the nearest known one in the message."""

from __future__ import annotations

from collections.abc import Iterable

# What names are of; the names of options and of keys stand as they are typed.
_KINDS = {
    "action": "việc",
    "check (or a fact for one of your own)": "kiểm tra (kiểm tra riêng cần fact)",
    "command": "lệnh",
    "decision": "quyết định",
    "format": "dạng",
    "key": "khóa",
    "key of a check": "khóa của kiểm tra",
    "key of the check": "khóa của kiểm tra",
    "kind": "loại",
    "part": "phần",
    "profile": "hồ sơ",
    "rule": "quy tắc",
    "set of cues": "nhóm từ gợi ý",
    "severity": "mức độ",
    "severity of": "mức độ của",
    "shell": "shell",
}
_MOST_NAMED = 16


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Find the known name that a mistyped one was probably meant to be.

    >>> nearest("JSON", ("full", "json")), nearest("xyz", ("full", "json"))
    ('json', None)
    """
    from difflib import get_close_matches  # noqa: PLC0415 -- only needed on errors

    folded = {each.casefold(): each for each in known}
    found = get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.5)
    return folded[found[0]] if found else None


class UnknownNameError(ValueError):
    """A name that is not known; `str` says so in English, `vi` in Vietnamese."""

    def __init__(self, what: str, name: str, known: list[str]) -> None:
        """Look for the known name that was probably meant."""
        guess = nearest(name, known)
        more = f", … ({len(known)})" if len(known) > _MOST_NAMED else ""
        names = ", ".join(known[:_MOST_NAMED]) + more
        hint = f"did you mean {guess!r}?" if guess else f"known: {names}"
        super().__init__(f"unknown {what} {name!r}: {hint}")
        hint = f"có phải {guess!r}?" if guess else f"các tên đúng: {names}"
        kind, quote, of = what.partition(" '")
        self.vi = f"không có {_KINDS.get(kind, kind)}{quote}{of} {name!r}: {hint}"
        self.name = name


def expect_one_of(what: str, name: str, known: Iterable[str]) -> None:
    """Raise UnknownNameError, a ValueError, unless the name is known.

    >>> try:
    ...     expect_one_of("profile", "repiar", ("repair", "standard"))
    ... except ValueError as error:
    ...     print(error)
    unknown profile 'repiar': did you mean 'repair'?
    """
    names = list(known)
    if name not in names:
        raise UnknownNameError(what, name, names)
