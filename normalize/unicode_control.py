"""Rules for characters that only a person can judge: controls, bidi, lost letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .edits import Edit, Tier
from .rule import Rule, Scope, Severity, Text
from .settings import Settings
from .words import Spans

CONTROL = "unicode-control"
BIDI = "unicode-bidi"
LOST = "unicode-lost"
# All of C0, DEL and C1 but tab, line feed, carriage return and U+001F (which
# unicode-invisible deletes), the two separators that are no line ends here, lone
# surrogates and two noncharacters.
_CONTROLS = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1e\\x7f-\\x9f\u2028\u2029\ufff9-\ufffb\ufffe\uffff"
)
# Marks and overrides of direction, fillers that show as nothing, tag characters.
_BIDI = (
    "\u061c\u115f\u1160\u200e\u200f\u202a-\u202e\u2066-\u2069\u3164\uffa0"
    "\U000e0001\U000e0020-\U000e007f"
)
_LOST = "\ufffd"


@cache
def _pattern(members: str) -> re.Pattern[str]:
    return re.compile(f"[{members}]+")


@cache
def _flags() -> re.Pattern[str]:
    # UTS #51: a subdivision flag is the black flag, tags, and the cancel tag.
    return re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")


def _report(text: str, members: str, rule: str) -> Iterator[Edit]:
    for match in _pattern(members).finditer(text):
        start, end = match.span()
        yield Edit(start, end, match.group(), match.group(), (rule,), Tier.HUMAN)


def find_controls(text: str, settings: Settings) -> Iterator[Edit]:
    """Find control characters; what they meant, the text does not say."""
    return _report(text, _CONTROLS, CONTROL)


def find_bidi(text: str, settings: Settings) -> Iterator[Edit]:
    """Find characters that change how text is shown and can hide what it says.

    Source: UAX #9 and UTS #39; tags inside an emoji flag (UTS #51) are left out.
    """
    flags = Spans([match.span() for match in _flags().finditer(text)])
    for edit in _report(text, _BIDI, BIDI):
        if not flags.hold(edit.start):
            yield edit


def find_lost(text: str, settings: Settings) -> Iterator[Edit]:
    """Find U+FFFD: a letter was lost before the text came here; it is never guessed."""
    return _report(text, _LOST, LOST)


CONTROL_RULE = Rule(
    id=CONTROL,
    find=find_controls,
    trigger=f"[{_CONTROLS}]",
    scope=Scope.LINE,
    tiers=(Tier.HUMAN,),
    severity=Severity.INFO,
    title=Text(vi="Ký tự điều khiển trong văn bản", en="Control character in the text"),
    about=Text(
        vi="Ký tự điều khiển không phải là chữ và thường là dấu vết của lần chuyển đổi"
        " hỏng. Công cụ không đoán ý nghĩa của chúng, chỉ báo cáo.",
        en="Control characters are no text, often traces of a broken conversion. What"
        " they meant is not guessed: they are reported.",
    ),
    example=("Thông báo\x0b số 5", "Thông báo\x0b số 5"),
)
BIDI_RULE = Rule(
    id=BIDI,
    find=find_bidi,
    trigger=f"[{_BIDI}]",
    scope=Scope.LINE,
    tiers=(Tier.HUMAN,),
    severity=Severity.INFO,
    title=Text(
        vi="Ký tự ẩn đổi hướng hoặc che văn bản",
        en="Hidden character that reorders or conceals text",
    ),
    about=Text(
        vi="Ký tự đổi hướng viết, ký tự đệm và ký tự thẻ không nhìn thấy được nhưng có"
        " thể làm văn bản hiện ra khác nội dung thật. Luôn được báo cáo, không tự xoá.",
        en="Direction controls, fillers and tag characters cannot be seen but can make"
        " a text look other than it is. Always reported, never deleted.",
    ),
    example=("Số dư: \u202e001", "Số dư: \u202e001"),
)
LOST_RULE = Rule(
    id=LOST,
    find=find_lost,
    trigger=f"[{_LOST}]",
    scope=Scope.LINE,
    tiers=(Tier.HUMAN,),
    severity=Severity.ERROR,
    title=Text(vi="Chữ đã mất (U+FFFD)", en="Lost letter (U+FFFD)"),
    about=Text(
        vi="Ký tự thay thế U+FFFD cho biết một chữ đã mất trước khi văn bản đến đây."
        " Hãy tìm bản gốc; công cụ không bao giờ đoán.",
        en="The replacement character says that a letter was lost before the text"
        " came here. Find the original; it is never guessed.",
    ),
    example=("Quy\ufffdt định", "Quy\ufffdt định"),
)
