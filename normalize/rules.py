"""All rules, in the order in which they run."""

from __future__ import annotations

from . import (
    abbreviation_ambiguous,
    abbreviation_expand,
    abbreviation_spelling,
    date_contradiction,
    date_style,
    encoding_legacy,
    encoding_mojibake,
    encoding_not_utf8,
    tone_misplaced,
    tone_style,
    unicode_d_stroke,
    unicode_entity,
    unicode_invisible,
    unicode_look_alike,
    unicode_marks,
    unicode_nfc,
    unicode_space,
)
from .boilerplate_lines import BOILERPLATE_RULES
from .rule import Rule
from .unicode_control import BIDI_RULE, CONTROL_RULE, LOST_RULE
from .unicode_width import FULLWIDTH_RULE, LIGATURE_RULE

# Bytes and encodings come first, then what cannot be seen, then letters, then words:
# a rule may rely on what those before it have repaired, never on those after it.
RULES: tuple[Rule, ...] = (
    encoding_mojibake.RULE,
    encoding_legacy.RULE,
    unicode_entity.RULE,
    unicode_invisible.RULE,
    CONTROL_RULE,
    BIDI_RULE,
    LOST_RULE,
    unicode_space.RULE,
    FULLWIDTH_RULE,
    LIGATURE_RULE,
    unicode_look_alike.RULE,
    unicode_nfc.RULE,
    unicode_marks.RULE,
    unicode_d_stroke.RULE,
    tone_misplaced.RULE,
    abbreviation_spelling.RULE,
    abbreviation_expand.RULE,
    abbreviation_ambiguous.RULE,
    tone_style.RULE,
    date_style.RULE,
    date_contradiction.RULE,
    *BOILERPLATE_RULES,
)

# About a file, not its text: found by whoever decoded the bytes, never by `normalize`.
FILE_RULES: tuple[Rule, ...] = (encoding_not_utf8.RULE,)
