"""Text for display: invisible characters shown, long lines as a window."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import category, east_asian_width, normalize

_WINDOW = 28
_LONGEST = 60  # code points of a span that are shown
_SHOWN = {"\u00a0": "\u237d", "\t": "\u2192"}  # NBSP as shouldered box
_SPELLED = {"\u00a0": "<U+00A0>", "\t": "<TAB>"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def visible(text: str) -> str:
    """Show what cannot be seen: ⍽ for a no-break space, <U+200B> for the rest.

    >>> visible("Ban\u00a0Chỉ\u200b đạo")
    'Ban⍽Chỉ<U+200B> đạo'
    """
    text = text.replace("\u00a0", _SHOWN["\u00a0"])  # the most frequent by far
    if text.isprintable():  # all that can be seen, and the space
        return text
    return "".join(c if c.isprintable() else _visible(c) for c in text)


def _visible(letter: str) -> str:
    if letter in _SHOWN:
        return _SHOWN[letter]
    kind = category(letter)
    hidden = kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    if hidden or (kind == "Zs" and letter != " "):
        return f"<U+{ord(letter):04X}>"
    return letter


def visible_in(text: str, encoding: str) -> str:
    r"""Show a text on a console of another encoding than UTF-8: `visible`, spelled out.

    >>> print(visible_in("Ban\u00a0Chỉ", "ascii"))
    Ban<U+00A0>Ch\u1ec9
    """
    return "".join(
        encodable(_SPELLED.get(letter) or _visible(letter), encoding) for letter in text
    )


def encodable(text: str, encoding: str) -> str:
    """Write what an encoding does not have: a letter and its tone mark, or an escape.

    windows-1258 has the letters and the five marks, but few letters with a mark.

    >>> encodable("ữ", "cp1258") == "ư\u0303"
    True
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        pieces = (_encodable(letter, encoding) for letter in text)
        return "".join(pieces)
    return text


def _encodable(letter: str, encoding: str) -> str:
    marks = "".join(mark for mark in normalize("NFD", letter) if mark in _TONES)
    bare = "".join(mark for mark in normalize("NFD", letter) if mark not in _TONES)
    for form in (letter, normalize("NFC", bare) + marks):
        try:
            form.encode(encoding)
        except UnicodeEncodeError:
            continue
        return form
    return letter.encode(encoding, "backslashreplace").decode(encoding)


def code_points(text: str) -> str:
    """Name the code points of a text.

    >>> code_points("ệ")
    'U+1EC7'
    """
    return " ".join(f"U+{ord(letter):04X}" for letter in text)


def window(
    line: str,
    start: int,
    end: int,
    show: Callable[[str], str] = visible,
    dots: str = "…",
) -> tuple[str, str]:
    """Cut a window around a span of a line, with a row of carets under the span.

    `show` writes a text for a terminal; `dots` say that more is there. A long
    span is cut, as the line is.

    >>> window("Ban\u00a0Chỉ đạo", 3, 4)
    ('Ban⍽Chỉ đạo', '   ^')
    """
    end = min(end, len(line), start + _LONGEST)
    left, right = max(0, start - _WINDOW), min(len(line), end + _WINDOW)
    while left > 0 and category(line[left]) == "Mn":
        left -= 1  # a mark without its letter would sit on the ellipsis
    while right < len(line) and category(line[right]) == "Mn":
        right += 1
    head = (dots if left else "") + show(line[left:start])
    span = show(line[start:end])
    tail = show(line[end:right]) + (dots if right < len(line) else "")
    return head + span + tail, " " * width(head) + "^" * max(1, width(span))


def width(text: str) -> int:
    """Count the columns of a text in a terminal: marks have none, ideographs two."""
    if text.isascii():
        return len(text)
    # Of Latin only the marks differ, which are not in its blocks.
    odd = [c for c in text if c >= "\u0300" and not "\u1e00" <= c <= "\u1eff"]
    return len(text) + sum(map(_wider, odd))


def _wider(letter: str) -> int:
    if category(letter) in ("Mn", "Me"):
        return -1
    return 1 if east_asian_width(letter) in "WF" else 0
