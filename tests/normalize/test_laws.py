"""The laws of the design, for every rule and every profile."""

from __future__ import annotations

import re
from unicodedata import category, digit, is_normalized

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import clean_texts, damaged_texts, latin_texts, syllables
from timing import growth

from chuanhoa.normalize.edits import Edit, Normalized, Tier, replay
from chuanhoa.normalize.engine import find, normalize
from chuanhoa.normalize.first_hit import first_hit, first_hit_lazily
from chuanhoa.normalize.rule import Rule, Scope
from chuanhoa.normalize.rules import RULES
from chuanhoa.normalize.screen import arrow_pattern, screen
from chuanhoa.normalize.search_key import ascii_key
from chuanhoa.normalize.selection import applied_rules
from chuanhoa.normalize.settings import Settings, settings_for
from chuanhoa.normalize.unicode_nfc import MARK_CAP, clusters

PROFILES = {
    "repair": settings_for("repair"),
    "standard": settings_for("standard"),
    "old": settings_for("standard", tone_style="old", dates="long", expand="first-use"),
    "new": settings_for("standard", tone_style="new", dates="numeric"),
}
every_profile = pytest.mark.parametrize(
    "chosen", PROFILES.values(), ids=PROFILES.keys()
)
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
FOUND = (
    "e\u200b\u0301",
    "\u0301a",
    "\n\u0323\u0301",
    "a\u0301\u200d\u0301",
    "Nguye\u0303\u0302n",
    "\u1112\u1161\u11ab",
    "UBND\u0301",
    "x\ud800\x00",
    "Ð\u0301",
    "\u00ad\u0300",
    "toa\u0300\u0301",
    "bi\u00eam\u00ad",
    "bie\u0302m\u00ad",
    "\u00adUBND",
    "\u00ad10/6/2022",
    "a\u0300\u200b",
    "\u00e1\u00bb\u00a7\u200d",
    "Đ/C Ð",
    "1-6-2022 &#7879;ê",
)


def is_capped(text: str) -> bool:
    return any(end - start > MARK_CAP + 1 for start, end in clusters(text))


def check_laws(text: str, chosen: Settings) -> Normalized:
    result = normalize(text, chosen, report=True)
    assert normalize(result.text, chosen).text == result.text
    if not is_capped(result.text):
        assert is_normalized("NFC", result.text)
    check_edits(result)
    assert result.undo() == text
    return result


def check_edits(result: Normalized) -> None:
    source = result.source_text
    position = 0
    for edit in result.edits:
        assert position <= edit.start < edit.end <= len(source)
        assert source[edit.start : edit.end] == edit.before != edit.after
        assert edit.rules
        for offset in (edit.start, edit.end):
            assert not extends(source, offset)
        position = edit.end
    assert replay(source, result.edits) == result.text
    for edit in result.unapplied:
        assert source[edit.start : edit.end] == edit.before


def extends(text: str, offset: int) -> bool:
    if not 0 < offset < len(text):
        return False
    return text[offset] == "\u200d" or category(text[offset]).startswith("M")


@every_profile
@settings(deadline=None)
@given(text=damaged_texts())
def test_damaged_text_keeps_the_laws(text: str, chosen: Settings) -> None:
    check_laws(text, chosen)


@every_profile
@pytest.mark.parametrize("text", FOUND, ids=ascii)
def test_texts_that_once_broke_a_law(text: str, chosen: Settings) -> None:
    check_laws(text, chosen)


@every_profile
@settings(deadline=None)
@given(text=st.text())
@example(text="\ud800\x00\u0301")
def test_any_text_keeps_the_laws(text: str, chosen: Settings) -> None:
    check_laws(text, chosen)


@settings(deadline=None)
@given(text=clean_texts())
def test_clean_text_is_left_alone(text: str) -> None:
    assert normalize(text, PROFILES["repair"]) == Normalized(text, text)


@every_rule
@settings(deadline=None, max_examples=60)
@given(text=damaged_texts())
def test_a_rule_finds_only_where_its_trigger_matches(rule: Rule, text: str) -> None:
    parts = text.split("\n") if rule.scope is Scope.LINE else [text]
    for part in parts:
        line = part.removesuffix("\r") if rule.scope is Scope.LINE else part
        for chosen in PROFILES.values():
            found = list(rule.find(line, chosen))
            assert not found or re.search(rule.trigger, line)
            check_rule_edits(rule, line, found)


