"""The baseline: findings that are known and let pass, by what they are, not where.

One file, JSON, an entry a line. An entry lets one finding of one file pass: the same
rule, words and neighbours (`fingerprint`), wherever they stand in it; for a table, in
whatever row.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .config import UsageError, as_usage_error, wrong_use
from .normalize.errors import ToldError
from .normalize.rule import Text
from .reports.findings import Finding, Suppression
from .reports.listing import to_json
from .reports.run import Checked, CheckRun, Documents, place_of_source

VERSION = 3  # that of the fingerprints
DEFAULT = "chuanhoa-baseline.json"
_NO_FILE = Text(
    vi="không có tệp baseline {file}: hãy chạy chuanhoa baseline create",
    en="there is no baseline {file}: run chuanhoa baseline create",
)
_WRONG = Text(
    vi="{file}: không phải tệp baseline phiên bản {version} của chuanhoa: {why}",
    en="{file}: no chuanhoa baseline of version {version}: {why}",
)
_NO_DAY = Text(
    vi="ngày {day!r}: hãy viết như 2026-12-31", en="day {day!r}: write it as 2026-12-31"
)
_SHAPE = Text(vi="không đúng cấu trúc", en="it is made in another way")


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding of one file that is let pass, until a day if `expires`."""

    source: str
    rule: str
    text: str
    fingerprint: str
    reason: str
    expires: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same entry: file and fingerprint."""
        return self.file, self.fingerprint

    @property
    def file(self) -> str:
        """The file of its document: rows of a table change their numbers."""
        return _file(self.source)


def _file(source: str) -> str:
    return place_of_source(source)[0]


def mark(run: CheckRun, entries: Sequence[Entry], day: str) -> CheckRun:
    """Mark the findings that valid entries know; none is removed."""
    documents = tuple(marked(run.documents, entries, day))
    return run._replace(documents=documents, has_baseline=True)


def marked(
    documents: Documents, entries: Sequence[Entry], day: str
) -> Iterator[Checked]:
    """Give documents with the findings marked that valid entries know.

    An entry is used once. What was found in a file under another name is known where
    that entry's own file is gone.
    """
    by_key: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    moved: defaultdict[str, list[Entry]] = defaultdict(list)
    named = {entry.file for entry in entries}
    read = {file for file in map(_file_of, documents) if file in named}
    for entry in entries:
        if is_expired(entry, day):
            continue
        by_key[entry.key].append(entry)
        if entry.file not in read and not Path(entry.file).exists():
            moved[entry.fingerprint].append(entry)

    def with_mark(finding: Finding) -> Finding:
        mark = finding.fingerprint
        known = by_key.get((_file(finding.source), mark)) or moved.get(mark)
        if not known:
            return finding
        entry = known.pop(0)
        return replace(finding, suppression=Suppression(entry.reason, entry.expires))

    for document in documents:
        findings = tuple(with_mark(finding) for finding in document.findings)
        yield Checked(document.source, findings, document.text)


def _file_of(document: Checked) -> str:
    return _file(document.source)


def entry_of(finding: Finding, reason: str, expires: str | None = None) -> Entry:
    """Make the entry that lets a finding pass."""
    return Entry(
        _file(finding.source),
        finding.rule,
        finding.text,
        finding.fingerprint,
        reason,
        expires,
    )


def unmatched(
    run: CheckRun, entries: Iterable[Entry], is_asked: Callable[[Entry], bool]
) -> list[Entry]:
    """List entries whose finding is gone.

    Of files that were not read, or not whole, there are none, nor of rules that the
    run did not ask there (`is_asked`).
    """
    found = Counter((_file(f.source), f.fingerprint) for f in run.findings())
    aside = {_file(item.source) for item in run.rejected}
    read = {*map(_file_of, run.documents)} - aside
    gone = []
    for entry in entries:
        if found[entry.key] > 0:
            found[entry.key] -= 1
        elif (entry.file in read and is_asked(entry)) or (
            entry.file not in aside and not Path(entry.file).exists()
        ):
            gone.append(entry)
    return gone


def is_expired(entry: Entry, day: str) -> bool:
    """Say whether an entry counts no more: its last day is over (ISO 8601 days)."""
    return entry.expires is not None and entry.expires < day


def today() -> str:
    """Give the day, or that of SOURCE_DATE_EPOCH where runs must be the same."""
    from datetime import UTC, datetime  # noqa: PLC0415 -- with a baseline only

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is not None and epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return datetime.now(UTC).astimezone().date().isoformat()


def load(path: Path) -> list[Entry]:
    """Read a baseline. Raises UsageError, also for one of another version."""
    try:
        whole: Any = json.loads(path.read_text("utf-8"))
        version = whole["version"]
        if version != VERSION:
            raise _wrong(path, other_version(version))
        return [_entry(item) for item in whole["entries"]]
    except FileNotFoundError as error:
        raise wrong_use(_NO_FILE, file=path) from error
    except OSError as error:
        raise as_usage_error(error) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _wrong(path, reading_error(error)) from error


def reading_error(error: Exception) -> Text:
    """Say what is wrong with a file of JSON: the key that it lacks, or the place."""
    from json import JSONDecodeError  # noqa: PLC0415 -- only for an error

    if isinstance(error, KeyError):
        return Text(f"thiếu khóa {error}", f"the key {error} is missing")
    if isinstance(error, JSONDecodeError):
        line, column = error.lineno, error.colno
        return Text(
            f"không đúng JSON ở dòng {line}, cột {column}",
            f"no JSON at line {line}, column {column}",
        )
    told: str | None = getattr(error, "vi", None)
    return _SHAPE if told is None else Text(told, str(error))


def other_version(version: object) -> Text:
    """Say that a file is of another version."""
    return Text(f"đây là phiên bản {version!r}", f"it is version {version!r}")


def day_of(value: object) -> str | None:
    """Read the last day of an entry, None for one without. Raises ToldError."""
    from datetime import date  # noqa: PLC0415 -- with a baseline only

    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise ToldError(Text(*(t.format(day=value) for t in _NO_DAY))) from error


def _entry(item: dict[str, Any]) -> Entry:
    names = ("source", "rule", "text", "fingerprint")
    source, rule, text, fingerprint = (str(item[name]) for name in names)
    reason, expires = str(item.get("reason", "")), day_of(item.get("expires"))
    return Entry(source, rule, text, fingerprint, reason, expires)


def _wrong(path: Path, why: Text) -> UsageError:
    file, version = path, VERSION
    return UsageError(
        _WRONG.en.format(file=file, version=version, why=why.en),
        _WRONG.vi.format(file=file, version=version, why=why.vi),
    )


def as_text(entries: Iterable[Entry]) -> str:
    """Write a baseline: sorted, an entry a line, so that a change is easy to review."""
    ordered = sorted(entries, key=lambda e: (e.source, e.rule, e.text, e.fingerprint))
    rows = ",\n".join("  " + to_json(_as_object(entry)) for entry in ordered)
    body = f"\n{rows}\n " if rows else ""
    return f'{{\n "version": {VERSION},\n "entries": [{body}]\n}}\n'


def _as_object(entry: Entry) -> dict[str, object]:
    return {
        "source": entry.source,
        "rule": entry.rule,
        "text": entry.text,
        "fingerprint": entry.fingerprint,
        "reason": entry.reason,
        "expires": entry.expires,
    }
