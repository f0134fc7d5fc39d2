"""Text that was read from a legacy encoding: which words to repair, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from .charsets import charset
from .legacy_choice import CANDIDATES, Tally, choose, is_kin, tally_all
from .legacy_each import choose_each, has_lost_horns, is_suspect
from .legacy_letters import has_sign_inside
from .legacy_lines import Line, count_by_kind, lines_with_runs
from .legacy_runs import RunReading, read_run, runs_of
from .legacy_slips import is_like_slip
from .legacy_spans import Place, Way, find_way
from .legacy_weights import weigh
from .legacy_words import Word
from .likelihood import is_frequent
from .repair import Repair

_MIXED = 0.02
_FEW = 20
# What a way through a line must save against leaving the line as it is, and against
# the way of another encoding; what saves less is reported, or is no sign of damage.
_GAIN = 7
_AHEAD = 3
_FAR_AHEAD = 6  # where one word alone cannot stand
_NO_WORD = 6
_WORTH_A_REPORT = 3
_EASILY = 1
_WITNESSES = 2
_MOST_FAILED = 0.25


def find_legacy(text: str) -> Iterator[Repair]:
    """Find the words of a document that a legacy encoding was misread in, in order.

    Offsets are code points.
    """
    lines = lines_with_runs(text)
    tallies = tally_all(*count_by_kind(text, lines))
    name = choose(tallies)
    is_certain = any(tally.certain or tally.slips for tally in tallies.values())
    if name is not None and has_lost_horns(tallies[name]):
        for line in lines:
            if not line.unicode or is_suspect(text, line):
                yield Repair(line.start, line.end, None, "every-u-horn-was-dropped")
    elif name is not None and _is_pure(lines, tallies[name]):
        for line in lines:
            yield from _repair_pure(text, line, name)
    elif is_certain:
        suspects = [line for line in lines if is_suspect(text, line)]
        chosen = [name] * len(suspects) if name else choose_each(text, suspects)
        for line, own in zip(suspects, chosen, strict=True):
            if own is not None:
                yield from _repair_spans(text, line, own)
            else:
                yield from _repair_few(text, line)


def _is_pure(lines: list[Line], tally: Tally) -> bool:
    """Say whether a document is long enough, and of one encoding throughout."""
    n_unicode = sum(line.unicode for line in lines)
    return tally.certain > _FEW and n_unicode <= _MIXED * tally.certain


def _repair_pure(text: str, line: Line, name: str) -> Iterator[Repair]:
    """Repair a line of a document that is of one encoding throughout."""
    runs = [(m.start(), read_run(m[0], name)) for m in runs_of(text, *line.span)]
    certain = sum(reading.certain for _, reading in runs)
    failed = sum(reading.failed for _, reading in runs if not _is_code(reading))
    is_other = failed > 1 and failed >= certain
    if is_other or _no_code_page().search(text, *line.span):
        return
    yield from _repair(((at, reading.words) for at, reading in runs), name)


def _is_code(reading: RunReading) -> bool:
    """Say whether signs stand among letters as in no language ("xim\u00a8ng")."""
    return any(has_sign_inside(word.before) for word in reading.words)


@cache
def _no_code_page() -> re.Pattern[str]:
    # Letters of Latin Extended-A that cp1252 does not have and Vietnamese neither.
    return re.compile(
        "[\u0100\u0101\u0104-\u010f\u0112-\u0127\u012a-\u0151\u0154-\u015f\u0162-\u0167"
        "\u016a-\u0177\u0179-\u017c]"
    )


def _repair_spans(text: str, line: Line, name: str) -> Iterator[Repair]:
    """Repair what is of the encoding in a line of a mixed document."""
    yield from _repair_way(find_way(text, line, name), name)


def _repair_way(way: Way, name: str) -> Iterator[Repair]:
    found = [*_repair(way.read, name)]
    if found:
        found += _refuse(way.doubtful, "may-be-meant")
    yield from sorted(found, key=lambda repair: repair.start)


def _repair_few(text: str, line: Line) -> Iterator[Repair]:
    """Repair a line by few words, where they leave no doubt; else report them."""
    if all(_fails(text, line, name) for name in CANDIDATES):
        return
    ways = {name: find_way(text, line, name) for name in CANDIDATES}
    best = max(ways, key=lambda name: ways[name].gain)
    way = ways[best]
    if way.gain >= _GAIN and _is_alone(ways, best):
        if _is_vietnamese(text, line, best, way):
            certain = _certain(way)
            is_thin = line.unicode > 0 or len(certain) == 1
            if is_thin and all(map(is_like_slip, certain)):
                yield from _refuse(way.read, "may-be-meant")
            else:
                yield from _repair_way(way, best)
        return
    easy = {name: find_way(text, line, name, _EASILY) for name in CANDIDATES}
    best = max(easy, key=lambda name: easy[name].gain)
    few = easy[best]
    is_enough = way.gain >= _WORTH_A_REPORT or len(few.read) > 1
    if is_enough and _is_vietnamese(text, line, best, few):
        yield from _refuse(few.read, "too-few-words-to-say")


def _fails(text: str, line: Line, name: str) -> bool:
    """Say whether an encoding reads too little of a line, whatever way is taken."""
    runs = [match[0] for match in runs_of(text, *line.span)]
    failed = sum(read_run(run, name).failed_alone for run in runs)
    return failed > _MOST_FAILED * sum(weigh(run, name)[0].changes for run in runs)


def _certain(way: Way) -> list[str]:
    """List the words of a way that cannot be meant as they are."""
    return [w.before for _, words in way.read for w in words if w.is_certain]


def _is_alone(ways: dict[str, Way], best: str) -> bool:
    """Say whether no other encoding reads a line nearly as well."""
    rivals = [
        _merit(other)
        for name, other in ways.items()
        if not is_kin(name, best) and other.repairs != ways[best].repairs
    ]
    ahead = _AHEAD if len(_certain(ways[best])) > 1 else _FAR_AHEAD
    return _merit(ways[best]) - max(rivals, default=0) >= ahead


def _merit(way: Way) -> int:
    """Give the gain of a way, less for each word that it reads as no syllable."""
    words = [word for _, words in way.read for word in words]
    return way.gain - _NO_WORD * sum(not (w.is_read or w.is_letter) for w in words)


def _is_vietnamese(text: str, line: Line, name: str, way: Way) -> bool:
    """Say whether other words of a line are Vietnamese, and hardly any foreign.

    One word alone says nothing.
    """
    runs = [match[0] for match in runs_of(text, *line.span)]
    failed = sum(read_run(run, name).failed_alone for run in runs)
    frequent = sum(is_frequent(run) for run in runs)
    is_alone = not line.unicode and len(way.read) + frequent < _WITNESSES
    return not is_alone and failed <= _MOST_FAILED * len(way.read)


def _repair(places: Iterable[Place], name: str) -> Iterator[Repair]:
    for start, end, word in _changed(places):
        lost = charset(name).lost if _lacks_capitals(word.after) else ()
        yield Repair(start, end, word.after, f"read-from-{name}", ", ".join(lost))


def _lacks_capitals(word: str) -> bool:
    """Say whether letters with tone marks stand small among capitals ("ĐảNG")."""
    return not (word.islower() or word.isupper() or word.istitle())


def _refuse(places: Iterable[Place], reason: str) -> Iterator[Repair]:
    for start, end, _ in _changed(places):
        yield Repair(start, end, None, reason)


def _changed(places: Iterable[Place]) -> Iterator[tuple[int, int, Word]]:
    for at, words in places:
        for word in words:
            if word.after != word.before:
                yield at + word.start, at + word.end, word