def check_rule_edits(rule: Rule, line: str, found: list[Edit]) -> None:
    position = 0
    for edit in found:
        assert position <= edit.start < edit.end <= len(line)
        assert line[edit.start : edit.end] == edit.before
        assert edit.rules == (rule.id,)
        assert edit.tier in rule.tiers
        position = edit.end


@every_rule
def test_a_trigger_reads_the_same_in_every_engine(rule: Rule) -> None:
    # RE2 reads these as ASCII, and has no look-around or backreference.
    assert not re.search(r"\\[wWdDsSbB]|\(\?[i=!<P]|\\[1-9]", rule.trigger)
    assert re.search(rule.trigger, "") is None


@settings(deadline=None)
@given(text=damaged_texts())
def test_the_fast_screen_is_the_union_of_the_triggers(text: str) -> None:
    for chosen in PROFILES.values():
        rules = applied_rules(chosen)
        union = any(re.search(rule.trigger, text) for rule in rules)
        assert bool(screen(rules).search(text)) == union


@every_rule
@settings(deadline=None, max_examples=60)
@given(text=damaged_texts())
def test_the_first_hit_is_where_the_trigger_has_one(rule: Rule, text: str) -> None:
    hits = [bool(ask(rule, text)) for ask in (first_hit_lazily, first_hit)]
    assert hits == [bool(re.search(rule.trigger, text))] * 2


@pytest.mark.parametrize(
    "rule",
    {r.trigger: r for r in RULES if re.fullmatch(r"\[[^]]+\]", r.trigger)}.values(),
    ids=lambda rule: rule.id,
)
def test_a_class_is_hit_by_its_own_characters_alone(rule: Rule) -> None:
    every = "".join(map(chr, (*range(0x10400), *range(0xE0000, 0xE0400))))
    own = re.findall(rule.trigger, every)
    assert own
    assert all(first_hit_lazily(rule, character) for character in own)
    assert first_hit_lazily(rule, re.sub(rule.trigger, "", every)) is None


@settings(deadline=None, max_examples=50)
@given(texts=st.lists(damaged_texts(), max_size=8))
def test_re2_and_re_find_the_same_texts(texts: list[str]) -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'chuanhoa[corpus]'")
    import pyarrow.compute as pc

    whole = [t.encode("utf-8", "replace").decode() for t in texts]
    for chosen in PROFILES.values():
        rules = applied_rules(chosen)
        column = pa.array(whole, pa.string())
        hits = pc.match_substring_regex(column, arrow_pattern(rules)).to_pylist()
        assert hits == [bool(screen(rules).search(text)) for text in whole]


@settings(deadline=None)
@given(left=damaged_texts(8), right=damaged_texts(8))
def test_lines_are_independent(left: str, right: str) -> None:
    lines = tuple(rule.id for rule in RULES if rule.scope is Scope.LINE)
    chosen = settings_for("repair", select=lines)
    joined = normalize(f"{left}\n{right}", chosen).text
    assert joined == f"{normalize(left, chosen).text}\n{normalize(right, chosen).text}"


@settings(deadline=None)
@given(text=damaged_texts(), data=st.data())
def test_offsets_map_there_and_back(text: str, data: st.DataObject) -> None:
    result = normalize(text, PROFILES["standard"])
    cuts = st.integers(0, len(text))
    a, b = sorted((data.draw(cuts), data.draw(cuts)))
    start, end = result.to_text((a, b))
    assert 0 <= start <= end <= len(result.text)
    back = result.to_source((start, end))
    if start < end:
        assert result.to_text(back) == (start, end)
    whole = result.to_text((0, len(text)))
    assert result.text[slice(*whole)] == result.text


def digits(text: str) -> list[int]:
    return [digit(letter) for letter in text if letter.isdecimal()]


@settings(deadline=None)
@given(text=damaged_texts())
def test_digits_and_lines_stay(text: str) -> None:
    # References and misread encodings say in digits what is a letter.
    chosen = settings_for("repair", ignore=("unicode-entity", "encoding"))
    result = normalize(text, chosen)
    assert digits(result.text) == digits(text)
    assert result.text.count("\n") == text.count("\n")


