"""What conditions and loops leave behind still opens in Word: no empty cell, row, table or header, no id twice."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText

from docgen.errors import TemplateFault
from docgen.rendering.docx import CompiledDocx
from docgen.rendering.images import picture
from docgen.rendering.package import write_package
from docgen.rendering.word_rules import violations
from tests.support import word
from tests.support.footnotes import with_footnote
from tests.support.pictures import jpeg, png

if TYPE_CHECKING:
    from collections.abc import Callable

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template(build: Callable[[Any], None]) -> CompiledDocx:
    document = Document()
    build(document)
    return CompiledDocx(saved(document), "uji.docx")


def emptied_cell(document: Any) -> None:
    cell = document.add_table(rows=1, cols=2).cell(0, 0)
    cell.text = "{%p if ada %}"
    cell.add_paragraph("isi")
    cell.add_paragraph("{%p endif %}")


def emptied_table(document: Any) -> None:
    table = document.add_table(rows=3, cols=1)
    for index, text in enumerate(("{%tr for a in daftar %}", "{{ a }}", "{%tr endfor %}")):
        table.cell(index, 0).text = text
    document.add_paragraph("sesudah")


def emptied_row(document: Any) -> None:
    row = document.add_table(rows=1, cols=3)
    for index, text in enumerate(("{%tc for a in daftar %}", "{{ a }}", "{%tc endfor %}")):
        row.cell(0, index).text = text
    document.add_paragraph("sesudah")


def emptied_nested_table(document: Any) -> None:
    inner = document.add_table(rows=1, cols=1).cell(0, 0).add_table(rows=3, cols=1)
    for index, text in enumerate(("{%tr for a in daftar %}", "{{ a }}", "{%tr endfor %}")):
        inner.cell(index, 0).text = text


def emptied_header(document: Any) -> None:
    header = document.sections[0].header
    header.paragraphs[0].text = "{%p if ada %}"
    header.add_paragraph("kepala")
    header.add_paragraph("{%p endif %}")


def background_in_a_cell_with_borders(document: Any) -> None:
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.vertical_alignment = 1
    cell.text = "{% cellbg warna %}{{ warna }}"


def picture_in_a_loop(document: Any) -> None:
    document.add_paragraph("{%p for a in [1, 2, 3] %}")
    document.add_picture(io.BytesIO(png(4, 4)))
    document.add_paragraph("{%p endfor %}")
    document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png(4, 4)))


WHOLE = [
    emptied_cell, emptied_table, emptied_row, emptied_nested_table, emptied_header, background_in_a_cell_with_borders,
    picture_in_a_loop,
]  # fmt: skip


@pytest.mark.parametrize("build", WHOLE, ids=lambda build: build.__name__)
@pytest.mark.parametrize("full", [True, False], ids=["filled", "empty"])
def test_the_document_keeps_every_word_rule(build: Callable[[Any], None], full: bool) -> None:
    context = {"ada": full, "daftar": ["a", "b"] if full else [], "warna": "FFCC00"}
    content = template(build).render(context)
    assert violations(word.parts(content)) == []
    Document(io.BytesIO(content))


def test_an_emptied_table_disappears_and_the_text_after_it_stays() -> None:
    content = template(emptied_table).render({"daftar": []})
    assert word.lines(content) == ["sesudah"]
    assert word.tables(content) == []


def test_drawing_ids_are_unique_over_body_and_header() -> None:
    parts = word.parts(template(picture_in_a_loop).render({}))
    ids = [
        node.get("id")
        for name in ("word/document.xml", "word/header1.xml")
        for node in word.tree(template(picture_in_a_loop).render({}), name).iter(f"{WP}docPr")
    ]
    assert parts
    assert len(ids) == 4
    assert len(set(ids)) == 4


def test_text_where_runs_are_meant_comes_out_whole() -> None:
    document = Document()
    document.add_paragraph("awal {{r teks }} akhir {{ kaya }} sesudah")
    made = CompiledDocx(saved(document), "uji.docx").render({"teks": "A & <B>", "kaya": RichText("tebal", bold=True)})
    assert word.lines(made) == ["awal A & <B> akhir tebal sesudah"]
    assert violations(word.parts(made)) == []


def test_a_rich_text_of_many_properties_keeps_the_order_that_word_demands() -> None:
    document = Document()
    document.add_paragraph("{{r kaya }} {{ kaya }}")
    rich = RichText(
        "x", size=20, bold=True, color="#FF0000", highlight="FFFF00", italic=True, underline="single", font="Arial"
    )
    made = CompiledDocx(saved(document), "uji.docx").render({"kaya": rich})
    assert violations(word.parts(made)) == []
    assert word.lines(made) == ["x x"]


def test_a_footnote_is_filled() -> None:
    content = CompiledDocx(with_footnote("Lihat {{ sumber }}."), "uji.docx").render({"sumber": "A & B\nC"})
    assert "Lihat A & B\nC." in word.lines(content, "word/footnotes.xml")
    assert violations(word.parts(content)) == []


def test_pictures_of_docxtpl_are_placed_by_docxtpl_itself() -> None:
    document = Document()
    document.add_paragraph("{{ gambar }} {{ nama }}")
    content = saved(document)
    image = InlineImage(DocxTemplate(io.BytesIO(content)), io.BytesIO(png(8, 4)), width=Cm(2))
    made = CompiledDocx(content, "uji.docx").render({"gambar": image, "nama": "A & B"})
    assert len(list(word.tree(made).iter(f"{WP}inline"))) == 1
    assert "A & B" in word.lines(made)[0]
    assert violations(word.parts(made)) == []


def test_forced_paragraphs_of_a_listing_are_placed_by_docxtpl_itself() -> None:
    document = Document()
    document.add_paragraph("{{ daftar }}")
    made = CompiledDocx(saved(document), "uji.docx").render({"daftar": Listing("satu\adua & tiga")})
    assert word.lines(made) == ["satu", "dua & tiga"]


def with_slot() -> bytes:
    document = Document()
    document.add_picture(io.BytesIO(png(1, 1)), width=Cm(2), height=Cm(2))
    properties = next(document.element.body.iter(f"{WP}docPr"))
    properties.set("descr", "gambar:lambang")
    return saved(document)


@pytest.mark.parametrize(("given", "width", "height"), [(png(40, 20), 2, 1), (jpeg(20, 40), 1, 2)])
def test_a_picture_fills_its_place_with_its_proportions_kept(given: bytes, width: int, height: int) -> None:
    content = CompiledDocx(with_slot(), "uji.docx").render({}, {"lambang": picture(given), "lain": picture(given)})
    extent = next(word.tree(content).iter(f"{WP}extent"))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (Cm(width), Cm(height))
    assert given in word.parts(content).values()
    assert violations(word.parts(content)) == []
    assert next(word.tree(content).iter(f"{WP}docPr")).get("descr") == "lambang"


def test_without_a_picture_the_place_stays_as_large_as_it_was() -> None:
    extent = next(word.tree(CompiledDocx(with_slot(), "uji.docx").render({})).iter(f"{WP}extent"))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (Cm(2), Cm(2))


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x04ab", png(0, 5)])
def test_what_is_no_sound_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="gambar"):
        picture(content)


def test_a_tag_in_a_part_that_is_not_filled_is_refused() -> None:
    document = Document()
    document.add_paragraph("isi")
    parts = word.parts(saved(document))
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"</w:settings>", b'<w:attachedSchema w:val="{{ x }}"/></w:settings>'
    )
    with pytest.raises(TemplateFault, match=r"settings\.xml"):
        CompiledDocx(write_package(parts), "uji.docx")


@pytest.mark.parametrize("mark", ["draf", "contoh"])
def test_a_mark_reaches_first_and_even_pages_and_every_section(mark: str) -> None:
    document = Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].different_first_page_header_footer = True
    document.add_section()
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Bagian dua {{ x }}"
    content = CompiledDocx(saved(document), "uji.docx", mark).render({"x": "isi"})
    parts = word.parts(content)
    stamped = [name for name, part in parts.items() if f'string="{mark.upper()}"'.encode() in part]
    assert len(stamped) == 4
    assert violations(parts) == []
    assert "Bagian dua isi" in word.text(content)


def test_time_grows_with_rows_and_not_faster() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=2)
    for index, text in enumerate(("{%tr for a in daftar %}", "{{ a }}", "{%tr endfor %}")):
        table.cell(index, 0).text = text
    compiled = CompiledDocx(saved(document), "uji.docx")
    content = compiled.render({"daftar": [f"baris {n}" for n in range(10_000)]})
    assert len(word.lines(content)) == 20_000
