"""What a run of the gate was made of: version, configuration, inputs, counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import file_digest, sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from .expectations.gate import GateResult
from .expectations.plan import plan_suite, suite_json
from .normalize.settings import Settings
from .reports.listing import to_json
from .run_folder import IDS, INPUTS, MANIFEST, SUITE
from .seeds.rows import SCHEMA_VERSION
from .settings_digest import settings_digest, settings_values

MANIFEST_VERSION = 1
_JUDGED = ("id", "fact", "severity", "minimum", "maximum", "mostly", "max_failing")


class Input(NamedTuple):
    """What was judged: its bytes, where they were read, and settings of its own."""

    source: str
    sha256: str | None
    settings: Settings | None = None


def write_manifest(
    folder: Path, result: GateResult, settings: Settings, inputs: Sequence[Input]
) -> None:
    """Write the suite, the inputs with their SHA-256, and what they led to.

    Nothing here comes from the clock or the machine: the same inputs, settings and
    versions give the same bytes.
    """
    checks = [each.check for each in result.outcomes if each.check.fact is not None]
    plan = plan_suite(checks, result.facts, result.n_inputs, n_rows=result.n_records)
    suite = json.dumps(suite_json(plan), ensure_ascii=False, indent=1)
    _write(folder / SUITE, suite)
    digest = _write_inputs(folder / INPUTS, inputs)
    _write(folder / IDS, _lines(result.doc_ids))
    configuration = {
        "settings": settings_values(settings),
        "per_file": _own_settings(inputs),
        "fail_on": result.fail_on,
        "checks": [{n: getattr(check, n) for n in _JUDGED} for check in checks],
    }
    manifest = {
        "manifest_version": MANIFEST_VERSION,
        "schema_version": SCHEMA_VERSION,
        "chuanhoa": _version("chuanhoa"),
        "engine": result.engine,
        "great_expectations": result.suite_run.version if result.suite_run else None,
        "configuration": configuration,
        "configuration_sha256": sha256(to_json(configuration).encode()).hexdigest(),
        "inputs": digest,
        "passed": result.passed,
        "could_fail": list(result.deciding),
        "counts": _counts(result),
    }
    _write(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))


def _counts(result: GateResult) -> dict[str, Any]:
    return {
        "inputs": result.n_inputs,
        "records": result.n_records,
        "rejected": len(result.rejected),
        "failing": {o.check.id: len(o.failing) for o in result.outcomes},
    }


def file_sha256(path: Path) -> str:
    """Hash a file without holding it in memory."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _lines(names: Sequence[str]) -> str:
    """Write names as JSON Lines; all at once, for that is six times as fast."""
    text = json.dumps(names, ensure_ascii=False, separators=("\n", ":"))[1:-1]
    try:
        text.encode()
    except UnicodeEncodeError:
        return "\n".join(map(to_json, names))
    return text


def _own_settings(inputs: Sequence[Input]) -> dict[str, Any]:
    """Give the settings that some inputs have of their own, by their digests."""
    every = {each.settings for each in inputs if each.settings is not None}
    own = {settings_digest(each): settings_values(each) for each in every}
    return dict(sorted(own.items()))


def _write_inputs(path: Path, inputs: Sequence[Input]) -> dict[str, Any]:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for each in inputs:
            row = {"source": each.source, "sha256": each.sha256}
            if each.settings is not None:
                row["settings"] = settings_digest(each.settings)
            file.write(to_json(row) + "\n")
    return {"file": path.name, "sha256": file_sha256(path)}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n" if text else "", encoding="utf-8", newline="\n")