@settings(deadline=None)
@given(text=latin_texts())
@example(text="n\x1fước Việ\u00adt tòan Nguyêñ \uff21")
def test_letters_stay(text: str) -> None:
    pytest.importorskip("unidecode", reason="pip install 'chuanhoa[ascii]'")
    chosen = settings_for("repair", ignore=("unicode-entity", "encoding"))
    result = normalize(text, chosen).text
    assert letters(result) == letters(text)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, ascii_key(text)))


@given(word=syllables())
def test_a_syllable_beside_anything_is_left_alone(word: str) -> None:
    for around in ("“{}”", "«\u00a0{}\u00a0»", "{}.", "({})", "{},", "-{}-", "{}’"):
        text = around.format(word)
        assert normalize(text, PROFILES["repair"]).text == text


HOSTILE = {
    "marks": "a" + "\u0301\u0323" * 4_000,
    "entities": "&amp;" * 4_000,
    "dates": "1/" * 8_000,
    "spaces": "\u00a0" * 8_000,
    "soft hyphens": "a\u00ad" * 8_000,
    "eth": "Ð" * 8_000,
    "misplaced": "tòan" * 2_000 + " tòan" * 1_000,
    "capitals": "UBND" * 3_000,
    "dots": "B.C.Đ." * 3_000,
    "brackets": "(" * 8_000,
    "eth in words": "Ðà Nẵng " * 800,
    "look-alikes": "ph\u043e nh\u0430 v\u0430 " * 500,
    "flags": "\U0001f3f4\U000e0067\U000e007f\u202e" * 2_000,
    "addresses": "a@b.vn qúy hoà hòa " * 1_000,
    "tones on consonants": "Nguyêñ tiếńg măñ " * 400,
    "long toned run": "ñ\u0309" * 3_000,
    "divided syllables": "Việt\u200bNam h\u00adơn y\u200bê\u200bu " * 200,
    "pieces": "ê\u200b" * 1_500,
    "quoted slips": "“qúy” “hoà” tòan -> " * 700,
    "entities alone": "của &agrave; &quot; <b " * 700,
    "entity in one word": "&#7879;" * 2_500,
    "names": "Maria Caí Raí Liú " * 900,
    "short forms with eth": "QÐ, SIGURÐSSON " * 500,
    "fullwidth": "ｂ＜" * 6_000,
}


@pytest.mark.parametrize("family", HOSTILE)
def test_time_grows_no_faster_than_the_text(family: str) -> None:
    def run(text: str) -> None:
        normalize(text, PROFILES["standard"], report=True)

    assert growth(run, HOSTILE[family] * 2) <= 2.3


def test_select_and_ignore_take_families_and_rules() -> None:
    text = "Vie\u0323\u0302t\u00a0qúy"
    family = normalize(text, settings_for(select=("unicode",)))
    assert family.text == "Việt qúy"
    without = normalize(text, settings_for(ignore=("unicode-space", "tone")))
    assert without.text == "Việt\u00a0qúy"


def test_an_unknown_rule_is_refused_with_a_suggestion() -> None:
    with pytest.raises(ValueError, match="did you mean 'unicode-nfc'"):
        normalize("x", settings_for(select=("unicode-nfcc",)))


def test_style_is_found_in_the_repaired_text_and_never_travels_as_safe() -> None:
    text = "ho\u0300a hòa hòa hòa ho\u0061\u0300"
    result = normalize(text, PROFILES["standard"])
    assert result.text == "hòa hòa hòa hòa hòa"
    assert [edit.tier for edit in result.edits] == [Tier.SAFE, Tier.STYLE]
    assert result.edits[-1].rules == ("unicode-nfc", "tone-style")
    reported = normalize(text, PROFILES["repair"], report=True)
    assert [edit.rules for edit in reported.unapplied] == [("tone-style",)]
    assert reported.unapplied[0].before == "hoa\u0300"


def test_a_line_rule_is_given_lines_without_their_ends() -> None:
    space = next(rule for rule in RULES if rule.id == "unicode-space")
    found = list(find(space, "a\r\n\u00a0b\r\nc\u00a0", PROFILES["repair"]))
    assert [(edit.start, edit.end) for edit in found] == [(3, 4), (8, 9)]
