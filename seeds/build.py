"""A document becomes a record: decoded, repaired, read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TypeVar

from ..normalize.abbreviations import find_abbreviations, table_for
from ..normalize.dates import find_dates
from ..normalize.edits import Normalized
from ..normalize.encodings import Decoded, DecodeError
from ..normalize.engine import normalize
from ..normalize.evidence import Evidence
from ..normalize.mentions import AbbreviationMention, DateMention
from ..normalize.rule import Text
from ..normalize.search_key import ascii_key
from ..normalize.settings import Settings, settings_for
from .forms import content_key
from .identity import identify
from .model import Document, Part, Record, Rejected
from .reading import read_visible
from .rejections import rejected
from .structure import is_boilerplate, without

_DAY = len("2022-06-11")
_EMPTY = Text(vi="văn bản trống", en="the document has no text")
Mention = TypeVar("Mention", DateMention, AbbreviationMention)


@dataclass(frozen=True, slots=True)
class Built:
    """A record, still without facts, and what its text went through.

    `repaired` is what the safe rules alone made of the source text; `result` is what
    the profile made of it.
    """

    record: Record
    decoded: Decoded
    repaired: Normalized
    result: Normalized


def build(document: Document, settings: Settings) -> Built | Rejected:
    """Build the record of one document, or say why it is set aside.

    Titles, dates and abbreviations are read in the repaired text, before a profile
    rewrites them; their spans are code points of the decoded source text. With
    `drop_boilerplate` in the settings, what the web page left is not in the record's
    `text`.
    """
    try:
        decoded = read_visible(document)
    except DecodeError as error:
        return Rejected(document.source, error.reason, error.text, error.offset)
    except ImportError:
        return rejected(document.source, "needs-html")
    if not decoded.text.strip():
        return Rejected(document.source, "empty", _EMPTY)
    repaired = normalize(decoded.text, settings_for("repair"), report=True)
    result = normalize(decoded.text, settings)
    table = table_for(settings.abbreviations)
    short_forms = find_abbreviations(repaired.text, table=table)
    identity = identify(document, repaired.text)
    parts = _parts_in_source(identity.parts, repaired)
    text = _article(result, parts) if settings.drop_boilerplate else result.text
    record = Record(
        doc_id=_written(document.id),
        source=_written(document.source),
        source_sha256=sha256(document.data).hexdigest(),
        encoding=f"{decoded.encoding}-sig" if decoded.bom else decoded.encoding,
        title=identity.title,
        published=identity.published,
        published_date=_whole_day(identity.published),
        text=text,
        n_edits=len(result.edits),
        dates=_in_source(find_dates(repaired.text), repaired),
        abbreviations=_in_source(short_forms, repaired),
        search_key=ascii_key(text) if settings.profile == "search" else None,
        parts=parts,
        content_key=content_key(text),
    )
    return Built(record, decoded, repaired, result)


def _written(name: str) -> str:
    """Name a document as any file can hold it.

    Bytes of a file name that are no UTF-8 are lone surrogates to Python.
    """
    return name.encode("utf-8", "backslashreplace").decode()


def _whole_day(edtf: str | None) -> date | None:
    if edtf is None or "/" in edtf:
        return None
    try:
        return date.fromisoformat(edtf[:_DAY])
    except ValueError:
        return None


def _in_source(
    mentions: Sequence[Mention], normalized: Normalized
) -> tuple[Mention, ...]:
    """Move the spans of mentions and of their evidence to the source text."""
    return tuple(_moved(mention, normalized) for mention in mentions)


def _parts_in_source(parts: Sequence[Part], normalized: Normalized) -> tuple[Part, ...]:
    spans = [normalized.to_source((part.start, part.end)) for part in parts]
    return tuple(
        replace(part, start=start, end=end)
        for part, (start, end) in zip(parts, spans, strict=True)
    )


def _article(result: Normalized, parts: Sequence[Part]) -> str:
    """Give the text without the parts that the web page left in it."""
    left = [result.to_text((p.start, p.end)) for p in parts if is_boilerplate(p)]
    return without(result.text, left)


def _moved(mention: Mention, normalized: Normalized) -> Mention:
    start, end = normalized.to_source((mention.start, mention.end))
    evidence = tuple(_moved_reason(reason, normalized) for reason in mention.evidence)
    text = normalized.source_text[start:end]
    return replace(mention, start=start, end=end, text=text, evidence=evidence)


def _moved_reason(reason: Evidence, normalized: Normalized) -> Evidence:
    if reason.start is None or reason.end is None:
        return reason
    start, end = normalized.to_source((reason.start, reason.end))
    return replace(reason, start=start, end=end)
