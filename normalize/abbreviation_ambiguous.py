"""Rule abbreviation-ambiguous: a short form that can be read in several ways."""

from __future__ import annotations

from collections.abc import Iterator

from .abbreviations.tokens import TOKEN_TRIGGER
from .edits import Edit, Tier
from .evidence import Evidence
from .rule import Rule, Scope, Severity, Text
from .settings import Settings

ID = "abbreviation-ambiguous"


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find the short forms with several readings left; the evidence names them.

    Yields nothing where `settings.expand` is "never".
    """
    if settings.expand == "never":
        return
    from .abbreviations import find_abbreviations, table_for  # noqa: PLC0415 -- few need

    table = table_for(settings.abbreviations)
    for mention in find_abbreviations(text, table=table):
        if mention.expansion is None and len(mention.candidates) > 1:
            start, end, word = mention.start, mention.end, mention.text
            readings = (Evidence("reading", start, end, c) for c in mention.candidates)
            evidence = (*readings, *mention.evidence)
            yield Edit(start, end, word, word, (ID,), Tier.HUMAN, evidence)


RULE = Rule(
    id=ID,
    find=find,
    trigger=TOKEN_TRIGGER,
    scope=Scope.DOCUMENT,
    tiers=(Tier.HUMAN,),
    severity=Severity.INFO,
    title=Text(
        vi="Chữ viết tắt có nhiều cách hiểu", en="Abbreviation with several readings"
    ),
    about=Text(
        vi="Chữ viết tắt có từ hai cách hiểu trở lên và văn bản không cho biết là cách"
        " nào. Chữ được để nguyên; các cách hiểu được nêu ra để người đọc quyết định.",
        en="The abbreviation has two readings or more and the document does not tell"
        " which. It is left; the readings are named for a person to decide.",
    ),
    example=("Trung tâm TT&VH", "Trung tâm TT&VH"),
)
