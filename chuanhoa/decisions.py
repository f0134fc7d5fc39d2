"""What a reviewer decided of findings in a report, as a file that is downloaded.

JSON: `{"version": 3, "decisions": [{"decision": "accept" or "fix", "source": ...,
"rule": ..., "text": ..., "fingerprint": ..., "reason": ..., "expires": ...}]}`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .baseline import VERSION, Entry, day_of, other_version, reading_error
from .config import UsageError, as_usage_error
from .normalize.names import expect_one_of
from .normalize.rule import Text

DECISIONS = ("accept", "fix")
_WRONG = Text(
    vi="{file}: không phải tệp quyết định phiên bản {version}: {why}",
    en="{file}: no file of decisions of version {version}: {why}",
)


def read_decisions(
    path: Path, reason: str, expires: str | None
) -> tuple[list[Entry], set[tuple[str, str]]]:
    """Read the entries to add, and the keys of those to drop. Raises UsageError.

    `reason` and `expires` stand in where a decision has none.
    """
    accepted: list[Entry] = []
    refused: set[tuple[str, str]] = set()
    try:
        whole: Any = json.loads(path.read_text("utf-8"))
        if whole["version"] != VERSION:
            raise _wrong(path, other_version(whole["version"]))
        for item in whole["decisions"]:
            expect_one_of("decision", item["decision"], DECISIONS)
            entry = _entry(item, reason, expires)
            if item["decision"] == "accept":
                accepted.append(entry)
            else:
                refused.add(entry.key)
    except OSError as error:
        raise as_usage_error(error) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _wrong(path, reading_error(error)) from error
    return accepted, refused


def _entry(item: dict[str, Any], reason: str, expires: str | None) -> Entry:
    day = day_of(item.get("expires") or expires)
    names = ("source", "rule", "text", "fingerprint")
    source, rule, text, fingerprint = (str(item[name]) for name in names)
    why = str(item.get("reason") or reason)
    return Entry(source, rule, text, fingerprint, why, day)


def _wrong(path: Path, why: Text) -> UsageError:
    return UsageError(
        _WRONG.en.format(file=path, version=VERSION, why=why.en),
        _WRONG.vi.format(file=path, version=VERSION, why=why.vi),
    )
