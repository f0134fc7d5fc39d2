"""Strategies that make Vietnamese text, damage it, and mix it with other things."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html.entities import codepoint2name
from unicodedata import normalize

from hypothesis import strategies as st

from chuanhoa.normalize.encodings import encode
from chuanhoa.normalize.syllables import all_syllables

PUNCTUATION = list(".,;:!?…()[]{}“”‘’\"'«»-–—/\\|•°™®§€%&*+=<>~^_#@№")
SPACES = [" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u202f", "\u3000", "\n\n"]
INVISIBLE = [
    "\u200b",
    "\u00ad",
    "\u200d",
    "\u200c",
    "\ufeff",
    "\u2060",
    "\x1f",
    "\u200e",
]
MARKS = ["\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0309", "\u031b", "\u0323"]
OTHERS = [
    "Đ/C",
    "1-6-2022",
    "&#7879;",
    "\u00e1\u00bb\u00a7",
    "ph\u043e",
    "a@b.vn",
    "Ð",
    "ð",
    "Ɖ",
    "đ",
    "Đ",
    "UBND",
    "30/2020/NĐ-CP",
    "10/06/2022",
    "ngày 5/3",
]


@cache
def syllable_list() -> list[str]:
    return all_syllables()


def cased(word: str) -> st.SearchStrategy[str]:
    return st.sampled_from([word, word.title(), word.upper()])


def syllables() -> st.SearchStrategy[str]:
    """Right syllables in lower, Title and UPPER case."""
    return st.sampled_from(syllable_list()).flatmap(cased)


def separators() -> st.SearchStrategy[str]:
    return st.sampled_from([*PUNCTUATION, *SPACES, ", ", ". ", " - "])


def pieces() -> st.SearchStrategy[str]:
    damaged = st.builds(
        lambda word, form: normalize(form, word),
        syllables(),
        st.sampled_from(["NFC", "NFD", "NFKD"]),
    )
    return st.one_of(
        syllables(),
        damaged,
        separators(),
        st.sampled_from([*INVISIBLE, *MARKS, *OTHERS]),
        st.text(max_size=4),
    )


def clean_texts(max_size: int = 24) -> st.SearchStrategy[str]:
    """Right syllables with plain spaces and line feeds between them."""
    return st.lists(
        st.tuples(syllables(), st.sampled_from([" ", ", ", ". ", "\n"])),
        max_size=max_size,
    ).map(lambda pairs: "".join(word + space for word, space in pairs))


SENTENCES = [
    "Cán bộ xã xuống từng thôn vận động bà con trồng rừng",
    "Trường tiểu học vừa được sửa lại mái ngói đỏ tươi",
    "Hai bên ký kết kế hoạch phối hợp bảo vệ nguồn nước",
    "Chị Nguyễn Thị Thu Hường kể chuyện làm ruộng ở quê mình",
    "ỦY BAN NHÂN DÂN HUYỆN ĐƯỢC GIAO VIỆC QUẢN LÝ ĐẤT RỪNG",
    "Từ sáng sớm, người dân đã đứng chật hai bên đường làng",
    "Ông nói: “Nước về rồi thì mọi việc đều xong!”",
    "Lũ trẻ chạy ùa ra sân, reo hò ầm ĩ suốt buổi chiều",
    "Quỹ khuyến học của dòng họ đã giúp được nhiều em nhỏ",
    "Đảng ủy xã đề nghị mỗi thôn cử một người dự lớp học",
    "Bưởi, mận, xoài và vải thiều năm nay đều được mùa lớn",
    "Mẹ tôi vẫn giữ thói quen dậy từ lúc gà gáy để nhóm bếp",
]
OTHER_LANGUAGES = [
    "Alle Menschen sind frei und gleich an Würde und Rechten geboren",
    "Tous les êtres humains naissent libres et égaux, n’est-ce pas ?",
    "Não há país onde a gente não saiba dizer aí, mãe",
    "Það er gott að vera með ykkur í dag, sagði Guðrún",
    "El niño comió piñas y ñoquis en la montaña de Cádiz",
    "Zażółć gęślą jaźń, a potem idź nad Wisłę i do Gdańska",
    "Çok güzel bir gün, şimdi İstanbul'a gidiyoruz",
    "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "Съешь ещё этих мягких булок и выпей чаю",
    "Η γλώσσα μου είναι τα ελληνικά και τα μιλώ καλά",
    "今天天气很好，我们去公园散步。",
    "오늘은 날씨가 좋아서 공원에 갔습니다",
    "The quick brown fox jumps over the lazy dog",
]
PAGES = ["cp1252", "latin-1", "cp1254", "cp1250", "cp1258", "cp437", "mac_roman"]
LEGACY = ["viscii", "vps", "vni-windows", "windows-1258"]
_SHAPES = "\u0302\u0306\u031b"


def sentences() -> st.SearchStrategy[str]:
    """Lines of ordinary text: one or two sentences of our own."""
    picked = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2)
    return picked.map(". ".join)


def foreign_lines() -> st.SearchStrategy[str]:
    return st.sampled_from(OTHER_LANGUAGES)


def misread(text: str, page: str) -> str:
    """Read UTF-8 with a code page; bytes that it leaves undefined become C1."""
    data = text.encode()
    return "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in data)


def in_legacy(text: str, name: str) -> str:
    """Show the bytes of a legacy encoding as a program for cp1252 does."""
    plain = text.translate({0x201C: '"', 0x201D: '"'})
    data = encode(plain, name)
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)


def reordered(letter: str) -> str:
    """Write a letter with its tone mark before its other mark."""
    base, *marks = normalize("NFD", letter)
    return base + "".join(sorted(marks, key=lambda mark: mark in _SHAPES))


def hybrid(letter: str) -> str:
    """Write a letter as keyboards for windows-1258 do: composed, then the tone."""
    base, *marks = normalize("NFD", letter)
    shape = [mark for mark in marks if mark in _SHAPES]
    tone = [mark for mark in marks if mark not in _SHAPES]
    return "".join((normalize("NFC", "".join((base, *shape))), *tone))


def as_entity(letter: str) -> str:
    name = codepoint2name.get(ord(letter))
    return f"&{name};" if name else f"&#{ord(letter)};"


LETTER_DAMAGE: dict[str, Callable[[str], str]] = {
    "decomposed": lambda letter: normalize("NFD", letter),
    "hybrid": hybrid,
    "reordered": reordered,
    "entity": as_entity,
    "hexadecimal": lambda letter: f"&#x{ord(letter):X};",
    "zero width": lambda letter: letter + "\u200b",
    "doubled tone": lambda letter: letter + normalize("NFD", letter)[-1],
}


def letters_damaged(text: str, kind: str, chosen: frozenset[int]) -> str:
    """Damage the letters beyond ASCII (but đ and signs) at the places chosen."""
    damage = LETTER_DAMAGE[kind]
    return "".join(
        damage(letter) if i in chosen and len(normalize("NFD", letter)) > 1 else letter
        for i, letter in enumerate(text)
    )


def damaged_lines() -> st.SearchStrategy[str]:
    """Ordinary lines with one kind of damage, of letters or of the encoding."""
    places = st.frozensets(st.integers(0, 120), max_size=12)
    kinds = st.sampled_from(list(LETTER_DAMAGE))
    return st.one_of(
        st.builds(letters_damaged, sentences(), kinds, places),
        st.builds(misread, sentences(), st.sampled_from(PAGES)),
        st.builds(in_legacy, sentences(), st.sampled_from(LEGACY)),
    )


def cut_lines() -> st.SearchStrategy[str]:
    """Parts of damaged, clean and foreign lines, cut anywhere."""
    lines = st.one_of(damaged_lines(), sentences(), foreign_lines())
    cuts = st.tuples(st.integers(0, 60), st.integers(0, 60))
    return st.builds(lambda line, cut: line[min(cut) : max(cut)], lines, cuts)


def damaged_texts(max_size: int = 24) -> st.SearchStrategy[str]:
    """Vietnamese text mixed with every kind of dirt, and with arbitrary text."""
    few = st.one_of(pieces(), pieces(), cut_lines())
    return st.lists(few, max_size=max_size).map("".join)


def latin_texts() -> st.SearchStrategy[str]:
    """Vietnamese in every form, with dirt that is no letter of its own."""
    dirt = st.sampled_from([*INVISIBLE, *MARKS, "\ufb01", "\uff21", "Ð", "ð", "ñ"])
    part = st.one_of(damaged_lines(), cut_lines(), syllables(), separators(), dirt)
    return st.lists(part, max_size=6).map("".join)
