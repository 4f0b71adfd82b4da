"""Which characters a user's text may hold, and how docgen keeps it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.formats import FORMATS, FormatError
from docgen.text import MAX_LINES, TextError, clean

CORPUS = json.loads((Path(__file__).parent / "data" / "nasty-strings.json").read_text(encoding="utf-8"))["items"]
NASTY = st.text(
    st.sampled_from(
        "aZ é\u0301\u0338\u0344\u0302ÂÃâ©€œ™ðŸ‘\u0080 \t\n\r\x0b\x85\u2028\ufeff\u200b\u200c\u200d\u2060\u00ad\u3000"
        "\u00a0\u064b\u0645ꦲ꧀👨\ufe0f🏽\u0412\u039f\u212a\u2126\u202e\ue000\ud800\ufffd\ufdd0\U000e0041क्\u115f"
    ),
    max_size=30,
)


def text_of(item: dict[str, Any]) -> str:
    return str(item["value"]) if "value" in item else str(item["gen"]["repeat"] * item["gen"]["times"])


def refusal(text: str, **kind: bool) -> TextError:
    with pytest.raises(TextError) as caught:
        clean(text, **kind)
    return caught.value


def items(*classes: str, expect: str) -> list[Any]:
    return [
        pytest.param(item, id=f"{item['id']} {item['label']}")
        for item in CORPUS
        if item["class"] in classes and item["expect"] == expect
    ]


# Digits of other scripts and the mathematical minus are text like any other; they are refused where a number is wanted.
ONLY_NO_NUMBERS = {"N097", "N098", "N099", "N100", "N125"}
BLANK = {"N086", "N087"}  # the schema asks for one character
LOOKALIKE = {"N122"}  # a matter of names


@pytest.mark.parametrize("item", items("xml", "control", "space", "unicode", "template", "legit", "formula", "scalar",
                                       expect="exact"))  # fmt: skip
def test_what_people_may_type_is_kept_exactly_but_for_space_around_it(item: dict[str, Any]) -> None:
    text = text_of(item)
    assert clean(text) == text.strip()
    if "\n" not in text and "\t" not in text.strip():
        assert clean(text, lines=False) == clean(text, name=True) == text.strip()


@pytest.mark.parametrize("item", items("xml", "control", "space", "unicode", "template", "legit", expect="reject"))
def test_what_hides_forges_or_breaks_is_refused_with_its_place(item: dict[str, Any]) -> None:
    text = text_of(item)
    if item["id"] in BLANK:
        assert clean(text) == ""
        return
    if item["id"] in ONLY_NO_NUMBERS:
        with pytest.raises(FormatError):
            FORMATS["bilangan"].read(text)
        return
    error = refusal(text, name=item["id"] in LOOKALIKE)
    assert text[error.position - 1] == error.character
    assert f"U+{ord(error.character):04X}" in error.reason
    assert f"posisi {error.position} " in error.reason
    assert error.character not in clean(error.cleaned)


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("CRLF", "baris 1\nbaris 2"),
        ("CR only", "baris 1\nbaris 2"),
        ("NEL U+0085", "A\nB"),
        ("BOM inside", "Budi"),
        ("leading/trailing spaces", "Budi"),
        ("zero-width joiner/non-joiner", "Budi"),
        ("word joiner / soft hyphen", "Budi"),
        ("ideographic space", "Budi Santoso"),
        ("line/paragraph separator", "A\nB\nC"),
        ("NFD e-acute", "Andr\u00e9"),
    ],
)
def test_what_only_looks_different_is_made_one(label: str, kept: str) -> None:
    item = next(item for item in CORPUS if item["label"] == label)
    assert item["expect"] == "normalise"
    assert clean(text_of(item)) == kept


def test_every_corpus_item_to_normalise_is_listed_above() -> None:
    assert len(items("control", "space", "unicode", expect="normalise")) == 10


@pytest.mark.parametrize("item", items("length", expect="exact") + items("length", expect="reject"))
def test_how_long_a_text_may_be_is_not_asked_here(item: dict[str, Any]) -> None:
    assert clean(text_of(item)) == text_of(item).strip()


def test_every_control_character_noncharacter_and_half_character_is_refused() -> None:
    controls = [*range(0x20), *range(0x7F, 0xA0)]
    halves = [0xD800, 0xDBFF, 0xDC00, 0xDFFF]
    none = [*range(0xFDD0, 0xFDF0), *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF))]
    assert len(none) == 66
    for code in {*controls, *halves, *none} - {*map(ord, "\t\n\r\x85")}:
        error = refusal(f"Desa {chr(code)}")
        assert (error.position, error.character) == (6, chr(code))
        assert error.reason.startswith(f"karakter U+{code:04X} (")
        assert error.cleaned == "Desa"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x07", "bel"),
        ("\x0b", "tab tegak, ganti baris dari Word"),
        ("\x0c", "ganti halaman"),
        ("\x01", "kendali"),
        ("\ud83d", "separuh karakter"),
        ("\ufffd", "bekas huruf yang sudah hilang"),
        ("\u200b", "spasi tanpa lebar"),
        ("\u200e", "pengatur arah tulisan"),
        ("\u202e", "pengatur arah tulisan"),
        ("\u2066", "pengatur arah tulisan"),
        ("\ufeff", "tanda urutan bita"),
        ("\ue000", "hanya ada di satu fon"),
        ("\ufff9", "catatan sela"),
        ("\U000e0041", "tak terlihat"),
        ("\u3164", "huruf tak terlihat"),
        ("\U000e0fff", "bukan karakter yang dikenal"),
    ],
)
def test_a_refused_character_is_explained(character: str, name: str) -> None:
    error = refusal(f"Bu{character}di")
    assert error.reason == f"karakter U+{ord(character):04X} ({name}) pada posisi 3 tidak dapat dipakai"


def test_the_first_of_many_faults_is_named_and_the_proposal_has_none() -> None:
    error = refusal("  A\x00B\u200bC\x0bD  ")
    assert (error.position, error.character) == (4, "\x00")
    assert error.cleaned == "ABC\nD"
    assert refusal("A\x0bB", lines=False).cleaned == "A B"


def test_a_mark_of_byte_order_is_stripped_only_at_the_start() -> None:
    assert clean("\ufeffBudi") == clean("\ufeff\ufeff Budi") == "Budi"
    assert refusal("Bu\ufeffdi").cleaned == "Budi"
    assert refusal("\ufeffBu\x00di").position == 4


@pytest.mark.parametrize(
    "text", ["👨\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "👍🏽\u200d♂", "क्\u200dष", "ꦏ\ua9c0\u200cꦏ", "می\u200cخواهم"]
)
def test_joiners_stay_where_scripts_and_emoji_need_them(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "text", ["Bu\u200cdi", "Bu\u200d\u200ddi", "\u200dBudi\u200c", "Bu\u200ddi", "B\u00adudi\u2060"]
)
def test_invisible_joiners_among_latin_letters_are_dropped(text: str) -> None:
    assert clean(text) == clean(text, name=True) == "Budi"


@pytest.mark.parametrize(
    "text", ["e\u0301\u0301\u0301", "Lê Thị Ngọc Ánh", "بِسْمِ اللهِ", "हिन्दी", "ྒྷོྃ", "1\ufe0f\u20e3", "葛\U000e0100城"]
)
def test_marks_of_living_scripts_stay(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text",
    ["x\u0301\u0301\u0301\u0301", "a" + "\u064b" * 5, "5\u0338\u0338\u0338\u0338", "Bu\ufe0fdi", "✔\ufe0f\ufe0f"],
)
def test_heaps_of_marks_are_refused(text: str) -> None:
    error = refusal(text)
    assert len(error.cleaned) < len(text)
    assert clean(error.cleaned) == error.cleaned


@pytest.mark.parametrize(
    "text", ["“Budi”", "Café – 27°C ± ½", "Ḥājj ‘Abdul-Qādir", "José’s 🙂", "Jalan №5 → ≥ ✓", "محمد", "½ × 2²"]
)
def test_utf8_read_as_windows_1252_is_refused_and_repaired(text: str) -> None:
    for wrong_codec in ("cp1252", "latin-1"):
        try:
            broken = text.encode().decode(wrong_codec)
        except UnicodeDecodeError:
            continue  # that codec can't have damaged this text
        assert refusal(broken).cleaned == text


@pytest.mark.parametrize(
    "text",
    ["“CAFÉ”", "“IRMÔ", "Ø 10 mm", "Qur’ân", "à\u00a0«\u00a0la carte\u00a0»", "João", "São Tomé…", "Âge", "¡Olé!"],
)
def test_real_accents_are_not_taken_for_damage(text: str) -> None:
    assert clean(text) == text


def test_a_name_mixes_no_look_alike_letters() -> None:
    error = refusal("\u0412udi \u0405antoso", name=True)
    assert (
        error.reason
        == "karakter U+0412 (huruf “\u0412”, bukan Latin meskipun serupa) pada posisi 1 tidak dapat dipakai"
    )
    assert error.cleaned == "Budi Santoso"
    assert refusal("Budi \u0414", name=True).cleaned == ""
    assert clean("\u0412udi") == "\u0412udi"
    assert clean("\u0411\u043e\u0440\u0438\u0441", name=True) == "\u0411\u043e\u0440\u0438\u0441"
    assert clean("陈小明 (Tan Siau Beng)", name=True) == "陈小明 (Tan Siau Beng)"


@pytest.mark.parametrize("kind", [{"lines": False}, {"name": True}])
def test_a_field_of_one_line_holds_no_break_and_no_tab(kind: dict[str, bool]) -> None:
    error = refusal("Jalan Melati\r\nNomor 5", **kind)
    assert (
        error.reason == "karakter U+000A (ganti baris; isian ini hanya satu baris) pada posisi 13 tidak dapat dipakai"
    )
    assert error.cleaned == "Jalan Melati Nomor 5"
    assert refusal("a\tb", **kind).reason.startswith("karakter U+0009 (tab; isian ini hanya satu baris)")
    assert clean("\tJalan Melati 5\n", **kind) == "Jalan Melati 5"
    assert clean("“Melati”\n", **kind) == "“Melati”"


def test_a_text_has_at_most_200_lines() -> None:
    most = "\n".join(str(number) for number in range(1, MAX_LINES + 1))
    assert clean(most) == most
    error = refusal(f"{most}\n201\n202")
    assert error.position == len(most) + 1
    assert "sesudah baris ke-200" in error.reason
    assert error.cleaned == ""


def test_empty_lines_and_tabs_do_not_push_a_signature_off_its_page() -> None:
    assert clean("a" + "\n" * 20 + "b") == "a" + "\n" * 20 + "b"
    assert refusal("a" + "\n" * 21 + "b").cleaned == "a\n\nb"
    assert refusal("a" + "\n \u00a0" * 21 + "b").cleaned == "a\n\nb"
    assert clean("a" + "\t" * 100 + "b") == "a" + "\t" * 100 + "b"
    assert refusal("a" + "\t" * 101 + "b").cleaned == "a\tb"


def test_every_visible_character_of_the_basic_plane_and_the_emoji_is_kept() -> None:
    refused = set()
    for code in (*range(0x20, 0xFFFE), *range(0x1F000, 0x1FB00)):
        character = chr(code)
        if unicodedata.category(character)[0] not in "CZ":
            composed = unicodedata.normalize("NFC", character)
            try:
                assert clean(f"ꦏ{character}x") == unicodedata.normalize("NFC", f"ꦏ{composed}x")
            except TextError as error:
                refused.add(error.character)
    assert refused == set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\ufffd")


@given(NASTY | st.text(), st.booleans(), st.booleans())
def test_a_clean_text_is_composed_trimmed_and_clean_again(text: str, lines: bool, name: bool) -> None:
    try:
        kept = clean(text, lines=lines, name=name)
    except TextError as error:
        kept = error.cleaned
    assert clean(kept, lines=lines, name=name) == kept
    assert kept == kept.strip() == unicodedata.normalize("NFC", kept)
    assert not set(kept) & set("\x00\x0b\r\x85\u2028\u200b\ufeff\u202e\ue000\ud800\ufffd\u00ad")
    assert not (set(kept) & {"\n", "\t"} and (name or not lines))


@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=["C"]) | st.sampled_from("“”–…‘’\n"), max_size=60))
def test_the_quick_look_decides_as_the_long_one_does(text: str) -> None:
    """A Javanese letter sends the same text the long way."""
    assert outcome(text) == outcome(f"{text} ꦲ")


def outcome(text: str) -> str:
    try:
        return clean(text).removesuffix("ꦲ").strip()
    except TextError as error:
        return error.reason


def test_a_text_of_ten_million_characters_is_read_in_linear_time() -> None:
    assert len(clean("A" * 10_000_001)) == 10_000_001
    assert refusal("\u0301" * 10**6).position == 4
    assert clean(" " * 10**6 + "é") == "é"
    assert clean("\n" + "\u00a0" * 10**6 + "é") == "é"
