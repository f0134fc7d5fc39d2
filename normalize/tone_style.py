"""Rule tone-style: one way to place the tone in oa, oe, uy ("hòa" or "hoà")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from .citations import Citations
from .edits import Edit, Tier
from .evidence import Evidence, Reading, decide
from .rule import Rule, Scope, Severity, Text
from .settings import Settings
from .syllables import Placement, analyse, placements, recase, toned_class, write
from .words import Spans, addresses, is_foreign, words_with

ID = "tone-style"
# A majority is clear where the other style has at most a quarter of the syllables.
_CLEAR = 4
_LONGEST = len("nghiêng")
# A document says the same few words again and again.
_placements = lru_cache(maxsize=4096)(placements)


_TRIGGER = "|".join(
    (
        "[oO]" + toned_class("ae"),
        toned_class("o") + "[aAeE]",
        "[uU]" + toned_class("y"),
        toned_class("u") + "[yY]",
    )
)


@cache
def _has_pair() -> re.Pattern[str]:
    return re.compile(_TRIGGER)


def _is_cased(word: str) -> bool:
    return word.islower() or word.isupper() or word.istitle()


class Styled(NamedTuple):
    """A word with a tone on oa, oe or uy: its span and the style it is in."""

    start: int
    end: int
    word: str
    style: Placement


class StyleCount(NamedTuple):
    """How many words of a text are in either style."""

    old: int
    new: int

    @property
    def is_mixed(self) -> bool:
        """Whether both styles stand in the text."""
        return self.old > 0 and self.new > 0

    def majority(self) -> Reading[Placement]:
        """Read the style of the text: the one that is clearly the more frequent.

        >>> StyleCount(9, 1).majority().value, StyleCount(3, 2).majority().value
        ('old', None)
        """
        few, many = sorted((self.old, self.new))
        evidence = (Evidence("tone-count", text=f"old {self.old}, new {self.new}"),)
        if few * _CLEAR > many:
            return decide(("old", "new"), evidence)
        return decide(("old",) if self.old > self.new else ("new",), evidence)


def styled_words(text: str) -> list[Styled]:
    """Find the words whose tone stands differently in the two styles.

    >>> [(s.word, s.style) for s in styled_words("Hòa bình, uỷ ban, quý, toán")]
    [('Hòa', 'old'), ('uỷ', 'new')]
    """
    found = []
    skipped = Spans(addresses(text))
    cited = Citations(text)
    for match in words_with(_has_pair(), text):
        word = match.group()
        if len(word) > _LONGEST or not _is_cased(word):
            continue
        ways = _placements(word.lower())
        if len(ways) != 1 or skipped.hold(match.start()) or is_foreign(word):
            continue
        if not cited.is_cited(*match.span()):
            found.append(Styled(*match.span(), word, *ways))
    return found


def count_styles(text: str) -> StyleCount:
    """Count the words in either style."""
    styles = [styled.style for styled in styled_words(text)]
    return StyleCount(styles.count("old"), styles.count("new"))


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find the words that are not in the style asked for.

    With `tone_style="document"` that is the clear majority of the document; where
    both styles stand and neither is clearly in the majority, one finding says so.
    """
    if settings.tone_style == "keep":
        return
    styled = styled_words(text)
    styles = [word.style for word in styled]
    count = StyleCount(styles.count("old"), styles.count("new"))
    evidence: tuple[Evidence, ...] = ()
    if settings.tone_style == "document":
        if not count.is_mixed:
            return
        reading = count.majority()
        if reading.value is None:
            yield _undecided(styled, reading)
            return
        wanted, evidence = reading.value, reading.evidence
    else:
        wanted = settings.tone_style
    for word in styled:
        if word.style != wanted:
            yield _restyled(word, wanted, evidence)


def _undecided(styled: list[Styled], reading: Reading[Placement]) -> Edit:
    first = next(word for word in styled if word.style != styled[0].style)
    start, end, word, _ = first
    return Edit(start, end, word, word, (ID,), Tier.HUMAN, reading.evidence)


def _restyled(
    styled: Styled, wanted: Placement, evidence: tuple[Evidence, ...]
) -> Edit:
    read = analyse(styled.word.lower())
    if read is None:
        msg = f"{styled.word!r} is no syllable"
        raise ValueError(msg)
    after = recase(write(read[0], wanted), styled.word)
    return Edit(
        styled.start, styled.end, styled.word, after, (ID,), Tier.STYLE, evidence
    )


RULE = Rule(
    id=ID,
    find=find,
    trigger=_TRIGGER,
    scope=Scope.DOCUMENT,
    tiers=(Tier.STYLE, Tier.HUMAN),
    severity=Severity.INFO,
    title=Text(
        vi="Hai kiểu đặt dấu thanh trong một văn bản",
        en="Two styles of placing tone marks in one document",
    ),
    about=Text(
        vi="Dấu thanh trong oa, oe, uy viết theo kiểu cũ (hòa, thúy, ủy) hoặc kiểu mới"
        " (hoà, thuý, uỷ); cả hai đều đúng. Mặc định, văn bản theo kiểu chiếm đa số rõ"
        " rệt trong chính nó; nếu không rõ thì chỉ báo cáo.",
        en="The tone of oa, oe, uy is written in the old style (hòa, thúy, ủy) or the"
        " new one (hoà, thuý, uỷ); both are right. By default a document follows its"
        " own clear majority; where there is none, it is only reported.",
    ),
    example=(
        "Ủy ban xã khóa này; Ủy ban khóa trước; Uỷ ban huyện.",
        "Ủy ban xã khóa này; Ủy ban khóa trước; Ủy ban huyện.",
    ),
)
