"""Numbers as they are written in dates: digits, Vietnamese words, Roman numerals."""

from __future__ import annotations

from functools import cache

_UNITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_DIGITS_OF_YEAR = 4
_THOUSAND = ("nghìn", "ngàn")
_ZERO_TENS = ("linh", "lẻ")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

YEAR_WORD = "|".join((*_UNITS, *_THOUSAND, *_ZERO_TENS, "trăm", "mươi", "mười"))
MONTH_WORD = (
    "mười một|mười hai|mười|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|giêng|chạp"
)
DAY_WORD = (
    "(?:hai|ba) mươi(?: (?:mốt|một|hai|ba|tư|bốn|lăm|nhăm|sáu|bảy|bẩy|tám|chín))?"
    "|mười(?: (?:một|hai|ba|bốn|tư|lăm|năm|sáu|bảy|bẩy|tám|chín))?"
    "|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín"
)


@cache
def word_number(words: str) -> int | None:
    """Read a number below ten thousand; None where the words are no number.

    >>> word_number("một nghìn chín trăm bốn mươi lăm")
    1945
    >>> word_number("hai không hai ba")
    2023
    """
    spoken = words.lower().split()
    if len(spoken) == _DIGITS_OF_YEAR and all(word in _UNITS for word in spoken):
        return int("".join(str(_UNITS[word]) for word in spoken))
    total = 0
    for names, scale in ((_THOUSAND, 1000), (("trăm",), 100)):
        at = next((i for i, word in enumerate(spoken) if word in names), None)
        if at is None:
            continue
        if at != 1 or spoken[0] not in _UNITS:
            return None
        total += _UNITS[spoken[0]] * scale
        spoken = spoken[2:]
    rest = _below_hundred(spoken)
    return None if rest is None else total + rest


def _below_hundred(spoken: list[str]) -> int | None:
    value: int | None = None
    match spoken:
        case []:
            value = 0
        case ["mười"]:
            value = 10
        case ["mười", unit] if unit in _UNITS:
            value = 10 + _UNITS[unit]
        case [tens, "mươi"] if tens in _UNITS:
            value = 10 * _UNITS[tens]
        case [tens, "mươi", unit] if tens in _UNITS and unit in _UNITS:
            value = 10 * _UNITS[tens] + _UNITS[unit]
        case [tens, unit] if tens in _ZERO_TENS and unit in _UNITS:
            value = _UNITS[unit]
        case [unit] if unit in _UNITS:
            value = _UNITS[unit]
    return value


def roman_number(numeral: str) -> int | None:
    """Read a Roman numeral below 40; None where it is not written as one.

    >>> roman_number("XIX"), roman_number("IIX")
    (19, None)
    """
    total = 0
    for letter, after in zip(numeral, [*numeral[1:], "I"], strict=True):
        value = _ROMAN.get(letter, 0)
        total += -value if value < _ROMAN.get(after, 0) else value
    return total if to_roman(total) == numeral else None


def to_roman(number: int) -> str:
    """Write a number below 40 as a Roman numeral ("" for anything else).

    >>> to_roman(21)
    'XXI'
    """
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10] if 0 < number < _ROMAN_END else ""


_ROMAN_END = 40


def read_number(written: str) -> int | None:
    """Read digits, a Roman numeral in capitals, or number words.

    >>> read_number("05"), read_number("IV"), read_number("mười hai")
    (5, 4, 12)
    """
    if written.isascii() and written.isdigit():
        return int(written)
    return roman_number(written) or word_number(" ".join(written.split()))
