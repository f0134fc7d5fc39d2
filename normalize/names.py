"""Checks of names that users type, with the nearest known one in the message."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Find the known name that a mistyped one was probably meant to be."""
    from difflib import get_close_matches  # noqa: PLC0415 -- only needed on errors

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.5)), None)


def expect_one_of(what: str, name: str, known: Iterable[str]) -> None:
    """Raise ValueError unless the name is known.

    >>> expect_one_of("profile", "repiar", ("repair", "standard"))
    Traceback (most recent call last):
    ValueError: unknown profile 'repiar': did you mean 'repair'?
    """
    names = list(known)
    if name in names:
        return
    guess = nearest(name, names)
    hint = f"did you mean {guess!r}?" if guess else f"known: {', '.join(names)}"
    msg = f"unknown {what} {name!r}: {hint}"
    raise ValueError(msg)
