"""The proof that a repair of one document keeps the laws, made before it is written."""

from __future__ import annotations

from .normalize import unicode_nfc
from .normalize.edits import Normalized
from .normalize.engine import normalize
from .normalize.selection import selected
from .normalize.settings import Settings
from .normalize.unicode_nfc import MARK_CAP, clusters, is_nfc


def broken_law(normalized: Normalized, settings: Settings) -> str | None:
    """Name the law that a normalised text breaks, or None.

    Undoing gives the source, normalising again changes nothing, the text is in NFC
    (but for clusters over the cap of marks, which are left as they are).
    """
    if normalized.undo() != normalized.source_text:
        return "undo does not give the source text back"
    if normalize(normalized.text, settings).edits:
        return "normalising the result changes it again"
    capped = any(b - a > MARK_CAP + 1 for a, b in clusters(normalized.text))
    is_asked = unicode_nfc.RULE in selected(settings)
    if is_asked and not capped and not is_nfc(normalized.text):
        return "the result is not in NFC"
    return None
