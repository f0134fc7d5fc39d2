"""Settings as plain values, and as a hash: what a run was made with."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from hashlib import sha256
from typing import Any

from .normalize.settings import Settings


def settings_values(settings: Settings) -> dict[str, Any]:
    """Give settings as plain values, in an order that no hash seed changes."""
    return {
        field.name: sorted(value) if isinstance(value, frozenset) else value
        for field in fields(settings)
        for value in [getattr(settings, field.name)]
    }


@cache
def settings_digest(settings: Settings) -> str:
    """Hash settings: the same ones have the same digest in every run."""
    chosen = sorted(settings_values(settings).items())
    return sha256(json.dumps(chosen).encode()).hexdigest()
