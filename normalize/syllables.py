"""The orthography of a Vietnamese syllable: onset, rime, tone, and the tone's place.

The inventory of onsets and rimes follows Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977),
with the spellings that dictionaries list for loans (xoong, moóc). Both ways to place
the tone in oa, oe, uy are known: "old" (hòa, thúy: the press, most official text)
and "new" (hoà, thuý: textbooks, Decision 1989/QĐ-BGDĐT of 2018).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Placement = Literal["old", "new"]

NO_TONE = 0
# Each line is one vowel letter in its six tones: none, grave, acute, hook, tilde, dot.
VOWELS = (
    "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị "
    "oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ"
).split()
_TONE_OF = {letter: (row[0], tone) for row in VOWELS for tone, letter in enumerate(row)}
_TONED = {(row[0], tone): letter for row in VOWELS for tone, letter in enumerate(row)}
_PLAIN = {ord(letter): row[0] for row in VOWELS for letter in row[1:]}

ONSETS = frozenset(
    "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
) | {""}
RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong oong ooc op ot
    oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oem oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây
    uê uêch uên uênh uêt uôc uôi uôm uôn uông uôt uơ uơn uơt
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
    """.split()
)
_AFTER_QU = frozenset(rime for rime in RIMES if rime[0] in "aăâeêiơô") | frozenset(
    "y ych yn ynh yt yên yêt".split()
)
_STOPS = ("c", "ch", "p", "t")
_FRONT = frozenset("eêi")
_TWO_PLACES = {"oa", "oe", "uy"}


class Syllable(NamedTuple):
    """A syllable without case; `rime` is written without its tone.

    `tone` is 0 none, 1 grave, 2 acute, 3 hook above, 4 tilde, 5 dot below.
    """

    onset: str
    rime: str
    tone: int


def strip_tone(word: str) -> str:
    """Take the tone marks off lower-case NFC letters; ă, â, ê, ô, ơ, ư stay.

    >>> strip_tone("nghiễng")
    'nghiêng'
    """
    return word.translate(_PLAIN)


def toned_class(plain: str) -> str:
    """Write the pattern of some vowel letters in both cases, with a tone.

    >>> toned_class("o")
    '[òóỏõọÒÓỎÕỌ]'
    """
    letters = "".join(row[1:] for row in VOWELS if row[0] in plain)
    return f"[{letters}{letters.upper()}]"


def analyse(word: str) -> tuple[Syllable, int | None] | None:
    """Read a lower-case NFC word as a syllable, wherever its tone mark stands.

    Returns the syllable and the index of the letter that carries the tone (None
    without a tone), or None where the letters are no Vietnamese syllable.

    >>> analyse("tòan")
    (Syllable(onset='t', rime='oan', tone=1), 1)
    """
    tone, place = NO_TONE, None
    for index, letter in enumerate(word):
        found = _TONE_OF.get(letter)
        if found is not None and found[1]:
            if place is not None:
                return None
            tone, place = found[1], index
    parts = _split(strip_tone(word))
    if parts is None:
        return None
    onset, rime = parts
    if rime.endswith(_STOPS) and tone not in (2, 5):
        return None
    return Syllable(onset, rime, tone), place


def _split(letters: str) -> tuple[str, str] | None:
    if letters.startswith("gi"):
        # "gì", "gìn", "giếng": the i of gi is also the first letter of the rime.
        if letters[2:] in RIMES and letters[2] not in "iêy":
            return "gi", letters[2:]
        return ("g", letters[1:]) if letters[1:] in RIMES - {"ia", "iu"} else None
    if letters.startswith("qu"):
        return ("qu", letters[2:]) if letters[2:] in _AFTER_QU else None
    for size in (3, 2, 1, 0):
        onset, rime = letters[:size], letters[size:]
        if len(onset) == size and onset in ONSETS and rime in RIMES:
            return (onset, rime) if _fits(onset, rime) else None
    return None


def _fits(onset: str, rime: str) -> bool:
    front = rime[0] in _FRONT
    if onset in ("gh", "ngh"):
        return front
    if onset == "k":
        return front or rime[0] == "y"
    if onset in ("c", "g", "ng"):
        return not front and rime[0] != "y"
    if rime.startswith("yê"):
        return onset == ""
    if rime.startswith("iê") or rime == "ia":
        return onset != "" or rime == "ia"
    return True


def tone_place(syllable: Syllable, placement: Placement) -> int:
    """Find the letter that carries the tone, as an index into the syllable.

    >>> thuy = Syllable("th", "uy", 2)
    >>> tone_place(thuy, "old"), tone_place(thuy, "new")
    (2, 3)
    """
    start = len(syllable.onset)
    rime = syllable.rime
    marked = [i for i, letter in enumerate(rime) if letter in "ăâêôơư"]
    if marked:
        return start + (marked[0] if rime == "ưa" else marked[-1])
    if rime in _TWO_PLACES:
        return start + (0 if placement == "old" else 1)
    if rime[:2] in ("oa", "oe", "uy", "oo"):
        return start + 1
    return start


def write(syllable: Syllable, placement: Placement) -> str:
    """Spell a syllable in lower case.

    >>> write(Syllable("h", "oa", 1), "old"), write(Syllable("h", "oa", 1), "new")
    ('hòa', 'hoà')
    """
    letters = list(syllable.onset + syllable.rime)
    place = tone_place(syllable, placement)
    letters[place] = _TONED[letters[place], syllable.tone]
    return "".join(letters)


def placements(word: str) -> frozenset[Placement]:
    """Name the ways of placing tones by which a lower-case NFC word is right.

    Both for most syllables, one for oa, oe, uy with a tone, none where the word is
    no syllable or its tone stands on the wrong letter.

    >>> sorted(placements("toàn")), sorted(placements("hòa"))
    (['new', 'old'], ['old'])
    >>> placements("tòan")
    frozenset()
    """
    read = analyse(word)
    if read is None:
        return frozenset()
    syllable, place = read
    if place is None or (syllable.rime[:2] == "oo" and place == len(syllable.onset)):
        return frozenset(("old", "new"))
    return frozenset(
        placement
        for placement in ("old", "new")
        if place == tone_place(syllable, placement)
    )


def parse_syllable(word: str) -> Syllable | None:
    """Read one NFC word as a rightly spelled syllable, in lower, Title or UPPER case.

    >>> parse_syllable("Nghiễng")
    Syllable(onset='ngh', rime='iêng', tone=4)
    >>> parse_syllable("tòan") is None, parse_syllable("gLobal") is None
    (True, True)
    """
    if not (word.islower() or word.isupper() or word.istitle()):
        return None
    lower = word.lower()
    read = analyse(lower)
    return read[0] if read is not None and placements(lower) else None


def recase(lower: str, model: str) -> str:
    """Give lower-case letters the case of a word of the same length, letter by letter.

    >>> recase("toàn", "TÒAN"), recase("toàn", "Tòan")
    ('TOÀN', 'Toàn')
    """
    return "".join(
        letter.upper() if shape.isupper() else letter
        for letter, shape in zip(lower, model, strict=True)
    )


def all_syllables() -> list[str]:
    """List every lower-case syllable of the orthography, in both placements."""
    words = set()
    for onset in ONSETS:
        for rime in RIMES:
            for tone in range(6):
                for placement in ("old", "new"):
                    word = write(Syllable(onset, rime, tone), placement)
                    if placements(word):
                        words.add(word)
    return sorted(words)
