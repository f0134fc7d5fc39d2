"""Data quality and text normalisation for Vietnamese documents.

The public names are loaded when they are first used, so that `import chuanhoa` costs
next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import spark
    from .api import build_records, normalize_text, read_documents
    from .batch import normalize_batch
    from .normalize.abbreviations import find_abbreviations
    from .normalize.dates import find_dates
    from .normalize.document_numbers import find_document_numbers
    from .normalize.edits import Edit, Normalized, Tier
    from .normalize.encodings import Decoded, DecodeError, decode
    from .normalize.evidence import Evidence, Reading
    from .normalize.mentions import (
        AbbreviationMention,
        DateMention,
        DocumentNumber,
    )
    from .normalize.search_key import ascii_key
    from .normalize.settings import Settings
    from .seeds.model import Document, Record, Rejected

__version__: str

_HOMES = {
    "AbbreviationMention": "normalize.mentions",
    "DateMention": "normalize.mentions",
    "DecodeError": "normalize.encodings",
    "Decoded": "normalize.encodings",
    "Document": "seeds.model",
    "DocumentNumber": "normalize.mentions",
    "Edit": "normalize.edits",
    "Evidence": "normalize.evidence",
    "Normalized": "normalize.edits",
    "Reading": "normalize.evidence",
    "Record": "seeds.model",
    "Rejected": "seeds.model",
    "Settings": "normalize.settings",
    "Tier": "normalize.edits",
    "ascii_key": "normalize.search_key",
    "build_records": "api",
    "decode": "normalize.encodings",
    "find_abbreviations": "normalize.abbreviations",
    "find_dates": "normalize.dates",
    "find_document_numbers": "normalize.document_numbers",
    "normalize_batch": "batch",
    "normalize_text": "api",
    "read_documents": "api",
}

__all__ = [
    "AbbreviationMention",
    "DateMention",
    "DecodeError",
    "Decoded",
    "Document",
    "DocumentNumber",
    "Edit",
    "Evidence",
    "Normalized",
    "Reading",
    "Record",
    "Rejected",
    "Settings",
    "Tier",
    "ascii_key",
    "build_records",
    "decode",
    "find_abbreviations",
    "find_dates",
    "find_document_numbers",
    "normalize_batch",
    "normalize_text",
    "read_documents",
    "spark",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- PEP 562: any public name
    if name == "spark":
        return import_module(".spark", __name__)
    if name == "__version__":
        from .normalize.own_version import own_version  # noqa: PLC0415 -- rarely asked

        return own_version()
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
