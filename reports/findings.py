"""Findings: what a person or a machine is told about one place in one document."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize as to_form

from ..normalize.edits import Edit, Normalized, Tier
from ..normalize.encodings import Decoded
from ..normalize.evidence import Evidence
from ..normalize.rule import Rule, Severity, Text
from ..normalize.rules import FILE_RULES, RULES

ENCODING = "encoding-not-utf8"
# Neighbours are counted in bare letters: marks, spaces and what cannot be seen near by
# may be repaired. So many are looked for in so many code points, NFD or not; most
# texts have them in fewer.
_LETTERS, _USUAL, _REACH = 20, 32, 64
_VERSION = "3"  # of fingerprints: a baseline of another version is not compared
_RULES = {rule.id: rule for rule in (*RULES, *FILE_RULES)}


class Suppression(NamedTuple):
    """Why a finding is known and let pass; `expires` is a day (ISO 8601) or None."""

    reason: str
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a document where a rule found something.

    `start` and `end` are code points of the decoded source text, `line` and `column`
    count from 1 (columns in code points). `replacement` is None where nothing better
    is known. `identity`, and with it `fingerprint`, is made of the rule, the words and
    their neighbours, not of the place: it survives changes elsewhere in the document.
    """

    rule: str
    severity: Severity
    tier: Tier
    source: str
    start: int
    end: int
    line: int
    column: int
    text: str
    message: Text
    replacement: str | None
    identity: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    suppression: Suppression | None = None

    @property
    def fingerprint(self) -> str:
        """The identity as one short word: version and hash."""
        return fingerprint_of(*self.identity)


def find_findings(
    source: str, decoded: Decoded, normalized: Normalized, *, of_file: bool = True
) -> Iterator[Finding]:
    """List the findings of one document in the order of their places.

    `normalized` must have been made with `report=True`. Without `of_file`, what is
    about the file and not its text is left out.
    """
    if of_file and is_not_utf8(decoded):
        yield _encoding_finding(source, decoded)
    edits = [*normalized.edits, *normalized.unapplied]
    if not edits:
        return
    text = normalized.source_text
    starts = line_starts(text)
    seen: Counter[tuple[str, ...]] = Counter()
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end, edit.rules)):
        key = _content(text, edit)
        seen[key] += 1
        row = bisect_right(starts, edit.start) - 1
        place = (row + 1, edit.start - starts[row] + 1)
        yield _finding(source, edit, place, (*key, str(seen[key])))


def line_starts(text: str) -> list[int]:
    r"""Give the offsets (code points) at which the lines of a text begin.

    >>> line_starts("xã\nhọp\n")
    [0, 3, 7]
    """
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return starts


def _finding(
    source: str, edit: Edit, place: tuple[int, int], identity: tuple[str, ...]
) -> Finding:
    rule = _RULES[edit.rules[0]]
    return Finding(
        rule=rule.id,
        severity=severity_of(rule, edit.tier),
        tier=edit.tier,
        source=source,
        start=edit.start,
        end=edit.end,
        line=place[0],
        column=place[1],
        text=edit.before,
        message=rule.title,
        replacement=edit.after if edit.after != edit.before else None,
        identity=identity,
        evidence=edit.evidence,
    )


def severity_of(rule: Rule, tier: Tier) -> Severity:
    """Say how bad a finding is: lost content, what `fix` repairs, or the rest."""
    if rule.severity is Severity.ERROR:
        return Severity.ERROR
    return Severity.WARNING if tier is Tier.SAFE else Severity.INFO


def is_not_utf8(decoded: Decoded) -> bool:
    """Say whether a file is to be written anew, as UTF-8 without a BOM."""
    return decoded.encoding != "utf-8" or decoded.bom


def _encoding_finding(source: str, decoded: Decoded) -> Finding:
    name = decoded.encoding + (" BOM" if decoded.bom else "")
    return Finding(
        rule=ENCODING,
        severity=Severity.WARNING,
        tier=Tier.SAFE,
        source=source,
        start=0,
        end=0,
        line=1,
        column=1,
        text=name,
        message=_RULES[ENCODING].title,
        replacement="utf-8",
        identity=(ENCODING, name),
        evidence=(
            Evidence("read-as", text=name),
            *(Evidence("lost", text=what) for what in decoded.lost),
        ),
    )


def _content(text: str, edit: Edit) -> tuple[str, ...]:
    # Within the line: a paragraph put before or after it is another place.
    head = text[max(0, edit.start - _REACH) : edit.start].rpartition("\n")[2]
    tail = text[edit.end : edit.end + _REACH].partition("\n")[0]
    before = _bare(head[-_USUAL:])
    if len(before) < _LETTERS:
        before = _bare(head)
    after = _bare(tail[:_USUAL])
    if len(after) < _LETTERS:
        after = _bare(tail)
    # A word counts with its marks; in a phrase there may be repairs of other rules.
    is_phrase = len(edit.before.split()) > 1
    words = _bare(edit.before) if is_phrase else to_form("NFC", edit.before)
    return (edit.rules[0], words, before[-_LETTERS:], after[:_LETTERS])


def _bare(text: str) -> str:
    """Keep the bare letters and digits, so that a repair near by changes nothing."""
    letters = to_form("NFKD", text.casefold())
    bare = "".join(filter(str.isalnum, letters))
    return bare.replace("đ", "d").replace("ð", "d").replace("ɖ", "d")


def fingerprint_of(*parts: str) -> str:
    """Make a fingerprint of what a finding is: `version:` and 32 hexadecimal digits."""
    from hashlib import sha256  # noqa: PLC0415 -- people need no fingerprint

    joined = "\x1f".join((_VERSION, *parts))
    return (
        f"{_VERSION}:"
        + sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    )
