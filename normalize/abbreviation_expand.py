"""Rule abbreviation-expand: "UBND xã" becomes "Ủy ban nhân dân xã"."""

from __future__ import annotations

from collections.abc import Iterator

from .abbreviations.tokens import TOKEN_TRIGGER
from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings
from .syllables import Placement

ID = "abbreviation-expand"


def find(text: str, settings: Settings) -> Iterator[Edit]:
    """Find the short forms that can be read, with their words.

    Yields nothing where `settings.expand` is "never".
    """
    if settings.expand == "never":
        return
    from .abbreviations import expansion  # noqa: PLC0415 -- few texts need it

    styles: dict[str, Placement] = {"old": "old", "new": "new"}
    style = styles.get(settings.tone_style)
    yield from expansion.expansions(text, settings, style, ID)


RULE = Rule(
    id=ID,
    find=find,
    trigger=TOKEN_TRIGGER,
    scope=Scope.DOCUMENT,
    tiers=(Tier.STYLE,),
    severity=Severity.INFO,
    title=Text(vi="Chữ viết tắt được viết đủ", en="Abbreviation written out"),
    about=Text(
        vi="Chữ viết tắt được thay bằng từ đầy đủ khi chỉ còn một cách hiểu: theo định"
        " nghĩa trong chính văn bản, theo từ đứng cạnh, theo bảng chữ viết tắt. Còn hai"
        " cách hiểu thì để nguyên. `expand` chọn: không bao giờ, lần đầu, luôn luôn.",
        en="An abbreviation is replaced by its words where one reading is left: by a"
        " definition in the document itself, by its neighbours, by the table. Where two"
        " are left it stays. `expand` chooses never, first use, or always.",
    ),
    example=(
        "Các ủy viên BTV Huyện ủy và lãnh đạo UBND huyện dự họp.",
        "Các ủy viên Ban Thường vụ Huyện ủy và lãnh đạo Ủy ban nhân dân huyện dự họp.",
    ),
)
