"""PDF forms that others made: what is read from them, and that a value put in is seen in every reader."""

from __future__ import annotations

import io
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from pypdf.generic import ByteStringObject, NameObject, TextStringObject

from docgen.errors import Unreadable, WrongUse
from docgen.rendering.acroform import Choice, Field, fill, read_fields, truetype
from docgen.rendering.acroform.glyph_names import character
from docgen.rendering.acroform.truetype import installed
from docgen.rendering.acroform.typefaces import embedded, standard
from tests.support.forms import (
    COMB,
    COMBO,
    EDITABLE,
    MULTILINE,
    MULTIPLE,
    PASSWORD,
    PUSH_BUTTON,
    RADIO,
    READ_ONLY,
    REQUIRED,
    FormMaker,
    ink,
    pdf,
    seen,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.rendering.acroform import Value

BOXED = {"BC": [0.0], "BG": [1.0]}
BOX = (20.0, 300.0, 30.0, 310.0)


def only(maker: FormMaker) -> Field:
    (field,) = read_fields(maker.content())
    return field


def filled(maker: FormMaker, value: Value, name: str = "isian") -> bytes:
    done = fill(maker.content(), {name: value})
    assert not done.faults
    return done.content


def value_of(content: bytes, name: str = "isian") -> Value:
    return {field.name: field.value for field in read_fields(content)}[name]


def plain(content: bytes, name: str = "isian") -> Any:
    """Read the raw value with pypdf alone."""
    found = pypdf.PdfReader(io.BytesIO(content)).get_fields()
    assert found is not None
    return found[name].get("/V")


def look_of(content: bytes) -> str:
    """Give what draws the first widget of the first page."""
    widget: Any = pypdf.PdfReader(io.BytesIO(content)).pages[0]["/Annots"]
    data: bytes = widget[0].get_object()["/AP"]["/N"].get_data()
    return data.decode("latin-1")


class TestReading:
    def test_a_text_field_tells_its_limits(self) -> None:
        maker = FormMaker()
        maker.text("isian", Ff=REQUIRED | COMB, MaxLen=16, TU="Nomor Induk\rKependudukan")
        field = only(maker)
        assert (field.kind, field.max_length, field.required, field.comb) == ("text", 16, True, True)
        assert (field.title, field.value, field.pages) == ("Nomor Induk Kependudukan", None, (1,))

    @pytest.mark.parametrize(
        ("stored", "value"),
        [
            (TextStringObject("Ketut"), "Ketut"),
            (TextStringObject("“Ḥājj” 陈"), "“Ḥājj” 陈"),
            (ByteStringObject(b"\xfe\xff\x00K\x00e"), "Ke"),
            (ByteStringObject(b"\xef\xbb\xbf\xe2\x80\x9cK"), "“K"),
            (TextStringObject("a\r\nb\rc"), "a\nb\nc"),
            (TextStringObject("\x1bid\x1bKetut"), "Ketut"),
            (NameObject("/Ketut"), "Ketut"),
            (TextStringObject(""), None),
            (pdf(12), "12"),
        ],
    )
    def test_a_text_is_read_however_it_is_stored(self, stored: Any, value: str | None) -> None:
        maker = FormMaker()
        maker.text("isian", V=stored)
        assert only(maker).value == value

    def test_a_text_in_a_stream_or_only_in_rich_form_is_read(self) -> None:
        maker = FormMaker()
        maker.text("panjang", V=maker.stream("teks panjang"))
        maker.text("kaya", RV="<body><p>Satu &amp; dua</p><p>tiga</p></body>")
        assert [field.value for field in read_fields(maker.content())] == ["teks panjang", "Satu & dua\ntiga"]

    def test_kind_flags_limit_and_value_are_inherited(self) -> None:
        maker = FormMaker()
        group = maker.root({"FT": "/Tx", "T": "a", "Ff": MULTILINE, "MaxLen": 9, "V": "dari atas", "DA": "/Helv 9 Tf"})
        maker.show(maker.under(group, {"T": "b", **maker.widget((20, 20, 90, 60))}))
        field = only(maker)
        assert (field.name, field.kind, field.multiline, field.max_length) == ("a.b", "text", True, 9)
        assert field.value == "dari atas"

    @pytest.mark.parametrize(
        ("entries", "value"),
        [
            ({}, False),
            ({"V": "/Ya Benar", "AS": "/Ya Benar"}, True),
            ({"V": "/Off", "AS": "/Ya Benar"}, False),
            ({"V": "Ya Benar"}, True),
            ({"AS": "/Ya Benar"}, True),
            ({"V": "setuju", "Opt": ["setuju"]}, True),
        ],
    )
    def test_a_check_box_is_read_whatever_wrote_it(self, entries: dict[str, Any], value: bool) -> None:
        maker = FormMaker()
        maker.check("isian", "Ya Benar", **entries)
        assert (only(maker).kind, only(maker).value) == ("check", value)

    @pytest.mark.parametrize("stored", ["/1", "Perempuan", "1"])
    def test_the_chosen_radio_button_is_given_as_people_see_it(self, stored: str) -> None:
        maker = FormMaker()
        maker.radio("isian", ["0", "1"], Opt=["Laki-laki", "Perempuan"], V=stored)
        field = only(maker)
        assert field.choices == (Choice("0", "Laki-laki"), Choice("1", "Perempuan"))
        assert (field.kind, field.value) == ("radio", "Perempuan")

    def test_check_boxes_of_one_name_and_several_states_are_a_choice(self) -> None:
        maker = FormMaker()
        group = maker.root({"FT": "/Btn", "T": "isian", "V": "/P"})
        for state in "LP":
            maker.show(maker.under(group, maker.widget(BOX, AP=maker.looks(state))))
        assert (only(maker).kind, only(maker).value) == ("radio", "P")

    @pytest.mark.parametrize(
        ("entries", "value"),
        [
            ({"V": "2"}, "Hindu"),
            ({"V": "Hindu"}, "Hindu"),
            ({"I": [1]}, "Hindu"),
            ({}, None),
            ({"V": "Lain", "Ff": COMBO | EDITABLE}, "Lain"),
            ({"V": ["1", "2"], "Ff": MULTIPLE}, ["Islam", "Hindu"]),
            ({"V": "2", "Ff": MULTIPLE}, ["Hindu"]),
            ({"I": [0, 1], "Ff": MULTIPLE}, ["Islam", "Hindu"]),
            ({"Ff": MULTIPLE}, []),
        ],
    )
    def test_a_choice_is_read_whatever_wrote_it(self, entries: dict[str, Any], value: Value) -> None:
        maker = FormMaker()
        maker.choice("isian", [["1", "Islam"], ["2", "Hindu"]], **entries)
        assert only(maker).value == value

    def test_other_kinds_are_told_apart(self) -> None:
        maker = FormMaker()
        maker.field("/Sig", "ttd", BOX)
        maker.field("/Btn", "kirim", BOX, Ff=PUSH_BUTTON)
        maker.text("sandi", Ff=PASSWORD)
        maker.text("jumlah", Ff=READ_ONLY, AA={"C": {"S": "/JavaScript", "JS": "x"}})
        found = {field.name: field for field in read_fields(maker.content())}
        assert [field.kind for field in found.values()] == ["signature", "button", "other", "text"]
        assert found["jumlah"].read_only
        assert found["jumlah"].calculated

    def test_a_field_that_only_its_page_knows_is_found(self) -> None:
        maker = FormMaker()
        maker.text("isian")
        maker.form["/Fields"].clear()
        assert only(maker).name == "isian"

    def test_a_field_that_no_page_shows_is_found_too(self) -> None:
        maker = FormMaker()
        maker.root({"FT": "/Tx", "T": "isian"})
        assert only(maker).pages == ()

    def test_a_tree_that_bites_its_tail_ends(self) -> None:
        maker = FormMaker()
        group = maker.root({"T": "a"})
        inner = maker.under(group, {"T": "b", "FT": "/Tx"})
        inner.get_object()[NameObject("/Kids")] = pdf([group])
        maker.text("isian")
        assert "isian" in [field.name for field in read_fields(maker.content())]


class TestFillingTexts:
    @pytest.mark.parametrize("size", [0, 10])
    def test_a_text_is_stored_and_seen(self, size: int) -> None:
        maker = FormMaker()
        maker.text("isian", DA=f"/Helv {size} Tf 0 g")
        content = filled(maker, "I Gede “Ketut” – Sari (Suka & Maju) \\ €")
        assert plain(content) == value_of(content) == "I Gede “Ketut” – Sari (Suka & Maju) \\ €"
        assert seen(content) == "I Gede “Ketut” – Sari (Suka & Maju) \\ €"

    def test_readers_need_not_draw_anything_themselves(self) -> None:
        maker = FormMaker(NeedAppearances=True)
        maker.text("lain", (20, 200, 120, 220), V="sudah terisi")
        maker.text("isian")
        content = filled(maker, "baru")
        assert b"/NeedAppearances" not in content
        assert seen(content).split() == ["sudah", "terisi", "baru"]

    def test_long_text_shrinks_on_one_line(self) -> None:
        maker = FormMaker()
        maker.text("isian", (20, 300, 120, 320), DA="/Helv 12 Tf 0 g")
        text = "Kecamatan Kubutambahan Buleleng"
        content = filled(maker, text)
        assert seen(content) == text
        assert ink(content, (116, 300, 120, 320)) == 0

    def test_long_text_wraps_and_shrinks_in_a_field_of_many_lines(self) -> None:
        maker = FormMaker()
        maker.text("isian", (20, 300, 200, 340), Ff=MULTILINE, MK=BOXED)
        text = "Musyawarah desa menyepakati pembangunan jalan, irigasi, dan pos kesehatan. " * 4
        content = filled(maker, text.strip())
        assert seen(content).split() == text.split()
        assert ink(content, (15, 280, 205, 299)) == 0

    def test_line_breaks_stay(self) -> None:
        maker = FormMaker()
        maker.text("isian", (20, 300, 200, 360), Ff=MULTILINE)
        content = filled(maker, "satu\n\ntiga")
        assert value_of(content) == "satu\n\ntiga"
        assert seen(content).split() == ["satu", "tiga"]

    def test_a_text_that_fits_in_no_size_is_a_fault_with_the_room_that_there_is(self) -> None:
        maker = FormMaker()
        maker.text("isian", (20, 300, 70, 312))
        (fault,) = fill(maker.content(), {"isian": "Desa Baktiseraga " * 5}).faults
        assert (fault.field, fault.kind) == ("isian", "room")
        assert 15 < fault.room < 30

    def test_the_characters_of_a_comb_stand_in_their_cells(self) -> None:
        maker = FormMaker()
        maker.text("isian", (20, 300, 180, 320), Ff=COMB, MaxLen=16, MK=BOXED)
        content = filled(maker, "0108060000010001")
        assert seen(content).replace(" ", "") == "0108060000010001"
        for cell in range(16):
            assert 0.02 < ink(content, (22 + 10 * cell, 303, 28 + 10 * cell, 317)) < 0.5

    @pytest.mark.parametrize("turned", [90, 180, 270])
    @pytest.mark.parametrize("page", [0, 90, 180])
    def test_a_turned_field_shows_its_whole_text(self, turned: int, page: int) -> None:
        maker = FormMaker(rotate=page)
        box = (100, 100, 120, 240) if turned in {90, 270} else (100, 100, 240, 120)
        maker.text("isian", box, MK={**BOXED, "R": turned})
        content = filled(maker, "tegak lurus")
        assert seen(content).strip() == "tegak lurus"

    def test_a_field_that_says_nothing_stands_upright_on_a_turned_page(self) -> None:
        maker = FormMaker(rotate=90)
        maker.text("isian", (100, 100, 120, 240))
        content = filled(maker, "tegak lurus")
        assert " 12 Tf" in look_of(content)
        assert seen(content).strip() == "tegak lurus"

    def test_a_turned_text_lies_inside_its_box(self) -> None:
        maker = FormMaker()
        maker.text("isian", (100, 100, 120, 240), MK={"R": 90})
        content = filled(maker, "tegak lurus")
        assert ink(content, (100, 100, 120, 170)) > 0.05
        assert ink(content, (121, 90, 250, 250)) == 0

    def test_right_aligned_text_ends_at_the_right(self) -> None:
        maker = FormMaker()
        maker.text("isian", (20, 300, 220, 320), Q=2)
        content = filled(maker, "999")
        assert ink(content, (190, 300, 220, 320)) > 0.05
        assert ink(content, (20, 300, 120, 320)) == 0

    def test_every_widget_of_a_field_shows_its_value(self) -> None:
        maker = FormMaker(pages=2)
        group = maker.root({"FT": "/Tx", "T": "isian", "DA": "/Helv 11 Tf 0 g"})
        for page in (0, 1):
            maker.show(maker.under(group, maker.widget((20, 300, 120, 320), V="basi")), page)
        content = filled(maker, "kembar")
        assert (seen(content, 0), seen(content, 1)) == ("kembar", "kembar")
        assert b"basi" not in content

    def test_two_fields_of_one_name_get_the_same_value(self) -> None:
        maker = FormMaker()
        maker.text("isian", (20, 300, 120, 320))
        maker.text("isian", (20, 200, 120, 220))
        assert seen(filled(maker, "kembar")).split() == ["kembar", "kembar"]

    def test_a_value_can_be_taken_out_again(self) -> None:
        maker = FormMaker()
        maker.text("isian", V="lama", RV="<p>lama</p>")
        content = filled(maker, None)
        assert (value_of(content), seen(content)) == (None, "")

    def test_a_field_without_any_appearance_settings_is_black_helvetica(self) -> None:
        maker = FormMaker()
        maker.text("isian")
        del maker.form["/DA"], maker.form["/DR"]
        assert seen(filled(maker, "Ketut")) == "Ketut"

    def test_hidden_and_sizeless_fields_keep_their_value_without_a_word(self) -> None:
        maker = FormMaker()
        maker.text("isian", (0, 0, 0, 0))
        maker.text("sembunyi", (0, 0, 5, 5), F=2)
        done = fill(maker.content(), {"isian": "x" * 300, "sembunyi": "y" * 300})
        assert not done.faults
        assert value_of(done.content) == "x" * 300

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        maker = FormMaker()
        maker.text("isian")
        content = maker.content()
        assert fill(content, {"isian": "Ḥājj ≥ 5"}).content == fill(content, {"isian": "Ḥājj ≥ 5"}).content


class TestCharacters:
    @pytest.mark.skipif(next(installed(), None) is None, reason="no TrueType font on this computer")
    def test_a_font_of_the_computer_shows_what_the_standard_fonts_lack(self) -> None:
        maker = FormMaker()
        maker.text("isian")
        maker.text("lagi", (20, 200, 120, 220))
        done = fill(maker.content(), {"isian": "Ṣāliḥ “Ḥājj” ≥ 5", "lagi": "Ž ≤ é"})
        assert not done.faults
        assert seen(done.content).split() == ["Ṣāliḥ", "“Ḥājj”", "≥", "5", "Ž", "≤", "é"]
        assert len(done.content) < 80_000

    @pytest.mark.parametrize("text", ["陈小明", "محمد", "ᬩᬮᬶ", "🙂"])
    def test_what_no_font_can_show_is_a_fault_and_never_garbage(
        self, text: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(truetype, "NAMES", ("DejaVuSans.ttf",))
        truetype._files.cache_clear()
        maker = FormMaker()
        maker.text("isian")
        (fault,) = fill(maker.content(), {"isian": f"Nama {text}"}).faults
        truetype._files.cache_clear()
        assert (fault.kind, fault.characters) == ("characters", tuple(dict.fromkeys(text)))

    def test_look_alikes_are_drawn_as_each_other_and_kept_as_typed(self) -> None:
        maker = FormMaker()
        maker.text("isian")
        content = filled(maker, "a‑b\u00a0c")
        assert value_of(content) == "a‑b\u00a0c"
        assert seen(content) == "a-b c"

    def test_a_whole_font_of_the_form_is_used_a_part_of_one_is_not(self) -> None:
        maker = FormMaker()
        told: dict[str, Any] = {
            "Type": "/Font", "Subtype": "/TrueType", "BaseFont": "/Georgia", "FirstChar": 65, "Widths": [700, 650],
            "Encoding": {"BaseEncoding": "/WinAnsiEncoding", "Differences": [66, "/quotedblleft"]},
            "FontDescriptor": {"FontFile2": maker.stream("outlines")},
        }  # fmt: skip
        face = embedded(pdf(told))
        assert face is not None
        assert (face.missing("A“"), face.missing("B")) == ([], ["B"])
        assert face.width("A“", 10) == 13.5
        assert embedded(pdf({**told, "BaseFont": "/ABCDEF+Georgia"})) is None

    @pytest.mark.parametrize(
        ("name", "base"),
        [
            ("Helv", "Helvetica"), ("HeBo", "Helvetica-Bold"), ("TiRo", "Times-Roman"), ("Cour", "Courier"),
            ("ArialMT", "Helvetica"), ("Arial,BoldItalic", "Helvetica-BoldOblique"), ("OpenSans", "Helvetica"),
            ("TimesNewRomanPS-BoldItalicMT", "Times-BoldItalic"), ("CourierNew,Bold", "Courier-Bold"),
            ("BookmanOldStyle", "Times-Roman"), ("MS-Sans-Serif", "Helvetica"),
        ],
    )  # fmt: skip
    def test_a_font_that_is_not_in_the_form_is_replaced_by_its_like(self, name: str, base: str) -> None:
        assert standard(None, name).resource()["/BaseFont"] == f"/{base}"

    @pytest.mark.parametrize(
        ("glyph", "sign"),
        [("A", "A"), ("Eacute", "É"), ("quoteleft", "‘"), ("uni1E24", "Ḥ"), ("g123", ""), ("one", "1")],
    )
    def test_names_of_glyphs_are_known_or_admitted_not_to_be(self, glyph: str, sign: str) -> None:
        assert character(glyph) == sign


class TestButtonsAndChoices:
    def test_a_check_box_with_an_odd_state_is_ticked_and_seen(self) -> None:
        maker = FormMaker()
        maker.check("isian", "Ya Benar/1")
        before = ink(maker.content(), BOX)
        content = filled(maker, value=True)
        assert plain(content) == "/Ya Benar/1"
        assert ink(content, BOX) > before + 0.2
        again = fill(content, {"isian": False}).content
        assert plain(again) == "/Off"
        assert ink(again, BOX) == before

    @pytest.mark.parametrize("sign", ["4", "8", "l", "n", "u", "H", ""])
    def test_a_box_without_any_look_gets_one(self, sign: str) -> None:
        maker = FormMaker()
        maker.field("/Btn", "isian", BOX, MK={"BC": [0.0], "CA": sign})
        content = filled(maker, value=True)
        off = fill(maker.content(), {"isian": False}).content
        assert ink(content, BOX) > ink(off, BOX) > 0.1

    def test_a_look_that_forgot_its_font_is_given_it(self) -> None:
        maker = FormMaker()
        look = maker.stream("q BT /ZaDb 10 Tf 1 2 Td (4) Tj ET Q", Subtype="/Form", BBox=[0, 0, 10, 10])
        maker.field("/Btn", "isian", BOX, AS="/Off", AP={"N": {"Yes": look}})
        assert ink(filled(maker, value=True), BOX) > 0.05

    def test_one_radio_button_is_on(self) -> None:
        maker = FormMaker()
        maker.radio("isian", ["0", "1", "2"], Opt=["a", "b", "c"])
        content = filled(maker, "1")
        marks = [ink(content, (20 + 20 * place, 250, 30 + 20 * place, 260)) for place in range(3)]
        assert marks[1] > marks[0] + 0.2
        assert marks[0] == marks[2]
        assert (value_of(content), plain(content)) == ("b", "/1")

    def test_radio_buttons_without_looks_are_round_and_have_states(self) -> None:
        maker = FormMaker()
        group = maker.root({"FT": "/Btn", "T": "isian", "Ff": RADIO})
        for place in range(2):
            maker.show(maker.under(group, maker.widget((20 + 20 * place, 300, 30 + 20 * place, 310), MK=BOXED)))
        content = filled(maker, "1")
        assert ink(content, (40, 300, 50, 310)) > ink(content, (20, 300, 30, 310)) + 0.1
        assert ink(content, (20, 308.7, 21.3, 310)) < 0.2

    def test_a_drop_down_shows_the_text_and_keeps_the_export_value(self) -> None:
        maker = FormMaker()
        maker.choice("isian", [["1", "Islam"], ["2", "Hindu"]])
        content = filled(maker, "2")
        assert (plain(content), seen(content), value_of(content)) == ("2", "Hindu", "Hindu")

    def test_a_list_marks_what_is_chosen(self) -> None:
        maker = FormMaker()
        maker.choice("isian", [f"pilihan {place}" for place in range(9)], (20, 100, 120, 140), Ff=MULTIPLE)
        content = filled(maker, ["pilihan 6", "pilihan 7"])
        assert value_of(content) == ["pilihan 6", "pilihan 7"]
        assert "pilihan 6" in seen(content)
        assert "pilihan 7" in seen(content)

    def test_a_list_too_small_for_all_that_is_chosen_is_a_fault(self) -> None:
        maker = FormMaker()
        maker.choice("isian", [str(place) for place in range(40)], (20, 100, 120, 130), Ff=MULTIPLE)
        (fault,) = fill(maker.content(), {"isian": ["1", "39"]}).faults
        assert fault.kind == "room"


class TestWholeFiles:
    def test_fields_become_part_of_the_page(self) -> None:
        maker = FormMaker()
        maker.text("isian", (100, 100, 120, 240), MK={"R": 90})
        maker.check("cek")
        maker.radio("jk", ["a", "b"])
        maker.field("/Btn", "cetak", BOX, Ff=PUSH_BUTTON, F=0)
        done = fill(maker.content(), {"isian": "“tegak”", "cek": True, "jk": "b"}, flatten=True)
        page = pypdf.PdfReader(io.BytesIO(done.content)).pages[0]
        assert "/Annots" not in page
        assert page.extract_text().strip() == "“tegak”"
        assert ink(done.content, BOX) > 0.6
        assert ink(done.content, (40, 250, 50, 260)) > ink(done.content, (20, 250, 30, 260)) + 0.2
        with pytest.raises(Unreadable, match="tidak mempunyai kotak isian"):
            read_fields(done.content)

    def test_an_empty_signature_field_survives_flattening(self) -> None:
        maker = FormMaker()
        maker.text("surat.isian")
        maker.field("/Sig", "surat.ttd", BOX)
        done = fill(maker.content(), {"surat.isian": "x"}, flatten=True)
        assert [(field.name, field.kind) for field in read_fields(done.content)] == [("surat.ttd", "signature")]

    def test_what_a_page_draws_does_not_move_flattened_fields(self) -> None:
        maker = FormMaker()
        maker.writer.pages[0][NameObject("/Contents")] = maker.stream("0.5 0 0 0.5 100 100 cm 0 0 10 10 re f")
        maker.text("isian", (20, 300, 120, 320))
        content = fill(maker.content(), {"isian": "MMMM"}, flatten=True).content
        assert ink(content, (20, 300, 60, 320)) > 0.05

    def test_a_signed_form_gets_its_values_behind_the_signed_bytes(self) -> None:
        content = signed()
        done = fill(content, {"isian": "baru"})
        assert done.appended
        assert done.content.startswith(content)
        assert (value_of(done.content), seen(done.content)) == ("baru", "baru")

    @pytest.mark.parametrize(
        "reference",
        [
            {"TransformMethod": "/DocMDP", "TransformParams": {"P": 1}},
            {"TransformMethod": "/FieldMDP", "TransformParams": {"Action": "/All"}},
            {"TransformMethod": "/FieldMDP", "TransformParams": {"Action": "/Include", "Fields": ["isian"]}},
        ],
    )
    def test_a_signature_that_forbids_it_is_not_broken(self, reference: dict[str, Any]) -> None:
        with pytest.raises(WrongUse, match=r"sudah ditandatangani.*isian"):
            fill(signed(reference), {"isian": "baru"})

    def test_a_signature_is_not_broken_by_flattening(self) -> None:
        with pytest.raises(WrongUse, match="sudah ditandatangani"):
            fill(signed(), {"isian": "baru"}, flatten=True)

    def test_a_form_that_is_also_xfa_becomes_a_plain_one(self) -> None:
        maker = FormMaker(XFA="<xdp/>")
        maker.text("isian")
        assert b"/XFA" not in filled(maker, "x")

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "bukan berkas PDF"),
            (b"PK\x03\x04 docx", "bukan berkas PDF"),
            (b"%PDF-1.7\nrusak", "rusak"),
        ],
    )
    def test_what_is_no_pdf_is_said(self, content: bytes, said: str) -> None:
        with pytest.raises(Unreadable, match=f"x.pdf .*{said}"):
            read_fields(content, "x.pdf")

    def test_xfa_without_fields_a_scan_and_a_password_are_told_apart(self) -> None:
        xfa, scan, locked = FormMaker(XFA="<xdp/>"), FormMaker(), FormMaker()
        locked.text("isian")
        locked.writer.encrypt("rahasia", algorithm="RC4-128")
        for maker, said in ((xfa, "LiveCycle"), (scan, "tidak mempunyai kotak isian"), (locked, "sandi")):
            with pytest.raises(Unreadable, match=said):
                read_fields(maker.content())

    def test_a_form_locked_against_changes_is_read_but_not_filled(self) -> None:
        maker = FormMaker()
        maker.text("isian", V="ada")
        maker.writer.encrypt("", "pemilik", algorithm="RC4-128")
        content = maker.content()
        assert value_of(content) == "ada"
        with pytest.raises(WrongUse, match="dikunci terhadap perubahan"):
            fill(content, {"isian": "x"})

    @pytest.mark.parametrize("harm", [lambda content: content[: len(content) // 2], lambda content: content[:-200]])
    def test_a_cut_off_file_gives_an_answer_or_a_sentence(self, harm: Callable[[bytes], bytes]) -> None:
        maker = FormMaker()
        maker.text("isian")
        with suppress(Unreadable):
            assert value_of(fill(harm(maker.content()), {"isian": "x"}).content) == "x"

    def test_pypdf_does_not_talk_to_the_user(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert any(isinstance(one, logging.NullHandler) for one in logging.getLogger("pypdf").handlers)
        maker = FormMaker()
        maker.text("isian")
        fill(maker.content() + b"\ntrailing rubbish", {"isian": "x"})
        assert capsys.readouterr() == ("", "")


def signed(*references: dict[str, Any]) -> bytes:
    """Give a form with a signature in it; that it is none that anybody made does not matter here."""
    maker = FormMaker()
    maker.text("isian", V="lama")
    value = maker.add({"Type": "/Sig", "ByteRange": [0, 1, 2, 3], "Contents": "x", "Reference": list(references)})
    maker.field("/Sig", "ttd", BOX, V=value)
    return maker.content()
