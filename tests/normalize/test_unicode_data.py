"""The classes of characters hold against the running Python's Unicode data."""

from __future__ import annotations

import re
import sys
from unicodedata import combining, decomposition, is_normalized, normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from chuanhoa.normalize.unicode_nfc import (
    TRIGGER,
    _begins_cluster,
    clusters,
    is_nfc,
)


def test_the_trigger_covers_every_character_that_nfc_can_change_or_join() -> None:
    covered = re.compile(TRIGGER)
    missing = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if not 0xD800 <= code <= 0xDFFF
        and (combining(chr(code)) or not is_normalized("NFC", chr(code)))
        and not covered.match(chr(code))
    ]
    assert missing == []


def test_every_second_half_of_a_composition_joins_its_cluster() -> None:
    seconds = set()
    for code in range(sys.maxunicode + 1):
        parts = decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            pair = "".join(chr(int(part, 16)) for part in parts)
            if normalize("NFC", pair) == chr(code):
                seconds.add(pair[1])
    assert sorted(letter for letter in seconds if _begins_cluster(letter)) == []


@settings(deadline=None)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=20))
def test_the_clusters_are_all_that_nfc_changes(text: str) -> None:
    parts = []
    position = 0
    for start, end in clusters(text):
        parts += [text[position:start], normalize("NFC", text[start:end])]
        position = end
    parts.append(text[position:])
    assert "".join(parts) == normalize("NFC", text)
    assert is_nfc(text) == is_normalized("NFC", text)
