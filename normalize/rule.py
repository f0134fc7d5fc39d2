"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .edits import Edit, Tier
from .settings import Settings


class Scope(StrEnum):
    """What a rule reads at once: a line without its line end, or the document."""

    LINE = "line"
    DOCUMENT = "document"


class Severity(StrEnum):
    """How bad a finding is.

    `ERROR`: content is lost or unreadable. `WARNING`: `fix` would repair it.
    `INFO`: a matter of style, or for a person to judge.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Text(NamedTuple):
    """A sentence in both languages of the project."""

    vi: str
    en: str


class Around(NamedTuple):
    """One alternative of a trigger: a rare character and what stands around it.

    Each is a character class in brackets, or "" where anything may stand.
    """

    before: str
    rare: str
    after: str

    def context(self) -> str:
        """Write for `re` what stands around a character that was read: it as well."""
        return f"(?<={self.before}{self.rare}){self.after}"

    def pattern(self) -> str:
        """Write it for `re`, with the rare character first."""
        return self.rare + (self.context() if self.before else self.after)


class Rare(NamedTuple):
    """A trigger in the form that Python's `re` is fast at: a rare character first.

    `first` are the members of its character class; `context` may look behind, and is
    read after that character. Letters that clean text is full of are `is_common`: they
    are asked about first, and must be listed one by one. `alternatives` say the same
    one by one.
    """

    first: str
    context: str
    is_common: bool = False
    alternatives: tuple[Around, ...] = ()

    def pattern(self) -> str:
        """Write the whole of it, for `re`."""
        return f"[{self.first}]{self.context}"


def trigger_of(alternatives: Iterable[Around]) -> str:
    """Write a trigger in RE2 syntax.

    >>> trigger_of([Around("[a]", "[b]", ""), Around("", "[c]", "[d]")])
    '[a][b]|[c][d]'
    """
    return "|".join("".join(each) for each in alternatives)


def rare_of(alternatives: Iterable[Around]) -> Rare:
    """Write the same trigger with the rare character first."""
    parts = tuple(alternatives)
    contexts = (each.context() for each in parts)
    first = "".join(each.rare[1:-1] for each in parts)
    return Rare(first, f"(?:{'|'.join(contexts)})", alternatives=parts)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    r"""One pure function that finds one kind of defect.

    `find(text, settings)` yields sorted, disjoint edits of `text`: a line without
    its line end, or the whole document, as `scope` says. Wherever it would yield
    one, `trigger` matches in the same text: an RE2 pattern without look-around,
    backreferences, `\w \d \s \b` and flags, for RE2 reads those differently.
    `tiers` are those its edits can have. `example` is a text before and after.
    Lines where an `is_shielding` rule reports what it cannot repair are left to it:
    no later rule but NFC changes them, for that would destroy the evidence.
    `rare` says the same as `trigger`, where one text at a time would be slow with it.
    """

    id: str
    find: Callable[[str, Settings], Iterator[Edit]]
    trigger: str
    scope: Scope
    tiers: tuple[Tier, ...]
    severity: Severity
    title: Text
    about: Text
    example: tuple[str, str]
    rare: Rare | None = None
    is_shielding: bool = False

    @property
    def family(self) -> str:
        """The part of the id before the first hyphen."""
        return self.id.partition("-")[0]
